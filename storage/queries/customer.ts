/** Who is one customer: the people that the manager linked, directly or through others. */
import type { Ledger } from '../ledger';
import type { LinkRow, PersonRow } from '../records';

export interface Customer {
  /** The one who was asked for first, then the others by when they were first met. */
  people: PersonRow[];
  /** Those that stand between them. */
  links: LinkRow[];
}

/** Null where nobody has this id. */
export async function customerOf(ledger: Ledger, personId: string): Promise<Customer | null> {
  const known = await ledger.people.get(personId);
  if (!known) return null;
  const { ids, links } = await linkedTo(ledger, personId);
  const others = (await ledger.people.bulkGet(ids.slice(1))).flatMap((person) => person ?? []);
  others.sort((a, b) => (a.firstAt < b.firstAt || (a.firstAt === b.firstAt && a.id < b.id) ? -1 : 1));
  return { people: [known, ...others], links };
}

/** All ids that are linked to this one, itself first; also of people of whom nothing has arrived yet. */
export async function linkedTo(
  ledger: Ledger,
  personId: string,
): Promise<{ ids: string[]; links: LinkRow[] }> {
  const ids = new Set([personId]);
  const links = new Map<string, LinkRow>();
  for (let latest = [personId]; latest.length > 0; ) {
    const rows = await ledger.links.where('people').anyOf(latest).distinct().toArray();
    const live = rows.filter(({ linked }) => linked);
    for (const row of live) links.set(row.id, row);
    latest = [...new Set(live.flatMap(({ people }) => people))].filter((id) => !ids.has(id));
    for (const id of latest) ids.add(id);
  }
  return { ids: [...ids], links: [...links.values()] };
}

/** For each person of one customer the same id, whoever of them is asked for. */
export async function customersIn(ledger: Ledger): Promise<(personId: string) => string> {
  const links = await ledger.links.toArray();
  const next = new Map<string, string>();
  const end = (id: string): string => {
    let at = id;
    for (let to = next.get(at); to !== undefined; to = next.get(at)) at = to;
    return at;
  };
  for (const { people, linked } of links) {
    const [least, most] = people.map(end).sort() as [string, string];
    if (linked && least !== most) next.set(most, least);
  }
  return end;
}
