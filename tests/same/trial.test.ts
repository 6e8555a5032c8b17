/**
 * What the offer “7 people, same problem” is worth on invented mentions (invent.ts): planted problems, told by several people in their
 * own way, among texts about other matters. The shingles and the threshold were chosen with the seeds 1 to 10 (2026-11-29): of what
 * nine in ten pairs are right in, the one that finds most. What is asserted is measured with other seeds.
 */
import { expect, test } from 'vitest';
import { groupsOf, look, THRESHOLD } from '../../utils/same/groups';
import { WIDTH } from '../../utils/same/shingles';
import { randomFrom, SEED } from '../page/random';
import { invent } from './invent';

interface Figures {
  /** Of the pairs in one group, how many are of one problem; of the pairs of one problem, how many are in one group. */
  precision: number;
  recall: number;
  offered: number;
  /** Groups of which four in five are of one problem. */
  right: number;
  planted: number;
  /** Problems of which three people, and half of all who told them, are in one group. */
  found: number;
}

function measure(seeds: readonly number[], width: number, threshold: number): Figures {
  let [both, grouped, same] = [0, 0, 0];
  const figures = { offered: 0, right: 0, planted: 0, found: 0 };
  for (const seed of seeds) {
    const mentions = invent(randomFrom(seed));
    const problemOf = new Map(mentions.map(({ id, problem }) => [id, problem]));
    const looked = mentions.map(({ id, person, text }) => look({ id, person, texts: [text] }, width));
    const steps = groupsOf(looked, threshold);
    let step = steps.next();
    while (!step.done) step = steps.next();
    const groups = step.value.map(({ ids }) => ids);
    const pairs = (n: number) => (n * (n - 1)) / 2;
    for (const ids of groups) {
      const counts = Map.groupBy(
        ids.filter((id) => problemOf.get(id) !== null),
        (id) => problemOf.get(id),
      );
      const sizes = [...counts.values()].map((some) => some.length);
      figures.offered++;
      if (Math.max(0, ...sizes) >= 0.8 * ids.length) figures.right++;
      grouped += pairs(ids.length);
      both += sizes.reduce((sum, size) => sum + pairs(size), 0);
    }
    for (const [problem, some] of Map.groupBy(mentions, (one) => one.problem)) {
      if (problem === null) continue;
      same += pairs(some.length);
      figures.planted++;
      const most = Math.max(0, ...groups.map((ids) => some.filter(({ id }) => ids.includes(id)).length));
      if (most >= 3 && most >= some.length / 2) figures.found++;
    }
  }
  return { precision: both / grouped, recall: both / same, ...figures };
}

const told = ({ precision, recall, offered, right, planted, found }: Figures) =>
  `pairs: precision ${precision.toFixed(2)}, recall ${recall.toFixed(2)}; groups: ${right} of ${offered} offered are right, ${found} of ${planted} problems are found`;

const from = (first: number, count: number) => Array.from({ length: count }, (_, n) => first + n);

test('the shingles and the threshold are those that were chosen', () => {
  const seeds = from(1, 10);
  const rows = [1, 2].flatMap((width) =>
    [0.3, 0.35, 0.4, 0.45, 0.5].map((threshold) => ({
      width,
      threshold,
      ...measure(seeds, width, threshold),
    })),
  );
  for (const row of rows)
    console.info(`seeds 1–10, shingles of ${row.width}, ${row.threshold}: ${told(row)}`);
  // Nine in ten: who is offered wrong ones stops looking.
  const sure = rows.filter(({ precision, right, offered }) => precision >= 0.9 && right >= 0.9 * offered);
  const best = sure.reduce((one, other) => (other.recall > one.recall ? other : one));
  expect([best.width, best.threshold]).toEqual([WIDTH, THRESHOLD]);
});

test(`with seeds that nobody has looked at, nine in ten that are offered are right (seed ${SEED})`, () => {
  const seeds = from(SEED + 1_000, 20);
  const figures = measure(seeds, WIDTH, THRESHOLD);
  console.info(`seeds ${seeds[0]}–${seeds.at(-1)}: ${told(figures)}`);
  expect(figures.planted).toBeGreaterThan(100);
  expect(figures.precision).toBeGreaterThan(0.85);
  expect(figures.recall).toBeGreaterThan(0.5);
  expect(figures.right / figures.offered).toBeGreaterThan(0.85);
  expect(figures.found / figures.planted).toBeGreaterThan(0.6);
});

test('what is quoted, signed or too short makes no group', () => {
  const quote = 'RT @nimbus: Our new winter timetable starts on Monday and brings more trams';
  const signed = (text: string) => `${text}\nSent from my iPhone with the Nimbus app for commuters`;
  const texts = [
    ...from(0, 5).map((n) => `${['Wow', 'Nope', 'Again', 'Really', 'Well'][n]}! ${quote}`),
    ...['The lamp flickers', 'My order was green', 'No roof at Elm Road', 'Bell fell off'].map(signed),
    ...['Same here!', 'Same here', 'same here.', 'me too', 'me too!', 'Me too'],
  ];
  const steps = groupsOf(texts.map((text, n) => look({ id: `${n}`, person: `p${n}`, texts: [text] })));
  let step = steps.next();
  while (!step.done) step = steps.next();
  expect(step.value).toEqual([]);
});

test('five thousand cases: how long it takes, and its longest step, is printed', () => {
  const mentions = from(1, 40)
    .flatMap((seed) => invent(randomFrom(seed)))
    .slice(0, 5_000);
  expect(mentions.length).toBe(5_000);
  // Of the processor: what others on the machine do is none of it.
  const used = (since?: NodeJS.CpuUsage) => process.cpuUsage(since);
  const ms = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1_000;
  const steps: number[] = [];
  const timed = <T>(step: () => T): T => {
    const before = used();
    const value = step();
    steps.push(ms(used(before)));
    return value;
  };
  const start = used();
  const looked = mentions.map(({ text }, n) =>
    timed(() => look({ id: `${n}`, person: `${n}`, texts: [text] })),
  );
  const grouping = groupsOf(looked);
  while (!timed(() => grouping.next()).done);
  const longest = steps.sort((a, b) => b - a).slice(0, 5);
  console.info(
    `5,000 texts: ${ms(used(start)).toFixed(0)} ms in ${steps.length} steps, the longest ${longest.map((one) => one.toFixed(1)).join(', ')} ms`,
  );
  expect(steps.length).toBeGreaterThan(5_000);
});
