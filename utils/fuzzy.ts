/** Finds what was nearly typed: Fuse.js, loaded on first use. */

/** From 0 (the very words) to 1; what is beyond it is noise. */
const FARTHEST = 0.35;

export interface Fuzzy<T> {
  item: T;
  score: number;
}

/** The best first. `keys`: where the words may stand, and how much each place counts. */
export async function fuzzily<T>(
  items: readonly T[],
  keys: { name: string; weight: number }[],
  words: string,
): Promise<Fuzzy<T>[]> {
  const { default: Fuse } = await import('fuse.js');
  const fuse = new Fuse(items, {
    keys,
    threshold: FARTHEST,
    includeScore: true,
    ignoreLocation: true,
    ignoreDiacritics: true,
    useExtendedSearch: false,
  });
  return fuse.search(words).map(({ item, score = 0 }) => ({ item, score }));
}
