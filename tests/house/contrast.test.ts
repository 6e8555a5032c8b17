/** Each pair of tokens that words are read in, light and dark, usual and with more contrast (WCAG 1.4.3, 1.4.11, 1.4.6). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from './sources';

const css = readFileSync(join(ROOT, 'assets/tokens.css'), 'utf8');
const [usual = '', more = ''] = css.split('@media (prefers-contrast: more)');
const PAIR = /(--[\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g;
const tokensIn = (text: string, dark: boolean) =>
  Object.fromEntries([...text.matchAll(PAIR)].map(([, name, light, night]) => [name, dark ? night : light]));

/** WCAG 2.2, relative luminance. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const GROUNDS = ['--page', '--surface', '--sunken'];
/** Words, and all that they are written on. */
const WORDS: Record<string, readonly string[]> = {
  '--ink': [...GROUNDS, '--accent-soft', '--due-soft', '--done-soft', '--handoff-soft', '--found'],
  '--ink-soft': [...GROUNDS, '--accent-soft', '--due-soft', '--handoff-soft'],
  '--accent': [...GROUNDS, '--accent-soft'],
  '--accent-ink': ['--accent'],
  '--due': [...GROUNDS, '--due-soft'],
  '--done': [...GROUNDS, '--done-soft'],
  '--handoff': [...GROUNDS, '--handoff-soft'],
};

test('black on white has the contrast that it has', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

describe.each([
  ['light', usual, false, 4.5],
  ['dark', usual, true, 4.5],
  ['light, more contrast', usual + more, false, 7],
  ['dark, more contrast', usual + more, true, 7],
] as const)('%s', (_, text, dark, least) => {
  const tokens = tokensIn(text, dark);
  const pairs = Object.entries(WORDS).flatMap(([word, grounds]) =>
    grounds.map((ground) => [word, ground] as const),
  );
  test.each(pairs)('%s is read on %s', (word, ground) => {
    expect(contrast(tokens[word]!, tokens[ground]!)).toBeGreaterThanOrEqual(least);
  });
  test.each(GROUNDS)('the edge of a field and the ring of the focus are seen on %s', (ground) => {
    for (const edge of ['--border-strong', '--accent'])
      expect(contrast(tokens[edge]!, tokens[ground]!), edge).toBeGreaterThanOrEqual(3);
  });
});
