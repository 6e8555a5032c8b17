/**
 * A digest as rich text, for a mail: HTML in which everything that somebody wrote is escaped. Mail programs know no style sheets of
 * ours: it has none but what they draw for a table and a quote by themselves.
 */
import { escapedHtml as escaped } from '../html';
import type { Block, Document, Item } from './document';

export const richOf = ({ title, about, blocks }: Document): string =>
  [`<h1>${escaped(title)}</h1>`, `<p>${escaped(about)}</p>`, ...blocks.map(blockOf)].join('\n');

function blockOf(block: Block): string {
  switch (block.is) {
    case 'heading':
      return `<h2>${escaped(block.text)}</h2>`;
    case 'subheading':
      return `<h3 dir="auto">${escaped(block.text)}</h3>`;
    case 'words':
      return `<p dir="auto">${block.text.split('\n').map(escaped).join('<br>')}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li dir="auto">${[escaped(item.text), ...aboutOf(item)].join(' · ')}</li>`).join('')}</ul>`;
    case 'quotes':
      return block.items
        .map((item) => {
          const about = aboutOf(item).map((words) => `<br><small>${words}</small>`);
          return `<blockquote dir="auto">${escaped(item.text)}${about.join('')}</blockquote>`;
        })
        .join('\n');
    case 'table':
      return tableOf(block);
  }
}

function tableOf({ head, rows }: Extract<Block, { is: 'table' }>): string {
  const cell = (name: 'td' | 'th') => (text: string, n: number) =>
    `<${name} align="${n === 0 ? 'left' : 'right'}">${escaped(text)}</${name}>`;
  const line = (cells: readonly string[], name: 'td' | 'th') => `<tr>${cells.map(cell(name)).join('')}</tr>`;
  const body = rows.map(({ cells }) => line(cells, 'td')).join('');
  return `<table border="1" cellpadding="6" cellspacing="0"><thead>${line(head, 'th')}</thead><tbody>${body}</tbody></table>`;
}

function aboutOf({ about, url }: Item): string[] {
  if (about === '') return [];
  return [url === null ? escaped(about) : `<a href="${escaped(url)}">${escaped(about)}</a>`];
}
