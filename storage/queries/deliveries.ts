/** Where hand-offs can be sent to, and what is on its way. */
import type { Ledger } from '../ledger';
import type { DeliveryRow, DestinationRow } from '../records';

export async function destinations(ledger: Ledger): Promise<DestinationRow[]> {
  const rows = await ledger.destinations.toArray();
  return rows.sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
}

export interface Delivery extends DeliveryRow {
  /** Null: it was removed. */
  destination: DestinationRow | null;
  /** This device is the one that sends it. */
  here: boolean;
}

async function withDestinations(ledger: Ledger, rows: readonly DeliveryRow[]): Promise<Delivery[]> {
  const [known, head] = await Promise.all([
    ledger.destinations.bulkGet(rows.map(({ destinationId }) => destinationId)),
    ledger.head.get('head'),
  ]);
  return rows.map((row, n) => ({
    ...row,
    destination: known[n] ?? null,
    here: row.device === head?.device,
  }));
}

/** Of one case, newest first. */
export async function deliveriesOf(ledger: Ledger, caseId: string): Promise<Delivery[]> {
  const rows = await ledger.deliveries.where('caseId').equals(caseId).toArray();
  rows.sort((a, b) => (a.queuedAt < b.queuedAt ? 1 : a.queuedAt > b.queuedAt ? -1 : a.id < b.id ? -1 : 1));
  return withDestinations(ledger, rows);
}

/** What this device is to do something for now, the longest waiting first. */
export async function dueDeliveries(ledger: Ledger, now: number): Promise<DeliveryRow[]> {
  const [rows, head] = await Promise.all([
    ledger.deliveries.where('dueAt').belowOrEqual(new Date(now).toISOString()).toArray(),
    ledger.head.get('head'),
  ]);
  return rows
    .filter(({ device }) => device === head?.device)
    .sort((a, b) => (a.queuedAt < b.queuedAt ? -1 : a.queuedAt > b.queuedAt ? 1 : a.id < b.id ? -1 : 1));
}

/** A look comes no sooner again: what is due and cannot be sent (no network, no permission) is not looked at without end. */
const REST = 60_000;

/** When this device is to look at them next, in ms since 1970; null: there is nothing to send. */
export async function nextDelivery(ledger: Ledger, now: number): Promise<number | null> {
  const head = await ledger.head.get('head');
  const next = await ledger.deliveries
    .orderBy('dueAt')
    .filter(({ device }) => device === head?.device)
    .first();
  return next?.dueAt ? Math.max(Date.parse(next.dueAt), now + REST) : null;
}

/** What will not be settled by itself and nobody has seen to: it failed, may have arrived, or waits on another device. */
export async function hangingDeliveries(ledger: Ledger): Promise<Delivery[]> {
  const rows = await ledger.deliveries
    .filter(({ state }) => state === 'failed' || state === 'perhaps' || state === 'waiting')
    .toArray();
  return (await withDestinations(ledger, rows)).filter(({ state, here }) => state !== 'waiting' || !here);
}

/** What of a person's cases left the browser, or may have; newest first. */
export async function deliveriesNaming(ledger: Ledger, people: readonly string[]): Promise<Delivery[]> {
  const ids = people.map((id) =>
    ledger.cases.where('[personId+loggedAt]').between([id, ''], [id, '\uffff']).primaryKeys(),
  );
  const cases = (await Promise.all(ids)).flat();
  const rows = await ledger.deliveries.where('caseId').anyOf(cases).toArray();
  const left = rows.filter(
    ({ state, attempts }) => attempts > 0 && state !== 'waiting' && state !== 'failed',
  );
  left.sort((a, b) => (a.since < b.since ? 1 : -1));
  return withDestinations(ledger, left);
}
