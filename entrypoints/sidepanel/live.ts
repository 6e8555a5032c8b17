/** A query of the ledger as a signal that repaints when the ledger changes, here or in the background. */

import { type ReadonlySignal, signal } from '@preact/signals';
import { liveQuery } from 'dexie';
import { useLayoutEffect, useMemo } from 'preact/hooks';
import type { Ledger } from '../../storage/ledger';

export type Live<T> = { state: 'loading' } | { state: 'ready'; value: T } | { state: 'failed'; why: string };

/** Of each ledger, by name: what was known last. */
const kept = new WeakMap<Ledger, Map<string, Live<unknown>>>();
const keptIn = (ledger: Ledger) => {
  const known = kept.get(ledger) ?? new Map<string, Live<unknown>>();
  kept.set(ledger, known);
  return known;
};
const LOADING = { state: 'loading' } as const;

/**
 * `query` runs anew whenever `keys` change or a row that it read did. Until the new answer is there the last one
 * stays: a list that blinks loses the scroll, the focus, and the click that was meant for it. `keptAs`: who comes back
 * sees at once what was known last, and the new answer behind it. For figures and for what is looked up, under a name for
 * each choice; not for a list that is worked through, where what was just done would stand once more.
 */
export function useLive<T>(
  ledger: Ledger,
  query: (ledger: Ledger) => Promise<T>,
  keys: unknown[],
  keptAs: string | null = null,
): ReadonlySignal<Live<T>> {
  const live = useMemo(
    () => signal<Live<T>>((keptAs !== null && (keptIn(ledger).get(keptAs) as Live<T>)) || LOADING),
    [],
  );
  // Before the paint: the question need not wait for a frame that shows nothing yet.
  useLayoutEffect(() => {
    const watching = liveQuery(() => query(ledger)).subscribe({
      next: (value) => {
        live.value = { state: 'ready', value };
        if (keptAs !== null) keptIn(ledger).set(keptAs, live.value);
      },
      error: (error: unknown) => {
        live.value = { state: 'failed', why: String(error) };
      },
    });
    return () => watching.unsubscribe();
  }, keys);
  return live;
}
