/**
 * Seals a backup with a passphrase, and opens it. The passphrase makes a key, and that with a salt of the file's own makes
 * the file's key; the text is sealed piece by piece, each with its number, so that a file streams and no piece can be
 * moved, left out or put in.
 */
import { BadFile } from '../../utils/faults';
import { bytesOf, newSalt, ROUNDS, stretch } from '../../utils/passphrase';
import { asSealed, type Cipher, cipherLine, FORMAT, sealedLine } from './lines';
import { parseLine } from './parse';
import type { Line } from './split';

/** Bytes of text in one piece. */
const PIECE = 256 * 1024;

/** What a passphrase was made into; from it nobody gets the passphrase back. It may be kept, and seals any number of files. */
export interface SealingKey {
  /** Not extractable. */
  key: CryptoKey;
  rounds: number;
  /** 16 bytes as hex. */
  salt: string;
}

export async function sealingKey(passphrase: string, rounds = ROUNDS, salt = newSalt()): Promise<SealingKey> {
  // Not the passphrase itself: browsers write a key's bytes to the disk as they are.
  const bits = await stretch(passphrase, rounds, salt);
  const key = await crypto.subtle.importKey('raw', bits, 'HKDF', false, ['deriveKey']);
  return { key, rounds, salt };
}

export async function* seal(
  pieces: AsyncIterable<{ text: string }>,
  { key, rounds, salt }: SealingKey,
): AsyncGenerator<string> {
  const cipher: Cipher = {
    name: 'AES-256-GCM',
    key: 'PBKDF2-HKDF-SHA-256',
    rounds,
    salt,
    fileSalt: newSalt(),
  };
  const own = await fileKey(key, cipher, 'encrypt');
  yield cipherLine(cipher);
  let number = 0;
  for await (const { text } of pieces) {
    const bytes = new TextEncoder().encode(text);
    for (let from = 0; from < bytes.length; from += PIECE) {
      const sealed = await crypto.subtle.encrypt(
        place(cipher, number++),
        own,
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
  const { key } = await sealingKey(passphrase, cipher.rounds, cipher.salt);
  const own = await fileKey(key, cipher, 'decrypt');
  let number = 0;
  for await (const one of lines) {
    const { line } = one;
    const sealed = fromBase64(asSealed(parseLine(one), line), line);
    try {
      yield new Uint8Array(await crypto.subtle.decrypt(place(cipher, number), own, sealed));
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      // The first piece tells whether the key is right; after it, a piece is not what was written.
      throw number === 0 ? new BadFile('wrong-passphrase', line) : new BadFile('not-genuine', line);
    }
    number++;
  }
  if (number === 0) throw new BadFile('cut', 1);
}

/** The file's key serves no other, so the number of the piece is all that its IV needs. */
function place(cipher: Cipher, number: number): AesGcmParams {
  const iv = new Uint8Array(12);
  new DataView(iv.buffer).setBigUint64(4, BigInt(number));
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(cipherLine(cipher)) };
}

const fileKey = (key: CryptoKey, { fileSalt }: Cipher, use: KeyUsage): Promise<CryptoKey> =>
  crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: bytesOf(fileSalt), info: new TextEncoder().encode(FORMAT) },
    key,
    { name: 'AES-GCM', length: 256 },
    false,
    [use],
  );

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
