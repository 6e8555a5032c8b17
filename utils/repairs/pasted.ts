/** Reads repaired selectors that somebody pasted; what is wrong is named with its place. */
import { SITES, type SiteName } from '../sites/mention';

export interface PastedRepair {
  site: SiteName;
  /** The name of the chain. */
  part: string;
  css: string;
  why: string;
}

export const PASTE_PROBLEMS = ['json', 'empty', 'object', 'site', 'part', 'css', 'why', 'unknown'] as const;

/** What was wrong where; the panel has a sentence for each problem. */
export interface PasteProblem {
  problem: (typeof PASTE_PROBLEMS)[number];
  /** Which of them, counted from 1. */
  at: number;
  /** The browser's own words, or the name that nobody knows. */
  detail: string;
}

export type Pasted = { ok: true; repairs: PastedRepair[] } | { ok: false; problem: PasteProblem };

const KEYS = ['site', 'part', 'css', 'why'];
const MOST = 20;

export function readPasted(text: string): Pasted {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return wrong('json', 0, error instanceof Error ? error.message : String(error));
  }
  const all: unknown[] = Array.isArray(value) ? value : [value];
  if (all.length === 0 || all.length > MOST) return wrong('empty', 0, String(MOST));
  const repairs: PastedRepair[] = [];
  for (const [n, one] of all.entries()) {
    const read = readOne(one, n + 1);
    if ('problem' in read) return { ok: false, problem: read };
    repairs.push(read);
  }
  return { ok: true, repairs };
}

function readOne(value: unknown, at: number): PastedRepair | PasteProblem {
  if (typeof value !== 'object' || value === null) return { problem: 'object', at, detail: '' };
  const { site, part, css, why = '' } = value as Record<string, unknown>;
  const unknown = Object.keys(value).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) return { problem: 'unknown', at, detail: unknown.slice(0, 40) };
  const known = SITES.find((one) => one === site);
  if (known === undefined) return { problem: 'site', at, detail: SITES.join(', ') };
  if (!isText(part, 40)) return { problem: 'part', at, detail: '' };
  if (!isText(css, 500)) return { problem: 'css', at, detail: '' };
  if (typeof why !== 'string' || why.length > 500) return { problem: 'why', at, detail: '' };
  return { site: known, part, css: css.trim(), why };
}

const isText = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= most;

const wrong = (problem: PasteProblem['problem'], at: number, detail: string): Pasted => ({
  ok: false,
  problem: { problem, at, detail },
});
