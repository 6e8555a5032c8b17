/** A passphrase made into bytes that take long to guess: for what is sealed with it, and for the lock of the screen. */
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';

/** What OWASP's Password Storage Cheat Sheet asks of PBKDF2 with SHA-256 (seen 2026-11). */
export const ROUNDS = 600_000;

/** 16 bytes as hex. */
export const newSalt = () => bytesToHex(crypto.getRandomValues(new Uint8Array(16)));
export const bytesOf = (hex: string) => new Uint8Array(hexToBytes(hex));

/** 32 bytes, from which nobody gets the passphrase back. `salt`: as hex. */
export async function stretch(passphrase: string, rounds: number, salt: string): Promise<ArrayBuffer> {
  // One spelling for a passphrase, on whatever keyboard it was typed.
  const bytes = new TextEncoder().encode(passphrase.normalize('NFC'));
  const material = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveBits']);
  return crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', iterations: rounds, salt: bytesOf(salt) },
    material,
    256,
  );
}
