/**
 * The backup's format: text, one JSON object a line (README, "The backup's format"). Known here and nowhere else; without
 * zod, which the panel does not carry, so an entry itself is looked at where it is staged.
 */
import { BadFile } from '../../utils/faults';
import type { Salted } from '../take';

export const FORMAT = 'threadkeeper-backup';
export const FORMAT_VERSION = 1;

export interface Header {
  /** When it was written, ISO 8601 UTC. */
  at: string;
  device: string;
  /** What the ledger should hold by its own head; the end line says what was written. */
  count: number;
  sum: string;
}

export interface End {
  count: number;
  sum: string;
}

/** How a sealed file's key is made of the passphrase (seal.ts). */
export interface Cipher {
  name: 'AES-256-GCM';
  key: 'PBKDF2-HKDF-SHA-256';
  rounds: number;
  /** 16 bytes as hex: with the passphrase they make the key that may be kept. */
  salt: string;
  /** 16 bytes as hex: with that key they make the file's own. */
  fileSalt: string;
}

const line = (value: unknown) => `${JSON.stringify(value)}\n`;

export const headerLine = (header: Header) => line({ format: FORMAT, version: FORMAT_VERSION, ...header });
export const cipherLine = (encrypted: Cipher) => line({ format: FORMAT, version: FORMAT_VERSION, encrypted });
export const entryLine = ({ entry, salt }: Salted) => line({ entry, salt });
export const endLine = ({ count, sum }: End) => line({ end: true, count, sum });
export const sealedLine = (sealed: string) => line({ sealed });

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isSum = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
export const isSalt = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{32}$/.test(value);

type Fields = Record<string, unknown>;
const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

/** The first line: a plain file's header, or how a sealed file is opened. */
export function asFirst(value: unknown): Header | { encrypted: Cipher } {
  const { format, version, at, device, count, sum, encrypted } = fieldsOf(value);
  if (format !== FORMAT) throw new BadFile('not-ours', 1);
  if (typeof version !== 'number') throw new BadFile('not-ours', 1, 'it names no version');
  if (version > FORMAT_VERSION) throw new BadFile('newer', 1, String(version));
  if (encrypted !== undefined) return { encrypted: asCipher(encrypted) };
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at)) || typeof device !== 'string')
    throw new BadFile('not-a-line', 1, 'its header needs "at" and "device"');
  if (!isCount(count) || !isSum(sum))
    throw new BadFile('not-a-line', 1, 'its header needs "count" and "sum"');
  return { at, device, count, sum };
}

/** More rounds than anybody needs would only keep the reader busy for ever. */
const MOST_ROUNDS = 20_000_000;

function asCipher(value: unknown): Cipher {
  const { name, key, rounds, salt, fileSalt } = fieldsOf(value);
  if (name !== 'AES-256-GCM' || key !== 'PBKDF2-HKDF-SHA-256') throw new BadFile('cipher', 1);
  if (!isCount(rounds) || !isSalt(salt) || !isSalt(fileSalt)) throw new BadFile('cipher', 1);
  if (rounds < 1 || rounds > MOST_ROUNDS) throw new BadFile('cipher', 1, `${rounds} rounds`);
  return { name, key, rounds, salt, fileSalt };
}

/** Every other line of a plain file: an entry, not yet looked at, or the end. */
export function asNext(value: unknown, at: number): { entry: unknown; salt: string } | End {
  const { entry, salt, end, count, sum } = fieldsOf(value);
  if (end === true && isCount(count) && isSum(sum)) return { count, sum };
  if (typeof entry === 'object' && entry !== null && isSalt(salt)) return { entry, salt };
  throw new BadFile('not-a-line', at);
}

export function asSealed(value: unknown, at: number): string {
  const { sealed } = fieldsOf(value);
  if (typeof sealed !== 'string') throw new BadFile('not-a-line', at);
  return sealed;
}
