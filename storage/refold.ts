/** Folds entities anew and places their rows with all that hangs on them, inside the caller's transaction. */
import Dexie, { type Table } from 'dexie';
import { type KnownActivity, likelyRows, readActivity, writeActivity } from './activity';
import { countedSince } from './counted-once';
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
import { type CaseFold, type CaseRow, type ColleagueRow, type ErasureRow, LANES, type Lane } from './records';
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
  const [before, erasedBefore] = await Promise.all([
    ids.length > 0 ? ledger.cases.bulkGet(ids) : [],
    erasureIds.length > 0 ? ledger.erasures.bulkGet(erasureIds) : [],
    ids.length > 0 && readCounts(ledger, known.counts),
    // What will be asked for is asked for now, not in a round of its own.
    readClaimants(ledger, keysIn(fresh), known.claimants),
    readActivity(ledger, likelyRows(fresh), known.activity),
    ...[...histories].map(async ([entity, all]) => {
      const named = [...all.keys()];
      const read = entity === 'colleague' ? await toldBefore(ledger, named, fresh, known) : named;
      await Promise.all(read.map(async (id) => all.set(id, await ledger.history(entity, id))));
    }),
  ]);
  // Whether they were stored before these reads or after: the fold takes each of them once.
  for (const entry of fresh) of(entry.entity).get(entry.entityId)?.push(entry);

  const moves = ids.map((id, n): Move => {
    const fold = foldCase((of('case').get(id) ?? []) as CaseEntry[]);
    return { id, from: before[n] ?? null, to: fold && withLane(fold, isDue(fold, now)) };
  });
  const erased = erasureIds.flatMap((id, n) => {
    const row = erasedBefore[n] ? null : foldErasure(of('erasure').get(id) ?? []);
    return row ?? [];
  });
  await Promise.all([
    placeCases(ledger, moves, known),
    placeTopicSets(ledger, moves, erased),
    countActivity(ledger, moves, erased, known.activity),
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

/** What is read before anything is put. */
interface Known {
  counts: Counts;
  /** By key, the cases that have it. */
  claimants: Map<string, CaseRow[]>;
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

async function readCounts(ledger: Ledger, counts: Counts): Promise<void> {
  for (const { name, count } of await ledger.counters.toArray()) counts.set(name, count);
}

const readClaimants = (ledger: Ledger, keys: Iterable<string>, claimants: Map<string, CaseRow[]>) =>
  Promise.all(
    [...keys].map(async (key) => claimants.set(key, await ledger.cases.where('keys').equals(key).toArray())),
  );

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
  erased: readonly ErasureRow[],
  known: KnownActivity,
): Promise<void> {
  const change: Activity = new Map();
  for (const { from, to } of moves) {
    if (from) addCounts(change, countsOfCase(from), -1);
    if (to) addCounts(change, countsOfCase(to), 1);
  }
  const { gone, come } = await countedSince(ledger, erased, () => true);
  for (const one of gone) addCounts(change, countsOfForgotten(one), -1);
  for (const one of come) addCounts(change, countsOfForgotten(one), 1);
  await writeActivity(ledger, change, known);
}

/** The cases' rows and all that hangs on them: reminders and their notices, the counters of the lanes, the mentions' keys. */
async function placeCases(ledger: Ledger, moves: readonly Move[], known: Known): Promise<void> {
  await Promise.all([
    place(
      ledger.cases,
      moves.map(({ id, to }) => ({ id, row: to })),
    ),
    place(
      ledger.reminders,
      moves.map(({ id, to }) => ({ id, row: to && reminderOf(to) })),
    ),
    count(ledger, moves, known.counts),
    placeKeys(ledger, moves, known.claimants),
    noteCome(
      ledger,
      moves.flatMap(({ to }) => (to?.lane === 'due' ? (reminderOf(to) ?? []) : [])),
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
): Promise<void> {
  const keys = new Set<string>();
  for (const { from, to } of moves) {
    if (from && to && claim(from) === claim(to)) continue;
    for (const key of [...(from?.keys ?? []), ...(to?.keys ?? [])]) keys.add(key);
  }
  await readClaimants(
    ledger,
    [...keys].filter((key) => !claimants.has(key)),
    claimants,
  );
  // Of these cases what they are now, of all others what is stored.
  const moving = new Set(moves.map(({ id }) => id));
  const owners = [...keys].map((key) => {
    const others = (claimants.get(key) ?? []).filter(({ id }) => !moving.has(id));
    const own = moves.flatMap(({ to }) => (to?.keys.includes(key) ? to : []));
    return { key, owner: ownerOf([...others, ...own]) };
  });
  await place(
    ledger.mentions,
    owners.map(({ key, owner }) => ({ id: key, row: owner ? { key, caseId: owner.id } : null })),
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
