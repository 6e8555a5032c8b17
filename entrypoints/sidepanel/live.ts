/** A query of the ledger as a signal that repaints when the ledger changes, here or in the background. */

import { type ReadonlySignal, signal } from '@preact/signals';
import { liveQuery } from 'dexie';
import { useEffect, useMemo } from 'preact/hooks';
import type { Ledger } from '../../storage/ledger';

export type Live<T> = { state: 'loading' } | { state: 'ready'; value: T } | { state: 'failed'; why: string };

/**
 * `query` runs anew whenever `keys` change or a row that it read did. Until the new answer is there the last one
 * stays: a list that blinks loses the scroll, the focus, and the click that was meant for it.
 */
export function useLive<T>(
  ledger: Ledger,
  query: (ledger: Ledger) => Promise<T>,
  keys: unknown[],
): ReadonlySignal<Live<T>> {
  const live = useMemo(() => signal<Live<T>>({ state: 'loading' }), []);
  useEffect(() => {
    const watching = liveQuery(() => query(ledger)).subscribe({
      next: (value) => {
        live.value = { state: 'ready', value };
      },
      error: (error: unknown) => {
        live.value = { state: 'failed', why: String(error) };
      },
    });
    return () => watching.unsubscribe();
  }, keys);
  return live;
}
