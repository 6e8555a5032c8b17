/** The tries of a delivery: what the background writes before it sends, and what became of it. Their ids are the try's. */
import type { Why } from '../../utils/destinations/destination';
import { act, type Written } from '../act';
import type { Draft } from '../entries';
import type { Ledger } from '../ledger';
import type { DeliveryRow } from '../records';

/**
 * Notes a try, durably, before anything goes out. Null: somebody withdrew it meanwhile, another look had it first, or another
 * device is to send it.
 */
export async function beginTry(ledger: Ledger, row: DeliveryRow, now: number): Promise<Written | null> {
  const attempt = row.attempts + 1;
  const op = idOf('try', row, attempt);
  let allowed = false;
  const written = await act(ledger, { op, now }, async () => {
    const [known, head] = await Promise.all([ledger.deliveries.get(row.id), ledger.head.get('head')]);
    const same = known && known.clock === row.clock && known.device === head?.device;
    if (!same || (known.state !== 'waiting' && known.state !== 'trying')) return [];
    allowed = true;
    return [entryOf(row, op, { kind: 'trying', body: { attempt } })];
  });
  return allowed && !written.again ? written : null;
}

export type Ending =
  | { kind: 'sent'; link: string | null; ref: string | null }
  /** `again`: when it is tried again by itself, in ms since 1970; null: never. */
  | { kind: 'failed'; why: Why; said: string; again: number | null }
  | { kind: 'perhaps'; why: Why; said: string };

/** What became of a try. Sent twice, it is written once. */
export const endTry = (ledger: Ledger, row: DeliveryRow, attempt: number, ending: Ending, now: number) => {
  const op = idOf('end', row, attempt);
  return act(ledger, { op, now }, () => [entryOf(row, op, bodyOf(ending, attempt))]);
};

/** What waits for a destination, or a case, that is there no more. */
export const giveUp = (ledger: Ledger, row: DeliveryRow, why: Why, now: number) => {
  const op = `drop-${row.clock}-${row.id}`;
  const ending: Ending = { kind: 'failed', why, said: '', again: null };
  return act(ledger, { op, now }, () => [entryOf(row, op, bodyOf(ending, row.attempts))]);
};

/** Another device counts its own tries. */
const idOf = (what: 'try' | 'end', { id, device }: DeliveryRow, attempt: number) =>
  `${what}-${attempt}-${device}-${id}`;

type Said = { kind: 'trying' | 'sent' | 'failed' | 'perhaps'; body: object };

function bodyOf(ending: Ending, attempt: number): Said {
  if (ending.kind === 'sent') {
    const { link, ref } = ending;
    return { kind: 'sent', body: { link, ref, by: 'answer' } };
  }
  const { kind, why, said } = ending;
  if (ending.kind === 'perhaps') return { kind, body: { attempt, why, said } };
  const again = ending.again === null ? null : new Date(ending.again).toISOString();
  return { kind, body: { attempt, why, said, again } };
}

const entryOf = ({ id, brand, caseId }: DeliveryRow, entryId: string, { kind, body }: Said): Draft =>
  ({
    id: entryId,
    brand,
    entity: 'delivery',
    entityId: id,
    kind,
    body: { caseId, ...body },
  }) as Draft;
