/** A search as it is typed: asked when the typing rests, and the last one wins. */
import { useEffect, useState } from 'preact/hooks';
import type { Ledger } from '../../storage/ledger';
import type { Brands } from '../../storage/queries/brands';
import type { Query, QueryProblem } from '../../storage/queries/read-query';
import type { Hits } from '../../storage/queries/search';

export type Searched =
  | { state: 'none' }
  | { state: 'problem'; of: string; problem: QueryProblem }
  | { state: 'failed'; of: string; why: string }
  | { state: 'found'; of: string; query: Query; found: Hits; brands: Brands['all']; newest: number };

/** Between two letters of somebody who types, in ms. */
const REST = 100;

/** Until the new answer is there the last one stays, as in live.ts. `again`: another number asks once more. */
export function useSearch(ledger: Ledger, text: string, first: number, again = 0): Searched {
  const [shown, setShown] = useState<Searched>({ state: 'none' });
  const nothing = text.trim() === '';
  useEffect(() => {
    if (nothing) return setShown({ state: 'none' });
    const ended = new AbortController();
    const show = (next: Searched) => {
      if (!ended.signal.aborted) setShown(next);
    };
    const resting = setTimeout(() => {
      import('./searched')
        .then(({ searched }) => searched(ledger, text, first, ended.signal))
        .then(show, (error: unknown) => show({ state: 'failed', of: text, why: String(error) }));
    }, REST);
    return () => {
      clearTimeout(resting);
      ended.abort();
    };
  }, [text, first, again]);
  return nothing ? { state: 'none' } : shown;
}
