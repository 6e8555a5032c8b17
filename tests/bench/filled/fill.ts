/**
 * Writes an invented ledger through the ledger's own `append` and folds. Only the order is another than `refold`'s: what
 * an entity's entries come to is put once, not after each of them (fill.test.ts holds that the tables are the same).
 */
import { append, headOf } from '../../../storage/act';
import { writeActivity } from '../../../storage/activity';
import { addCounts, type Counts, countsOfCase } from '../../../storage/counts';
import { newSalt } from '../../../storage/digest';
import type { CaseEntry, Entry } from '../../../storage/entries';
import { foldBrand, foldCase, foldColleague, foldPerson } from '../../../storage/fold';
import { indexWords } from '../../../storage/index-words';
import { withLane } from '../../../storage/lane';
import type { Ledger } from '../../../storage/ledger';
import { changeOf, writeWords } from '../../../storage/postings';
import type { CaseRow, WordsRow } from '../../../storage/records';
import { placeTopicSets } from '../../../storage/topic-sets';
import { wordsOf } from '../../../storage/words';
import { invent, type Wish } from './invent';

export interface Options extends Wish {
  ledger: Ledger;
  /** Called now and then with how many cases there are. */
  onCases?: (cases: number) => void;
}

/** Seasons (invent.ts) that one transaction writes, and cases whose words one transaction indexes. */
const TOGETHER = 8;
const INDEXED = 20_000;

export async function fill({ ledger, onCases, ...wish }: Options): Promise<void> {
  while (await indexWords(ledger));
  // One is written while the next is invented.
  let writing = Promise.resolve();
  const next = async (write: () => Promise<void>) => {
    await writing;
    writing = write();
    writing.catch(() => {}); // it is told where it is waited for
  };
  let [cases, entries, words]: [number, Entry[], WordsRow[]] = [0, [], []];
  const writeOn = async (last: boolean) => {
    const folded = foldAll(entries, wish.until);
    const all = entries;
    await next(() => write(ledger, all, folded));
    cases += folded.cases.length;
    words.push(...folded.words);
    entries = [];
    onCases?.(cases);
    if (!last && words.length < INDEXED) return;
    const after = words;
    await next(() => index(ledger, after));
    words = [];
  };
  let seasons = 0;
  for await (const season of invent(wish)) {
    entries.push(...season);
    if (++seasons % TOGETHER === 0) await writeOn(false);
  }
  await writeOn(true);
  await writing;
}

/** Entities are whole within `entries`, but for colleagues, of whom the newest entry counts. */
function foldAll(entries: readonly Entry[], now: number) {
  const groups = [...Map.groupBy(entries, ({ entity, entityId }) => `${entity} ${entityId}`).values()];
  const of = (entity: Entry['entity']) => groups.filter(([first]) => first?.entity === entity);
  const histories = of('case') as CaseEntry[][];
  return {
    cases: histories.flatMap((history) => {
      const fold = foldCase(history);
      return fold ? [withLane(fold, fold.followUp !== null && Date.parse(fold.followUp.at) <= now)] : [];
    }),
    words: histories.flatMap((history) => wordsOf(history) ?? []),
    people: of('person').flatMap((group) => foldPerson(group) ?? []),
    brands: of('brand').flatMap((group) => foldBrand(group) ?? []),
    colleagues: of('colleague').flatMap((group) => foldColleague(group) ?? []),
  };
}

function write(
  ledger: Ledger,
  entries: readonly Entry[],
  { cases, people, brands, colleagues }: ReturnType<typeof foldAll>,
): Promise<void> {
  return ledger.transaction('rw', ledger.writtenByActs, async () => {
    const [head, known] = await Promise.all([
      headOf(ledger),
      ledger.colleagues.bulkGet(colleagues.map(({ id }) => id)),
    ]);
    await Promise.all([
      append(
        ledger,
        head,
        entries.map((entry) => ({ entry, salt: newSalt() })),
      ),
      ledger.cases.bulkPut(cases),
      ledger.people.bulkPut(people),
      ledger.brands.bulkPut(brands),
      ledger.colleagues.bulkPut(colleagues.filter(({ clock }, n) => clock > (known[n]?.clock ?? ''))),
      ledger.mentions.bulkPut(cases.flatMap(({ id, keys }) => keys.map((key) => ({ key, caseId: id })))),
      ledger.reminders.bulkPut(cases.flatMap(reminderOf)),
      count(ledger, cases),
      countActivity(ledger, cases),
      placeTopicSets(
        ledger,
        cases.map((to) => ({ from: null, to })),
        { come: [], gone: [] },
      ),
    ]);
  });
}

/** As `indexWords` does, but in no second reading; two cases of one moment and hash are moved apart by it alone. */
function index(ledger: Ledger, after: readonly WordsRow[]): Promise<void> {
  return ledger.transaction('rw', ledger.words, ledger.postings, ledger.cursors, ledger.head, async () => {
    const head = await headOf(ledger);
    await writeWords(ledger, await changeOf(ledger, { before: [], after }));
    await ledger.cursors.put({ name: 'words', last: head.last });
  });
}

const reminderOf = ({ id, followUp, lane }: CaseRow) =>
  followUp === null
    ? []
    : [{ caseId: id, at: followUp.at, due: lane === 'due' ? (1 as const) : (0 as const) }];

function countActivity(ledger: Ledger, rows: readonly CaseRow[]): Promise<void> {
  const change: Counts = new Map();
  for (const row of rows) addCounts(change, countsOfCase(row), 1);
  return writeActivity(ledger, change, new Map());
}

async function count(ledger: Ledger, rows: readonly CaseRow[]): Promise<void> {
  for (const [lane, { length }] of Map.groupBy(rows, (row) => row.lane)) {
    const name = `lane:${lane}`;
    const known = await ledger.counters.get(name);
    await ledger.counters.put({ name, count: (known?.count ?? 0) + length });
  }
}
