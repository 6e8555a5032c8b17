/**
 * Finds the bursts of topics and watch-words (utils/bursts/): the newest cases, one by one, against what was counted by the hour in
 * the weeks before (counts.ts, word-pasts.ts). All of it is worked out anew each time, so that a worker that died at it has lost nothing; kept are
 * only the bursts themselves, and what the manager made of them.
 */
import Dexie from 'dexie';
import { type Burst, burstIn, type Came, LASTS, LEAST_PEOPLE, LONGEST } from '../utils/bursts/burst';
import { expectedIn, HOUR, shapeOf, type Usual, usualOf, WEEKS } from '../utils/bursts/usual';
import { matcherOf } from '../utils/listening/match';
import { standsFor } from '../utils/topics';
import { topicIdsOf } from './counts';
import { topicIdOf } from './ids';
import type { Ledger } from './ledger';
import { eachCount } from './queries/activity';
import { customersIn } from './queries/customer';
import { type BurstRow, type CaseRow, LANES, type WatchwordRow } from './records';
import { partsOf, pastsOf } from './word-pasts';

const DAY = 24 * HOUR;
const DAY_HOURS = 24;
const WEEK_HOURS = 168;
/** So many of the newest cases of each lane are read, some at a time. */
const MOST = 1_000;
const SOME = 100;
/** So many hours are kept for the picture: at least, so that there is something to compare with, and at most. */
const PICTURE = { least: 12, most: 24 };
/** In ms: so long is kept what is over. */
const KEPT = 30 * DAY;

/** Of an hour since 1970 the hour of the week, by the clock of this machine. */
export function slotHere(hour: number): number {
  const at = new Date(hour * HOUR);
  return at.getDay() * 24 + at.getHours();
}

/** `pause`: before each step; nobody waits for this. Gives whether anything has changed. `now`: ms since 1970. */
export async function findBursts(
  ledger: Ledger,
  now: number,
  pause: () => Promise<void> = async () => {},
  slotOf = slotHere,
): Promise<boolean> {
  const [known, rows, words, customerOf] = await Promise.all([
    ledger.bursts.toArray(),
    ledger.topics.toArray(),
    ledger.watchwords.toArray(),
    customersIn(ledger),
  ]);
  const end = standsFor(rows);
  const before = latestOf(known, end);
  const going = known.filter(({ over }) => over === null);
  const from = Math.max(now - LASTS, Math.min(now - LONGEST, ...going.map(({ since }) => Date.parse(since))));
  const { cases, read } = await newest(ledger, from, pause);
  const wordsIn = wordsOfCase(words);
  const logged = cases.map((row) => ({
    brand: row.brand,
    about: new Set([...topicIdsOf(row).map(end), ...wordsIn(row)]),
    at: Date.parse(row.loggedAt),
    who: row.personId === null ? (row.evidence.author.handle ?? row.id) : customerOf(row.personId),
  }));
  const subjects = Map.groupBy(
    logged.flatMap(({ about, ...one }) => [...about].map((id) => ({ ...one, id }))),
    ({ id }) => id,
  );
  const wanted = new Map<string, { brand: string; came: readonly Came[] }>();
  for (const [id, came] of subjects)
    if (peopleIn(came) >= LEAST_PEOPLE) wanted.set(id, { brand: came[0]!.brand, came });
  for (const [id, { brand, over, since }] of before) {
    if (over !== null) continue;
    // Of so many that not all were read, it stays as it is.
    if (Date.parse(since) < read && now - Date.parse(since) <= LASTS) wanted.delete(id);
    else wanted.set(id, { brand, came: subjects.get(id) ?? [] });
  }
  const found = new Map<string, BurstRow | null>();
  for (const [brand, some] of Map.groupBy(wanted, ([, { brand }]) => brand)) {
    await pause();
    const ids = some.map(([id]) => id);
    const past = await pastOf(ledger, brand, { ids, words, end, now, slotOf, pause });
    if (past === null) continue;
    for (const [id, { came }] of some) {
      const usual = past.usualOf(id);
      const others = past.othersOf(id);
      if (usual === null || others === null) continue;
      const rest = logged.filter((one) => one.brand === brand && !one.about.has(id));
      const subject = {
        came,
        usual,
        slotOf,
        others: { came: rest.map(({ at }) => at), usual: others },
      };
      const row = before.get(id);
      const burst = burstIn(subject, row ? burstOf(row) : null, now);
      const hours =
        burst?.over === null
          ? hoursOf(burst, came, (hour) => expectedIn(usual, hour * HOUR, (hour + 1) * HOUR, slotOf))
          : [];
      const called = calledIn(cases, (word) => end(topicIdOf(brand, word)) === id) ?? row?.called ?? '';
      found.set(id, burst && rowOf(burst, { brand, about: id, called, hours }, row));
    }
  }
  const wordIds = new Set(words.map(({ id }) => id));
  for (const [id, row] of found)
    if (row?.over === null && wordIds.has(id) && isSaidByTopic(row, logged, found, wordIds))
      found.set(id, null);
  return write(ledger, found, end, now);
}

/** Of a burst of a watch-word so large a part lies in that of a topic that nobody needs to hear of both. */
const MOSTLY = 0.8;

function isSaidByTopic(
  { about, since }: BurstRow,
  logged: readonly { at: number; about: ReadonlySet<string> }[],
  found: ReadonlyMap<string, BurstRow | null>,
  wordIds: ReadonlySet<string>,
): boolean {
  const own = logged.filter((one) => one.at >= Date.parse(since) && one.about.has(about));
  return [...found].some(
    ([id, row]) =>
      row?.over === null &&
      !wordIds.has(id) &&
      own.filter((one) => one.about.has(id)).length >= MOSTLY * own.length,
  );
}

const calledIn = (cases: readonly CaseRow[], isIt: (word: string) => boolean) =>
  cases.findLast(({ topics }) => topics.some(isIt))?.topics.find(isIt);

/** The watch-words of its brand that a case has. */
function wordsOfCase(words: readonly WatchwordRow[]): (row: CaseRow) => string[] {
  if (words.length === 0) return () => [];
  const match = matcherOf(words);
  const brandOf = new Map(words.map(({ id, brand }) => [id, brand]));
  return (row) => match(partsOf(row)).ids.filter((id) => brandOf.get(id) === row.brand);
}

const peopleIn = (came: readonly Came[]) => new Set(came.map(({ who }) => who)).size;

/** By what it is about, as that stands now: the burst that goes on, else the one that was over last. */
function latestOf(rows: readonly BurstRow[], end: (id: string) => string): Map<string, BurstRow> {
  const latest = new Map<string, BurstRow>();
  for (const row of rows) {
    const id = end(row.about);
    const other = latest.get(id);
    if (!other || isLater(row, other)) latest.set(id, row);
  }
  return latest;
}

/** Of two that go on, because their topics became one, the one that began first is it. */
function isLater(row: BurstRow, other: BurstRow): boolean {
  if (row.over === null && other.over === null) return row.since < other.since;
  return row.over === null || (other.over !== null && row.over > other.over);
}

/** What was logged since then, oldest first; `read`: since when all of it was read. */
async function newest(
  ledger: Ledger,
  from: number,
  pause: () => Promise<void>,
): Promise<{ cases: CaseRow[]; read: number }> {
  const rows = new Map<string, CaseRow>();
  let since = iso(from);
  for (const lane of LANES) {
    let before: unknown = Dexie.maxKey;
    for (let read = 0; read < MOST; ) {
      await pause();
      const some = await ledger.cases
        .where('[lane+loggedAt]')
        .between([lane, iso(from)], [lane, before], true, false)
        .reverse()
        .limit(SOME)
        .toArray();
      for (const row of some) if (row.state !== 'merged') rows.set(row.id, row);
      read += some.length;
      const last = some.at(-1);
      if (!last || some.length < SOME) break;
      before = last.loggedAt;
      // What is older was not read of every lane.
      if (read >= MOST && last.loggedAt > since) since = last.loggedAt;
    }
  }
  const cases = [...rows.values()]
    .filter(({ loggedAt }) => loggedAt >= since)
    .sort((a, b) => (a.loggedAt < b.loggedAt ? -1 : 1));
  return { cases, read: Date.parse(since) };
}

interface Past {
  /** Null where the past is too short. */
  usualOf(id: string): Usual | null;
  othersOf(id: string): Usual | null;
}

interface Wanted {
  /** Of topics and watch-words. */
  ids: readonly string[];
  words: readonly WatchwordRow[];
  end: (id: string) => string;
  now: number;
  slotOf: (hour: number) => number;
  pause: () => Promise<void>;
}

/** The weeks that end three days ago, whole days of them, as far as the brand goes back; null: it does not. */
async function pastOf(ledger: Ledger, brand: string, wanted: Wanted): Promise<Past | null> {
  const { ids, words, end, now, slotOf, pause } = wanted;
  const first = await ledger.activity
    .where('[brand+hour]')
    .between([brand, 0], [brand, Dexie.maxKey])
    .first();
  if (!first) return null;
  const to = Math.floor((now - LONGEST) / DAY) * DAY_HOURS;
  const from = Math.max(Math.floor(first.hour / DAY_HOURS) * DAY_HOURS, to - WEEKS * WEEK_HOURS);
  if (to <= from) return null;
  const all = new Float64Array(to - from);
  const own = new Map(ids.map((id) => [id, new Float64Array(to - from)]));
  await eachCount(ledger, [brand], { from: from * HOUR, to: to * HOUR }, ({ what, at, as, count }) => {
    const hour = Math.floor(at / HOUR) - from;
    if (what === 'logged') all[hour]! += count;
    if (what === 'topics')
      for (const topic of new Set(as.split(' ').map(end))) {
        const counts = own.get(topic);
        if (counts) counts[hour]! += count;
      }
  });
  const looked = words.filter(({ id }) => own.has(id));
  for (const [id, { counts }] of await pastsOf(ledger, looked, { from, to }, pause))
    for (const [hour, count] of Object.entries(counts)) own.get(id)![Number(hour) - from] = count;
  const slots = Uint8Array.from(all, (_, n) => slotOf(from + n));
  const shape = shapeOf(all, slots);
  const rest = (id: string) => all.map((count, n) => Math.max(0, count - own.get(id)![n]!));
  return {
    usualOf: (id) => usualOf(own.get(id)!, slots, shape),
    othersOf: (id) => usualOf(rest(id), slots, shape),
  };
}

const iso = (ms: number) => new Date(ms).toISOString();

const burstOf = ({ since, last, over, count, people, usual }: BurstRow): Burst => ({
  ...{ since: Date.parse(since), last: Date.parse(last), count, people, usual },
  over: over === null ? null : Date.parse(over),
});

function rowOf(
  burst: Burst,
  of: Pick<BurstRow, 'brand' | 'about' | 'called' | 'hours'>,
  before: BurstRow | undefined,
): BurstRow {
  const since = iso(burst.since);
  const same = before?.since === since ? before : null;
  return {
    ...of,
    // Its topic may have gone into another one meanwhile.
    id: same?.id ?? `${of.about} ${since}`,
    about: same?.about ?? of.about,
    since,
    last: iso(burst.last),
    count: burst.count,
    people: burst.people,
    usual: burst.usual,
    over: burst.over === null ? null : iso(burst.over),
    hours: of.hours.length > 0 ? of.hours : (same?.hours ?? []),
    ...{ noticed: same?.noticed ?? 0, dismissed: same?.dismissed ?? null, told: same?.told ?? [] },
  };
}

/** The newest hours of a burst, and some before it. */
function hoursOf(
  { since, last }: Burst,
  came: readonly Came[],
  usualIn: (hour: number) => number,
): BurstRow['hours'] {
  const to = Math.floor(last / HOUR);
  const from = Math.min(to - PICTURE.least, Math.max(Math.floor(since / HOUR) - 1, to - PICTURE.most)) + 1;
  return Array.from({ length: to - from + 1 }, (_, n) => {
    const at = (from + n) * HOUR;
    const count = came.filter((one) => one.at >= at && one.at < at + HOUR).length;
    return { at, count, usual: usualIn(from + n) };
  });
}

/** `found`: by what it is about; null: the burst that went on is none any more. What the manager did meanwhile stays. */
async function write(
  ledger: Ledger,
  found: ReadonlyMap<string, BurstRow | null>,
  end: (id: string) => string,
  now: number,
): Promise<boolean> {
  return ledger.transaction('rw', ledger.bursts, async () => {
    const known = new Map((await ledger.bursts.toArray()).map((row) => [row.id, row]));
    const latest = latestOf([...known.values()], end);
    const put: BurstRow[] = [];
    const gone: string[] = [];
    for (const [id, row] of found) {
      const before = latest.get(id);
      if (row === null) {
        if (before?.over === null) gone.push(before.id);
        continue;
      }
      const { noticed, dismissed, told } = known.get(row.id) ?? row;
      const next = { ...row, noticed, dismissed, told };
      if (JSON.stringify(next) !== JSON.stringify(known.get(row.id))) put.push(next);
    }
    for (const row of known.values()) {
      // What it is about went into another one that has a burst itself.
      const other = latest.get(end(row.about));
      if (row.over === null && other && other.id !== row.id) gone.push(row.id);
      else if (row.over !== null && Date.parse(row.over) < now - KEPT) gone.push(row.id);
    }
    if (put.length > 0) await ledger.bursts.bulkPut(put);
    if (gone.length > 0) await ledger.bursts.bulkDelete(gone);
    return put.length + gone.length > 0;
  });
}
