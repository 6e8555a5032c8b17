/** A query of the ledger as a signal that repaints when the ledger changes, here or in the background. */

import { type ReadonlySignal, signal } from '@preact/signals';
import { liveQuery } from 'dexie';
import { useLayoutEffect, useMemo } from 'preact/hooks';
import type { Ledger } from '../../storage/ledger';

export type Live<T> = { state: 'loading' } | { state: 'ready'; value: T } | { state: 'failed'; why: string };

/** Of each ledger, by name: what was known last. */
const answers = new WeakMap<Ledger, Map<string, Live<unknown>>>();
const keptIn = (ledger: Ledger) => {
  const known = answers.get(ledger) ?? new Map<string, Live<unknown>>();
  answers.set(ledger, known);
  return known;
};
const LOADING = { state: 'loading' } as const;

/** How a question is asked again by who comes back. */
interface Kept {
  /** A name for each choice that it depends on. */
  as: string;
  /** It takes long: not asked before the view has stood for a moment, so that whoever only passes by waits for nothing. */
  slow?: boolean;
}

/** In ms. */
const MOMENT = 150;

/**
 * `query` runs anew whenever `keys` change or a row that it read did. Until the new answer is there the last one
 * stays: a list that blinks loses the scroll, the focus, and the click that was meant for it. `kept`: who comes back
 * sees at once what was known last, and the new answer behind it. For figures and for what is looked up; not for a list that is
 * worked through, where what was just done would stand once more.
 */
export function useLive<T>(
  ledger: Ledger,
  query: (ledger: Ledger) => Promise<T>,
  keys: unknown[],
  kept: Kept | null = null,
): ReadonlySignal<Live<T>> {
  const known = kept && (keptIn(ledger).get(kept.as) as Live<T> | undefined);
  const live = useMemo(() => signal<Live<T>>(known ?? LOADING), []);
  // Before the paint: the question need not wait for a frame that shows nothing yet.
  useLayoutEffect(() => {
    let watching: { unsubscribe: () => void } | null = null;
    const ask = () => {
      watching = liveQuery(() => query(ledger)).subscribe({
        next: (value) => {
          live.value = { state: 'ready', value };
          if (kept) keptIn(ledger).set(kept.as, live.value);
        },
        error: (error: unknown) => {
          live.value = { state: 'failed', why: String(error) };
        },
      });
    };
    const waits = known && kept?.slow ? setTimeout(ask, MOMENT) : null;
    if (waits === null) ask();
    return () => {
      if (waits !== null) clearTimeout(waits);
      watching?.unsubscribe();
    };
  }, keys);
  return live;
}
