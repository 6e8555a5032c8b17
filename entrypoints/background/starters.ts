/** Gives a new ledger the templates that everyone starts with; one that was changed or removed never comes back. */
import { browser } from 'wxt/browser';
import { saveStarter } from '../../storage/commands/templates';
import { MAIN_BRAND } from '../../storage/queries/brands';
import { STARTERS } from '../../utils/replies/starters';
import type { GetLedger } from './open-ledger';

export function starters(getLedger: GetLedger): void {
  browser.runtime.onInstalled.addListener(() => {
    void getLedger().then(
      async (ledger) => {
        for (const starter of STARTERS) await saveStarter(ledger, Date.now(), MAIN_BRAND, starter);
      },
      (error: unknown) => console.error('Threadkeeper: no ledger for the first templates', error),
    );
  });
}
