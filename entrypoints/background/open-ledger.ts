/** One connection for as long as the worker lives; a failed or closed one is opened anew at the next call. */
import { browser } from 'wxt/browser';
import type { Ledger } from '../../storage/ledger';
import { copyFolder, type Memory, noteRest, openSound } from '../../storage/memory';
import { bringNoted } from '../../storage/restore';

export type GetLedger = () => Promise<Ledger>;

export const memoryOfLedger = async (): Promise<Memory> => ({
  shelf: browser.storage.local,
  folder: await copyFolder(),
});

export function ledgerOpener(): GetLedger {
  let opening: Promise<Ledger> | null = null;
  return () => {
    opening ??= memoryOfLedger()
      .then(async (memory) => {
        const ledger = await openSound(memory);
        await bringNoted(ledger, memory, Date.now());
        await noteRest(ledger, memory);
        return ledger;
      })
      .then(
        (ledger) => {
          ledger.on('close', () => {
            opening = null;
          });
          return ledger;
        },
        (error) => {
          opening = null;
          throw error;
        },
      );
    return opening;
  };
}
