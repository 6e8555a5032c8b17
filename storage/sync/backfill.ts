/**
 * A seat that does not read all of a log asks for the rest of what it has read a part of: a case that is older than its newest entries,
 * and who its customer is. The log is asked by subject, for one after the other, and what was asked for is noted with its row.
 */
import { backfillId, want } from '../backfills';
import type { Entry } from '../entries';
import { type Ledger, plain } from '../ledger';
import { BACKFILL_STEPS, type BackfillRow, type BackfillStep, type Older } from '../records';
import { living } from '../tombstone';
import { meetDevices } from './older';
import { takeOlder } from './pull';
import { at, rowOf, type Sync } from './sync';

/** So many entries are looked at in one transaction. */
const SOME = 500;
/** So many are asked for at once. */
const AT_ONCE = 16;

type Named = Pick<Entry, 'entity' | 'entityId'>;

/** The next portion of what is here, and whatever it names is wanted. False: all of it was looked at. */
export const noteSeen = ({ ledger, brand }: Sync): Promise<boolean> =>
  ledger.transaction(
    'rw',
    [ledger.teams, ledger.backfills, ledger.entries, ledger.cases, ledger.people, ledger.links],
    async () => {
      const row = await ledger.teams.get(brand);
      if (!row?.older) return false;
      const rows = await ledger.entries.where('arrival').above(row.older.noted).limit(SOME).toArray();
      const noted = rows.at(-1)?.arrival;
      if (noted === undefined) return false;
      const entries = living(rows.map(plain)).filter((entry) => entry.brand === brand);
      await want(ledger, brand, await namedIn(ledger, brand, entries));
      await ledger.teams.put({ ...row, older: { ...row.older, noted } });
      return true;
    },
  );

/** What is to be whole because of these entries. */
async function namedIn(ledger: Ledger, brand: string, entries: readonly Entry[]): Promise<Named[]> {
  const cases = entries.flatMap(casesIn);
  const people = new Set([
    ...entries.flatMap(peopleIn),
    ...(await linkedToKnown(
      ledger,
      brand,
      entries.flatMap((entry) => (entry.kind === 'linked' ? [entry.body.people] : [])),
    )),
  ]);
  for (const id of await linkedAmong(ledger, [...people])) people.add(id);
  const others = entries.filter(({ entity }) => entity === 'colleague' || entity === 'delivery');
  return [
    ...cases.map((entityId) => ({ entity: 'case' as const, entityId })),
    ...[...people].map((entityId) => ({ entity: 'person' as const, entityId })),
    ...others,
  ];
}

function casesIn(entry: Entry): string[] {
  if (entry.entity === 'delivery') return [entry.body.caseId];
  if (entry.entity !== 'case') return [];
  if (entry.kind === 'joined') return [entry.entityId, entry.body.into];
  if (entry.kind === 'mentionAdded' && entry.body.from !== null) return [entry.entityId, entry.body.from];
  return [entry.entityId];
}

function peopleIn(entry: Entry): string[] {
  if (entry.entity === 'person') return [entry.entityId];
  return entry.kind === 'opened' && entry.body.personId !== null ? [entry.body.personId] : [];
}

/** Links are here all: only those of somebody who is wanted already make somebody else wanted. */
async function linkedToKnown(
  ledger: Ledger,
  brand: string,
  pairs: readonly (readonly [string, string])[],
): Promise<string[]> {
  const ids = [...new Set(pairs.flat())];
  const rows = await ledger.backfills.bulkGet(
    ids.map((entityId) => backfillId(brand, { entity: 'person', entityId })),
  );
  const known = new Set(ids.filter((_, n) => rows[n]));
  return pairs.filter((pair) => pair.some((id) => known.has(id))).flat();
}

/** Who is one customer with any of these, directly or through others. */
async function linkedAmong(ledger: Ledger, people: readonly string[]): Promise<string[]> {
  const ids = new Set(people);
  for (let latest = [...people]; latest.length > 0; ) {
    const rows = await ledger.links.where('people').anyOf(latest).distinct().toArray();
    latest = rows.filter(({ linked }) => linked).flatMap((row) => row.people.filter((id) => !ids.has(id)));
    for (const id of latest) ids.add(id);
  }
  return [...ids];
}

/**
 * Asks the log for some of what is wanted, first what is wanted most, none that is less than `upTo`. `none`: nothing is wanted;
 * `over`: the team was paused or left meanwhile.
 */
export async function askForSome(
  sync: Sync,
  older: Older,
  upTo: BackfillStep,
): Promise<'some' | 'none' | 'over'> {
  const { ledger, brand, log } = sync;
  const rows = await ledger.backfills
    .where('[brand+step]')
    .between([brand, BACKFILL_STEPS.opened], [brand, upTo], true, true)
    .limit(AT_ONCE)
    .toArray();
  if (rows.length === 0) return 'none';
  const found = await Promise.all(
    rows.map(({ entity, entityId }) => log.history(entity, entityId, older.before)),
  );
  const messages = found.flat().sort((a, b) => a.seq - b.seq);
  const team = await rowOf(sync);
  if (!team?.cursor) return 'over';
  await meetDevices(sync, messages);
  for (let n = 0; n < messages.length; n += SOME) {
    await sync.calm();
    const some = messages.slice(n, n + SOME);
    const taken = await takeOlder(ledger, brand, team.cursor.created, some, null, at(sync));
    if (taken === null) return 'over';
    sync.told(taken.cases);
  }
  await noteWhole(ledger, team.cursor.created, brand, rows);
  return 'some';
}

/** Unless all is read anew meanwhile, or they were forgotten. */
const noteWhole = (
  ledger: Ledger,
  created: string,
  brand: string,
  rows: readonly BackfillRow[],
): Promise<void> =>
  ledger.transaction('rw', ledger.teams, ledger.backfills, async () => {
    const team = await ledger.teams.get(brand);
    if (team?.cursor?.created !== created) return;
    const ids = rows.map(({ id }) => id);
    const there = (await ledger.backfills.bulkGet(ids)).flatMap((row) => row ?? []);
    await ledger.backfills.bulkPut(there.map((row) => ({ ...row, step: BACKFILL_STEPS.whole })));
  });
