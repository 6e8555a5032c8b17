/** Times in buckets say nearly what the times themselves would. */
import { expect, test } from 'vitest';
import { bucketOf, middleOf, quantile } from '../../utils/clocks/buckets';
import { randomFrom, SEED } from '../page/random';

const MINUTE = 60_000;

test(`a time and the middle of its bucket differ by 2 % at most (seed ${SEED})`, () => {
  const random = randomFrom(SEED);
  for (let n = 0; n < 20_000; n++) {
    const ms = MINUTE * 10 ** (random.below(6_000) / 1_000);
    expect(Math.abs(middleOf(bucketOf(ms)) / ms - 1), String(ms)).toBeLessThan(0.02);
  }
  expect(middleOf(bucketOf(0))).toBe(30_000);
  expect(bucketOf(MINUTE - 1)).toBe(0);
  expect(bucketOf(MINUTE)).toBe(1);
});

test(`median and 90th percentile of any times are right within 2 % (seed ${SEED})`, () => {
  const random = randomFrom(SEED);
  for (let round = 0; round < 200; round++) {
    const times = Array.from(
      { length: 1 + random.below(300) },
      () => MINUTE * 10 ** (random.below(5_000) / 1_000),
    );
    const sorted = times.toSorted((a, b) => a - b);
    const histogram = new Map<number, number>();
    for (const ms of times) histogram.set(bucketOf(ms), (histogram.get(bucketOf(ms)) ?? 0) + 1);
    for (const share of [0.5, 0.9, 1]) {
      const exact = sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
      expect(Math.abs((quantile(histogram, share) ?? 0) / exact - 1)).toBeLessThan(0.02);
    }
  }
  expect(quantile(new Map(), 0.5)).toBeNull();
  expect(quantile(new Map([[3, 0]]), 0.5)).toBeNull();
});
