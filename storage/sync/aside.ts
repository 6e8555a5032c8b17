/** Messages that are no entry for this ledger. The same one is kept once, however often it is read. */

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { AsideWhy, SetAsideRow } from '../records';

interface Kept {
  subject: string;
  body: string;
  /** In ms since 1970. */
  at: number;
}

export function asideOf(
  brand: string,
  { subject, body, at }: Kept,
  why: AsideWhy,
  version: string,
): SetAsideRow {
  const id = bytesToHex(sha256(utf8ToBytes(JSON.stringify([brand, subject, body]))).subarray(0, 16));
  return { id, brand, why, subject, body, at: new Date(at).toISOString(), version };
}
