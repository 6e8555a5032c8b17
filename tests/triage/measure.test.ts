/** The machine that measures: its figures are those of the books, and of invented mentions. */
import { expect, test } from 'vitest';
import { measureFile, measures } from './measure';

const CSV = `text,label,airline
"Still waiting, and nobody answers",complaint,A
"Thank you, that was great",praise,A
Landed in Oslo,other,A
"My bag is lost, says ""the desk""",complaint,B
Where do I check in?,other,B
`;

test('all right is one, the largest label alone is no correlation', () => {
  const said = ['complaint', 'complaint', 'praise', 'other'] as const;
  expect(measures(said.map((one) => [one, one]))).toEqual({
    'macro-F1': 1,
    Matthews: 1,
    precision: 1,
    recall: 1,
    F1: 1,
  });
  expect(measures(said.map((one) => [one, 'complaint']))).toMatchObject({
    Matthews: 0,
    precision: 0.5,
    recall: 1,
  });
});

test('of two labels it is the correlation of four fields', () => {
  const of = (times: number, said: 'complaint' | 'other', given: 'complaint' | 'other') =>
    Array.from({ length: times }, () => [said, given] as const);
  const pairs = [
    ...of(6, 'complaint', 'complaint'),
    ...of(2, 'complaint', 'other'),
    ...of(1, 'other', 'complaint'),
    ...of(3, 'other', 'other'),
  ];
  expect(measures(pairs).Matthews).toBeCloseTo((6 * 3 - 1 * 2) / Math.sqrt(7 * 8 * 4 * 5), 12);
  expect(measures(pairs).precision).toBeCloseTo(6 / 7, 12);
});

test('a file is measured by group and together, and the same seed gives the same intervals', () => {
  const rows = measureFile(CSV, [], 7, 200);
  expect(rows.map(({ group, judge }) => `${group} ${judge}`)).toEqual(
    ['A', 'B', 'together'].flatMap((group) =>
      ['triage', 'always complaint', 'AFINN word list'].map((judge) => `${group} ${judge}`),
    ),
  );
  expect(rows.at(-3)).toMatchObject({ mentions: 5, Matthews: { value: 1 } });
  expect(measureFile(CSV, [], 7, 200)).toEqual(rows);
  expect(measureFile(CSV, [], 8, 200)).not.toEqual(rows);
  for (const row of rows) expect(row.Matthews.low).toBeLessThanOrEqual(row.Matthews.high);
});

test('a file with another label, and a group that is not there, are refused', () => {
  expect(() => measureFile('text,label,airline\nHi,angry,A\n', [], 1, 1)).toThrow('“angry” is no label');
  expect(() => measureFile(CSV, ['C'], 1, 1)).toThrow('no mention of “C”; there are: A, B.');
});
