/**
 * Buckets for lengths of time, from a minute to years, each 4 % wider than the one before: whoever takes the middle of one
 * for a time that is in it is wrong by 2 % at most, and under a minute by half a minute.
 */

const MINUTE = 60_000;
const STEP = Math.log(1.04);

/** The bucket of a time in ms: 0 is less than a minute. */
export const bucketOf = (ms: number): number =>
  ms < MINUTE ? 0 : 1 + Math.floor(Math.log(ms / MINUTE) / STEP);

/** What a time in this bucket is taken for, in ms. */
export const middleOf = (bucket: number): number =>
  bucket === 0 ? MINUTE / 2 : MINUTE * Math.exp((bucket - 0.5) * STEP);

/** How many times lie in each bucket. */
export type Histogram = ReadonlyMap<number, number>;

/**
 * The time that a `share` of them (0.5: half) did not exceed, in ms; of an even number the lower of the two in the middle.
 * Null: there are none.
 */
export function quantile(times: Histogram, share: number): number | null {
  const buckets = [...times].filter(([, count]) => count > 0).sort(([a], [b]) => a - b);
  const all = buckets.reduce((sum, [, count]) => sum + count, 0);
  let left = Math.max(1, Math.ceil(all * share));
  for (const [bucket, count] of buckets) {
    left -= count;
    if (left <= 0) return middleOf(bucket);
  }
  return null;
}
