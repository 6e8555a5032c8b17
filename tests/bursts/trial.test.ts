/**
 * What burst alerts are worth on invented years (years.ts): how many planted bursts are found, how soon, and how many alarms are false,
 * beside two plain rules that are as strict as they must be to raise no more false ones. `npm run trial:bursts` takes 200 years.
 */
import { expect, test } from 'vitest';
import { SEED } from '../page/random';
import { allDelays, foundShare, mean, measure, median, tableOf } from './measure';

const YEARS = Number(process.env.THREADKEEPER_YEARS ?? 4);

test(`${YEARS} years of eight topics, with and without planted bursts (seed ${SEED})`, () => {
  const seeds = Array.from({ length: YEARS }, (_, n) => SEED + n);
  const worths = measure(seeds);
  console.info(tableOf(worths));
  const own = worths[0]!;
  expect(mean(own.falseAlarms)).toBeLessThan(0.08);
  expect(foundShare(own)).toBeGreaterThan(0.55);
  expect(median(allDelays(own))).toBeLessThan(6);
  for (const plain of worths.slice(1)) {
    expect(foundShare(own)).toBeGreaterThan(foundShare(plain));
    expect(plain.toFindAsMany).toBeGreaterThan(mean(own.falseAlarms));
  }
});
