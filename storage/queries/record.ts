/** The record of activity of a period: what was done, how long it took, how many were open, what was dismissed, and about what. */
import { CASE_KINDS, DISMISSALS, type Dismissal, OUTCOMES, type Outcome } from '../../utils/cases';
import { quantile } from '../../utils/clocks/buckets';
import { type Period, partsOf } from '../../utils/periods';
import { READ_PLACES } from '../../utils/sites/mention';
import { topicKey } from '../../utils/topics';
import type { Ledger } from '../ledger';
import { type Counted, eachCount, type Owed, openNow, owedNow, timeIn } from './activity';
import { type Topic, topics } from './topics';

export const DONE = ['logged', 'answered', 'handedOff', 'resolved', 'dismissed'] as const;
export type Done = (typeof DONE)[number];

export const TIMED = ['firstAnswer', 'resolution'] as const;
export type Timed = (typeof TIMED)[number];

export const BY = ['site', 'kind', 'hour'] as const;
export type By = (typeof BY)[number];

/** A day or a week. */
export interface Part extends Period {
  done: Record<Done, number>;
  /** How many cases were open at its end, or are now. */
  open: number;
}

/** How long some took, in ms of working time. */
export interface Spread {
  /** A place, a kind, or the hour of the day in which they wrote; null: all. */
  of: string | null;
  count: number;
  /** Half of them, and nine of ten, took no longer. */
  median: number;
  p90: number;
  /** How many had a target, and how many of these were within it. */
  targets: number;
  inTime: number;
}

export interface Named<N extends string = string> {
  name: N;
  count: number;
}

export interface ActivityRecord {
  unit: 'day' | 'week';
  parts: Part[];
  done: Record<Done, number>;
  times: Record<Timed, { all: Spread | null } & Record<By, Spread[]>>;
  outcomes: Named<Outcome>[];
  dismissals: Named<Dismissal>[];
  /** Logged in the period; most first. Null: the cases of one that nobody listed were all forgotten, and no name is left. */
  topics: { name: string | null; count: number }[];
  /** How many are open now. */
  open: number;
  /** Now: without a first answer that the target wants, and of them too late already. */
  owed: Owed;
}

/** `brands`: whose cases; `now`: ms since 1970. */
export async function activityRecord(
  ledger: Ledger,
  brands: readonly string[],
  period: Period,
  now: number,
): Promise<ActivityRecord> {
  const { unit, parts } = partsOf(period);
  const days = parts.map((part): Part => ({ ...part, done: none(), open: 0 }));
  const spreads = { firstAnswer: new Spreads(), resolution: new Spreads() };
  const [outcomes, dismissals, sets] = [new Tally(), new Tally(), new Tally()];
  const net = days.map(() => 0);
  let since = 0;
  const see = (one: Counted) => {
    const { what, at, as, count } = one;
    const n = at >= period.to ? -1 : days.findIndex(({ to }) => at < to);
    const day = days[n];
    if (what === 'backlog') {
      if (day) net[n] = (net[n] ?? 0) + count;
      else since += count;
    }
    if (!day) return;
    if (isDone(what)) day.done[what] += count;
    if (what === 'firstAnswer' || what === 'resolution') spreads[what].add(one);
    else if (what === 'resolved') outcomes.add(as, count);
    else if (what === 'dismissed') dismissals.add(as, count);
    else if (what === 'topics') sets.add(as, count);
  };
  const [known, open, owed] = await Promise.all([
    topics(ledger),
    openNow(ledger, brands),
    owedNow(ledger, brands, now),
    eachCount(ledger, brands, { from: period.from, to: null }, see),
  ]);
  let left = open - since;
  for (const [n, day] of [...days.entries()].reverse()) {
    day.open = left;
    left -= net[n] ?? 0;
  }
  const done = none();
  for (const day of days) for (const what of DONE) done[what] += day.done[what];
  return {
    unit,
    parts: days,
    done,
    times: { firstAnswer: spreads.firstAnswer.all(), resolution: spreads.resolution.all() },
    outcomes: outcomes.in(OUTCOMES),
    dismissals: dismissals.in(DISMISSALS),
    topics: topicsIn(sets, known),
    open,
    owed,
  };
}

const none = () => ({ logged: 0, answered: 0, handedOff: 0, resolved: 0, dismissed: 0 });
const isDone = (what: string): what is Done => DONE.includes(what as Done);

export class Tally {
  readonly #counts = new Map<string, number>();

  add(name: string, count: number): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + count);
  }

  in<N extends string>(order: readonly N[]): Named<N>[] {
    return order
      .map((name) => ({ name, count: this.#counts.get(name) ?? 0 }))
      .filter(({ count }) => count > 0);
  }

  mostFirst(): Named[] {
    return [...this.#counts]
      .map(([name, count]) => ({ name, count }))
      .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  }
}

/**
 * `sets`: by the ids of all topics of a case. What stands for several of them counts the case once; of several brands, those
 * that are called alike are one.
 */
export function topicsIn(sets: Tally, known: readonly Topic[]): ActivityRecord['topics'] {
  const stands = new Map(known.flatMap((one) => [one, ...one.members].map(({ id }) => [id, one] as const)));
  const [counts, names] = [new Tally(), new Map<string, string>()];
  for (const { name: ids, count } of sets.mostFirst()) {
    const keys = new Set<string>();
    for (const id of ids.split(' ')) {
      const name = stands.get(id)?.name;
      const key = name === undefined ? '' : topicKey(name);
      if (name !== undefined && !names.has(key)) names.set(key, name);
      keys.add(key);
    }
    for (const key of keys) counts.add(key, count);
  }
  return counts.mostFirst().map(({ name: key, count }) => ({ name: names.get(key) ?? null, count }));
}

interface Sum {
  histogram: Map<number, number>;
  in: number;
  late: number;
}

class Spreads {
  readonly #sums = new Map<string, Sum>();

  add({ at, place, kind, as, count }: Counted): void {
    const { bucket, kept, hour } = timeIn(as, at);
    for (const name of ['all', `site ${place}`, `kind ${kind}`, ...(hour === null ? [] : [`hour ${hour}`])]) {
      const sum = this.#sums.get(name) ?? { histogram: new Map<number, number>(), in: 0, late: 0 };
      sum.histogram.set(bucket, (sum.histogram.get(bucket) ?? 0) + count);
      if (kept !== '') sum[kept] += count;
      this.#sums.set(name, sum);
    }
  }

  all(): { all: Spread | null } & Record<By, Spread[]> {
    const some = (by: By, names: readonly string[]) =>
      names.flatMap((name) => spreadOf(name, this.#sums.get(`${by} ${name}`)) ?? []);
    return {
      all: spreadOf(null, this.#sums.get('all')),
      site: some('site', [...READ_PLACES, 'web']),
      kind: some('kind', CASE_KINDS),
      hour: some(
        'hour',
        Array.from({ length: 24 }, (_, hour) => String(hour)),
      ),
    };
  }
}

function spreadOf(of: string | null, sum: Sum | undefined): Spread | null {
  if (!sum) return null;
  const [median, p90] = [quantile(sum.histogram, 0.5), quantile(sum.histogram, 0.9)];
  if (median === null || p90 === null) return null;
  const count = [...sum.histogram.values()].reduce((a, b) => a + b, 0);
  return { of, count, median, p90, targets: sum.in + sum.late, inTime: sum.in };
}
