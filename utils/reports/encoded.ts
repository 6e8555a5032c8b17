/** Numbers that hide in base64: a report replaces them inside, so that a reader can still find them there. */
import type { Numbers } from './numbers';

/** `comment:<post>_<comment>`, as Facebook's links have it. */
const NAMED = /^[a-z]+:\d+(?:_\d+)*$/;

function bytesOf(text: string): string | null {
  try {
    return atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return null;
  }
}

/** One field of a protobuf message that holds one varint, as LinkedIn's keys have it; null for anything else. */
function varintOf(bytes: string): bigint | null {
  const last = bytes.length - 1;
  if (last < 4 || bytes.charCodeAt(1) !== last - 1 || bytes.charCodeAt(2) !== 0x08) return null;
  let value = 0n;
  for (let n = last; n > 2; n--) {
    const byte = bytes.charCodeAt(n);
    if (byte > 0x7f !== n < last) return null;
    value = (value << 7n) | BigInt(byte & 0x7f);
  }
  return value;
}

function varint(value: bigint): number[] {
  const bytes: number[] = [];
  for (let rest = value; rest > 0n; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | (rest > 0x7fn ? 0x80 : 0));
  return bytes;
}

/** The same piece of base64 with other numbers in it; null where it holds none that we know. */
export function recoded(piece: string, numbers: Numbers): string | null {
  const bytes = /^[\w+/-]{6,}={0,2}$/.test(piece) ? bytesOf(piece) : null;
  if (bytes === null) return null;
  const padded = (text: string) => (piece.endsWith('=') ? btoa(text) : btoa(text).replace(/=+$/, ''));
  if (NAMED.test(bytes)) return padded(bytes.replace(/\d+/g, (digits) => numbers.of(digits)));
  const value = varintOf(bytes);
  if (value === null || value < 2n) return null;
  // Zigzag: the lowest bit is the sign.
  const other = varint(BigInt(numbers.of(String(value >> 1n))) << 1n);
  return padded(String.fromCharCode(bytes.charCodeAt(0), other.length + 1, 0x08, ...other));
}
