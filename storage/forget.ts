/**
 * Forgets people and cases: their entries get tombstones (bury.ts), and one `forgotten` entry says by pseudonyms what is
 * not to come back, so that a file or another machine that still has it learns of it, or has it turned away.
 */
import { newId } from '../utils/identity';
import { type Act, act, entryId, type Written } from './act';
import { backfillId } from './backfills';
import { bury } from './bury';
import { keptOf, topicIdsOf } from './counts';
import { type Draft, type Entry, MOST_FORGOTTEN } from './entries';
import { forgetFetched } from './fetched';
import { type Ledger, plain, type StoredEntry } from './ledger';
import {
  isPseudonymKey,
  keptKey,
  newPseudonymKey,
  ofEntity,
  ofIdentity,
  type PseudonymKey,
  pseudonymKeys,
  pseudonymsOf,
} from './pseudonyms';
import type { CaseRow, CountedCase, Identity } from './records';
import { refold } from './refold';
import { living } from './tombstone';

type Named = Pick<Entry, 'entity' | 'entityId'>;

export interface Forgotten {
  brand: string;
  entities: readonly Named[];
  identities: readonly Pick<Identity, 'site' | 'handle'>[];
}

/** All that the ledger has of these entities, in one transaction. Gives the cases, whose rows are there no more. */
export async function forget(
  ledger: Ledger,
  by: Act,
  { brand, entities, identities }: Forgotten,
): Promise<Written> {
  return ledger.transaction('rw', ledger.tables, async () => {
    const [keys, rows] = await Promise.all([
      pseudonymKeys(ledger),
      ledger.cases.bulkGet(entities.flatMap(({ entity, entityId }) => (entity === 'case' ? entityId : []))),
    ]);
    const key = keys[0] ?? newPseudonymKey();
    const isNew = keys[0] === undefined;
    const counted = new Map(rows.flatMap((row) => (row ? [[row.id, row] as const] : [])));
    const names = [
      ...identities.map(({ site, handle }) => ({ pseudonym: ofIdentity(key, site, handle), row: undefined })),
      ...entities.map((named) => ({ pseudonym: ofEntity(key, named), row: counted.get(named.entityId) })),
    ];
    const written = await act(ledger, by, () => draftsOf(by, brand, key, names, isNew));
    if (written.again) return written;
    const histories = await Promise.all(
      entities.map(({ entity, entityId }) => rowsOf(ledger, entity, entityId)),
    );
    await bury(ledger, histories.flat());
    await forgetFetched(
      ledger,
      [...counted.values()].flatMap((row) => row.keys),
      entities,
    );
    await dropAside(ledger, entities, identities);
    await Promise.all([
      ledger.uses
        .where('caseId')
        .anyOf([...counted.keys()])
        .delete(),
      ledger.claims.bulkDelete([...counted.keys()]),
      ledger.backfills.bulkDelete(entities.map((named) => backfillId(brand, named))),
    ]);
    // Of what was logged and taken back, only its entries tell whose it was: they are looked for one by one.
    if (identities.length > 0) await lookForForgotten(ledger);
    return { again: false, cases: await refold(ledger, entities, by.now) };
  });
}

/** What was set aside of a team's log, and names any of them: it is no entry, so no tombstone can stand for it. */
const dropAside = (
  ledger: Ledger,
  entities: Forgotten['entities'],
  identities: Forgotten['identities'],
): Promise<number> => {
  const names = [...entities.map(({ entityId }) => entityId), ...identities.map(({ handle }) => handle)];
  return ledger.setAside.filter(({ body }) => names.some((name) => body.includes(name))).delete();
};

const rowsOf = (ledger: Ledger, entity: Entry['entity'], entityId: string): Promise<StoredEntry[]> =>
  ledger.entries.where({ entity, entityId }).toArray();

interface Name {
  pseudonym: string;
  /** Of a case that reports go on counting. */
  row: CaseRow | undefined;
}

function draftsOf(
  { op, now }: Act,
  brand: string,
  key: PseudonymKey,
  names: readonly Name[],
  isNew: boolean,
): Draft[] {
  const drafts: Draft[] = [];
  for (let n = 0; n < names.length; n += MOST_FORGOTTEN) {
    const some = names.slice(n, n + MOST_FORGOTTEN);
    const id = entryId(op, drafts.length);
    const pseudonyms = some.map(({ pseudonym }) => pseudonym);
    const counted = some.flatMap(({ pseudonym, row }) => (row ? { pseudonym, ...countedOf(row, now) } : []));
    drafts.push({
      id,
      brand,
      entity: 'erasure',
      entityId: id,
      kind: 'forgotten',
      body: { key: key.id, pseudonyms, counted },
    });
  }
  return isNew ? [...drafts, keptKey(entryId(op, drafts.length), brand, key)] : drafts;
}

function countedOf(row: CaseRow, now: number): Omit<CountedCase, 'pseudonym'> {
  const { brand, evidence, kind, state, loggedAt } = row;
  return {
    ...{ brand, place: evidence.place, kind, state },
    loggedOn: loggedAt.slice(0, 10),
    ...(row.topics.length > 0 && { topics: topicIdsOf(row) }),
    ...keptOf(row, now),
  };
}

/**
 * Of these entries the ids of those that are forgotten: written before somebody said so, here or elsewhere. `unnamed` are
 * those whose case or person no `forgotten` entry names yet: they are known by who wrote.
 */
export async function forgottenAmong(
  ledger: Ledger,
  entries: readonly Entry[],
): Promise<{ ids: Set<string>; unnamed: Entry[] }> {
  const keys = entries.length === 0 ? [] : await pseudonymKeys(ledger);
  if (keys.length === 0) return { ids: new Set(), unnamed: [] };
  const names = entries.map((entry) => pseudonymsOf(keys, entry));
  const erasures = await ledger.erasures.where('pseudonyms').anyOf(names.flat()).distinct().toArray();
  const until = new Map<string, string>();
  for (const { pseudonyms, clock } of erasures)
    for (const name of pseudonyms) if (clock > (until.get(name) ?? '')) until.set(name, clock);
  const forgotten = entries.filter(({ clock }, n) =>
    names[n]?.some((name) => clock <= (until.get(name) ?? '')),
  );
  const unnamed = forgotten.filter((entry) => !keys.some((key) => until.has(ofEntity(key, entry))));
  return { ids: new Set(forgotten.map(({ id }) => id)), unnamed };
}

/** A case or person of somebody who was forgotten, met only now: named as well, and all that is here of it goes. */
export async function forgetUnnamed(
  ledger: Ledger,
  unnamed: readonly Entry[],
  now: number,
): Promise<string[]> {
  const entities = new Map(
    unnamed.map(({ entity, entityId }) => [`${entity} ${entityId}`, { entity, entityId }]),
  );
  const [first] = unnamed;
  if (!first) return [];
  const { cases } = await forget(
    ledger,
    { op: newId(), now },
    { brand: first.brand, entities: [...entities.values()], identities: [] },
  );
  return cases;
}

/** Whether these entries tell of somebody who was forgotten, so that what is here of them is to be looked for. */
export const tellsOfForgotten = (entries: readonly Entry[]): boolean =>
  entries.some((entry) => entry.entity === 'erasure' || isPseudonymKey(entry));

/** From the first entry on. */
export const lookForForgotten = (ledger: Ledger) => ledger.cursors.put({ name: 'burials', last: 0 });

/** Entries that are looked at in one transaction: a click waits for no more than that. */
const SOME = 200;

/** The next portion of them; null when there is nothing to look for. Gives the cases whose rows changed. */
export async function buryMore(ledger: Ledger, now: number): Promise<{ cases: string[] } | null> {
  return ledger.transaction('rw', ledger.tables, async () => {
    const cursor = await ledger.cursors.get('burials');
    if (!cursor) return null;
    const rows = await ledger.entries.where('arrival').above(cursor.last).limit(SOME).toArray();
    const last = rows.at(-1)?.arrival;
    if (last === undefined) await ledger.cursors.delete('burials');
    else await ledger.cursors.put({ name: 'burials', last });
    const entries = living(rows.map(plain));
    const { ids, unnamed } = await forgottenAmong(ledger, entries);
    if (ids.size === 0) return { cases: [] };
    await bury(
      ledger,
      rows.filter(({ id }) => ids.has(id)),
    );
    const others = await forgetUnnamed(ledger, unnamed, now);
    const named = entries.filter(({ id }) => ids.has(id));
    return { cases: [...others, ...(await refold(ledger, named, now))] };
  });
}
