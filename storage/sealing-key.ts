/**
 * The key that seals the files which save themselves. Only IndexedDB can hold a key that no program reads, so it does not
 * stand beside the schedule. It has a database of its own: the ledger's damage does not reach it there where each database
 * has its files (Firefox), and while the ledger cannot be opened the key can still be taken away. Chromium's recovery
 * empties both; the schedule names its key by `id`, so that a lost or older one is noticed and no file is made.
 */
import { type SealingKey, sealingKey } from './backup/seal';
import { keysBeside, type LedgerOptions } from './ledger';

export interface SealingKeyRow extends SealingKey {
  name: 'scheduled';
  id: string;
}

/** In the place of the last one. */
export async function keepSealingKey(
  id: string,
  passphrase: string,
  options: LedgerOptions = {},
): Promise<void> {
  const made = await sealingKey(passphrase);
  const keys = keysBeside(options);
  await keys.sealing.put({ name: 'scheduled', id, ...made }).finally(() => keys.close());
}

/** Null: the browser has lost it. */
export async function readSealingKey(id: string, options: LedgerOptions = {}): Promise<SealingKey | null> {
  const keys = keysBeside(options);
  const row = await keys.sealing.get('scheduled').finally(() => keys.close());
  return row?.id === id ? row : null;
}

/** With the whole database, which need not be one that can still be opened. */
export const dropSealingKey = async (options: LedgerOptions = {}): Promise<void> =>
  keysBeside(options).delete();
