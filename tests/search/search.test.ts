/**
 * Search over the index equals a naive look at all words of all cases: wherever the index stands, and after words were
 * edited, acts taken back and cases closed.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as cases from '../../storage/commands/case';
import * as handoffs from '../../storage/commands/handoff';
import { log } from '../../storage/commands/log';
import { undo } from '../../storage/commands/undo';
import type { CaseEntry } from '../../storage/entries';
import { foldCase } from '../../storage/fold';
import { indexAnew, indexWords, wordsCursor } from '../../storage/index-words';
import type { Ledger } from '../../storage/ledger';
import { changeOf, writeWords } from '../../storage/postings';
import { type Query, readQuery } from '../../storage/queries/read-query';
import { search } from '../../storage/queries/search';
import type { CaseRow, WordsRow } from '../../storage/records';
import { entriesOfCase, textsOf } from '../../storage/words';
import { matchesIn, wordsIn } from '../../utils/words';
import { actAt, evidence, freshLedger } from '../storage/ledger';

const read = (text: string): Query => {
  const answer = readQuery(text, [{ id: 'b2', name: 'Velo' }], []);
  if ('problem' in answer) throw new Error(answer.problem.what);
  return answer.query;
};
const ask = (ledger: Ledger, text: string, first = 20) =>
  search(ledger, read(text), first, new AbortController().signal);
const found = async (ledger: Ledger, text: string, first = 20) =>
  (await ask(ledger, text, first)).hits.map(({ row }) => row.id);

/** Puts rows of words in the place of others, as if the cases had them. */
const exchange = (ledger: Ledger, before: WordsRow[], after: WordsRow[]) =>
  ledger.transaction('rw', ledger.words, ledger.postings, async () =>
    writeWords(ledger, await changeOf(ledger, { before, after })),
  );

/** Every word with the ranks of its cases, as the index has them. */
async function indexed(ledger: Ledger): Promise<[string, number[]][]> {
  const blocks = await ledger.postings.toArray();
  return [...Map.groupBy(blocks, ({ word }) => word)].map(([word, some]) => [
    word,
    some.flatMap(({ ranks }) => [...ranks]),
  ]);
}

/** The same by the rows of the cases. */
async function posted(ledger: Ledger): Promise<[string, number[]][]> {
  const rows = await ledger.words.toArray();
  const pairs = rows.flatMap(({ rank, words }) => words.map((word) => ({ word, rank })));
  return [...Map.groupBy(pairs, ({ word }) => word)]
    .map(([word, some]): [string, number[]] => [word, some.map(({ rank }) => rank)])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

const indexAll = async (ledger: Ledger) => {
  while (await indexWords(ledger));
};

/** What a search should find, by reading everything. */
async function naive(ledger: Ledger, text: string): Promise<string[]> {
  const { wanted, phrases, before, from } = read(text);
  const entries = await ledger.entries
    .where('entity')
    .equals('case')
    .toArray()
    .catch(() => ledger.entries.toArray());
  const histories = Map.groupBy(
    entries.filter(({ entity }) => entity === 'case'),
    ({ entityId }) => entityId,
  );
  const hits = [...histories.values()].flatMap((history) => {
    const fold = foldCase(history as CaseEntry[]);
    if (!fold) return [];
    const told = entriesOfCase(history as CaseEntry[]);
    const texts = textsOf(told);
    const marks = [
      `site:${fold.evidence.place}`,
      `kind:${fold.kind}`,
      `state:${fold.state}`,
      `brand:${fold.brand}`,
    ];
    if (fold.state === 'confirmed' || fold.state === 'dismissed') marks.push('state:closed');
    for (const entry of told)
      if (entry.kind === 'handedOff')
        marks.push(...wordsIn(`${entry.body.name} ${entry.body.department}`).map((word) => `with:${word}`));
    const logged = Date.parse(fold.loggedAt);
    const fits =
      (before === null || logged < before) &&
      (from === null || logged >= from) &&
      wanted.every(
        (one) =>
          marks.some((mark) => (one.prefix ? mark.startsWith(one.word) : mark === one.word)) ||
          texts.some((said) => matchesIn(said, [one]).length > 0),
      ) &&
      phrases.every(({ words, open }) =>
        texts.some((said) => {
          const line = ` ${wordsIn(said).join(' ')} `;
          return line.includes(` ${words.join(' ')}${open ? '' : ' '}`);
        }),
      );
    return fits ? [fold] : [];
  });
  return hits.sort((a, b) => (a.loggedAt > b.loggedAt ? -1 : 1)).map(({ id }) => id);
}

const SAYINGS = [
  'My order never came',
  'Never came my order, cafe',
  'Crème brûlée at the Café',
  '注文した商品が届きません',
  'สินค้ายังไม่มาถึง',
  'لم يصل طلبي',
  'Var är min beställning? Åsa',
  'order order kettle',
];
const QUERIES = [
  'order',
  'ord',
  'o',
  'never',
  '"never came"',
  '"came never"',
  'CAFÉ',
  'brulee creme',
  '商品',
  '注文した商品',
  'สินค้า',
  'طلبي',
  'asa',
  'ada',
  'ada_1',
  'kettle order',
  'kind:praise',
  'state:open order',
  'state:closed',
  'with:john',
  'with:sup never',
  'brand:velo',
  'site:facebook',
  'fixed',
  'site:x "my order" state:resolved',
  'before:2026-03-03 order',
  'after:2026-03-03',
  'nowhere',
];

/** One thing that somebody does to the n-th case. */
async function step(ledger: Ledger, what: number, n: number, minutes: number): Promise<void> {
  const by = actAt(minutes);
  const text = SAYINGS[(n + what) % SAYINGS.length] ?? '';
  const rows = await ledger.cases.orderBy('id').toArray();
  const row = rows[n % Math.max(1, rows.length)];
  const place = n % 3 === 0 ? 'facebook' : 'x';
  if (what <= 2 || !row) {
    const brand = n % 4 === 0 ? 'b2' : 'main';
    const author = { name: `Ada ${n}`, handle: `ada_${n}`, profileUrl: null };
    await log(ledger, by, brand, evidence(n, { text, place, key: `${place}:${n}00`, author }));
    return;
  }
  const { id } = row;
  const words = { name: 'John', department: 'support', asked: text, told: '', dueAt: null };
  const acts = [
    () => cases.note(ledger, by, id, text),
    () => cases.classify(ledger, by, id, 'praise'),
    () => handoffs.handOff(ledger, by, id, words),
    () => cases.answer(ledger, by, id, text, 'said'),
    () => cases.resolve(ledger, by, id, 'fixed'),
    () => cases.dismiss(ledger, by, id, 'spam'),
    async () => {
      const history = await ledger.history('case', id);
      const last = history.filter(({ kind }) => kind !== 'undone').at(-1);
      if (last) await undo(ledger, by, last.id);
    },
  ];
  await acts[what - 3]?.().catch(() => {});
}

test('search equals a naive scan at every place of the cursor', async () => {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
  console.info(`SEED=${seed}`);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(9), fc.nat(12), fc.nat(3)), { minLength: 5, maxLength: 30 }),
      async (steps) => {
        const ledger = await freshLedger();
        for (const [n, [what, which, batches]] of steps.entries()) {
          await step(ledger, what, which, n * 200);
          for (let i = 0; i < batches; i++) await indexWords(ledger, 2);
        }
        const check = async () => {
          expect(await indexed(ledger)).toEqual(await posted(ledger));
          for (const query of QUERIES)
            expect(await found(ledger, query, 100), query).toEqual(await naive(ledger, query));
        };
        await check();
        await indexAll(ledger);
        expect(await wordsCursor(ledger)).toBe((await ledger.head.get('head'))?.last ?? 0);
        await check();
        const before = await ledger.words.toArray();
        await indexAnew(ledger);
        await indexAll(ledger);
        expect((await ledger.words.toArray()).map(({ caseId }) => caseId)).toEqual(
          before.map(({ caseId }) => caseId),
        );
        await check();
        ledger.close();
      },
    ),
    { seed, numRuns: 12 },
  );
}, 120_000);

test('the newest come first, twenty and then more', async () => {
  const ledger = await freshLedger();
  for (let n = 0; n < 45; n++) await log(ledger, actAt(n), 'main', evidence(n));
  await indexAll(ledger);
  await log(ledger, actAt(60), 'main', evidence(60));
  const { hits, more } = await ask(ledger, 'order');
  expect(hits.map(({ row }) => row.evidence.key)).toEqual(
    [60, ...Array.from({ length: 19 }, (_, n) => 44 - n)].map((n) => `x:${1000 + n}`),
  );
  expect(more).toBe(true);
  expect(await ask(ledger, 'order', 60)).toMatchObject({ more: false, behind: 0, newestOnly: false });
});

test('cases of the same moment have their place each, and lose it when their logging is taken back', async () => {
  const ledger = await freshLedger();
  const clicks = Array.from({ length: 6 }, () => actAt(0));
  for (const [n, click] of clicks.entries()) await log(ledger, click, 'main', evidence(n));
  await indexAll(ledger);
  const rows = await ledger.words.toArray();
  // As if all had the same hash: each takes the next place that is free.
  await exchange(
    ledger,
    rows,
    rows.map((row, n) => ({ ...row, rank: (rows[0]?.rank ?? 0) - n })),
  );
  await cases.note(ledger, actAt(1), rows[3]?.caseId ?? '', 'A note on the fourth.');
  await indexAll(ledger);
  expect(await found(ledger, 'order')).toHaveLength(6);
  expect(await found(ledger, 'fourth')).toEqual([rows[3]?.caseId]);
  for (const click of clicks) await undo(ledger, actAt(2), click.op);
  await indexAll(ledger);
  expect(await ledger.words.count()).toBe(0);
  expect(await ledger.postings.count()).toBe(0);
});

test('words that the card does not show are told with the case', async () => {
  const ledger = await freshLedger();
  const { logged } = await log(ledger, actAt(0), 'main', evidence(1));
  await cases.note(ledger, actAt(1), logged.caseId, 'Prefers the telephone.');
  expect((await ask(ledger, 'telephone')).hits).toMatchObject([{ elsewhere: 'Prefers the telephone.' }]);
  expect((await ask(ledger, 'order')).hits).toMatchObject([{ elsewhere: null }]);
});

test('a ledger that was restored with fewer entries is indexed anew', async () => {
  const ledger = await freshLedger();
  await log(ledger, actAt(0), 'main', evidence(1));
  await ledger.cursors.put({ name: 'words', last: 99 });
  await indexAll(ledger);
  expect(await found(ledger, 'order')).toHaveLength(1);
});

test('a search that is ended gives nothing', async () => {
  const ledger = await freshLedger();
  await log(ledger, actAt(0), 'main', evidence(1));
  await expect(search(ledger, read('order'), 20, AbortSignal.abort())).rejects.toThrow(/abort/i);
});

/** Newest last, as cases come; then some that are older than others. */
const inTurns = (rows: readonly WordsRow[]): WordsRow[][] => [
  rows.slice(4_000),
  rows.slice(2_000, 3_000),
  rows.slice(3_000, 4_000).filter((_, n) => n % 3 === 0),
  rows.slice(3_000, 4_000).filter((_, n) => n % 3 !== 0),
  rows.slice(0, 2_000),
];

test('in a ledger larger than one look, everything is found, and short beginnings in the newest cases only', async () => {
  const ledger = await freshLedger();
  const count = 5_600;
  const rows: WordsRow[] = Array.from({ length: count }, (_, n) => ({
    rank: n,
    caseId: `case-${n}`,
    words: ['every', n % 2 ? 'half' : 'other', ...(n % 997 ? [] : ['rare', 'xy', 'xylophone']), `n${n}`],
  }));
  for (const some of inTurns(rows)) await exchange(ledger, [], some);
  expect(await indexed(ledger)).toEqual(await posted(ledger));
  const { logged } = await log(ledger, actAt(0), 'main', evidence(1));
  const model = await ledger.cases.get(logged.caseId);
  await ledger.cases.bulkPut(
    rows.map(({ caseId }) => ({ ...model, id: caseId, keys: [] }) as unknown as CaseRow),
  );
  const expected = (...wanted: string[]) =>
    rows
      .filter(({ words }) => wanted.every((one) => words.some((word) => word.startsWith(one))))
      .map(({ caseId }) => caseId);
  for (const query of [
    'every',
    'half',
    'rare',
    'every rare',
    'every half rare',
    'half every',
    'n55',
    'other n1',
  ])
    expect(await found(ledger, query, count), query).toEqual(expected(...query.split(' ')));
  const short = await ask(ledger, 'xy', count);
  // The sixth and last one is older than the newest five thousand, and has the very word.
  expect(short).toMatchObject({ newestOnly: true, more: false });
  expect(short.hits.map(({ row }) => row.id)).toEqual(expected('xy'));
  expect(await found(ledger, 'xyl', count)).toEqual(expected('xyl'));
  const last = rows.filter(({ rank }) => rank === 4_985 || rank === 5_599);
  await exchange(
    ledger,
    last,
    last.map((row) => ({ ...row, words: ['xylophone'] })),
  );
  expect(await indexed(ledger)).toEqual(await posted(ledger));
  expect(await found(ledger, 'xy', count)).toEqual(expected('xy').filter((id) => id !== 'case-5599'));
}, 120_000);
