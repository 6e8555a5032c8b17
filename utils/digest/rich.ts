/**
 * A digest as rich text, for a mail: HTML in which everything that somebody wrote is escaped. Mail programs take no style
 * sheet, so each element carries its own; it leaves the colours of words to the mail, which may be a dark one.
 */
import { escapedHtml as escaped } from '../html';
import type { Block, Document, Item } from './document';

const LINE = '1px solid silver';
const STYLES = {
  div: 'max-width:40em;line-height:1.45',
  h1: 'margin:0 0 4px;font-size:20px',
  h2: `margin:20px 0 8px;padding-top:12px;border-top:${LINE};font-size:16px`,
  h3: 'margin:16px 0 8px;font-size:14px',
  p: 'margin:0 0 12px',
  ul: 'margin:0 0 12px;padding-left:20px',
  li: 'margin:0 0 4px',
  blockquote: 'margin:0 0 12px;padding:0 0 0 12px;border:solid silver;border-width:0 0 0 3px',
  table: 'margin:0 0 12px;border-collapse:collapse',
  th: `padding:4px 8px;border-bottom:${LINE};font-weight:normal`,
  td: `padding:4px 8px;border-bottom:${LINE}`,
} as const;

/** `inner`: HTML. */
const tag = (name: keyof typeof STYLES, inner: string, attributes = '') =>
  `<${name}${attributes && ` ${attributes}`} style="${STYLES[name]}">${inner}</${name}>`;

const AUTO = 'dir="auto"';

export const richOf = ({ title, about, blocks }: Document): string =>
  tag('div', [tag('h1', escaped(title)), tag('p', escaped(about), AUTO), ...blocks.map(blockOf)].join('\n'));

function blockOf(block: Block): string {
  switch (block.is) {
    case 'heading':
      return tag('h2', escaped(block.text));
    case 'subheading':
      return tag('h3', escaped(block.text), AUTO);
    case 'words':
      return tag('p', block.text.split('\n').map(escaped).join('<br>'), AUTO);
    case 'list':
      return tag(
        'ul',
        block.items
          .map((item) => tag('li', [escaped(item.text), ...aboutOf(item)].join(' · '), AUTO))
          .join(''),
      );
    case 'quotes':
      return block.items
        .map((item) => {
          const about = aboutOf(item).map((words) => `<br><small>${words}</small>`);
          return tag('blockquote', `${escaped(item.text)}${about.join('')}`, AUTO);
        })
        .join('\n');
    case 'table':
      return tableOf(block);
  }
}

function tableOf({ head, rows }: Extract<Block, { is: 'table' }>): string {
  const cell = (name: 'td' | 'th') => (text: string, n: number) =>
    tag(name, escaped(text), `align="${n === 0 ? 'left' : 'right'}"`);
  const line = (cells: readonly string[], name: 'td' | 'th') => `<tr>${cells.map(cell(name)).join('')}</tr>`;
  const body = rows.map(({ cells }) => line(cells, 'td')).join('');
  return tag('table', `<thead>${line(head, 'th')}</thead><tbody>${body}</tbody>`);
}

function aboutOf({ about, url }: Item): string[] {
  if (about === '') return [];
  return [url === null ? escaped(about) : `<a href="${escaped(url)}">${escaped(about)}</a>`];
}
