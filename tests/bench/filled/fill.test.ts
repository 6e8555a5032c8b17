/** The invented ledger is a real one: every entry is of a known form, and its tables are the fold of its entries. */
import { expect, test } from 'vitest';
import { digestOf, NO_SUM, plus } from '../../../storage/digest';
import { type Entry, entryForm } from '../../../storage/entries';
import { indexAnew, indexWords } from '../../../storage/index-words';
import { type Ledger, plain } from '../../../storage/ledger';
import { freshLedger, START } from '../../storage/ledger';
import { replayed, stored } from '../../storage/replay';
import { fill } from './fill';
import { invent } from './invent';

test('what is filled in is what a replay of its entries gives, and the head is their sum', async () => {
  const ledger = await freshLedger();
  await fill({ ledger, cases: 120, seed: 4, until: START });
  const rows = await ledger.entries.toArray();
  expect(await stored(ledger)).toEqual(replayed(rows.map(plain), START));
  expect(rows.filter((row) => !entryForm.safeParse(plain(row)).success)).toEqual([]);
  expect(rows.filter((row) => digestOf(plain(row), row.salt) !== row.digest)).toEqual([]);
  expect(await ledger.head.get('head')).toMatchObject({
    count: rows.length,
    last: rows.length,
    sum: rows.reduce((sum, { digest }) => plus(sum, digest), NO_SUM),
  });
  expect(await ledger.cases.count()).toBe(120);
  const [words, lists] = [await ledger.words.toArray(), await listsOf(ledger)];
  await indexAnew(ledger);
  while (await indexWords(ledger, 500));
  expect(await ledger.words.toArray()).toEqual(words);
  expect(await listsOf(ledger)).toEqual(lists);
});

/** The ranks of each word: where a block ends tells only in which portions it was written. */
async function listsOf(ledger: Ledger): Promise<Map<string, number[]>> {
  const blocks = await ledger.postings.toArray();
  const words = Map.groupBy(blocks, ({ word }) => word);
  return new Map([...words].map(([word, some]) => [word, some.flatMap(({ ranks }) => [...ranks])]));
}

test('one seed gives one ledger, another seed another; it has all lanes, several brands and many scripts', async () => {
  const entriesOf = async (seed: number) => {
    const all: Entry[] = [];
    for await (const some of invent({ cases: 300, seed, until: START })) all.push(...some);
    return all;
  };
  const all = await entriesOf(7);
  expect(await entriesOf(7)).toEqual(all);
  expect(await entriesOf(8)).not.toEqual(all);
  const { cases, brands, people } = replayed(all, START);
  const lanes = new Set((cases as { lane: string }[]).map(({ lane }) => lane));
  expect([...lanes].sort()).toEqual(
    ['closed', 'customer', 'due', 'handoff', 'resolved', 'us'].filter((lane) => lanes.has(lane)),
  );
  expect(lanes.size).toBeGreaterThanOrEqual(4);
  expect(brands).toHaveLength(3);
  expect(people.length).toBeLessThan(300);
  const words = all.map((entry) => JSON.stringify(entry)).join('');
  for (const script of [/\p{Script=Arabic}/u, /\p{Script=Hiragana}/u, /\p{Script=Thai}/u, /[åäö]/, /ñ/])
    expect(words).toMatch(script);
});
