/** What a way of watching is worth: false alarms where nothing was planted, and which plants it finds, and how soon. */
import { HOUR } from '../../utils/bursts/usual';
import { type Alarms, above, inDay, ours, type Scored, scored, zScore } from './watch';
import { inventYear, LEVELS, PLANTS, type Year } from './years';

const DAY = 24 * HOUR;
const MONTHS = 365 / 30;

export interface Worth {
  name: string;
  /** False alarms in a topic's month, were it to find as many as ours. */
  toFindAsMany: number | null;
  /** By level: in a topic's month. */
  falseAlarms: number[];
  /** By plant, then by level: how many of how many were found, and after how many hours and of their cases. */
  found: Found[][];
}

interface Found {
  planted: number;
  delays: number[];
  cases: number[];
}

const noneFound = (): Found[][] =>
  PLANTS.map(() => LEVELS.map(() => ({ planted: 0, delays: [], cases: [] })));

interface Watched {
  falsely: Alarms[];
  rightly: Alarms[];
}

function worthOf(
  name: string,
  { falsely, rightly }: Watched,
  planted: readonly Year[],
  toFindAsMany: number | null,
): Worth {
  const falseAlarms = LEVELS.map(
    (_, level) => falsely.reduce((sum, alarms) => sum + alarms[level]!.length, 0) / falsely.length / MONTHS,
  );
  const found = noneFound();
  for (const [n, { topics }] of planted.entries())
    for (const [level, { plants, came }] of topics.entries())
      for (const { kind, from, to } of plants) {
        const one = found[kind]![level]!;
        one.planted++;
        const alarm = rightly[n]![level]!.find((at) => at >= from && at <= to + DAY);
        if (alarm === undefined) continue;
        one.delays.push((alarm - from) / HOUR);
        one.cases.push(came.filter((at) => at >= from && at <= alarm).length);
      }
  return { name, toFindAsMany, falseAlarms, found };
}

export const mean = (some: readonly number[]) => some.reduce((a, b) => a + b, 0) / some.length;
export const median = (some: readonly number[]) =>
  some.length === 0 ? null : [...some].sort((a, b) => a - b)[Math.floor(some.length / 2)]!;

/** Ours, and the two plain rules as strict as they must be to raise no more false alarms than ours. */
export function measure(seeds: readonly number[]): Worth[] {
  const falsely: Alarms[] = [];
  const rightly: Alarms[] = [];
  const planted: Year[] = [];
  const plain = [
    { name: 'so many in 24 hours', score: inDay, free: [] as Scored[], full: [] as Scored[] },
    { name: 'z-score of a day', score: zScore, free: [] as Scored[], full: [] as Scored[] },
  ];
  for (const seed of seeds) {
    const [free, full] = [inventYear(seed, false), inventYear(seed, true)];
    falsely.push(ours(free));
    rightly.push(ours(full));
    planted.push(full);
    for (const one of plain) {
      one.free.push(scored(free, one.score));
      one.full.push(scored(full, one.score));
    }
  }
  const own = worthOf('Threadkeeper', { falsely, rightly }, planted, null);
  const goal = mean(own.falseAlarms);
  const others = plain.map(({ name, free, full }) => {
    const rate = (least: number) =>
      free.reduce((sum, scores) => sum + above(scores, least).flat().length, 0) /
      free.length /
      LEVELS.length /
      MONTHS;
    const at = (least: number, many: number | null) =>
      worthOf(
        `${name}, from ${least.toFixed(1)}`,
        { falsely: free.map((one) => above(one, least)), rightly: full.map((one) => above(one, least)) },
        planted,
        many,
      );
    const as = leastStrict((least) => foundShare(at(least, null)) < foundShare(own));
    return at(
      leastStrict((least) => rate(least) <= goal),
      rate(as),
    );
  });
  return [own, ...others];
}

/** The least strict of which this is so; of all stricter ones it is, too. */
function leastStrict(isSo: (least: number) => boolean): number {
  let [low, high] = [0, 1_000];
  while (high - low > 0.02) {
    const middle = (low + high) / 2;
    if (isSo(middle)) high = middle;
    else low = middle;
  }
  return high;
}

export function foundShare({ found }: Worth, levels: readonly number[] = LEVELS): number {
  const some = found.flatMap((byLevel) => byLevel.filter((_, n) => levels.includes(LEVELS[n]!)));
  return (
    some.reduce((sum, { delays }) => sum + delays.length, 0) /
    some.reduce((sum, { planted }) => sum + planted, 0)
  );
}

export const allDelays = ({ found }: Worth) => found.flat().flatMap(({ delays }) => delays);

const cell = (text: string) => text.padStart(14);
const share = (one: Found) =>
  one.planted === 0
    ? '–'
    : `${Math.round((100 * one.delays.length) / one.planted)} %${one.delays.length === 0 ? '' : `, ${median(one.delays)!.toFixed(1)} h`}`;

/** As a table: false alarms in a topic's month, then for each plant the share that was found and the median of its delays. */
export function tableOf(worths: readonly Worth[]): string {
  const lines: string[] = [];
  for (const worth of worths) {
    const delays = allDelays(worth);
    lines.push(
      `\n${worth.name}: ${(100 * foundShare(worth)).toFixed(1)} % found, half of them within ${median(delays)?.toFixed(1)} h; ${mean(worth.falseAlarms).toFixed(3)} false alarms a month and topic${worth.toFindAsMany === null ? '' : ` (${worth.toFindAsMany.toFixed(2)} were it to find as many)`}`,
      ['cases a week', ...LEVELS.map(String)].map(cell).join(''),
      ['false/month', ...worth.falseAlarms.map((one) => one.toFixed(3))].map(cell).join(''),
      ...PLANTS.map(({ name }, n) => [name, ...worth.found[n]!.map(share)].map(cell).join('')),
    );
  }
  return lines.join('\n');
}
