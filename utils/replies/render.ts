/**
 * Fills a reply template. Liquid, because canned responses of other tools are written in it; it needs no eval, so it
 * runs under our policy. Loaded on first use.
 */
import type { Liquid } from 'liquidjs';

/** What a template may name. */
export const VARIABLES = [
  'customer.name',
  'customer.firstName',
  'case.need',
  'handoff.name',
  'handoff.department',
  'brand',
  'me',
] as const;
export type Variable = (typeof VARIABLES)[number];
export type Values = Partial<Record<Variable, string>>;

export type Rendering =
  | { state: 'done'; text: string }
  /** Known variables that have no value here: ask for them. */
  | { state: 'needs'; variables: Variable[] }
  | { state: 'unknown'; names: string[] }
  /** `why` carries the line, in the engine's words. */
  | { state: 'broken'; why: string };

let engine: Promise<Liquid> | null = null;

/** Loads the engine once; limits stop a template that loops (issue 6: parse, render and memory limits). */
function loadEngine(): Promise<Liquid> {
  engine ??= import('liquidjs').then(
    ({ Liquid }) =>
      new Liquid({
        strictVariables: true,
        strictFilters: true,
        ownPropertyOnly: true,
        parseLimit: 100_000,
        renderLimit: 200,
        memoryLimit: 1_000_000,
      }),
  );
  return engine;
}

export async function render(template: string, values: Values): Promise<Rendering> {
  const liquid = await loadEngine();
  try {
    const parsed = liquid.parse(template);
    const named = liquid.globalFullVariablesSync(parsed);
    const unknown = named.filter((name) => !VARIABLES.some((known) => known === name));
    if (unknown.length > 0) return { state: 'unknown', names: unknown };
    const needs = VARIABLES.filter((name) => named.includes(name) && !values[name]?.trim());
    if (needs.length > 0) return { state: 'needs', variables: needs };
    return { state: 'done', text: String(await liquid.render(parsed, scopeOf(values))) };
  } catch (error) {
    return { state: 'broken', why: error instanceof Error ? error.message : String(error) };
  }
}

function scopeOf(values: Values): Record<string, unknown> {
  const scope: Record<string, Record<string, string> | string> = {};
  for (const [name, value] of Object.entries(values)) {
    const [head, tail] = name.split('.');
    if (tail === undefined) scope[head!] = value;
    else scope[head!] = { ...((scope[head!] as Record<string, string> | undefined) ?? {}), [tail]: value };
  }
  return scope;
}

/** The first word of a name as shown, without what is no letter: "Ada 🌸 Berg" gives "Ada". Null where none is. */
export function firstName(name: string | null): string | null {
  return name?.match(/\p{L}[\p{L}\p{M}'’.-]*/u)?.[0] ?? null;
}
