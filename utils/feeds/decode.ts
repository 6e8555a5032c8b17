/** The bytes of a feed as text. What says how it is written may be wrong: it is believed as far as the bytes bear it out. */
import { BadFeed } from './feed';

const MARKS = [
  { bytes: [0xef, 0xbb, 0xbf], label: 'utf-8' },
  { bytes: [0xff, 0xfe], label: 'utf-16le' },
  { bytes: [0xfe, 0xff], label: 'utf-16be' },
  // Without a mark, but with the first letter of a document.
  { bytes: [0x3c, 0x00], label: 'utf-16le' },
  { bytes: [0x00, 0x3c], label: 'utf-16be' },
];

/** So much of the beginning is looked at for the document's own word, in bytes. */
const DECLARED_WITHIN = 200;

export function decode(bytes: Uint8Array, contentType: string): string {
  const marked = MARKS.find(({ bytes: mark }) => mark.every((byte, n) => bytes[n] === byte));
  if (marked) return read(bytes, marked.label) ?? unreadable(marked.label);
  // What could be read so far is not UTF-16, whatever it says.
  const said = [labelIn(contentType), declaredIn(bytes)].filter(
    (label): label is string => label !== null && !/^utf-?16/i.test(label),
  );
  // Bytes are not UTF-8 by chance; that a server names another encoding is an old mistake.
  const first = said.length === 0 || said.some(isUtf8) ? ['utf-8'] : [];
  for (const label of [...first, ...said, 'utf-8']) {
    const text = read(bytes, label);
    if (text !== null) return text;
  }
  return unreadable(said[0] ?? 'utf-8');
}

const isUtf8 = (label: string) => /^utf-?8$/i.test(label);

/** Null where the bytes are none of that encoding, or the browser does not know it. */
function read(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function unreadable(label: string): never {
  throw new BadFeed('encoding', label.slice(0, 40));
}

const labelIn = (contentType: string) => /;\s*charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType)?.[1] ?? null;

function declaredIn(bytes: Uint8Array): string | null {
  const beginning = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARED_WITHIN));
  return /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']+)["']/.exec(beginning)?.[1] ?? null;
}
