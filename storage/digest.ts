/**
 * The self-check of the ledger: a digest for each entry, and the sum of all digests modulo 2^256, a set hash that knows
 * no order and is equal on all machines with the same entries (README, "What must not be lost"; the construction is
 * AdHash of Bellare and Micciancio, 1997). The hash is a synchronous one: nothing is awaited inside a transaction.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, randomBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Kept } from './entries';

const MODULUS = 1n << 256n;

export const NO_SUM = '0'.repeat(64);

/** 16 bytes as hex, of its own for each entry and kept with it: without the salt a digest tells nothing of the words. */
export const newSalt = (): string => bytesToHex(randomBytes(16));

/** A tombstone's: who was forgotten must not be told by it. */
export const NO_SALT = '0'.repeat(32);

/** 64 hex digits over the salt and the entry's canonical JSON. */
export function digestOf(entry: Kept, salt: string): string {
  return bytesToHex(sha256(utf8ToBytes(salt + canonical(entry))));
}

export const plus = (sum: string, digest: string): string => spell(value(sum) + value(digest));
export const minus = (sum: string, digest: string): string => spell(value(sum) - value(digest) + MODULUS);

const value = (hex: string) => BigInt(`0x${hex}`);
const spell = (number: bigint) => (number % MODULUS).toString(16).padStart(64, '0');

/** JSON with the keys of every object in order, so that the same entry has one spelling. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
