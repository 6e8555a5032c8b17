/**
 * What happened, counted by the hour and kept by the fold: each case and each erasure gives its counts, and what changes is
 * the difference between those of its old row and those of its new one. So the counts are the sum over all rows, in whatever
 * order these came to be.
 *
 * A count stands in the UTC hour in which it happened, under a key that says what it was. The quarter of that hour is part of
 * the key, so that whoever reads can make days of them in any zone; so is, for a time, the quarter of the day in which the
 * waiting began. Times are counted in buckets (buckets.ts), in working time as their entries have it.
 */
import { bucketOf } from '../utils/clocks/buckets';
import { topicIdOf } from './ids';
import type { ActivityKey, ActivityRow, CaseRow, CountedCase, Happening, Span } from './records';

/** The row of a brand that holds what stands now, whenever it came to be. */
export const NOW = -1;

/** In ms. */
export const HOUR = 3_600_000;
export const QUARTER = 900_000;
const DAY = 86_400_000;

/** A page may tell of any time; before 1970 nobody answered on one. */
const momentOf = (at: string) => Math.max(0, Date.parse(at));

/** `as`: the department, outcome or reason, or the ids of all topics; `arrival`: a quarter of the UTC day, 0 to 95, or none; see the head. */
export type What =
  | 'logged'
  | 'topics'
  | Exclude<Happening['what'], 'reopened'>
  | 'backlog'
  | 'open'
  | 'firstAnswer'
  | 'resolution';

/** One count of the sum. */
interface Count {
  brand: string;
  hour: number;
  key: string;
  by: number;
}

export const KEPT = ['in', 'late', ''] as const;
/** Whether a time was within its target; empty where there was none. */
export type Kept = (typeof KEPT)[number];

const keptIn = ({ dueAt, at }: Span): Kept =>
  dueAt === null || at === null ? '' : Date.parse(at) <= Date.parse(dueAt) ? 'in' : 'late';

/** What one case gives. A merged one was answered and handed over, and all else is counted with the case that goes on. */
export function countsOfCase(row: CaseRow): Count[] {
  const about = { ...row, place: row.evidence.place };
  const counts: Count[] = [];
  const add = adder(counts, about);
  const whole = row.state !== 'merged';
  if (whole) {
    add(row.loggedAt, 'logged');
    add(row.loggedAt, 'backlog');
    if (row.topics.length > 0) add(row.loggedAt, 'topics', topicIdsOf(row).join(' '));
    addTime(add, 'firstAnswer', row.firstAnswer);
    addTime(add, 'resolution', row.resolution);
    if (row.state === 'open')
      counts.push({ brand: row.brand, hour: NOW, key: keyOf(about, 'open', '', []), by: 1 });
  }
  let open = true;
  for (const { what, at, as } of row.happened) {
    if (what === 'answered' || what === 'handedOff' || what === 'returned') add(at, what, as);
    else if (whole) {
      if (what !== 'reopened') add(at, what, as);
      const opens = what === 'reopened';
      if (opens !== open) add(at, 'backlog', undefined, opens ? 1 : -1);
      open = opens;
    }
  }
  return counts;
}

type Adder = (at: string, what: What, as?: string, by?: number) => void;

function adder(counts: Count[], about: About): Adder {
  return (at, what, as, by = 1) => {
    const ms = momentOf(at);
    const quarter = String(Math.floor((ms % HOUR) / QUARTER));
    const key = keyOf(about, what, quarter, as === undefined ? [] : [as]);
    counts.push({ brand: about.brand, hour: Math.floor(ms / HOUR), key, by });
  };
}

function addTime(add: Adder, what: 'firstAnswer' | 'resolution', span: Span): void {
  const { from, at, took } = span;
  if (at === null || took === null) return;
  const arrival = Math.floor((momentOf(from) % DAY) / QUARTER);
  add(at, what, timeWords({ arrival, bucket: bucketOf(took), kept: keptIn(span) }));
}

/** Once each, in order: one topic may be spelt in several ways. */
export const topicIdsOf = ({ brand, topics }: Pick<CaseRow, 'brand' | 'topics'>): string[] =>
  [...new Set(topics.map((topic) => topicIdOf(brand, topic)))].sort();

type About = Pick<CountedCase, 'brand' | 'place' | 'kind'>;

const keyOf = ({ place, kind }: Pick<About, 'place' | 'kind'>, what: What, quarter: string, as: string[]) =>
  [what, quarter, place, kind, ...as].join('|');

interface Time {
  /** Null: not known. */
  arrival: number | null;
  bucket: number;
  kept: Kept;
}

const timeWords = ({ arrival, bucket, kept }: Time) => `${arrival ?? ''}|${bucket}|${kept}`;

/** What a case that was forgotten goes on giving: on its days, at noon, because more is not known of it. */
export function countsOfForgotten(one: CountedCase): Count[] {
  const counts: Count[] = [];
  const add = adder(counts, one);
  const noon = (day: string) => `${day}T12:00:00.000Z`;
  if (one.state !== 'merged') {
    add(noon(one.loggedOn), 'logged');
    if (one.topics) add(noon(one.loggedOn), 'topics', one.topics.join(' '));
    add(noon(one.loggedOn), 'backlog');
    // Whoever was forgotten waits for nothing any more.
    add(noon(one.leftOn ?? one.loggedOn), 'backlog', undefined, -1);
  }
  for (const { what, on, as } of one.happened ?? []) add(noon(on), what, as);
  for (const { what, on, bucket, kept } of one.times ?? [])
    add(noon(on), what, timeWords({ arrival: null, bucket, kept }));
  return counts;
}

/** What goes on being counted of a case that is forgotten now, by the day. */
export function keptOf(row: CaseRow, now: number): Pick<CountedCase, 'happened' | 'times' | 'leftOn'> {
  const { state } = row;
  const whole = state !== 'merged';
  const happened = row.happened.flatMap(({ what, at, as }) => {
    if (what === 'reopened' || (!whole && !OF_MERGED.has(what))) return [];
    return { what, on: dayOf(at), ...(as !== undefined && { as }) };
  });
  const times = (['firstAnswer', 'resolution'] as const).flatMap((what) => {
    const span = row[what];
    if (!whole || span.at === null || span.took === null) return [];
    return { what, on: dayOf(span.at), bucket: bucketOf(span.took), kept: keptIn(span) };
  });
  const left = row.happened.findLast(({ what }) => ENDS.has(what));
  const leftOn = state === 'open' || !left ? dayOf(new Date(now).toISOString()) : dayOf(left.at);
  return { happened, times, leftOn };
}

const OF_MERGED: ReadonlySet<string> = new Set(['answered', 'handedOff', 'returned']);
const ENDS: ReadonlySet<string> = new Set(['resolved', 'confirmed', 'dismissed']);
const dayOf = (at: string) => at.slice(0, 10);

/** By brand and hour, then by key. */
export type Counts = Map<string, { id: ActivityKey; by: Map<string, number> }>;

/** Adds each count `times` over. */
export function addCounts(into: Counts, counts: readonly Count[], times: 1 | -1): void {
  for (const { brand, hour, key, by } of counts) {
    const name = nameOf([brand, hour]);
    const known = into.get(name) ?? { id: [brand, hour], by: new Map<string, number>() };
    known.by.set(key, (known.by.get(key) ?? 0) + by * times);
    into.set(name, known);
  }
}

export const nameOf = ([brand, hour]: ActivityKey) => `${hour} ${brand}`;

export const isSome = ({ counts }: ActivityRow) => Object.keys(counts).length > 0;

export function changed(
  [brand, hour]: ActivityKey,
  before: ActivityRow['counts'],
  by: ReadonlyMap<string, number>,
): ActivityRow {
  const counts = { ...before };
  for (const [key, n] of by) {
    const sum = (counts[key] ?? 0) + n;
    if (sum === 0) delete counts[key];
    else counts[key] = sum;
  }
  return { brand, hour, counts };
}

export const rowsOf = (counts: Counts): ActivityRow[] =>
  [...counts.values()].map(({ id, by }) => changed(id, {}, by)).filter(isSome);
