/** Opens the ledger anew until it can be opened, and then begins the page anew, with every check; what was typed is kept. */
import { openLedger } from '../../storage/ledger';

/**
 * A browser may close the ledger under us, as Chromium does on a full disk (2026-11), and what a page shows would stay as it
 * was; and Firefox under load refuses for some seconds what it opens then (2026-11).
 */
export function reopen(isWanted: () => boolean): void {
  let trying = false;
  setInterval(() => {
    if (trying || !isWanted()) return;
    trying = true;
    openLedger().then(
      (opened) => {
        opened.close();
        window.location.reload();
      },
      () => {
        trying = false; // not yet
      },
    );
  }, 1_000);
}
