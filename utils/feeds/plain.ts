/** The words of markup, as a person reads them: entities once, no scripts, no styles. Made without a DOM: workers have none. */
import sax from 'sax';

/** These begin a line of their own. */
const BLOCKS = new Set(
  'address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul'.split(
    ' ',
  ),
);
/** What stands in these nobody reads. */
const UNREAD = new Set([
  'script',
  'style',
  'head',
  'title',
  'template',
  'iframe',
  'object',
  'svg',
  'noscript',
]);
/** Markup is longer than its words; what is beyond so much of it, in UTF-16 units, is not looked at. */
const LONGEST_MARKUP = 30_000;

/** Null where nothing is left to read. */
export function plain(markup: string, longest: number): string | null {
  return /[<&]/.test(markup)
    ? tidy(wordsIn(markup.slice(0, LONGEST_MARKUP)), longest)
    : tidy(markup, longest);
}

function wordsIn(markup: string): string {
  let words = '';
  let at = 0;
  /** From the first quote on that nobody closes they are signs like any other. */
  let quoted = true;
  // Where a line ends in the markup is nothing to the reader.
  const add = (to: number) => {
    words += decoded(markup.slice(at, to)).replaceAll(/\s+/g, ' ');
  };
  while (at < markup.length) {
    const begin = markup.indexOf('<', at);
    if (begin === -1) break;
    const [, closing, name = ''] = /^<(\/?)([a-z][\w:-]{0,40})/i.exec(markup.slice(begin, begin + 50)) ?? [];
    if (name === '' && !/[!?]/.test(markup[begin + 1] ?? '')) {
      add(begin + 1);
      at = begin + 1;
      continue;
    }
    add(begin);
    let end: number;
    if (name === '') end = behind(markup, markup.startsWith('<!--', begin) ? '-->' : '>', begin);
    else {
      end = tagEnd(markup, begin, quoted);
      if (end === -1 && quoted) {
        quoted = false;
        end = tagEnd(markup, begin, quoted);
      }
    }
    // What is not closed is no text either.
    if (end === -1) return words;
    if (BLOCKS.has(name.toLowerCase())) words += '\n';
    at = end;
    if (closing === '' && UNREAD.has(name.toLowerCase())) {
      const close = new RegExp(`</${name}\\b`, 'i').exec(markup.slice(at));
      if (!close) return words;
      at += close.index;
    }
  }
  add(markup.length);
  return words;
}

/** -1: nowhere. */
function behind(markup: string, sign: string, from: number): number {
  const at = markup.indexOf(sign, from);
  return at === -1 ? -1 : at + sign.length;
}

function tagEnd(markup: string, from: number, quoted: boolean): number {
  if (!quoted) return behind(markup, '>', from);
  for (let at = from; at < markup.length; at++) {
    const sign = markup[at]!;
    if (sign === '>') return at + 1;
    if (sign !== '"' && sign !== "'") continue;
    at = markup.indexOf(sign, at + 1);
    if (at === -1) return -1;
  }
  return -1;
}

/** The names that the parser of XML knows are those of HTML. */
const { ENTITIES } = sax as unknown as { ENTITIES: Record<string, string> };

export const decoded = (text: string) =>
  text.replaceAll(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z][a-z\d]{1,30}));/gi,
    (written, decimal, hex, name) => {
      if (name !== undefined) return Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] ?? written) : written;
      const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return point === 0 || point > 0x10ffff || (point >= 0xd800 && point < 0xe000)
        ? written
        : String.fromCodePoint(point);
    },
  );

/** No signs that are none, no more than one empty line. */
export function tidy(text: string, longest: number): string | null {
  const lines = text
    .slice(0, 2 * LONGEST_MARKUP)
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu, '')
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ' ').trim());
  const words = lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
  if (words === '') return null;
  if (words.length <= longest) return words;
  return `${words
    .slice(0, longest - 1)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()}…`;
}
