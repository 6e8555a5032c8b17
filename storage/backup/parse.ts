/** One line of a file as JSON, looked at before it is parsed: it may come from anywhere. */
import { BadFile } from '../../utils/faults';
import type { Line } from './split';

/** An entry nests five levels deep; a setting may bring some of its own. */
const DEEPEST = 32;

export function parseLine({ text, line }: Line): unknown {
  if (deeperThan(text, DEEPEST)) throw new BadFile('too-deep', line);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new BadFile('not-json', line);
  }
  // Only a name that stands there, plain or in escapes, can be a key.
  if (/__proto__|\\u/i.test(text) && hasProto(value)) throw new BadFile('forbidden-key', line, '__proto__');
  return value;
}

/** Before anything is parsed: a parser, or whoever walks the value after it, may run out of stack. */
function deeperThan(text: string, limit: number): boolean {
  let depth = 0;
  let quoted = false;
  for (let n = 0; n < text.length; n++) {
    const sign = text[n];
    if (quoted) {
      if (sign === '\\') n++;
      else if (sign === '"') quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === '{' || sign === '[') {
      if (++depth > limit) return true;
    } else if (sign === '}' || sign === ']') depth--;
  }
  return false;
}

function hasProto(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, part]) => key === '__proto__' || hasProto(part));
}
