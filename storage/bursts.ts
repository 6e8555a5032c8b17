/**
 * Finds the bursts of the topics (utils/bursts/): the newest cases, one by one, against what was counted by the hour in the weeks
 * before (counts.ts). All of it is worked out anew each time, so that a worker that died at it has lost nothing; kept are
 * only the bursts themselves, and what the manager made of them.
 */
import Dexie from 'dexie';
import { type Burst, burstIn, type Came, LASTS, LEAST_PEOPLE, LONGEST } from '../utils/bursts/burst';
import { expectedIn, HOUR, shapeOf, type Usual, usualOf, WEEKS } from '../utils/bursts/usual';
import { standsFor } from '../utils/topics';
import { topicIdsOf } from './counts';
import type { Ledger } from './ledger';
import { eachCount } from './queries/activity';
import { customersIn } from './queries/customer';
import { type BurstRow, type CaseRow, LANES } from './records';

const DAY = 24 * HOUR;
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
  const [known, rows, customerOf] = await Promise.all([
    ledger.bursts.toArray(),
    ledger.topics.toArray(),
    customersIn(ledger),
  ]);
  const end = standsFor(rows);
  const before = latestOf(known, end);
  const going = known.filter(({ over }) => over === null);
  const from = Math.max(now - LASTS, Math.min(now - LONGEST, ...going.map(({ since }) => Date.parse(since))));
  const { cases, read } = await newest(ledger, from, pause);
  const logged = cases.map((row) => ({
    brand: row.brand,
    topics: new Set(topicIdsOf(row).map(end)),
    at: Date.parse(row.loggedAt),
    who: row.personId === null ? (row.evidence.author.handle ?? row.id) : customerOf(row.personId),
  }));
  const subjects = Map.groupBy(
    logged.flatMap(({ topics, ...one }) => [...topics].map((topic) => ({ ...one, topic }))),
    ({ topic }) => topic,
  );
  const wanted = new Map<string, { brand: string; came: readonly Came[] }>();
  for (const [topic, came] of subjects)
    if (peopleIn(came) >= LEAST_PEOPLE) wanted.set(topic, { brand: came[0]!.brand, came });
  for (const [topic, { brand, over, since }] of before) {
    if (over !== null) continue;
    // Of so many that not all were read, it stays as it is.
    if (Date.parse(since) < read && now - Date.parse(since) <= LASTS) wanted.delete(topic);
    else wanted.set(topic, { brand, came: subjects.get(topic) ?? [] });
  }
  const found = new Map<string, BurstRow | null>();
  for (const [brand, some] of Map.groupBy(wanted, ([, { brand }]) => brand)) {
    await pause();
    const past = await pastOf(
      ledger,
      brand,
      some.map(([topic]) => topic),
      end,
      { now, slotOf },
    );
    if (past === null) continue;
    for (const [topic, { came }] of some) {
      const usual = past.usualOf(topic);
      const others = past.othersOf(topic);
      if (usual === null || others === null) continue;
      const rest = logged.filter((one) => one.brand === brand && !one.topics.has(topic));
      const subject = {
        came,
        usual,
        slotOf,
        others: { came: rest.map(({ at }) => at), usual: others },
      };
      const row = before.get(topic);
      const burst = burstIn(subject, row ? burstOf(row) : null, now);
      const hours =
        burst?.over === null
          ? hoursOf(burst, came, (hour) => expectedIn(usual, hour * HOUR, (hour + 1) * HOUR, slotOf))
          : [];
      found.set(topic, burst && rowOf(burst, { brand, topic, hours }, row));
    }
  }
  return write(ledger, found, end, now);
}

const peopleIn = (came: readonly Came[]) => new Set(came.map(({ who }) => who)).size;

/** By topic, as it stands now: the burst that goes on, else the one that was over last. */
function latestOf(rows: readonly BurstRow[], end: (id: string) => string): Map<string, BurstRow> {
  const latest = new Map<string, BurstRow>();
  for (const row of rows) {
    const topic = end(row.topic);
    const other = latest.get(topic);
    if (!other || isLater(row, other)) latest.set(topic, row);
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
  usualOf(topic: string): Usual | null;
  othersOf(topic: string): Usual | null;
}

/** The whole weeks that end three days ago, as far as the brand goes back; null: it does not. */
async function pastOf(
  ledger: Ledger,
  brand: string,
  topics: readonly string[],
  end: (id: string) => string,
  { now, slotOf }: { now: number; slotOf: (hour: number) => number },
): Promise<Past | null> {
  const first = await ledger.activity
    .where('[brand+hour]')
    .between([brand, 0], [brand, Dexie.maxKey])
    .first();
  if (!first) return null;
  const to = Math.floor((now - LONGEST) / HOUR);
  const from = Math.max(first.hour, to - WEEKS * WEEK_HOURS);
  if (to <= from) return null;
  const all = new Float64Array(to - from);
  const own = new Map(topics.map((topic) => [topic, new Float64Array(to - from)]));
  await eachCount(ledger, [brand], { from: from * HOUR, to: to * HOUR }, ({ what, at, as, count }) => {
    const hour = Math.floor(at / HOUR) - from;
    if (what === 'logged') all[hour]! += count;
    if (what === 'topics')
      for (const topic of new Set(as.split(' ').map(end))) {
        const counts = own.get(topic);
        if (counts) counts[hour]! += count;
      }
  });
  const slots = Uint8Array.from(all, (_, n) => slotOf(from + n));
  const shape = shapeOf(all, slots);
  const none = new Float64Array(to - from);
  return {
    usualOf: (topic) => usualOf(own.get(topic) ?? none, slots, shape),
    othersOf: (topic) =>
      usualOf(
        all.map((count, n) => count - (own.get(topic) ?? none)[n]!),
        slots,
        shape,
      ),
  };
}

const iso = (ms: number) => new Date(ms).toISOString();

const burstOf = ({ since, last, over, count, people, usual }: BurstRow): Burst => ({
  ...{ since: Date.parse(since), last: Date.parse(last), count, people, usual },
  over: over === null ? null : Date.parse(over),
});

function rowOf(
  burst: Burst,
  about: Pick<BurstRow, 'brand' | 'topic' | 'hours'>,
  before: BurstRow | undefined,
): BurstRow {
  const since = iso(burst.since);
  const same = before?.since === since ? before : null;
  return {
    ...about,
    // Its topic may have gone into another one meanwhile.
    id: same?.id ?? `${about.topic} ${since}`,
    topic: same?.topic ?? about.topic,
    since,
    last: iso(burst.last),
    count: burst.count,
    people: burst.people,
    usual: burst.usual,
    over: burst.over === null ? null : iso(burst.over),
    hours: about.hours.length > 0 ? about.hours : (same?.hours ?? []),
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

/** `found`: by topic; null: the burst that went on is none any more. What the manager did meanwhile stays. */
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
    for (const [topic, row] of found) {
      const before = latest.get(topic);
      if (row === null) {
        if (before?.over === null) gone.push(before.id);
        continue;
      }
      const { noticed, dismissed, told } = known.get(row.id) ?? row;
      const next = { ...row, noticed, dismissed, told };
      if (JSON.stringify(next) !== JSON.stringify(known.get(row.id))) put.push(next);
    }
    for (const row of known.values()) {
      // Its topic went into another one that has a burst itself.
      const other = latest.get(end(row.topic));
      if (row.over === null && other && other.id !== row.id) gone.push(row.id);
      else if (row.over !== null && Date.parse(row.over) < now - KEPT) gone.push(row.id);
    }
    if (put.length > 0) await ledger.bursts.bulkPut(put);
    if (gone.length > 0) await ledger.bursts.bulkDelete(gone);
    return put.length + gone.length > 0;
  });
}
