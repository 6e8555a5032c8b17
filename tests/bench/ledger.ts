/** What the bench and `npm run fill` run in a page of the extension: our own code, on the extension's own ledger. */
import { browser } from 'wxt/browser';
import { copyCursor } from '../../storage/copy';
import { NAME, openLedger } from '../../storage/ledger';
import { copyFolder } from '../../storage/memory';
import { personHistory } from '../../storage/queries/history';
import { marks } from '../../storage/queries/marks';
import { readQuery, type Wanted } from '../../storage/queries/read-query';
import { search } from '../../storage/queries/search';
import { endOfDay, today } from '../../storage/queries/today';
import type { PostingsRow, WordsRow } from '../../storage/records';
import { fill } from './filled/fill';
import { randomFrom } from './filled/random';

/** Writes the cases, says in the console how far it is, and gives how long it took in ms. */
export async function filled(cases: number, seed: number): Promise<number> {
  const ledger = await openLedger();
  const start = performance.now();
  await fill({ ledger, cases, seed, until: Date.now(), onCases: (n) => console.info(`${n} cases`) });
  ledger.close();
  return performance.now() - start;
}

export async function casesThere(): Promise<number> {
  const ledger = await openLedger();
  const count = (await ledger.counters.toArray()).reduce((sum, counter) => sum + counter.count, 0);
  ledger.close();
  return count;
}

/**
 * Done when the rolling copy has everything and the ledger was reread once, which the background does after so much was written: it is no
 * part of anybody's day.
 */
export async function settled(): Promise<void> {
  const [ledger, folder] = await Promise.all([openLedger(), copyFolder()]);
  for (;;) {
    const [head, copied, { scrub }] = await Promise.all([
      ledger.head.get('head'),
      folder && copyCursor(folder),
      browser.storage.local.get('scrub'),
    ]);
    const isCopied = !folder || copied?.last === head?.last;
    if (isCopied && (scrub as { next: unknown } | undefined)?.next === null) break;
    // The worker lives as long as it is asked.
    await browser.runtime.sendMessage({ type: 'wake' });
    await new Promise((done) => setTimeout(done, 5_000));
  }
  ledger.close();
}

interface Measured {
  name: string;
  /** In ms, round by round. */
  ours: number[];
  bare: number[];
  /** What was asked in each round. */
  asked: string[];
}

interface Round {
  asked: string;
  ours: () => Promise<unknown>;
  bare: () => Promise<unknown>;
}

const FIRST = { due: 50, today: 50, us: 50, others: 50, snoozed: 50, resolved: 50 };
/** From what everybody writes to what one wrote; then filters, phrases and beginnings, as somebody types them. */
const QUERIES = [
  'delivery',
  'order',
  'kettle',
  'refund',
  'halo',
  'beställning',
  'pedido',
  '返金',
  'สินค้า',
  'المنتج',
  'halo kettle',
  'broken refund',
  'vip',
  'john',
  'fixed',
  'kind:complaint leaks',
  'site:x bike',
  'with:john refund',
  'state:open lamp',
  '"never came"',
  '"charged twice" tea',
  'thornbury',
  'ada thornbury',
  'deli',
  'ke',
  'o',
  'warehouse tuesday',
  'kind:lead',
  'before:2026-01 kettle',
  'åsa',
  'zurita',
  'crack handle',
  'osaka',
];

/** Each read `rounds` times, ours and the least that any code could ask IndexedDB for, by turns. */
export async function measure(rounds: number, seed: number): Promise<Measured[]> {
  const ledger = await openLedger();
  const bare = await bareLedger();
  const random = randomFrom(seed);
  const people = await ledger.people.limit(2_000).primaryKeys();
  const keys = await ledger.mentions.limit(5_000).primaryKeys();
  const handles = (await ledger.people.limit(500).toArray()).flatMap(
    ({ identities }) => identities[0]?.handle ?? [],
  );
  const queries = [...QUERIES, ...Array.from({ length: 17 }, () => random.one(handles))];
  const reads: [string, () => Round][] = [
    [
      'search, first 20',
      () => {
        const asked = random.one(queries);
        const answer = readQuery(asked, [], []);
        if ('problem' in answer) throw new Error(`${asked}: ${answer.problem.what}`);
        const { query } = answer;
        const never = new AbortController().signal;
        return {
          asked,
          ours: () => search(ledger, query, 20, never),
          bare: () => bareSearch(bare, query.wanted),
        };
      },
    ],
    [
      'Today, first 50 of each group',
      () => {
        const tonight = endOfDay(Date.now());
        return {
          asked: '',
          ours: () => today(ledger, FIRST, tonight),
          bare: () => bareToday(bare, new Date(tonight).toISOString()),
        };
      },
    ],
    [
      'a customer’s history',
      () => {
        const asked = random.one(people);
        return { asked, ours: () => personHistory(ledger, asked), bare: () => bareHistory(bare, asked) };
      },
    ],
    [
      'marks of 50 keys',
      () => {
        const some = Array.from({ length: 50 }, () => random.one(keys));
        return { asked: '', ours: () => marks(ledger, some), bare: () => bareMarks(bare, some) };
      },
    ],
  ];
  const measured: Measured[] = [];
  for (const [name, next] of reads) {
    const result: Measured = { name, ours: [], bare: [], asked: [] };
    for (let n = 0; n < rounds; n++) {
      const round = next();
      result.asked.push(round.asked);
      // By turns, so that neither always finds the other's rows in the cache.
      for (const which of n % 2 ? (['ours', 'bare'] as const) : (['bare', 'ours'] as const)) {
        const start = performance.now();
        await round[which]();
        result[which].push(performance.now() - start);
      }
    }
    measured.push(result);
  }
  ledger.close();
  bare.close();
  return measured;
}

const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });

const bareLedger = (): Promise<IDBDatabase> => asked(indexedDB.open(NAME));

/** The newest block of each word, twenty rows of one, and their cases. */
async function bareSearch(db: IDBDatabase, wanted: readonly Wanted[]): Promise<unknown> {
  const { objectStore } = storesOf(db, 'postings', 'words', 'cases');
  const lists = await Promise.all(
    wanted.map(({ word, prefix }) => {
      const range = IDBKeyRange.bound(
        [word, Number.NEGATIVE_INFINITY],
        [prefix ? `${word}\uffff` : word, []],
      );
      return asked(objectStore('postings').getAll(range, 1) as IDBRequest<PostingsRow[]>);
    }),
  );
  const ranks = [...(lists[0]?.[0]?.ranks ?? [])].slice(0, 20);
  const rows = await Promise.all(
    ranks.map((rank) => asked(objectStore('words').get(rank) as IDBRequest<WordsRow>)),
  );
  return Promise.all(rows.map(({ caseId }) => asked(objectStore('cases').get(caseId))));
}

const TIMED = ['us', 'handoff', 'customer', 'snoozed', 'resolved'];

function bareToday(db: IDBDatabase, tonight: string): Promise<unknown> {
  const { objectStore } = storesOf(db, 'cases', 'counters');
  const index = objectStore('cases').index('[lane+sortAt]');
  const before = (lane: string) => IDBKeyRange.bound([lane, ''], [lane, tonight], false, true);
  return Promise.all([
    asked(objectStore('counters').getAll()),
    asked(index.getAll(IDBKeyRange.bound(['due', ''], ['due', []]), 50)),
    ...TIMED.flatMap((lane) => [
      asked(index.count(before(lane))),
      asked(index.getAll(before(lane), 50)),
      asked(index.getAll(IDBKeyRange.bound([lane, tonight], [lane, []]), 50)),
    ]),
  ]);
}

function bareHistory(db: IDBDatabase, id: string): Promise<unknown> {
  const { objectStore } = storesOf(db, 'cases', 'people');
  const range = IDBKeyRange.bound([id, ''], [id, []]);
  return Promise.all([
    asked(objectStore('people').get(id)),
    asked(objectStore('cases').index('[personId+loggedAt]').getAll(range)),
  ]);
}

function bareMarks(db: IDBDatabase, keys: string[]): Promise<unknown> {
  const { objectStore } = storesOf(db, 'mentions', 'cases');
  return Promise.all(
    keys.map(async (key) => {
      const { caseId } = (await asked(objectStore('mentions').get(key))) as { caseId: string };
      return asked(objectStore('cases').get(caseId));
    }),
  );
}

function storesOf(db: IDBDatabase, ...names: string[]) {
  const transaction = db.transaction(names, 'readonly');
  return { objectStore: (name: string) => transaction.objectStore(name) };
}
