/** The cases of a list that are picked for one act on all of them. */
import { useCallback, useState } from 'preact/hooks';

export function usePicked() {
  const [picked, set] = useState<ReadonlySet<string>>(new Set());
  /** Picks it, or picks it no more. */
  const pick = useCallback(
    (id: string) =>
      set((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id])),
    [],
  );
  const setPicked = useCallback((ids: Iterable<string>) => set(new Set(ids)), []);
  return { picked, pick, setPicked };
}
