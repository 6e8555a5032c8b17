/**
 * What is usual for one topic: how often it comes in a week, and how that spreads over the days of the week and the hours of
 * the day. Each is learned from the weeks before, and leans on something larger where these tell little: a topic's hours on
 * those of its whole brand, those of a brand on hours that are all alike. Pure.
 */

/** In ms. */
export const HOUR = 3_600_000;
const DAY_HOURS = 24;
const WEEK_HOURS = 168;

/** So many weeks are looked at; each counts half as much as the one three weeks after it. */
export const WEEKS = 8;
const HALF_LIFE = 3;
/** In hours: less of a past tells nothing of what is usual, and nothing is unusual then. */
export const LEAST_PAST = WEEK_HOURS;

/** So many cases the larger one weighs in what the smaller one shows of its days or hours. */
const LEAN = 20;
/** What is thought of a topic of which nothing is known, as cases in weeks: hardly anything, held weakly. */
const FIRST = { cases: 0.5, weeks: 0.1 };
/**
 * How unruly days are beyond pure chance (the square of their spread over their mean): at first, and in how many squares of a mean that
 * weighs; what a year's slow changes add; and what a single hour adds, because people log several in one go.
 */
const UNRULY = { first: 0.15, weighs: 10, most: 2, slow: 0.03, hour: 0.2 };

/** How often something was logged in each hour. */
export type Hourly = ArrayLike<number>;
/** The hour of the week (0 to 167, in the user's own zone) of each of these hours. */
export type Slots = ArrayLike<number>;

/** How much more than the mean comes on each day of the week, and in each hour of the day. */
interface Shape {
  days: readonly number[];
  hours: readonly number[];
}

export interface Usual {
  /** How many are expected in each hour of the week. */
  expected: Float64Array;
  /** On how many cases that rests, the older ones counted less. */
  rests: number;
  /** See UNRULY. */
  unruly: number;
}

const flat = (length: number): number[] => Array.from({ length }, () => 1);
const FLAT: Shape = { days: flat(7), hours: flat(DAY_HOURS) };

/** Of all that a brand logged. */
export const shapeOf = (counts: Hourly, slots: Slots): Shape => shapeBy(counts, slots, FLAT);

function shapeBy(counts: Hourly, slots: Slots, larger: Shape): Shape {
  const [days, hours] = [flat(7).fill(0), flat(DAY_HOURS).fill(0)];
  const [everyDay, everyHour] = [flat(7).fill(0), flat(DAY_HOURS).fill(0)];
  let all = 0;
  for (let n = 0; n < counts.length; n++) {
    const slot = slots[n]!;
    const [day, hour, count] = [Math.floor(slot / DAY_HOURS), slot % DAY_HOURS, counts[n]!];
    days[day]! += count;
    hours[hour]! += count;
    everyDay[day]!++;
    everyHour[hour]!++;
    all += count;
  }
  const mean = counts.length === 0 ? 0 : all / counts.length;
  const factors = (found: number[], every: number[], lean: readonly number[]) =>
    found.map((count, n) => (count + LEAN * lean[n]!) / (mean * every[n]! + LEAN));
  return { days: factors(days, everyDay, larger.days), hours: factors(hours, everyHour, larger.hours) };
}

/** Null: the past is too short. `counts` and `slots` are of the same hours, and end where what is to be judged begins at the latest. */
export function usualOf(counts: Hourly, slots: Slots, brand: Shape): Usual | null {
  if (counts.length < LEAST_PAST) return null;
  const shape = shapeBy(counts, slots, brand);
  const share = new Float64Array(WEEK_HOURS);
  for (let slot = 0; slot < WEEK_HOURS; slot++)
    share[slot] = shape.days[Math.floor(slot / DAY_HOURS)]! * shape.hours[slot % DAY_HOURS]!;
  const sum = share.reduce((a, b) => a + b, 0);
  for (let slot = 0; slot < WEEK_HOURS; slot++) share[slot]! /= sum;

  const days = daysOf(counts, slots, share);
  const first = levelOf(days);
  // A day that stands out much is counted as one that stands out: what burst once is not usual for that.
  for (const day of days) {
    const mean = first.week * day.share;
    day.count = Math.min(day.count, mean + 3 * Math.sqrt(mean + UNRULY.first * mean * mean) + 2);
  }
  const { week, cases } = levelOf(days);
  let [off, squares] = [UNRULY.first * UNRULY.weighs, UNRULY.weighs];
  for (const day of days) {
    const mean = week * day.share;
    off += (day.count - mean) ** 2 - mean;
    squares += mean * mean;
  }
  const unruly = Math.min(UNRULY.most, Math.max(0, off / squares) + UNRULY.slow);
  return { expected: share.map((one) => one * week), rests: cases, unruly };
}

interface Day {
  /** How many weeks ago it was, from the end on. */
  ago: number;
  count: number;
  /** Of a week's cases. */
  share: number;
}

function daysOf(counts: Hourly, slots: Slots, share: Float64Array): Day[] {
  const days: Day[] = [];
  for (let end = counts.length; end > 0; end -= DAY_HOURS) {
    const day: Day = { ago: Math.floor((counts.length - end) / WEEK_HOURS), count: 0, share: 0 };
    for (let n = Math.max(0, end - DAY_HOURS); n < end; n++) {
      day.count += counts[n]!;
      day.share += share[slots[n]!]!;
    }
    days.push(day);
  }
  return days;
}

/** Cases in a week, and on how many that rests. */
function levelOf(days: readonly Day[]): { week: number; cases: number } {
  let { cases, weeks } = FIRST;
  for (const { ago, count, share } of days) {
    const weight = 2 ** (-ago / HALF_LIFE);
    cases += weight * count;
    weeks += weight * share;
  }
  return { week: cases / weeks, cases };
}

/** How many are expected between two moments, in ms since 1970. `slotOf`: of an hour since 1970. */
export function expectedIn(
  { expected }: Usual,
  from: number,
  to: number,
  slotOf: (hour: number) => number,
): number {
  let sum = 0;
  for (let hour = Math.floor(from / HOUR); hour * HOUR < to; hour++) {
    const part = Math.min(to, (hour + 1) * HOUR) - Math.max(from, hour * HOUR);
    sum += (expected[slotOf(hour)]! * part) / HOUR;
  }
  return sum;
}

/**
 * How likely it is that at least `count` come in so many hours, where `mean` are expected: a negative binomial, because the mean
 * itself is not known for certain and no two days are alike.
 */
export function chanceOf(count: number, mean: number, { rests, unruly }: Usual, hours: number): number {
  if (count <= 0) return 1;
  if (mean <= 0) return 0;
  const size = 1 / (1 / rests + unruly + UNRULY.hour / hours);
  const step = mean / (size + mean);
  let log = -size * Math.log1p(mean / size);
  for (let n = 0; n < count; n++) log += Math.log(((n + size) / (n + 1)) * step);
  let [term, sum] = [Math.exp(log), 0];
  for (let n = count; term > sum * 1e-9 && n < count + 100_000; n++) {
    sum += term;
    term *= ((n + size) / (n + 1)) * step;
  }
  return Math.min(1, sum);
}
