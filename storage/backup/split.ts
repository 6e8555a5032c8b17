/** Splits bytes into numbered lines of text. A line that is too long is given up before it is read whole. */
import { BadFile } from '../../utils/faults';

export interface Line {
  /** From 1. */
  line: number;
  text: string;
}

/** The longest entry, two texts of `LONGEST` with every sign escaped, has 2.4 million bytes. */
const LONGEST_LINE = 4 * 1024 * 1024;
const NEWLINE = 10;

/** `longestFirst`: the limit of the first line, in bytes. */
export async function* numberedLines(
  chunks: AsyncIterable<Uint8Array>,
  longestFirst: number,
): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  let begun: Uint8Array[] = [];
  let length = 0;

  const add = (part: Uint8Array) => {
    length += part.length;
    if (length > (line === 1 ? longestFirst : LONGEST_LINE))
      throw line === 1 ? new BadFile('not-ours', 1) : new BadFile('too-long', line);
    begun.push(part);
  };
  const finish = (): Line => {
    const done = { line: line++, text: decoded(decoder, begun, length, line - 1) };
    begun = [];
    length = 0;
    return done;
  };

  for await (const chunk of chunks) {
    let from = 0;
    for (let to = chunk.indexOf(NEWLINE); to !== -1; to = chunk.indexOf(NEWLINE, from)) {
      add(chunk.subarray(from, to));
      from = to + 1;
      yield finish();
    }
    if (from < chunk.length) add(chunk.slice(from)); // a copy: the chunk itself may be large
  }
  if (length > 0) yield finish();
}

/** A line at a time, so that the line with the wrong byte can be named. */
function decoded(decoder: TextDecoder, parts: Uint8Array[], length: number, line: number): string {
  const [only] = parts;
  let bytes = only ?? new Uint8Array();
  if (parts.length > 1) {
    bytes = new Uint8Array(length);
    let at = 0;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
  }
  try {
    return decoder.decode(bytes);
  } catch {
    throw new BadFile(line === 1 ? 'not-ours' : 'not-text', line);
  }
}
