/** Numbers as random as a trial needs, the same again with the same seed. */

/** `THREADKEEPER_SEED` repeats a run; the seed belongs into the name of the test, so that a failure shows it. */
export const SEED = Number(process.env.THREADKEEPER_SEED ?? Date.now() % 2 ** 31);

export interface Random {
  /** A whole number from 0 on, below this. */
  below(end: number): number;
  one<T>(list: readonly T[]): T;
}

/** Mulberry32: small, fast, and the same everywhere. */
export function randomFrom(seed: number): Random {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number) => Math.floor(next() * end);
  return {
    below,
    one(list) {
      const found = list[below(list.length)];
      if (found === undefined) throw new Error('Nothing to choose from: the list is empty.');
      return found;
    },
  };
}
