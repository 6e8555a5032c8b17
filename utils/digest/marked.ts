/** A digest as Markdown, for a wiki or a chat. */
import { linkMarkdown, plainMarkdown } from '../markdown';
import type { Block, Document, Item } from './document';

export const markdownOf = ({ title, about, blocks }: Document): string =>
  `${[`# ${plainMarkdown(title)}`, `*${plainMarkdown(about)}*`, ...blocks.map(blockOf)].join('\n\n')}\n`;

function blockOf(block: Block): string {
  switch (block.is) {
    case 'heading':
      return `## ${plainMarkdown(block.text)}`;
    case 'subheading':
      return `### ${plainMarkdown(block.text)}`;
    case 'words':
      return block.text.split('\n').map(plainMarkdown).join('  \n');
    case 'list':
      return block.items
        .map((item) => `- ${[plainMarkdown(item.text), ...aboutOf(item)].join(' · ')}`)
        .join('\n');
    case 'quotes':
      return block.items
        .map((item) =>
          [`> ${plainMarkdown(item.text)}`, ...aboutOf(item).map((about) => `> — ${about}`)].join('  \n'),
        )
        .join('\n\n');
    case 'table': {
      const rows = block.rows.map(({ cells }) => lineOf(cells));
      return [
        lineOf(block.head),
        lineOf(
          block.head.map((_, n) => (n === 0 ? '---' : '--:')),
          false,
        ),
        ...rows,
      ].join('\n');
    }
  }
}

const lineOf = (cells: readonly string[], words = true) =>
  `| ${cells.map((cell) => (words ? plainMarkdown(cell) : cell)).join(' | ')} |`;

function aboutOf({ about, url }: Item): string[] {
  const words = plainMarkdown(about);
  if (words === '') return [];
  return [(url === null ? null : linkMarkdown(words, url)) ?? words];
}
