/**
 * Fills a reply template. Liquid, because canned responses of other tools are written in it; it needs no eval, so it
 * runs under our policy. Loaded on first use.
 */
import type { Liquid, LiquidOptions, Template } from 'liquidjs';
import { type Name, scopeOf, type Values, variableOf } from './variables';

/** Something to be asked for before the text is whole; asked once, however often it stands there. */
export interface Field {
  /** A variable, or the question of a prompt: `{{ "Which product?" | ask }}`. */
  name: string;
  variable: Name | null;
  /** What is taken where nothing is filled in: `{{ "Which product?" | ask: "our app" }}`. */
  usually: string;
}

export interface Place {
  name: string;
  /** From 1. */
  line: number;
  /** The template inside this one; null: itself. */
  within: string | null;
}

/** Nothing can be filled in. */
export type Fault =
  | { state: 'unknown'; names: Place[] }
  /** `why` is in the engine's words. */
  | { state: 'broken'; why: string; line: number; within: string | null }
  /** It has another template inside that is not there. */
  | { state: 'gone'; name: string; line: number | null }
  /** It has itself inside, or does not come to an end. */
  | { state: 'endless' };

export type Rendering = { state: 'done'; text: string } | { state: 'needs'; fields: Field[] } | Fault;

export interface Filling {
  values: Values;
  /** By the name of the field. */
  filled?: Readonly<Record<string, string>>;
  /** The texts of the other templates, by name: `{% render "signature" %}`. */
  snippets?: Readonly<Record<string, string>>;
}

/** Limits stop what would never end or fill the memory; far above what a reply is. In characters, ms, and the engine's own measure. */
const LIMITS = { parseLimit: 2_000_000, renderLimit: 2_000, memoryLimit: 10_000_000 };
const OPTIONS: LiquidOptions = {
  ...LIMITS,
  strictVariables: true,
  strictFilters: true,
  // So that `| default: "there"` may stand behind what is not known.
  lenientIf: true,
  ownPropertyOnly: true,
};
/** More names than a text can need: each round of filling finds one that is missing. */
const MOST_FIELDS = 100;

/** What is wrong with a text, whatever it is filled with; null: nothing. One engine for all that are looked at. */
export async function examine(
  snippets: Readonly<Record<string, string>>,
): Promise<(template: string) => Fault | null> {
  const { Liquid } = await import('liquidjs');
  const liquid = new Liquid({ ...OPTIONS, templates: snippets });
  liquid.registerFilter('ask', String);
  return (template) => {
    try {
      const names = unknownIn(liquid, liquid.parse(template));
      return names.length === 0 ? null : { state: 'unknown', names };
    } catch (error) {
      return faultOf(error, template);
    }
  };
}

/** Fills what is known; what else it needs is said, all of it at once. Never throws for what stands in a template. */
export async function render(template: string, filling: Filling): Promise<Rendering> {
  const { Liquid } = await import('liquidjs');
  const filled = filling.filled ?? {};
  const fields = new Map<string, Field>();
  const liquid = new Liquid({ ...OPTIONS, templates: filling.snippets ?? {} });
  liquid.registerFilter('ask', (question: unknown, usually: unknown = '') => {
    const name = String(question);
    if (Object.hasOwn(filled, name)) return filled[name] || String(usually);
    fields.set(name, { name, variable: null, usually: String(usually) });
    return name;
  });
  try {
    const parsed = liquid.parse(template);
    const unknown = unknownIn(liquid, parsed);
    if (unknown.length > 0) return { state: 'unknown', names: unknown };
    const values: Partial<Record<Name, string>> = { ...filling.values };
    for (const [name, value] of Object.entries(filled)) {
      const variable = variableOf(name);
      if (variable) values[variable] = value;
    }
    for (;;) {
      try {
        const text = String(await liquid.render(parsed, {}, { globals: scopeOf(values) }));
        return fields.size > 0 ? { state: 'needs', fields: [...fields.values()] } : { state: 'done', text };
      } catch (error) {
        const missing = missingIn(error);
        if (missing === null || fields.has(missing) || fields.size > MOST_FIELDS) throw error;
        fields.set(missing, { name: missing, variable: missing, usually: '' });
        // Something stands there now, so that the next one that is missing is found.
        values[missing] = missing;
      }
    }
  } catch (error) {
    return faultOf(error, template);
  }
}

/** What the engine's errors tell beside their words. */
interface EngineError {
  message: string;
  token?: { file?: string; getPosition?: () => [number, number] };
  originalError?: { variableName?: string; code?: string; message?: string };
}

function missingIn(error: unknown): Name | null {
  const name = (error as EngineError).originalError?.variableName;
  return name === undefined ? null : variableOf(name);
}

function unknownIn(liquid: Liquid, parsed: Template[]): Place[] {
  const { globals } = liquid.analyzeSync(parsed);
  return Object.values(globals)
    .flat()
    .filter((variable) => variableOf(String(variable)) === null)
    .map((variable) => ({
      name: String(variable),
      line: variable.location.row,
      within: variable.location.file ?? null,
    }));
}

function faultOf(error: unknown, template: string): Fault {
  if (error instanceof RangeError) return { state: 'endless' };
  const { message, token, originalError } = error as EngineError;
  if (/limit exceeded/.test(message)) return { state: 'endless' };
  const [line = 1] = token?.getPosition?.() ?? [];
  const place = { line, within: token?.file ?? null };
  const gone = /^ENOENT: Failed to lookup "(.*)" in "/s.exec(message)?.[1];
  if (gone !== undefined) return { state: 'gone', name: gone, line: lineOf(gone, template) };
  // The place is said in our own words.
  const why = (originalError?.message ?? message).replace(/, (?:file:.*?, )?line:\d+, col:\d+$/s, '');
  return { state: 'broken', why, ...place };
}

/** The engine does not say where; null: it stands in another template inside this one. */
function lineOf(name: string, template: string): number | null {
  const at = template.split('\n').findIndex((line) => line.includes(name));
  return at === -1 ? null : at + 1;
}
