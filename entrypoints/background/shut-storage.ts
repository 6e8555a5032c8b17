/**
 * Keeps what stands beside the ledger (keys of destinations, notes of acts) from the scripts that we have in pages: they need none
 * of it, and a page that has broken its own process would have all that they may read. Firefox cannot yet (140 to 153): there, only
 * the process of the page stands between.
 */
import { browser } from 'wxt/browser';

interface Shuttable {
  setAccessLevel?: (to: { accessLevel: 'TRUSTED_CONTEXTS' }) => Promise<void>;
}

export function shutsStorage(): void {
  const local: Shuttable = browser.storage.local;
  local
    .setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' })
    .catch((error: unknown) => console.error('Threadkeeper: its storage stays open to its scripts', error));
}
