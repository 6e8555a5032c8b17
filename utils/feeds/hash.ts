/** What an item is known by where its own name is too long, or there is none. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

export const hashOf = (...parts: string[]): string =>
  bytesToHex(sha256(utf8ToBytes(JSON.stringify(parts.map((part) => part.toWellFormed())))).subarray(0, 16));
