/**
 * Finds a template: what was typed (fuzzily), then the customer's language, then what was used most
 * for this kind of case and its topics. Without words everything is there, in that order.
 */
import type { CaseKind } from '../cases';
import { fuzzily } from '../fuzzy';
import { speaks, type Template } from './template';

/** Each template with how well it fits; the rest of the order is what the case makes of it. */
export interface Uses {
  /** By the template's id: how often for this kind and one of these topics, for this kind, at all. */
  readonly [templateId: string]: readonly [number, number, number];
}

export interface Fitting {
  words: string;
  /** Of the customer, BCP 47; null: not known. */
  language: string | null;
  uses: Uses;
}

/** What counts how much; a name that fits is what was meant. */
const KEYS = [
  { name: 'shortcut', weight: 4 },
  { name: 'name', weight: 4 },
  { name: 'tags', weight: 2 },
  { name: 'whenToUse', weight: 2 },
  { name: 'texts.text', weight: 1 },
];
/** Scores are told apart in steps: what fits about as well is ordered by use. */
const STEP = 0.1;

export async function find<T extends Template>(templates: readonly T[], fitting: Fitting): Promise<T[]> {
  const words = fitting.words.trim();
  if (words === '')
    return sorted(
      templates.map((template) => ({ template, score: 0 })),
      fitting,
    );
  const found = await fuzzily(templates, KEYS, words);
  return sorted(
    found.map(({ item, score }) => ({ template: item, score })),
    fitting,
  );
}

function sorted<T extends Template>(
  found: readonly { template: T; score: number }[],
  { language, uses }: Fitting,
): T[] {
  const rank = ({ template, score }: { template: T; score: number }) => [
    Math.floor(score / STEP),
    language !== null && speaks(template, language) ? 0 : 1,
    ...(uses[template.id] ?? [0, 0, 0]).map((times) => -times),
  ];
  return found
    .map((one, n) => ({ one, rank: [...rank(one), n] }))
    .sort((a, b) => {
      const at = a.rank.findIndex((value, n) => value !== b.rank[n]);
      return at === -1 ? 0 : a.rank[at]! - b.rank[at]!;
    })
    .map(({ one }) => one.template);
}

export interface Use {
  templateId: string;
  kind: CaseKind;
  topics: readonly string[];
}

/** What was used for cases such as this one. */
export function countUses(uses: readonly Use[], kind: CaseKind, topics: readonly string[]): Uses {
  const counts: Record<string, [number, number, number]> = {};
  for (const use of uses) {
    counts[use.templateId] ??= [0, 0, 0];
    const count = counts[use.templateId]!;
    count[2]++;
    if (use.kind !== kind) continue;
    count[1]++;
    if (use.topics.some((topic) => topics.includes(topic))) count[0]++;
  }
  return counts;
}
