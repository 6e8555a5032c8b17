/** A digest as plain words, for the body of a mail. */
import type { Block, Document, Item } from './document';

export const plainOf = ({ title, about, blocks }: Document): string =>
  `${[`${title}\n${about}`, ...blocks.map(blockOf)].join('\n\n')}\n`;

function blockOf(block: Block): string {
  switch (block.is) {
    case 'heading':
      return block.text.toUpperCase();
    case 'subheading':
    case 'words':
      return block.text;
    case 'list':
      return block.items.map((item) => `- ${lineOf(item)}`).join('\n');
    case 'quotes':
      return block.items.map((item) => `“${oneLine(item.text)}”\n  ${aboutOf(item)}`).join('\n');
    case 'table':
      return block.rows
        .map(({ cells: [first = '', ...rest] }) =>
          [first, rest.map((cell, n) => `${block.head[n + 1] ?? ''} ${cell}`).join(', ')].join(': '),
        )
        .join('\n');
  }
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
const aboutOf = ({ about, url }: Item) => [about, ...(url === null ? [] : [url])].filter(Boolean).join(' · ');
const lineOf = (item: Item) => [oneLine(item.text), aboutOf(item)].filter(Boolean).join(' · ');
