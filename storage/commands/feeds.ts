/** Which feeds are listened to; what is fetched from them is fetched.ts's. */
import { Refusal } from '../../utils/result';
import { type Act, act } from '../act';
import type { Ledger } from '../ledger';
import type { FeedRow } from '../records';

/** One that is there keeps its brand. */
export const saveFeed = (
  ledger: Ledger,
  by: Act,
  brand: string,
  { id, ...body }: Pick<FeedRow, 'id' | 'address' | 'name'>,
) =>
  act(ledger, by, async () => {
    const all = await ledger.feeds.toArray();
    if (all.some((other) => other.id !== id && other.address === body.address))
      throw new Refusal('not-allowed', `there is a feed of ${body.address}`);
    const row = all.find((one) => one.id === id);
    return [{ id: by.op, brand: row?.brand ?? brand, entity: 'feed', entityId: id, kind: 'saved', body }];
  });

export const removeFeed = (ledger: Ledger, by: Act, id: string) =>
  act(ledger, by, async () => {
    const row = await ledger.feeds.get(id);
    if (!row) throw new Refusal('not-found', `no feed ${id}`);
    return [{ id: by.op, brand: row.brand, entity: 'feed', entityId: id, kind: 'removed', body: {} }];
  });
