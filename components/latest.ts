/** What is saved whole although only a part of it is changed at a time: hours, targets, a brand. */
import { useRef } from 'preact/hooks';

/**
 * `known` is what the ledger says, which comes some moments after it was told. A second change in the meantime is made to what was
 * said last, not to what is known: else the first one would be taken back without a word. What comes from elsewhere counts.
 */
export function useLatest<T extends object>(known: T): { now: () => T; say: (change: Partial<T>) => T } {
  const latest = useRef(known);
  const seen = useRef(known);
  const said = useRef(new Set<string>());
  if (seen.current !== known) {
    // Where anything else changed the ledger tells the old value once more, which is no news.
    const isNews = spelt(known) !== spelt(seen.current) && !said.current.has(spelt(known));
    seen.current = known;
    if (isNews) latest.current = known;
  }
  return {
    now: () => latest.current,
    say: (change) => {
      latest.current = { ...latest.current, ...change };
      said.current.add(spelt(latest.current));
      return latest.current;
    },
  };
}

/** In whatever order its parts stand. */
const spelt = (value: object) => JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
