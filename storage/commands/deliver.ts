/** What the manager does about the sending of a hand-off; the tries themselves are in attempt.ts. */
import { Refusal } from '../../utils/result';
import { type Act, act } from '../act';
import type { Draft } from '../entries';
import type { Ledger } from '../ledger';
import type { DeliveryRow } from '../records';

export interface DeliveryWords {
  caseId: string;
  destinationId: string;
  to: string;
  subject: string;
  text: string;
  link: string | null;
  /** The act that hands the case over: taken back with it, as long as it was not sent. */
  handoff: string | null;
}

/** The entry that queues it, for a command of its own or inside the one that hands the case over. `id` is also its entry's. */
export async function queued(ledger: Ledger, id: string, words: DeliveryWords): Promise<Draft> {
  const [row, destination] = await Promise.all([
    ledger.cases.get(words.caseId),
    ledger.destinations.get(words.destinationId),
  ]);
  if (!row) throw new Refusal('not-found', `no case ${words.caseId}`);
  if (!destination) throw new Refusal('not-found', `no destination ${words.destinationId}`);
  return { id, brand: row.brand, entity: 'delivery', entityId: id, kind: 'queued', body: words };
}

export const deliver = (ledger: Ledger, by: Act, words: DeliveryWords) =>
  act(ledger, by, async () => [await queued(ledger, by.op, words)]);

const onDelivery = (ledger: Ledger, by: Act, id: string, say: (row: DeliveryRow) => Draft[]) =>
  act(ledger, by, async () => {
    const row = await ledger.deliveries.get(id);
    if (!row) throw new Refusal('not-found', `no delivery ${id}`);
    return say(row);
  });

const entryOf = (row: DeliveryRow, id: string, kind: 'resent' | 'withdrawn'): Draft => ({
  id,
  brand: row.brand,
  entity: 'delivery',
  entityId: row.id,
  kind,
  body: { caseId: row.caseId },
});

/** It is not sent any more. Null: there is nothing left to take back. */
export function withdrawal(row: DeliveryRow, id: string): Draft | null {
  if (row.state === 'withdrawn') return null;
  if (row.state !== 'waiting' && row.state !== 'failed')
    throw new Refusal('on-its-way', `the delivery is ${row.state}`);
  return entryOf(row, id, 'withdrawn');
}

export const withdraw = (ledger: Ledger, by: Act, id: string) =>
  onDelivery(ledger, by, id, (row) => {
    const taken = withdrawal(row, by.op);
    return taken ? [taken] : [];
  });

/** Once more, by this device: what failed, may not have arrived, was withdrawn, or waits on a device that is gone. */
export const sendAgain = (ledger: Ledger, by: Act, id: string) =>
  onDelivery(ledger, by, id, (row) => {
    if (row.state === 'sent' || row.state === 'trying')
      throw new Refusal('on-its-way', `the delivery is ${row.state}`);
    return [entryOf(row, by.op, 'resent')];
  });

/** Somebody looked, and it is there. */
export const arrived = (ledger: Ledger, by: Act, id: string) =>
  onDelivery(ledger, by, id, (row) => [
    {
      id: by.op,
      brand: row.brand,
      entity: 'delivery',
      entityId: id,
      kind: 'sent',
      body: { caseId: row.caseId, link: null, ref: null, by: 'hand' },
    },
  ]);
