/** When a hand-off that was not taken is tried again. */

const FIRST = 30_000;
const LONGEST = 3_600_000;
/** With the pauses between them, more than a day. */
export const MOST_TRIES = 32;

/** In ms. Each pause is twice the one before, and up to a half longer by chance: many that failed together do not come together. */
export function pauseAfter(
  attempt: number,
  wished: number | null,
  random: () => number = Math.random,
): number {
  const grown = Math.min(LONGEST, FIRST * 2 ** Math.min(attempt - 1, 20));
  const pause = Math.max(grown, wished ?? 0);
  return Math.round(pause + (pause / 2) * random());
}
