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
  if (Array.isArray(value)) return `[${value.map((part) => canonical(part ?? null)).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const object = value as Record<string, unknown>;
  const parts = inOrder(Object.keys(object)).flatMap((key) =>
    object[key] === undefined ? [] : `${JSON.stringify(key)}:${canonical(object[key])}`,
  );
  return `{${parts.join()}}`;
}

/** As `JSON.stringify` has them of an object that was made of sorted keys: whole numbers come first, by their size, in every object. */
function inOrder(keys: string[]): string[] {
  const first = keys.findIndex((key) => String(Number(key) >>> 0) !== key || key === LAST_INDEX);
  return first === -1 ? keys : [...keys.slice(0, first), ...keys.slice(first).sort()];
}

/** No index of an array, and so a word like others. */
const LAST_INDEX = '4294967295';
