/**
 * Reads a backup line by line in bounded memory: the longest line and the number of lines have a limit, and a line is
 * looked at before it is parsed. Anything wrong stops the reading with the line and the reason (`BadFile`).
 */
import { BadFile } from '../../utils/faults';
import { asFirst, asNext, type End, type Header } from './lines';
import { parseLine } from './parse';
import { unseal } from './seal';
import { type Line, numberedLines } from './split';

/** Twenty years of a busy desk; more is no backup. */
const MOST_ENTRIES = 20_000_000;
/** No header of ours comes near: a file of another product in one long line is turned away here. */
const LONGEST_HEADER = 4_096;

export interface ReadEntry {
  line: number;
  /** Of the line, in characters. */
  length: number;
  /** Not yet looked at. */
  entry: unknown;
  salt: string;
}

export interface Backup {
  header: Header;
  /** To be read to its end: only there is it known that the file is whole. */
  entries: AsyncGenerator<ReadEntry, End & { line: number }>;
}

/** `passphrase`: null when none was asked for yet; a sealed file is refused then with `needs-passphrase`. */
export async function readBackup(
  bytes: AsyncIterable<Uint8Array>,
  passphrase: string | null,
): Promise<Backup> {
  const outer = numberedLines(bytes, LONGEST_HEADER);
  const first = asFirst(await header(outer));
  if (!('encrypted' in first)) return { header: first, entries: entriesOf(outer, first) };
  if (passphrase === null) throw new BadFile('needs-passphrase', 1);
  const inner = numberedLines(unseal(outer, first.encrypted, passphrase), LONGEST_HEADER);
  const plain = asFirst(await header(inner));
  if ('encrypted' in plain) throw new BadFile('not-a-line', 1);
  return { header: plain, entries: entriesOf(inner, plain) };
}

async function header(lines: AsyncGenerator<Line>): Promise<unknown> {
  const { value: first, done } = await lines.next();
  if (done) throw new BadFile('not-ours', 1);
  try {
    return parseLine(first);
  } catch {
    throw new BadFile('not-ours', 1); // whatever it is, it does not begin as a backup does
  }
}

async function* entriesOf(
  lines: AsyncGenerator<Line>,
  { count }: Header,
): AsyncGenerator<ReadEntry, End & { line: number }> {
  let read = 0;
  let last = 1;
  for await (const one of lines) {
    last = one.line;
    const next = asNext(parseLine(one), one.line);
    if ('entry' in next) {
      // The header has told how many there are: a file that goes on and on is not read to its end.
      if (++read > Math.min(count, MOST_ENTRIES)) throw new BadFile('too-many', one.line, String(count));
      yield { line: one.line, length: one.text.length, ...next };
      continue;
    }
    if (next.count !== read) throw new BadFile('count', one.line, `${read} of ${next.count}`);
    const { value: more, done } = await lines.next();
    if (!done) throw new BadFile('after-end', more.line);
    return { ...next, line: one.line };
  }
  throw new BadFile('cut', last);
}
