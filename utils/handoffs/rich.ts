/** A packet as rich text, for the clipboard: HTML in which everything that somebody wrote is escaped. */
import { escapedHtml as escaped } from '../html';
import { type Block, blocksIn, piecesIn } from './lines';

const lineHtml = (line: string) =>
  piecesIn(line)
    .map(({ text, url }) => (url === null ? escaped(text) : `<a href="${escaped(url)}">${escaped(text)}</a>`))
    .join('');
/** Each line may run the other way than the packet. */
const lines = (some: readonly string[]) => some.map(lineHtml).join('<br>');

function blockHtml(block: Block): string {
  if (block.is === 'list')
    return `<ul>${block.items.map((item) => `<li dir="auto">${lineHtml(item)}</li>`).join('')}</ul>`;
  if (block.is === 'quote') return `<blockquote dir="auto">${lines(block.lines)}</blockquote>`;
  const { heading } = block;
  const head = heading === null ? [] : [`<strong>${lineHtml(heading)}</strong>`];
  return `<p dir="auto">${[...head, ...block.lines.map(lineHtml)].join('<br>')}</p>`;
}

export const richOf = (text: string): string => blocksIn(text).map(blockHtml).join('\n');
