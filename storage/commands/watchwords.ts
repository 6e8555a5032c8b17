/** What the manager looks out for. */
import type { Watchword } from '../../utils/listening/watchword';
import { Refusal } from '../../utils/result';
import { type Act, act } from '../act';
import type { Ledger } from '../ledger';

/** One that is there keeps its brand. */
export const saveWatchword = (ledger: Ledger, by: Act, brand: string, watchword: Watchword) =>
  act(ledger, by, async () => {
    const { id, ...body } = watchword;
    const row = await ledger.watchwords.get(id);
    return [
      { id: by.op, brand: row?.brand ?? brand, entity: 'watchword', entityId: id, kind: 'saved', body },
    ];
  });

export const removeWatchword = (ledger: Ledger, by: Act, id: string) =>
  act(ledger, by, async () => {
    const row = await ledger.watchwords.get(id);
    if (!row) throw new Refusal('not-found', `no watch-word ${id}`);
    return [{ id: by.op, brand: row.brand, entity: 'watchword', entityId: id, kind: 'removed', body: {} }];
  });
