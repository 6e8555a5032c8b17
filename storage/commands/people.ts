/** What the manager says of a customer, and which accounts are one customer's. */
import type { LinkReason } from '../../utils/people/person';
import { Refusal } from '../../utils/result';
import { type Act, act, entryId } from '../act';
import type { Draft } from '../entries';
import { linkIdOf } from '../ids';
import type { Ledger } from '../ledger';
import { linkedTo } from '../queries/customer';
import type { PersonRow } from '../records';

type PersonDraft = Extract<Draft, { entity: 'person' }>;

const say = (
  ledger: Ledger,
  by: Act,
  personId: string,
  said: (row: PersonRow) => Pick<PersonDraft, 'kind' | 'body'>,
) =>
  act(ledger, by, async () => {
    const row = await known(ledger, personId);
    return [{ id: by.op, brand: row.brand, entity: 'person', entityId: personId, ...said(row) } as Draft];
  });

async function known(ledger: Ledger, personId: string): Promise<PersonRow> {
  const row = await ledger.people.get(personId);
  if (!row) throw new Refusal('not-found', `no person ${personId}`);
  return row;
}

export const describePerson = (ledger: Ledger, by: Act, personId: string, note: string) =>
  say(ledger, by, personId, (row) => ({ kind: 'described', body: { note, was: row.note } }));

export const tagPerson = (
  ledger: Ledger,
  by: Act,
  personId: string,
  { add, remove }: { add: string[]; remove: string[] },
) => say(ledger, by, personId, () => ({ kind: 'tagged', body: { add, remove } }));

/** `language`: BCP 47; null: whatever their words are in. */
export const setPersonLanguage = (ledger: Ledger, by: Act, personId: string, language: string | null) =>
  say(ledger, by, personId, (row) => ({ kind: 'languageSet', body: { language, was: row.language } }));

export const setPersonTone = (ledger: Ledger, by: Act, personId: string, tone: string) =>
  say(ledger, by, personId, (row) => ({ kind: 'toneSet', body: { tone, was: row.tone } }));

/** One customer from now on, with all that either is linked to; nothing of either's own is changed. */
export const linkPeople = (
  ledger: Ledger,
  by: Act,
  personId: string,
  other: string,
  why: Exclude<LinkReason, 'together'>,
) =>
  act(ledger, by, async () => {
    const [one, two] = await Promise.all([known(ledger, personId), known(ledger, other)]);
    if (one.brand !== two.brand) throw new Refusal('not-allowed', 'they are customers of two brands');
    const { ids } = await linkedTo(ledger, personId);
    if (ids.includes(other)) throw new Refusal('not-allowed', 'they are one customer already');
    return [linked(by.op, one.brand, personId, other, why)];
  });

/** Turned down: it is not suggested again. */
export const keepApart = (ledger: Ledger, by: Act, personId: string, other: string) =>
  act(ledger, by, async () => {
    const [one] = await Promise.all([known(ledger, personId), known(ledger, other)]);
    const { ids } = await linkedTo(ledger, personId);
    if (ids.includes(other)) throw new Refusal('not-allowed', 'they are one customer; unlink one of them');
    return [unlinked(by.op, one.brand, personId, other)];
  });

/** This account is another customer's; the others stay together, also where it stood between them. */
export const unlinkPerson = (ledger: Ledger, by: Act, personId: string) =>
  act(ledger, by, async () => {
    const { brand } = await known(ledger, personId);
    const { links } = await linkedTo(ledger, personId);
    const own = links.filter(({ people }) => people.includes(personId));
    if (own.length === 0) throw new Refusal('not-allowed', 'it is linked to nobody');
    const others = own.map(({ people: [one, two] }) => (one === personId ? two : one)).sort();
    const left = links.filter((link) => !own.includes(link));
    return [
      ...others.map((other, n) => unlinked(entryId(by.op, n), brand, personId, other)),
      ...bridges(others, left).map(([one, two], n) =>
        linked(entryId(by.op, others.length + n), brand, one, two, 'together'),
      ),
    ];
  });

/** What has to be linked so that these hang together again by what is left. */
function bridges(people: readonly string[], links: readonly { people: [string, string] }[]) {
  const groups = people.map((id) => reachable(id, links));
  const apart = people.filter((id, n) => !groups.slice(0, n).some((group) => group.has(id)));
  return apart.slice(1).map((id, n) => [apart[n]!, id] as const);
}

function reachable(id: string, links: readonly { people: [string, string] }[]): Set<string> {
  const found = new Set([id]);
  for (let size = 0; size !== found.size; ) {
    size = found.size;
    for (const { people } of links)
      if (people.some((one) => found.has(one))) for (const one of people) found.add(one);
  }
  return found;
}

const between = (brand: string, one: string, other: string) => {
  const [first, second] = [one, other].sort() as [string, string];
  return { brand, entity: 'link', entityId: linkIdOf(brand, one, other), people: [first, second] } as const;
};

function linked(id: string, brand: string, one: string, other: string, why: LinkReason): Draft {
  const { people, ...link } = between(brand, one, other);
  return { id, ...link, kind: 'linked', body: { people: [...people], why } };
}

function unlinked(id: string, brand: string, one: string, other: string): Draft {
  const { people, ...link } = between(brand, one, other);
  return { id, ...link, kind: 'unlinked', body: { people: [...people] } };
}
