/** Three ways to watch an invented year: ours, so many in a day whatever the topic, and so many spreads above the mean of a day. */
import { type Burst, burstIn, type Came, LONGEST } from '../../utils/bursts/burst';
import { HOUR, shapeOf, type Usual, usualOf, WEEKS } from '../../utils/bursts/usual';
import { DAYS, LEARNED, type Topic, type Year } from './years';

const DAY = 24 * HOUR;
/** In ms: how long after a case it is looked at. */
const SOON = 60_000;

/** When each alarm was raised, ms since 1970, by topic. */
export type Alarms = number[][];

const WEEK = 168;
const monday = Date.UTC(2025, 0, 6) / HOUR;
export const slotOf = (hour: number) => (((hour - monday) % WEEK) + WEEK) % WEEK;

const PAST = WEEKS * WEEK;

export function ours({ start, topics }: Year): Alarms {
  const first = start / HOUR;
  const hourly = topics.map(({ came }) => {
    const counts = new Float64Array(DAYS * 24 + 24);
    for (const at of came) counts[Math.floor(at / HOUR) - first]!++;
    return counts;
  });
  const all = new Float64Array(DAYS * 24 + 24);
  for (const counts of hourly) for (let n = 0; n < all.length; n++) all[n]! += counts[n]!;
  const known = new Map<number, { usual: Usual; others: Usual }[]>();
  // As in the product: up to three days ago, whole days, and whole weeks of them.
  const usuals = (day: number) => {
    const end = (day - 3) * 24;
    const begin = Math.max(0, end - PAST);
    const at = Uint8Array.from({ length: end - begin }, (_, n) => slotOf(first + begin + n));
    const shape = shapeOf(all.subarray(begin, end), at);
    const some = hourly.map((counts) => {
      const own = counts.subarray(begin, end);
      const rest = all.subarray(begin, end).map((count, n) => count - own[n]!);
      return { usual: usualOf(own, at, shape)!, others: usualOf(rest, at, shape)! };
    });
    known.clear();
    known.set(day, some);
    return some;
  };
  const alarms: Alarms = topics.map(() => []);
  const bursts: (Burst | null)[] = topics.map(() => null);
  const events = topics
    .flatMap(({ came }, topic) => came.map((at) => ({ at, topic })))
    .filter(({ at }) => at >= start + LEARNED * DAY)
    .sort((a, b) => a.at - b.at);
  const own = topics.map(({ came }) => new Reader(came));
  const look = (topic: number, now: number) => {
    const { usual, others } = (known.get(dayOf(now, start)) ?? usuals(dayOf(now, start)))[topic]!;
    const before = bursts[topic]!;
    const from = before && before.over === null ? Math.min(now - LONGEST, before.since) : now - LONGEST;
    const came: Came[] = own[topic]!.between(from, now).map((at) => ({ at, who: String(at) }));
    const rest = own.flatMap((one, n) => (n === topic ? [] : one.between(now - LONGEST, now)));
    const after = burstIn({ came, usual, others: { came: rest, usual: others }, slotOf }, before, now);
    if (after && after.over === null && after.since !== before?.since) alarms[topic]!.push(now);
    bursts[topic] = after;
  };
  let looked = 0;
  for (const { at, topic } of events) {
    // The hourly look of the alarm, as far as it can change something.
    if (at - looked > 6 * HOUR) {
      for (const [n, burst] of bursts.entries()) if (burst?.over === null) look(n, at - 1);
      looked = at;
    }
    look(topic, at + SOON);
  }
  return alarms;
}

const dayOf = (at: number, start: number) => Math.floor((at - start) / DAY);

/** Goes forward only. */
class Reader {
  #from = 0;
  constructor(readonly came: readonly number[]) {}
  between(from: number, to: number): number[] {
    // A burst reaches farther back than the rest.
    while (this.#from > 0 && this.came[this.#from - 1]! > from) this.#from--;
    while (this.#from < this.came.length && this.came[this.#from]! <= from) this.#from++;
    if (from > 0 && this.came[this.#from - 1] === from) this.#from--;
    const some: number[] = [];
    for (let n = this.#from; n < this.came.length && this.came[n]! <= to; n++) some.push(this.came[n]!);
    return some;
  }
}

/** What a plain rule makes of the last 24 hours at each case. */
export type Score = (lately: number, days: ArrayLike<number>) => number;

export const inDay: Score = (lately) => lately;
export const zScore: Score = (lately, days) => {
  const mean = sum(days) / days.length;
  let squares = 0;
  for (let n = 0; n < days.length; n++) squares += (days[n]! - mean) ** 2;
  return (lately - mean) / Math.max(0.5, Math.sqrt(squares / days.length));
};

const sum = (some: ArrayLike<number>) => Array.from(some).reduce((a, b) => a + b, 0);

export type Scored = { at: number; by: number }[][];

export function scored({ start, topics }: Year, score: Score): Scored {
  return topics.map(({ came }: Topic) => {
    const days = new Float64Array(DAYS + 2);
    for (const at of came) days[dayOf(at, start)]!++;
    let from = 0;
    return came.flatMap((at, n) => {
      while (came[from]! <= at - DAY) from++;
      const day = dayOf(at, start);
      if (day < LEARNED) return [];
      const lately = n + 1 - from;
      return lately < 3 ? [] : { at: at + SOON, by: score(lately, days.subarray(day - LEARNED, day)) };
    });
  });
}

/** An alarm is raised where none was for a day: what goes on is one. */
export const above = (scores: Scored, least: number): Alarms =>
  scores.map((some) => {
    const alarms: number[] = [];
    let last = 0;
    for (const { at, by } of some) {
      if (by < least) continue;
      if (at - last > DAY) alarms.push(at);
      last = at;
    }
    return alarms;
  });
