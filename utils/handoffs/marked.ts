/** A packet as Markdown: what somebody wrote stays words, the packet's own form becomes that of Markdown. */
import { escapedMarkdown } from '../markdown';
import { type Block, blocksIn, piecesIn } from './lines';

const lineOf = (line: string) =>
  piecesIn(line)
    .map(({ text, url }) => (url === null ? escapedMarkdown(text) : `<${url}>`))
    .join('');
/** Two spaces at the end of a line keep it apart from the next. */
const lines = (some: readonly string[], begin = '') =>
  some.map((line) => `${begin}${line}`.trimEnd()).join('  \n');

function blockOf(block: Block): string {
  if (block.is === 'list') return block.items.map((item) => `- ${lineOf(item)}`).join('\n');
  if (block.is === 'quote') return lines(block.lines.map(lineOf), '> ');
  const { heading } = block;
  return lines([...(heading === null ? [] : [`**${lineOf(heading)}**`]), ...block.lines.map(lineOf)]);
}

export const markdownOf = (text: string): string => `${blocksIn(text).map(blockOf).join('\n\n')}\n`;
