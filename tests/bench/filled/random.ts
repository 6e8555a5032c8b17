/** Chance that can be repeated: the same seed gives the same ledger. */
export type Random = ReturnType<typeof randomFrom>;

/** Mulberry32, by Tommy Ettinger. */
export function randomFrom(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const at = <T>(list: readonly T[], n: number): T => {
    const found = list[n];
    if (found === undefined) throw new Error('there is nothing to choose from');
    return found;
  };
  const one = <T>(list: readonly T[]): T => at(list, Math.floor(next() * list.length));
  const digits = (length: number) => {
    let text = String(1 + Math.floor(next() * 9));
    while (text.length < length) text += Math.floor(next() * 10);
    return text;
  };
  return {
    next,
    one,
    digits,
    chance: (share: number) => next() < share,
    /** The earlier, the more often. */
    early: <T>(list: readonly T[]): T => at(list, Math.floor(next() ** 3 * list.length)),
    weighed: <T extends { share: number }>(list: readonly T[]): T => {
      let left = next() * list.reduce((sum, { share }) => sum + share, 0);
      for (const item of list) {
        left -= item.share;
        if (left < 0) return item;
      }
      return at(list, list.length - 1);
    },
    /** Two to four syllables: one of many thousands. */
    word: () =>
      Array.from(
        { length: 2 + Math.floor(next() * 3) },
        () => one([...'bdfgklmnprst']) + one([...'aeiou']),
      ).join(''),
    id: () => `${digits(10)}-${digits(10)}-${digits(10)}`,
  };
}
