/** A template's text as people read it: its gaps by name, the engine's own words left out. */
import { variableOf } from '../utils/replies/variables';
import { variableWords } from './variable-words';

/** Not for filling: a condition is shown as if it held. */
export function templateWords(text: string): string {
  return text
    .replace(/\{%-?\s*(?:render|include)\s+["']([^"']*)["'].*?%\}/gs, (_, name: string) => `[${name}]`)
    .replace(/\{%.*?%\}/gs, '')
    .replace(/\{\{-?\s*["']([^"']*)["']\s*\|\s*ask.*?\}\}/gs, (_, question: string) => `[${question}]`)
    .replace(/\{\{-?\s*([\w.-]+).*?\}\}/gs, (whole, name: string) => {
      const variable = variableOf(name);
      return variable === null ? whole : `[${variableWords(variable)}]`;
    });
}
