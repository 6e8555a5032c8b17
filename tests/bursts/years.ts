/**
 * Invented years of a brand's topics: with hours, weekdays, seasons, growth, unruly days, batches, and holidays with what is
 * left for the day after; and bursts of known sizes planted in them, where they are wanted.
 */
import { HOUR } from '../../utils/bursts/usual';
import { randomFrom } from '../bench/filled/random';

const DAY = 24 * HOUR;
const START = Date.UTC(2025, 0, 6);
/** Before it nothing is judged: the first weeks make what is usual. */
export const LEARNED = 8 * 7;
export const DAYS = 365 + LEARNED;

/** Cases in a week. */
export const LEVELS = [0.2, 0.5, 1, 3, 8, 20, 50, 120] as const;
/** How many more come, and within how many hours. */
export const PLANTS = [
  { name: '4 in 2 h', more: 4, hours: 2 },
  { name: '8 in 4 h', more: 8, hours: 4 },
  { name: '8 in 24 h', more: 8, hours: 24 },
  { name: '15 in 8 h', more: 15, hours: 8 },
  { name: '30 in 24 h', more: 30, hours: 24 },
] as const;

export interface Plant {
  kind: number;
  from: number;
  to: number;
}

export interface Topic {
  level: number;
  /** ms since 1970, in order. */
  came: number[];
  plants: Plant[];
}

export interface Year {
  start: number;
  topics: Topic[];
}

const HOURS = [
  ...[0.1, 0.05, 0.05, 0.05, 0.1, 0.2, 0.5, 1, 2.2, 2.4, 2.2, 1.8],
  ...[1.4, 1.6, 1.9, 1.8, 1.6, 1.2, 0.9, 0.8, 0.9, 0.7, 0.4, 0.2],
];
const WEEKDAYS = [1.3, 1.2, 1.15, 1.1, 1.1, 0.6, 0.55];

type Chance = ReturnType<typeof randomFrom>;

/** Knuth's way for small means, a rounded normal for large ones. */
function poisson(mean: number, { next }: Chance): number {
  if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(next)));
  const limit = Math.exp(-mean);
  let n = 0;
  for (let product = next(); product > limit; product *= next()) n++;
  return n;
}

const normal = (next: () => number) =>
  Math.sqrt(-2 * Math.log(next() || 1e-12)) * Math.cos(2 * Math.PI * next());
/** Around 1. */
const noise = (spread: number, { next }: Chance) => Math.exp(spread * normal(next) - spread ** 2 / 2);

export function inventYear(seed: number, planted: boolean): Year {
  const chance = randomFrom(seed);
  const holidays = new Set(Array.from({ length: 10 }, () => Math.floor(chance.next() * DAYS)));
  const brandDays = Array.from({ length: DAYS }, () => noise(0.15, chance));
  const topics = LEVELS.map((level): Topic => {
    const [growth, season, phase] = [chance.next() - 0.3, 0.3 * chance.next(), chance.next()];
    const came: number[] = [];
    for (let day = 0; day < DAYS; day++) {
      const trend = (1 + growth * (day / 365)) * (1 + season * Math.sin(2 * Math.PI * (day / 365 + phase)));
      const rest = holidays.has(day) ? 0.1 : holidays.has(day - 1) ? 1.8 : 1;
      const mean = (level / 7) * trend * rest * WEEKDAYS[day % 7]! * brandDays[day]! * noise(0.25, chance);
      const sum = HOURS.reduce((a, b) => a + b, 0);
      for (let hour = 0; hour < 24; hour++) {
        const count = poisson((mean * HOURS[hour]!) / sum, chance);
        const at = START + day * DAY + hour * HOUR;
        // Some of what comes is logged in one go.
        const go = chance.next() < 0.3 ? chance.next() * HOUR : null;
        for (let n = 0; n < count; n++) came.push(at + (go ?? chance.next() * HOUR));
      }
    }
    const plants: Plant[] = [];
    // Drawn also where none is planted: the years are the same but for the bursts.
    const other = randomFrom(seed * 1_000 + Math.round(level * 10));
    for (let day = LEARNED + 10; planted && day < DAYS - 10; day += 28) {
      const kind = Math.floor(other.next() * PLANTS.length);
      const { more, hours } = PLANTS[kind]!;
      const from = START + (day + Math.floor(other.next() * 10)) * DAY + (7 + other.next() * 10) * HOUR;
      for (let n = 0; n < more; n++) came.push(from + other.next() * hours * HOUR);
      plants.push({ kind, from, to: from + hours * HOUR });
    }
    return { level, came: came.sort((a, b) => a - b), plants };
  });
  return { start: START, topics };
}
