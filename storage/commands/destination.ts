/** The places that hand-offs can be sent to. */
import { Refusal } from '../../utils/result';
import { type Act, act } from '../act';
import type { Ledger } from '../ledger';
import { MAIN_BRAND } from '../queries/brands';
import type { DestinationRow } from '../records';

export const saveDestination = (
  ledger: Ledger,
  by: Act,
  destination: Omit<DestinationRow, 'brand' | 'clock'>,
) => {
  const { id, ...body } = destination;
  return act(ledger, by, () => [
    { id: by.op, brand: MAIN_BRAND, entity: 'destination', entityId: id, kind: 'saved', body },
  ]);
};

export const removeDestination = (ledger: Ledger, by: Act, id: string) =>
  act(ledger, by, async () => {
    const row = await ledger.destinations.get(id);
    if (!row) throw new Refusal('not-found', `no destination ${id}`);
    return [{ id: by.op, brand: row.brand, entity: 'destination', entityId: id, kind: 'removed', body: {} }];
  });
