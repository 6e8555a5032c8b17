/** At every start: cases that were closed longer ago than the user wants them kept are forgotten, some at a time. */
import { expire } from '../../storage/commands/forget';
import { settings } from '../../storage/queries/settings';
import { newId } from '../../utils/identity';
import type { AfterWrite } from './after-write';
import type { GetLedger } from './open-ledger';
import { tellKeys } from './tell-cases';

/** After the start, in ms: whatever woke the worker comes first. */
const LATER = 10_000;
/** Between two portions, in ms: nobody waits for it. */
const REST = 100;

export function expires(getLedger: GetLedger, told: AfterWrite): void {
  setTimeout(() => {
    expireAll(getLedger, told).catch((error: unknown) =>
      console.error('Threadkeeper: old cases were not forgotten', error),
    );
  }, LATER);
}

export async function expireAll(getLedger: GetLedger, told: AfterWrite): Promise<void> {
  for (;;) {
    const ledger = await getLedger();
    const { keepMonths } = await settings(ledger);
    if (keepMonths === null) return;
    const now = Date.now();
    const before = new Date(now);
    before.setUTCMonth(before.getUTCMonth() - keepMonths);
    const expired = await expire(ledger, { op: newId(), now }, before.getTime());
    if (expired === null) return;
    told(expired.written);
    await tellKeys(ledger, expired.keys);
    await new Promise((done) => setTimeout(done, REST));
  }
}
