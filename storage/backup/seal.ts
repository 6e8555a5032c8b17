/**
 * Seals a backup with a passphrase, and opens it. The key is made of the passphrase and a salt of the file's own; the text
 * is sealed piece by piece, each with its number, so that a file streams and no piece can be moved, left out or put in.
 */
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { BadFile } from '../../utils/faults';
import { asSealed, type Cipher, cipherLine, sealedLine } from './lines';
import { parseLine } from './parse';
import type { Line } from './split';

/** What OWASP's Password Storage Cheat Sheet asks of PBKDF2 with SHA-256 (seen 2026-11). */
const ROUNDS = 600_000;
/** Bytes of text in one piece. */
const PIECE = 256 * 1024;

export async function* seal(
  pieces: AsyncIterable<{ text: string }>,
  passphrase: string,
): AsyncGenerator<string> {
  const salt = bytesToHex(crypto.getRandomValues(new Uint8Array(16)));
  const cipher: Cipher = { name: 'AES-256-GCM', key: 'PBKDF2-SHA-256', rounds: ROUNDS, salt };
  const key = await keyOf(passphrase, cipher, 'encrypt');
  yield cipherLine(cipher);
  let number = 0;
  for await (const { text } of pieces) {
    const bytes = new TextEncoder().encode(text);
    for (let from = 0; from < bytes.length; from += PIECE) {
      const sealed = await crypto.subtle.encrypt(
        place(cipher, number++),
        key,
        bytes.slice(from, from + PIECE),
      );
      yield sealedLine(toBase64(new Uint8Array(sealed)));
    }
  }
}

/** `lines`: those behind the file's first. */
export async function* unseal(
  lines: AsyncIterable<Line>,
  cipher: Cipher,
  passphrase: string,
): AsyncGenerator<Uint8Array> {
  const key = await keyOf(passphrase, cipher, 'decrypt');
  let number = 0;
  for await (const one of lines) {
    const { line } = one;
    const sealed = fromBase64(asSealed(parseLine(one), line), line);
    try {
      yield new Uint8Array(await crypto.subtle.decrypt(place(cipher, number), key, sealed));
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      // The first piece tells whether the key is right; after it, a piece is not what was written.
      throw number === 0 ? new BadFile('wrong-passphrase', line) : new BadFile('not-genuine', line);
    }
    number++;
  }
  if (number === 0) throw new BadFile('cut', 1);
}

/** A key serves one file only, so the number of the piece is all that its IV needs. */
function place(cipher: Cipher, number: number): AesGcmParams {
  const iv = new Uint8Array(12);
  new DataView(iv.buffer).setBigUint64(4, BigInt(number));
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(cipherLine(cipher)) };
}

async function keyOf(passphrase: string, { rounds, salt }: Cipher, use: KeyUsage): Promise<CryptoKey> {
  // One spelling for a passphrase, on whatever keyboard it was typed.
  const bytes = new TextEncoder().encode(passphrase.normalize('NFC'));
  const material = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', iterations: rounds, salt: new Uint8Array(hexToBytes(salt)) },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    [use],
  );
}

// Uint8Array's own toBase64 is younger than the browsers that we support (2026-11).
function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let from = 0; from < bytes.length; from += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(from, from + 0x8000));
  return btoa(binary);
}

function fromBase64(text: string, line: number): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  } catch {
    throw new BadFile('not-json', line);
  }
}
