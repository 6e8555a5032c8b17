/** Templates as a file for others: a table for a spreadsheet, or JSON. */
import { csvLine } from '../csv';
import type { Template } from './template';

export const FORMAT = 'threadkeeper-templates';
export const COLUMNS = ['name', 'when_to_use', 'shortcut', 'tags', 'language', 'text'] as const;

/** A row for each wording. */
export function templatesAsCsv(templates: readonly Template[]): string {
  const rows = templates.flatMap(({ name, whenToUse, shortcut, tags, texts }) =>
    texts.map(({ language, text }) => [name, whenToUse, shortcut, tags.join('; '), language ?? '', text]),
  );
  return [COLUMNS, ...rows].map(csvLine).join('');
}

export function templatesAsJson(templates: readonly Template[]): string {
  const plain = templates.map(({ name, whenToUse, shortcut, tags, texts }) => ({
    name,
    whenToUse,
    shortcut,
    tags,
    texts,
  }));
  return `${JSON.stringify({ format: FORMAT, version: 1, templates: plain }, null, 2)}\n`;
}
