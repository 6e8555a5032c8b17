/** MinHash estimates what is counted exactly; sets that have much in common share a band. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BANDS, ROWS, THRESHOLD } from '../../utils/same/groups';
import { bandsOf, estimate, familyOf, signatureOf } from '../../utils/same/minhash';
import { ownWordsIn } from '../../utils/same/own-words';
import { jaccard, shinglesOf } from '../../utils/same/shingles';
import { randomFrom, SEED } from '../page/random';

const SIZE = 512;
const numbers = fc.uniqueArray(fc.nat(2 ** 32 - 1), { maxLength: 40 }).map((some) => new Set(some));

/** As they are defined: what is in both, of what is in either. */
const exact = (one: ReadonlySet<number>, other: ReadonlySet<number>) => {
  const either = new Set([...one, ...other]);
  return either.size === 0 ? 0 : [...either].filter((n) => one.has(n) && other.has(n)).length / either.size;
};

test(`the similarity is the plain definition’s, and the same either way round (seed ${SEED})`, () => {
  fc.assert(
    fc.property(numbers, numbers, (one, other) => {
      expect(jaccard(one, other)).toBeCloseTo(exact(one, other), 12);
      expect(jaccard(one, other)).toBe(jaccard(other, one));
      if (one.size > 0) expect(jaccard(one, one)).toBe(1);
    }),
    { seed: SEED },
  );
});

test(`the estimate lies within six standard errors of it, whatever the numbers are (seed ${SEED})`, () => {
  const family = familyOf(SIZE, SEED);
  const common = fc.uniqueArray(fc.nat(2 ** 32 - 1), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(common, numbers, numbers, (shared, mine, theirs) => {
      const one = new Set([...shared, ...mine]);
      const other = new Set([...shared, ...theirs]);
      const off = estimate(signatureOf(one, family), signatureOf(other, family)) - exact(one, other);
      expect(Math.abs(off)).toBeLessThan(6 / (2 * Math.sqrt(SIZE)));
    }),
    { seed: SEED, numRuns: 300 },
  );
});

test(`on the average it is neither too high nor too low (seed ${SEED})`, () => {
  const random = randomFrom(SEED);
  let off = 0;
  const RUNS = 400;
  for (let run = 0; run < RUNS; run++) {
    const family = familyOf(64, random.below(2 ** 31));
    const shared = Array.from({ length: 10 }, () => random.below(2 ** 31));
    const alone = () => Array.from({ length: 5 }, () => random.below(2 ** 31));
    const [one, other] = [new Set([...shared, ...alone()]), new Set([...shared, ...alone()])];
    off += estimate(signatureOf(one, family), signatureOf(other, family)) - exact(one, other);
  }
  console.info(`seed ${SEED}: mean error of ${RUNS} estimates ${(off / RUNS).toFixed(4)}`);
  // The standard error of this mean is about 0.003.
  expect(Math.abs(off / RUNS)).toBeLessThan(0.015);
});

test('a family is the same at every start, and another one with another seed', () => {
  expect(familyOf(8)).toEqual(familyOf(8));
  expect(familyOf(8, 1)).not.toEqual(familyOf(8, 2));
  expect(familyOf(64).factors.every((factor) => factor % 2 === 1)).toBe(true);
});

test(`two that are as alike as a group wants share a band, and few others do (seed ${SEED})`, () => {
  const random = randomFrom(SEED);
  const family = familyOf(BANDS * ROWS);
  const met = (similar: number) => {
    let met = 0;
    for (let run = 0; run < 500; run++) {
      // Of 20 in either, so many in both.
      const all = Array.from({ length: 20 }, () => random.below(2 ** 31));
      const common = Math.round(similar * 20);
      const half = common + Math.floor((20 - common) / 2);
      const one = new Set(all.slice(0, half));
      const other = new Set([...all.slice(0, common), ...all.slice(half)]);
      const [a, b] = [one, other].map((set) => bandsOf(signatureOf(set, family), ROWS));
      if (a!.some((key, n) => key === b![n])) met++;
    }
    return met / 500;
  };
  const [alike, unlike] = [met(THRESHOLD), met(0.1)];
  console.info(`seed ${SEED}: candidates at ${THRESHOLD}: ${alike}, at 0.1: ${unlike}`);
  expect(alike).toBeGreaterThan(0.93);
  expect(unlike).toBeLessThan(0.2);
});

test('an empty set is like none', () => {
  expect(jaccard(new Set(), new Set())).toBe(0);
  expect(shinglesOf(ownWordsIn('!!! 12 and the'))).toEqual(new Set());
});
