/** When a feed is asked next. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** No pause is longer. */
export const LONGEST_PAUSE = 24 * HOUR;
const FIRST_PAUSE = 15 * MINUTE;
/** While the browser has no network nothing is counted. */
export const OFFLINE_PAUSE = 5 * MINUTE;

/** In ms, after it was read: an hour and a little, by chance, so that many feeds do not go on coming together. */
export const pauseAfterRead = (random: () => number = Math.random): number => HOUR + 5 * MINUTE * random();

/** In ms, after nothing came of it: twice the one before, up to a day, and up to a half of that longer by chance. */
export function pauseAfterFailure(
  failures: number,
  wished: number | null,
  random: () => number = Math.random,
): number {
  const grown = FIRST_PAUSE * 2 ** Math.min(failures - 1, 20);
  // A server may wish for a year.
  return Math.min(LONGEST_PAUSE, Math.max(grown, wished ?? 0) * (1 + random() / 2));
}
