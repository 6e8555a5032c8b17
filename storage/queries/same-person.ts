/**
 * Which other accounts may be the same customer's: where one wrote the address of the other's profile, or where handle and name
 * are the same and both told of the same thing. Never by the name alone; and what was turned down is not suggested again.
 */

import { sharedFact } from '../../utils/people/facts';
import { profilesIn } from '../../utils/people/profiles';
import { type OwnAccount, sameAccount } from '../../utils/sites/mention';
import { wordsIn } from '../../utils/words';
import { linkIdOf, personIdOf } from '../ids';
import type { Ledger } from '../ledger';
import type { CaseRow, Identity, PersonRow } from '../records';
import { casesOf, type PersonHistory } from './history';
import { readQuery } from './read-query';
import { search } from './search';

/** What says so: whose profile's address was written, or what both told of, as one of them wrote it. */
export type Evident = { why: 'profile'; by: OwnAccount } | { why: 'fact'; by: string };

export type SamePerson = Evident & {
  /** Of the customer, the account that it is linked to. */
  of: PersonRow;
  other: PersonRow;
};

/** So many of anybody's newest cases are looked at, and so many others. */
const NEWEST = 50;
const OTHERS = 10;

export async function samePeople(
  ledger: Ledger,
  { people, cases }: PersonHistory,
  signal: AbortSignal,
): Promise<SamePerson[]> {
  const own = new Set(people.map(({ id }) => id));
  const found = new Map<string, SamePerson>();
  const add = async (of: PersonRow, other: PersonRow | undefined, evident: Evident) => {
    if (!other || own.has(other.id) || other.brand !== of.brand || found.has(other.id)) return;
    // Turned down, or taken apart: between any two of them.
    const said = await ledger.links.bulkGet([...own].map((id) => linkIdOf(of.brand, id, other.id)));
    if (!said.some((link) => link)) found.set(other.id, { of, other, ...evident });
  };
  const texts = textsOf(cases.slice(0, NEWEST));
  for (const person of people) {
    for (const by of texts.flatMap(profilesIn))
      await add(person, await ledger.people.get(personIdOf(person.brand, by.site, by.handle)), {
        why: 'profile',
        by,
      });
    for (const { other, by } of await whoNamed(ledger, person, signal))
      await add(person, other, { why: 'profile', by });
    for (const other of await likeNamed(ledger, person)) {
      const shared = sharedFact(texts, textsOf(await newestOf(ledger, other.id)));
      if (shared !== null) await add(person, other, { why: 'fact', by: shared });
    }
    signal.throwIfAborted();
  }
  return [...found.values()];
}

const textsOf = (cases: readonly CaseRow[]): string[] =>
  cases.flatMap(({ evidence, mentions }) =>
    [evidence, ...mentions.map((mention) => mention.evidence)].flatMap(({ text }) => text ?? []),
  );

const newestOf = (ledger: Ledger, personId: string) =>
  casesOf(ledger, personId).reverse().limit(NEWEST).toArray();

/** Others who wrote the address of a profile of theirs; found by the handle, which stands in it. */
async function whoNamed(ledger: Ledger, { identities }: PersonRow, signal: AbortSignal) {
  const found: { other: PersonRow; by: OwnAccount }[] = [];
  for (const identity of identities.filter(isOnSite)) {
    const words = wordsIn(identity.handle);
    if (words.length === 0) continue;
    const read = readQuery(`"${words.join(' ')}"`, [], []);
    if ('problem' in read) continue;
    const { hits } = await search(ledger, read.query, OTHERS, signal);
    for (const { row } of hits) {
      const by = textsOf([row])
        .flatMap(profilesIn)
        .find((account) => sameAccount(account, identity));
      const other = by && row.personId !== null ? await ledger.people.get(row.personId) : undefined;
      if (by && other) found.push({ other, by });
    }
  }
  return found;
}

const isOnSite = (identity: Identity): identity is Identity & { site: 'x' | 'facebook' | 'linkedin' } =>
  identity.site !== 'practice' && identity.site !== 'web';

/** The same handle and name elsewhere. */
async function likeNamed(ledger: Ledger, person: PersonRow): Promise<PersonRow[]> {
  if (person.handles.length === 0) return [];
  const rows = await ledger.people.where('handles').anyOf(person.handles).distinct().limit(OTHERS).toArray();
  const name = wordsIn(person.name).join(' ');
  return rows.filter(
    ({ id, name: theirs, identities }) =>
      id !== person.id &&
      name !== '' &&
      wordsIn(theirs).join(' ') === name &&
      identities.every(({ site }) => person.identities.every((own) => own.site !== site)),
  );
}

/** People whose words or names fit what was typed, to be linked by hand. */
export async function peopleLike(
  ledger: Ledger,
  text: string,
  own: readonly PersonRow[],
  signal: AbortSignal,
): Promise<PersonRow[]> {
  const read = readQuery(text, [], []);
  if ('problem' in read) return [];
  const { hits } = await search(ledger, read.query, NEWEST, signal);
  const taken = new Set(own.map(({ id }) => id));
  const ids = [...new Set(hits.flatMap(({ row }) => row.personId ?? []))].filter((id) => !taken.has(id));
  const rows = (await ledger.people.bulkGet(ids)).flatMap((row) => row ?? []);
  return rows.filter(({ brand }) => brand === own[0]?.brand).slice(0, OTHERS);
}
