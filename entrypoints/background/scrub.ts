/**
 * Rereads the whole ledger a little at a time, about once a week: what a look at the head cannot tell. It goes on where
 * the worker died.
 */
import { browser } from 'wxt/browser';
import { type Scrubbed, scrub } from '../../storage/check';
import { rememberDamage } from '../../storage/memory';
import { type GetLedger, memoryOfLedger } from './open-ledger';

const SCRUB = 'scrub';
const EVERY = 7 * 86_400_000;
/** Between two portions, in ms: nobody waits for it. */
const REST = 100;

interface Kept {
  /** How far it has come; null when it came to the end. */
  next: Scrubbed | null;
  endedAt: number;
}

export function scrubs(getLedger: GetLedger): void {
  setTimeout(() => {
    scrubOn(getLedger).catch((error: unknown) =>
      console.error('Threadkeeper: the ledger could not be reread', error),
    );
  }, 5_000);
}

export async function scrubOn(getLedger: GetLedger): Promise<void> {
  const { [SCRUB]: stored } = await browser.storage.local.get(SCRUB);
  let kept = (stored as Kept | undefined) ?? { next: null, endedAt: 0 };
  if (kept.next === null && Date.now() - kept.endedAt < EVERY) return;
  do {
    const ledger = await getLedger();
    const { next, damage } = await scrub(ledger, kept.next);
    if (damage) {
      await rememberDamage(damage, await memoryOfLedger());
      await browser.storage.local.remove(SCRUB);
      // Read-only from here on: the next to open it hears of the damage.
      ledger.close();
      return;
    }
    kept = { next, endedAt: next === null ? Date.now() : kept.endedAt };
    await browser.storage.local.set({ [SCRUB]: kept });
    await new Promise((done) => setTimeout(done, REST));
  } while (kept.next !== null);
}
