/** No cell of a table becomes a formula, in whatever program it is opened, and every text can be had back. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvLine, lively, still } from '../../utils/csv';
import { linkMarkdown, plainMarkdown } from '../../utils/markdown';
import { BEFORE, FORMULAS, LEADS, MATRIX } from './matrix';

/** The pieces that some program could take for a cell: cut at line ends, semicolons and tabs, what nobody sees left out. */
const cellsOf = (text: string) => text.split(/[;\t\r\n]/).map((part) => part.replace(/^[\s\p{C}]+/u, ''));
const live = (text: string) =>
  /^[\t\r\n]/.test(text) || cellsOf(text).some((cell) => /^[=+\-@＝＋－＠]/.test(cell));

describe('a formula behind', () => {
  test.each(Object.keys(BEFORE))('%s is stilled, whatever sign it starts with', (before) => {
    const texts = MATRIX.filter(({ what }) => what === before);
    expect(texts.length).toBe(LEADS.length * FORMULAS.length);
    for (const { text, lead } of texts) {
      expect(live(still(text)), `${lead}: ${JSON.stringify(still(text))}`).toBe(false);
      expect(lively(still(text))).toBe(text);
    }
  });
});

test('what is no formula stays as it is', () => {
  for (const text of [
    'My order never came.',
    "'tis late",
    'a-b',
    'x=1',
    '2+2',
    'mail@example.org',
    '',
    ' é',
    'a, -1',
  ])
    expect(still(text)).toBe(text);
});

test('no text is live in a cell, and each can be had back', () => {
  const sign = fc.constantFrom(...LEADS, ...Object.values(BEFORE), 'a', '"', ',', '7');
  const text = fc.array(sign, { maxLength: 8 }).map((all) => all.join(''));
  fc.assert(
    fc.property(text, (one) => {
      expect(live(still(one))).toBe(false);
      expect(lively(still(one))).toBe(one);
    }),
    { numRuns: 5_000 },
  );
});

test('a long hostile text takes no longer than its length', () => {
  const text = `${'\n'.repeat(200_000)}a${' '.repeat(200_000)}=1${'\n '.repeat(100_000)}=2`;
  expect(lively(still(text))).toBe(text);
});

test('a line has its quotation marks doubled and ends as the RFC wants', () => {
  expect(csvLine(['Ada', 'said "hi",\nthen left', ''])).toBe('"Ada","said ""hi"",\nthen left",""\r\n');
});

test('somebody’s words stay words in Markdown', () => {
  expect(plainMarkdown('# [a](javascript:b)\n- *c* <img>')).toBe(
    '\\# \\[a\\]\\(javascript:b\\) \\- \\*c\\* \\<img\\>',
  );
  expect(linkMarkdown('X', 'javascript:alert(1)')).toBeNull();
  expect(linkMarkdown('X', 'https://x.com/a>b(c)')).toBe('[X](<https://x.com/a%3Eb(c)>)');
});
