/** Folds entities anew and places their rows with all that hangs on them, inside the caller's transaction. */
import Dexie, { type Table } from 'dexie';
import { type KnownActivity, likelyRows, readActivity, writeActivity } from './activity';
import { countedSince, type Erasing } from './counted-once';
import { type Counts as Activity, addCounts, countsOfCase, countsOfForgotten } from './counts';
import type { CaseEntry, Entity, Entry } from './entries';
import {
  foldBrand,
  foldCase,
  foldColleague,
  foldDelivery,
  foldDestination,
  foldErasure,
  foldFeed,
  foldLink,
  foldPerson,
  foldSearch,
  foldSetting,
  foldTemplate,
  foldTopic,
  foldWatchword,
  isMerelyNamed,
  ownerOf,
} from './fold';
import { withLane } from './lane';
import type { Ledger } from './ledger';
import { dropNotices, noteCome } from './notices';
import { type CaseFold, type CaseRow, type ColleagueRow, LANES, type Lane } from './records';
import { placeTopicSets } from './topic-sets';

type Named = Pick<Entry, 'entity' | 'entityId'>;

/**
 * Every entity that `named` names; `fresh` are entries of theirs that are being written at the same time. All of them
 * are read together and put together: a read for each would be a way to another process and back for each. Gives the
 * ids of the cases.
 */
export async function refold(
  ledger: Ledger,
  named: readonly Named[],
  now: number,
  fresh: readonly Entry[] = [],
): Promise<string[]> {
  ledger.mustBeWithin();
  const histories = new Map<Entity, Map<string, Entry[]>>();
  for (const { entity, entityId } of named) {
    const known = histories.get(entity) ?? new Map<string, Entry[]>();
    histories.set(entity, known.set(entityId, []));
  }
  const of = (entity: Entity) => histories.get(entity) ?? new Map<string, Entry[]>();
  const ids = [...of('case').keys()];
  const known: Known = {
    counts: new Map(),
    claimants: new Map(),
    colleagues: new Map(),
    activity: new Map(),
  };
  const erasureIds = [...of('erasure').keys()];
  // Of entities that are only added to, what hangs on their rows is as these have it; a repair takes nothing for granted.
  const sound = fresh.length > 0;
  const reading = readHistories(ledger, histories, fresh, known);
  // What has no entry yet has no row: of many it is worth a round more to ask for the others alone.
  const isMany = sound && ids.length > MANY;
  const [before, erasedBefore] = await Promise.all([
    isMany ? reading.then(() => rowsOfTold(ledger, of('case'), fresh)) : readRows(ledger, ids),
    erasureIds.length > 0 ? ledger.erasures.bulkGet(erasureIds) : [],
    ids.length > 0 && readCounts(ledger, known.counts),
    // What will be asked for is asked for now, not in a round of its own.
    readClaimants(ledger, keysIn(fresh), known.claimants),
    readActivity(ledger, likelyRows(fresh), known.activity),
    reading,
  ]);
  // Whether they were stored before these reads or after: the fold takes each of them once.
  for (const entry of fresh) of(entry.entity).get(entry.entityId)?.push(entry);

  const moves = ids.map((id, n): Move => {
    const fold = foldCase((of('case').get(id) ?? []) as CaseEntry[]);
    return { id, from: before[n] ?? null, to: fold && withLane(fold, isDue(fold, now)) };
  });
  const erasures = erasureIds.map((id, n) => ({
    was: erasedBefore[n] ?? null,
    is: foldErasure(of('erasure').get(id) ?? []),
  }));
  const erasing: Erasing = {
    come: erasures.flatMap(({ was, is }) => (is && !was ? is : [])),
    gone: erasures.flatMap(({ was, is }) => (was && !is ? was : [])),
  };
  await Promise.all([
    placeCases(ledger, moves, known, sound),
    placeTopicSets(ledger, moves, erasing),
    countActivity(ledger, moves, erasing, known.activity),
    settle(ledger.people, of('person'), foldPerson),
    settle(ledger.colleagues, of('colleague'), (entries) => {
      const last = foldColleague(entries);
      const row = last && known.colleagues.get(last.id);
      if (!row) return last;
      return row.clock > last.clock ? row : { ...last, about: row.about };
    }),
    settle(ledger.brands, of('brand'), foldBrand),
    settle(ledger.templates, of('template'), foldTemplate),
    settle(ledger.watchwords, of('watchword'), foldWatchword),
    settle(ledger.feeds, of('feed'), foldFeed),
    settle(ledger.searches, of('search'), foldSearch),
    settle(ledger.settings, of('setting'), foldSetting),
    settle(ledger.erasures, of('erasure'), foldErasure),
    settle(ledger.links, of('link'), foldLink),
    settle(ledger.destinations, of('destination'), foldDestination),
    settle(ledger.deliveries, of('delivery'), foldDelivery),
    settle(ledger.topics, of('topic'), foldTopic),
  ]);
  return ids;
}

/** So many cases are more than any act names. */
const MANY = 20;

const readRows = async (ledger: Ledger, ids: readonly string[]): Promise<(CaseRow | undefined)[]> =>
  ids.length > 0 ? ledger.cases.bulkGet([...ids]) : [];

/** The rows of the cases that had entries before `fresh`, in the place of each. */
async function rowsOfTold(
  ledger: Ledger,
  histories: ReadonlyMap<string, readonly Entry[]>,
  fresh: readonly Entry[],
): Promise<(CaseRow | undefined)[]> {
  const come = new Set(fresh.map(({ id }) => id));
  const isTold = ([, entries]: [string, readonly Entry[]]) => entries.some(({ id }) => !come.has(id));
  const told = [...histories].filter(isTold).map(([id]) => id);
  const rows = await readRows(ledger, told);
  const byId = new Map(told.map((id, n) => [id, rows[n]]));
  return [...histories.keys()].map((id) => byId.get(id));
}

/** What is read before anything is put. */
interface Known {
  counts: Counts;
  /** By key, the ids of the cases that have it. */
  claimants: Map<string, string[]>;
  /** To whom something was handed once more. */
  colleagues: Map<string, ColleagueRow>;
  activity: KnownActivity;
}

type Counts = Map<string, number>;

/**
 * Of colleagues who are only handed something once more, the row that stands: the hand-offs of years are not read again for one
 * more. Gives the ids of all others.
 */
async function toldBefore(
  ledger: Ledger,
  ids: readonly string[],
  fresh: readonly Entry[],
  { colleagues }: Known,
): Promise<string[]> {
  const once = ids.filter((id) => {
    const theirs = fresh.filter(({ entityId }) => entityId === id);
    return theirs.length > 0 && theirs.every(isMerelyNamed);
  });
  for (const row of await ledger.colleagues.bulkGet(once)) if (row) colleagues.set(row.id, row);
  return ids.filter((id) => !colleagues.has(id));
}

async function readHistories(
  ledger: Ledger,
  histories: ReadonlyMap<Entity, Map<string, Entry[]>>,
  fresh: readonly Entry[],
  known: Known,
): Promise<void> {
  const all = [...histories].map(([entity, of]) => ({ entity, ids: [...of.keys()] }));
  const named = await Promise.all(
    all.map(async ({ entity, ids }) => {
      const read = entity === 'colleague' ? await toldBefore(ledger, ids, fresh, known) : ids;
      return read.map((entityId) => ({ entity, entityId }));
    }),
  );
  const read = named.flat();
  const entries = await ledger.histories(read);
  for (const [n, { entity, entityId }] of read.entries())
    histories.get(entity)?.set(entityId, entries[n] ?? []);
}

async function readCounts(ledger: Ledger, counts: Counts): Promise<void> {
  for (const { name, count } of await ledger.counters.toArray()) counts.set(name, count);
}

async function readClaimants(
  ledger: Ledger,
  keys: Iterable<string>,
  claimants: Known['claimants'],
): Promise<void> {
  const unread = [...keys].filter((key) => !claimants.has(key));
  if (unread.length === 0) return;
  const ids = await ledger.claimants(unread);
  for (const [n, key] of unread.entries()) claimants.set(key, ids[n] ?? []);
}

/** The keys that these entries give their cases. */
const keysIn = (entries: readonly Entry[]): Set<string> =>
  new Set(
    entries.flatMap((entry) => {
      if (entry.kind === 'opened' || entry.kind === 'mentionAdded') return entry.body.evidence.key ?? [];
      return entry.kind === 'merged' ? entry.body.keys : [];
    }),
  );

async function settle<T>(
  table: Table<T, string>,
  histories: ReadonlyMap<string, Entry[]>,
  fold: (entries: Entry[]) => T | null,
): Promise<void> {
  const rows = [...histories].map(([id, entries]) => ({ id, row: fold(entries) }));
  await place(table, rows);
}

/** A row that is null goes. */
async function place<T>(
  table: Table<T, string>,
  rows: readonly { id: string; row: T | null }[],
): Promise<void> {
  const put = rows.flatMap(({ row }) => row ?? []);
  const gone = rows.flatMap(({ id, row }) => (row === null ? id : []));
  await Promise.all([put.length > 0 && table.bulkPut(put as T[]), gone.length > 0 && table.bulkDelete(gone)]);
}

/** A case's row as it was and as it is to be; null where there is none. */
interface Move {
  id: string;
  from: CaseRow | null;
  to: CaseRow | null;
}

/** Changes by the difference between what was and what is. */
async function countActivity(
  ledger: Ledger,
  moves: readonly Move[],
  erasing: Erasing,
  known: KnownActivity,
): Promise<void> {
  const change: Activity = new Map();
  for (const { from, to } of moves) {
    if (from) addCounts(change, countsOfCase(from), -1);
    if (to) addCounts(change, countsOfCase(to), 1);
  }
  const { gone, come } = await countedSince(ledger, erasing, () => true);
  for (const one of gone) addCounts(change, countsOfForgotten(one), -1);
  for (const one of come) addCounts(change, countsOfForgotten(one), 1);
  await writeActivity(ledger, change, known);
}

/** The cases' rows and all that hangs on them: reminders and their notices, the counters of the lanes, the mentions' keys. */
async function placeCases(
  ledger: Ledger,
  moves: readonly Move[],
  known: Known,
  sound: boolean,
): Promise<void> {
  const reminders = moves
    .map(({ id, from, to }) => ({ id, was: from && reminderOf(from), row: to && reminderOf(to) }))
    .filter(({ was, row }) => !sound || was?.at !== row?.at || was?.due !== row?.due);
  await Promise.all([
    place(
      ledger.cases,
      moves.filter(({ from, to }) => from || to || !sound).map(({ id, to }) => ({ id, row: to })),
    ),
    place(ledger.reminders, reminders),
    count(ledger, moves, known.counts),
    placeKeys(ledger, moves, known.claimants, sound),
    noteCome(
      ledger,
      reminders.flatMap(({ row }) => (row?.due === 1 ? row : [])),
    ),
    dropNotices(
      ledger,
      moves.flatMap(({ id, from, to }) => (from && !to ? id : [])),
    ),
  ]);
}

const isDue = ({ followUp }: CaseFold, now: number) => followUp !== null && Date.parse(followUp.at) <= now;

const reminderOf = ({ id, followUp, lane }: CaseRow) =>
  followUp && { caseId: id, at: followUp.at, due: lane === 'due' ? (1 as const) : (0 as const) };

/** Each key that a case had or has goes to the case that stands for it now. */
async function placeKeys(
  ledger: Ledger,
  moves: readonly Move[],
  claimants: Known['claimants'],
  sound: boolean,
): Promise<void> {
  const [was, is] = [new Map<string, CaseRow[]>(), new Map<string, CaseRow[]>()];
  const add = (to: Map<string, CaseRow[]>, row: CaseRow | null) => {
    for (const key of row?.keys ?? []) to.set(key, [...(to.get(key) ?? []), row!]);
  };
  const keys = new Set<string>();
  for (const { from, to } of moves) {
    add(was, from);
    add(is, to);
    if (from && to && claim(from) === claim(to)) continue;
    for (const key of [...(from?.keys ?? []), ...(to?.keys ?? [])]) keys.add(key);
  }
  await readClaimants(ledger, keys, claimants);
  // Of these cases what they are now, of all others what is stored.
  const moving = new Set(moves.map(({ id }) => id));
  const othersOf = (key: string) => (claimants.get(key) ?? []).filter((id) => !moving.has(id));
  const ids = [...new Set([...keys].flatMap(othersOf))];
  const rows = ids.length > 0 ? await ledger.cases.bulkGet(ids) : [];
  const stored = new Map(rows.flatMap((row) => (row ? [[row.id, row] as const] : [])));
  const owners = [...keys].map((key) => {
    const others = othersOf(key).flatMap((id) => stored.get(id) ?? []);
    const before = ownerOf([...others, ...(was.get(key) ?? [])]);
    return { key, before, owner: ownerOf([...others, ...(is.get(key) ?? [])]) };
  });
  await place(
    ledger.mentions,
    owners
      .filter(({ before, owner }) => !sound || before?.id !== owner?.id)
      .map(({ key, owner }) => ({ id: key, row: owner ? { key, caseId: owner.id } : null })),
  );
}

/** All of a case that `ownerOf` looks at. */
const claim = ({ state, loggedAt, keys }: CaseRow) => [state, loggedAt, ...keys].join(' ');

/** Counters change in the transaction that moves the rows: nothing counts rows to paint a badge. */
export async function moveCounts(ledger: Ledger, moves: readonly Move[]): Promise<void> {
  const counts: Counts = new Map();
  await readCounts(ledger, counts);
  await count(ledger, moves, counts);
}

/** `counts`: of all lanes, as they were. */
async function count(ledger: Ledger, moves: readonly Move[], counts: Counts): Promise<void> {
  const by = new Map<Lane, number>();
  for (const { from, to } of moves) {
    if (from?.lane === to?.lane) continue;
    if (from) by.set(from.lane, (by.get(from.lane) ?? 0) - 1);
    if (to) by.set(to.lane, (by.get(to.lane) ?? 0) + 1);
  }
  const rows = LANES.flatMap((lane) => {
    const moved = by.get(lane) ?? 0;
    const name = counterOf(lane);
    return moved === 0 ? [] : [{ name, count: (counts.get(name) ?? 0) + moved }];
  });
  if (rows.length > 0) await ledger.counters.bulkPut(rows);
}

const counterOf = (lane: Lane) => `lane:${lane}`;

/** The counters as the rows make them; only a repair counts. */
export async function placeCounters(ledger: Ledger): Promise<void> {
  await ledger.transaction('rw', ledger.cases, ledger.counters, async () => {
    for (const lane of LANES) {
      const rows = ledger.cases.where('[lane+sortAt]').between([lane, Dexie.minKey], [lane, Dexie.maxKey]);
      await ledger.counters.put({ name: counterOf(lane), count: await rows.count() });
    }
  });
}
