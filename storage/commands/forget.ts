/** Forgets one person, or cases that were closed long ago; keeps the list of accounts that are never to be logged. */
import { millisecondsOf } from '../../utils/clock';
import { Refusal } from '../../utils/result';
import { wordsIn } from '../../utils/words';
import { type Act, act, entryId, type Written } from '../act';
import { dropImports } from '../backup/stage';
import type { Draft } from '../entries';
import { forget } from '../forget';
import type { Ledger } from '../ledger';
import { keptKey, newPseudonymKey, ofIdentity, pseudonymKeys } from '../pseudonyms';
import { customerOf, linkedTo } from '../queries/customer';
import { feeds } from '../queries/feeds';
import { NEVER } from '../queries/never';
import type { CaseRow, Identity, PersonRow } from '../records';

export interface ForgottenPerson {
  written: Written;
  /** The mentions that have no case any more, for the marks. */
  keys: string[];
}

/**
 * Everything that is known of the customer, by whichever of their accounts, and all their cases; `never`: nor are they to be logged again. An import that was
 * not decided goes: it may name them.
 */
export async function forgetPerson(
  ledger: Ledger,
  by: Act,
  personId: string,
  { never }: { never: boolean },
): Promise<ForgottenPerson> {
  let keys: string[] = [];
  const written = await ledger.transaction('rw', ledger.tables, async () => {
    if (await ledger.entries.where('id').equals(by.op).first()) return { again: true, cases: [] };
    const customer = await customerOf(ledger, personId);
    const [person] = customer?.people ?? [];
    if (!customer || !person) throw new Refusal('not-found', `no person ${personId}`);
    const ids = customer.people.map(({ id }) => id);
    const own = (await Promise.all(ids.map((id) => casesOf(ledger, id)))).flat();
    await dropImports(ledger);
    const cases = [...own, ...(await mergedInto(ledger, own))];
    keys = cases.flatMap((row) => row.keys);
    const { brand } = person;
    const identities = customer.people.flatMap((one) => one.identities);
    const entities = [
      ...ids.map((entityId) => ({ entity: 'person', entityId }) as const),
      ...(await linksOf(ledger, ids)),
      ...cases.map(caseNamed),
      ...(await deliveriesOf(ledger, cases)),
      ...(await listenedFor(ledger, customer.people)),
    ];
    const forgotten = await forget(ledger, by, { brand, entities, identities });
    if (never)
      for (const [n, identity] of identities.entries())
        await neverLog(ledger, { ...by, op: `${by.op}.never.${n}` }, brand, identity);
    return forgotten;
  });
  await ledger.notes?.written();
  return { written, keys };
}

/** Also those that say that somebody is not one of them. */
const linksOf = async (ledger: Ledger, people: readonly string[]) =>
  (await ledger.links.where('people').anyOf(people).distinct().primaryKeys()).map(
    (entityId) => ({ entity: 'link', entityId }) as const,
  );

const casesOf = (ledger: Ledger, personId: string): Promise<CaseRow[]> =>
  ledger.cases.where('[personId+loggedAt]').between([personId, ''], [personId, '\uffff']).toArray();

/** A selection that names nobody has no person; what it was merged into says whose words it holds. */
async function mergedInto(ledger: Ledger, cases: readonly CaseRow[]): Promise<CaseRow[]> {
  const known = new Set(cases.map(({ id }) => id));
  const found: CaseRow[] = [];
  // What was merged may itself have had others merged into it.
  for (let latest = [...cases]; latest.length > 0; ) {
    const ids = new Set(latest.flatMap(({ mentions }) => mentions.flatMap(({ from }) => from ?? [])));
    const rows = await ledger.cases.bulkGet([...ids].filter((id) => !known.has(id)));
    latest = rows.filter((row) => row !== undefined);
    for (const row of latest) known.add(row.id);
    found.push(...latest);
  }
  return found;
}

const caseNamed = ({ id }: CaseRow) => ({ entity: 'case', entityId: id }) as const;

/** What was sent of them, or is to be. */
async function deliveriesOf(ledger: Ledger, cases: readonly CaseRow[]) {
  const ids = cases.map(({ id }) => id);
  const deliveries = await ledger.deliveries.where('caseId').anyOf(ids).primaryKeys();
  return deliveries.map((id) => ({ entity: 'delivery', entityId: id }) as const);
}

/** What is listened for by these names or handles: people as watch-words, feeds and searches about them. */
async function listenedFor(ledger: Ledger, people: readonly PersonRow[]) {
  const spelt = (text: string) => wordsIn(text).join(' ');
  const names = new Set(
    people
      .flatMap(({ name, identities }) => [name, ...identities.flatMap((one) => [one.name ?? '', one.handle])])
      .map(spelt)
      .filter(Boolean),
  );
  const [watched, all, searches] = await Promise.all([
    ledger.watchwords.filter(({ what }) => what === 'person').toArray(),
    feeds(ledger),
    ledger.searches.toArray(),
  ]);
  const isTheirs = (words: readonly string[]) => words.some((word) => names.has(spelt(word)));
  return [
    ...watched.filter(({ words }) => isTheirs(words)).map(({ id }) => named('watchword', id)),
    ...all
      .filter(({ name, address, state }) =>
        isTheirs([name, ...(state?.title ?? '').split(' - '), ...namedIn(address)]),
      )
      .map(({ id }) => named('feed', id)),
    ...searches
      .filter(({ name, address }) => isTheirs([name, ...namedIn(address)]))
      .map(({ id }) => named('search', id)),
  ];
}

/** What an address asks for: whole, and without a word before it that says whose (`from:ada`). */
function namedIn(address: string): string[] {
  const { pathname, searchParams } = new URL(address);
  const path = pathname.split('/').flatMap((part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  });
  return [...path, ...searchParams.values()].flatMap((text) => [text, text.replace(/^\w+:/, '')]);
}

const named = <E extends string>(entity: E, entityId: string) => ({ entity, entityId });

/** So many cases expire in one transaction. */
const SOME = 50;

/**
 * Cases that were closed and not touched since `before` (ms since 1970), some at a time, and people of whom nothing else is
 * known. Gives null when there are none, else the mentions that have no case any more.
 */
export async function expire(ledger: Ledger, by: Act, before: number): Promise<ForgottenPerson | null> {
  return ledger.transaction('rw', ledger.tables, async () => {
    const all = await ledger.cases
      .where('[lane+sortAt]')
      .between(['closed', ''], ['closed', new Date(before).toISOString()])
      .filter(({ clock }) => millisecondsOf(clock) < before)
      .limit(SOME)
      .toArray();
    const [first] = all;
    if (!first) return null;
    // One entry is one brand's: its team hears of no other.
    const closed = all.filter(({ brand }) => brand === first.brand);
    const people = await peopleLeft(ledger, closed);
    const written = await forget(ledger, by, {
      brand: first.brand,
      entities: [
        ...closed.map(caseNamed),
        ...(await deliveriesOf(ledger, closed)),
        ...people.map((entityId) => ({ entity: 'person', entityId }) as const),
        ...(await linksOf(ledger, people)),
      ],
      identities: [],
    });
    return { written, keys: closed.flatMap(({ keys }) => keys) };
  });
}

/** Those of whom there is nothing else: no other case, nothing that was said of them, nobody that they are one with. */
async function peopleLeft(ledger: Ledger, expiring: readonly CaseRow[]): Promise<string[]> {
  const going = new Set(expiring.map(({ id }) => id));
  const ids = [...new Set(expiring.flatMap(({ personId }) => personId ?? []))];
  const people = (await ledger.people.bulkGet(ids)).flatMap((person) => person ?? []);
  const left: string[] = [];
  for (const { id, note, tags, language, tone } of people) {
    if (note !== '' || tags.length > 0 || language !== null || tone !== '') continue;
    if ((await linkedTo(ledger, id)).ids.length > 1) continue;
    const others = (await casesOf(ledger, id)).filter((row) => !going.has(row.id));
    if (others.length === 0) left.push(id);
  }
  return left;
}

/** An account that is not to be logged again; the list keeps its pseudonym alone. */
export const neverLog = (
  ledger: Ledger,
  by: Act,
  brand: string,
  { site, handle }: Pick<Identity, 'site' | 'handle'>,
) =>
  act(ledger, by, async () => {
    const [known] = await pseudonymKeys(ledger);
    const key = known ?? newPseudonymKey();
    const listed: Draft = {
      id: by.op,
      brand,
      entity: 'setting',
      entityId: NEVER + ofIdentity(key, site, handle),
      kind: 'set',
      body: { value: { site, since: new Date(by.now).toISOString() } },
    };
    return known ? [listed] : [listed, keptKey(entryId(by.op, 1), brand, key)];
  });

export const allowAgain = (ledger: Ledger, by: Act, brand: string, id: string) =>
  act(ledger, by, () => [
    { id: by.op, brand, entity: 'setting', entityId: id, kind: 'set', body: { value: null } },
  ]);
