/** A packet as it stands in its box, taken apart again: so that what the manager edited keeps its form elsewhere. */

export type Block =
  /** Paragraphs may have lines; the first one may be a heading. */
  | { is: 'words'; heading: string | null; lines: string[] }
  | { is: 'quote'; lines: string[] }
  | { is: 'list'; items: string[] };

/** A line of its own that ends in a colon, and is short, names what follows. */
const isHeading = (line: string) => line.length <= 80 && /\S:$/.test(line);
const kindOf = (line: string) => (/^>( |$)/.test(line) ? 'quote' : line.startsWith('- ') ? 'list' : 'words');

export const blocksIn = (text: string): Block[] => text.split(/\n[ \t]*\n/).flatMap(blocksOf);

function blocksOf(paragraph: string): Block[] {
  const blocks: Block[] = [];
  for (const line of paragraph.split('\n').map((one) => one.trimEnd())) {
    if (line === '') continue;
    const last = blocks.at(-1);
    const is = kindOf(line);
    if (last?.is === 'list' && is === 'list') last.items.push(line.slice(2));
    else if (last?.is === 'quote' && is === 'quote') last.lines.push(line.slice(2));
    else if (last?.is === 'words' && is === 'words') last.lines.push(line);
    else blocks.push(begun(is, line));
  }
  return blocks;
}

function begun(is: Block['is'], line: string): Block {
  if (is === 'list') return { is, items: [line.slice(2)] };
  if (is === 'quote') return { is, lines: [line.slice(2)] };
  return isHeading(line) ? { is, heading: line, lines: [] } : { is, heading: null, lines: [line] };
}

export type Piece = { text: string; url: string | null };

/** A full stop or a bracket behind an address is none of it. */
const ADDRESS = /https?:\/\/[^\s<>"“”«»]*[^\s<>"“”«».,;:!?)\]}'’]/gu;

/** The words of a line and the addresses in it. */
export function piecesIn(line: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: found, index } of line.matchAll(ADDRESS)) {
    if (!URL.canParse(found)) continue;
    if (index > from) pieces.push({ text: line.slice(from, index), url: null });
    pieces.push({ text: found, url: new URL(found).href });
    from = index + found.length;
  }
  return from < line.length ? [...pieces, { text: line.slice(from), url: null }] : pieces;
}
