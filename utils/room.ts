/**
 * Whether something failed because the disk is full. Firefox says so by the error's name, and Dexie hides it inside the
 * transaction's. Chromium says that the transaction was aborted, or that the database cannot be opened, and only its
 * estimate tells why (Chromium 156, 2026-11): with `unlimitedStorage` the quota is what is used and what is free.
 */

/** A database needs more than the bytes of a row: its log grows by whole blocks, and opening it writes one. */
const LEAST = 8_000_000;

export async function isFull(error: unknown): Promise<boolean> {
  if (isQuotaError(error)) return true;
  try {
    const { quota = Number.POSITIVE_INFINITY, usage = 0 } = await navigator.storage.estimate();
    return quota - usage < LEAST;
  } catch {
    return false; // no estimate, no reason to say so
  }
}

function isQuotaError(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { name, inner } = error as { name?: unknown; inner?: unknown };
  return name === 'QuotaExceededError' || isQuotaError(inner);
}
