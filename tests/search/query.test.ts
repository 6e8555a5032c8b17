/** What may be typed into the search box, and what is said about the rest. */
import { expect, test } from 'vitest';
import { readQuery } from '../../storage/queries/read-query';

const BRANDS = [
  { id: 'main', name: 'Velo Nord' },
  { id: 'b2', name: 'Velo Süd' },
  { id: 'b3', name: 'Kettle & Co' },
];
const TOPICS = [
  { name: 'Delivery', marks: ['topic:main delivery', 'topic:main parcels'] },
  { name: 'Late delivery', marks: ['topic:main late delivery'] },
  { name: 'Billing', marks: ['topic:main billing'] },
];
const read = (text: string) => readQuery(text, BRANDS, TOPICS);

/** A prefix is written with its star, one of one or two letters with a question mark. */
function spelt(text: string) {
  const answer = read(text);
  if ('problem' in answer) return answer.problem.what;
  const { wanted, phrases } = answer.query;
  return [
    ...wanted.map(
      ({ word, prefix, short, any }) => any?.join('|') ?? `${word}${prefix ? (short ? '?' : '*') : ''}`,
    ),
    ...phrases.map(({ words, open }) => `"${words.join(' ')}${open ? '…' : ''}"`),
  ].join(' ');
}

test.each([
  ['delivery', 'delivery*'],
  ['Délivery  LATE', 'delivery* late*'],
  ['de', 'de?'],
  ['"late"', 'late'],
  ['"never came"', 'never came "never came"'],
  ['“never came” ada', 'never came ada* "never came"'],
  ['"never ca', 'never ca? "never ca…"'],
  ["don't", 'don t? "don t…"'],
  ['kind:complaint', 'kind:complaint'],
  ['KIND:Comp site:x', 'kind:complaint site:x'],
  ['state:closed late', 'state:closed late*'],
  ['with:john', 'with:john*'],
  ['with:"John Smith"', 'with:john* with:smith*'],
  ['topic:"late delivery"', 'topic:main late delivery'],
  ['topic:"deliv la"', 'topic:main late delivery'],
  ['topic:delivery', 'topic:main delivery|topic:main parcels'],
  ['topic:del', 'topic:main delivery|topic:main parcels|topic:main late delivery'],
  ['brand:kettle', 'brand:b3'],
  ['brand:"velo süd"', 'brand:b2'],
  ['12:30', '12 30? "12 30…"'],
  ['https://x.com/ada', 'https x com ada* "https x com ada…"'],
  ['!!! late', 'late*'],
])('%s', (text, wanted) => {
  expect(spelt(text)).toBe(wanted);
});

test.each([
  ['colour:red', 'filter', 'colour'],
  ['kind:', 'value', 'kind'],
  ['kind:rude', 'value', 'kind'],
  ['state:c', 'value', 'state'],
  ['with:', 'with', ''],
  ['before:tomorrow', 'date', 'before:tomorrow'],
  ['after:2026-02-30', 'date', 'after:2026-02-30'],
  ['before:', 'date', 'before:'],
  ['brand:acme', 'brand', 'acme'],
  ['brand:velo', 'brands', 'velo'],
  ['topic:', 'topic', ''],
  ['topic:parcels', 'topic', 'parcels'],
  ['!!!', 'nothing', '!!!'],
])('%s is answered with a sentence', (text, what, typed) => {
  expect(read(text)).toMatchObject({ problem: { what, typed } });
});

test('dates are days, months and years of the user’s own zone', () => {
  const answer = read('after:2026-03-05 before:2026-10 before:2027');
  expect(answer).toMatchObject({
    query: { from: new Date(2026, 2, 5).getTime(), before: new Date(2026, 9, 1).getTime() },
  });
});
