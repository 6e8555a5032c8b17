/** The ledger, for reading, on a page beside the panel; where it is damaged or closed, the panel says why and what to do. */
import { browser } from 'wxt/browser';
import type { Ledger } from '../../storage/ledger';
import { copyFolder, openSound } from '../../storage/memory';

export const openForReading = async (): Promise<Ledger> =>
  openSound({ shelf: browser.storage.local, folder: await copyFolder() });
