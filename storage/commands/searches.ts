/** Searches of the sites' own, which are opened there. */
import { Refusal } from '../../utils/result';
import { type Act, act } from '../act';
import type { Ledger } from '../ledger';
import type { SearchRow } from '../records';

/** One that is there keeps its brand. */
export const saveSearch = (
  ledger: Ledger,
  by: Act,
  brand: string,
  { id, ...body }: Pick<SearchRow, 'id' | 'name' | 'address'>,
) =>
  act(ledger, by, async () => {
    const row = await ledger.searches.get(id);
    return [{ id: by.op, brand: row?.brand ?? brand, entity: 'search', entityId: id, kind: 'saved', body }];
  });

export const removeSearch = (ledger: Ledger, by: Act, id: string) =>
  act(ledger, by, async () => {
    const row = await ledger.searches.get(id);
    if (!row) throw new Refusal('not-found', `no search ${id}`);
    return [{ id: by.op, brand: row.brand, entity: 'search', entityId: id, kind: 'removed', body: {} }];
  });

/** It was opened from here; on this machine alone, and nothing of what it showed. */
export function noteVisit(ledger: Ledger, id: string, now: number): Promise<void> {
  return ledger.transaction('rw', ledger.searches, ledger.searchVisits, async () => {
    if (await ledger.searches.get(id)) await ledger.searchVisits.put({ id, at: new Date(now).toISOString() });
  });
}
