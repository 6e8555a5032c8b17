/** Templates as a file for others: a table for a spreadsheet, our JSON, or canned responses of Chatwoot. */
import { csvLine } from '../csv';
import type { Template } from './template';
import { attributeIn, type Name, variableOf } from './variables';

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

/** What Chatwoot's editor fills (variables.ts); of all else, and behind a filter, it leaves nothing, without a word. */
const FILLED =
  /^(?:contact\.(?:name|first_name|last_name|email|phone|id)|conversation\.id|agent\.(?:name|first_name|last_name|email))$/;
const THEIRS: Partial<Record<Name, string>> = {
  'customer.name': 'contact.name',
  'customer.firstName': 'contact.first_name',
  me: 'agent.name',
};

/** `called`: what a variable is called that only we fill; it stands there in brackets, to be seen. */
function forChatwoot(text: string, called: (name: Name) => string): string {
  return text
    .replace(/\{%-?\s*(?:render|include)\s+["']([^"']*)["'].*?%\}/gs, (_, name: string) => `[${name}]`)
    .replace(/\{%.*?%\}/gs, '')
    .replace(/\{\{-?\s*["']([^"']*)["'].*?\}\}/gs, (_, question: string) => `[${question}]`)
    .replace(/\{\{-?\s*([\p{L}\p{N}_.-]+?)(?:[\s|-].*?)?\}\}/gsu, (whole, name: string) => {
      const known = variableOf(name);
      if (known === null) return whole;
      const theirs = FILLED.test(name) || attributeIn(known) !== null ? name : THEIRS[known];
      return theirs ? `{{${theirs}}}` : `[${called(known)}]`;
    });
}

/** One for each wording, because a canned response has one: `thanks`, `thanks-es`. As its API takes and gives them. */
export function templatesAsChatwoot(templates: readonly Template[], called: (name: Name) => string): string {
  const codes = new Set<string>();
  const free = (code: string) => {
    let one = code;
    for (let n = 2; codes.has(one.toLowerCase()); n++) one = `${code}-${n}`;
    codes.add(one.toLowerCase());
    return one;
  };
  const canned = templates.flatMap(({ name, shortcut, texts }) =>
    texts.map(({ language, text }, n) => {
      const code = shortcut || name;
      return {
        short_code: free(n === 0 ? code : `${code}-${language}`),
        content: forChatwoot(text, called),
      };
    }),
  );
  return `${JSON.stringify(canned, null, 2)}\n`;
}
