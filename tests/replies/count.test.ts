/** A reply is as long as the site says, and is cut where the site would cut it. */
import { expect, test } from 'vitest';
import { count, countForX, LIMITS } from '../../utils/replies/count';
import conformance from './x-conformance.json';

test.each(conformance.cases)('X: $description', ({ text, expected }) => {
  const { length, cutAt } = countForX(text, LIMITS.x);
  expect(length).toBe(expected.weightedLength);
  expect(cutAt === null).toBe(expected.weightedLength <= LIMITS.x);
  if (cutAt !== null) expect(cutAt - 1).toBe(expected.validRangeEnd);
});

test('a cut divides no emoji and no link', () => {
  expect(countForX(`${'a'.repeat(279)}👩🏽‍🚒`, 280).cutAt).toBe(279);
  expect(countForX(`${'a'.repeat(260)} https://example.com/a-long-address`, 280).cutAt).toBe(261);
});

test('a long account, Facebook and LinkedIn have limits of their own', () => {
  const text = 'a'.repeat(1_300);
  expect(count(text, 'x', false)).toEqual({ length: 1_300, limit: 280, cutAt: 280 });
  expect(count(text, 'x', true)).toEqual({ length: 1_300, limit: 25_000, cutAt: null });
  expect(count(text, 'facebook', false).cutAt).toBeNull();
  expect(count(text, 'linkedin', false)).toEqual({ length: 1_300, limit: 1_250, cutAt: 1_250 });
});
