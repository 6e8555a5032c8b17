/**
 * Writes the words of cases for search, after the acknowledgement: it follows the entries by their arrival numbers in
 * small batches, and may die at any time. What it has not reached yet a search reads from the entries (search.ts).
 */
import { changes } from './check';
import type { CaseEntry } from './entries';
import type { Ledger } from './ledger';
import { changeOf, type Exchange, writeWords } from './postings';
import type { WordsRow } from './records';
import { momentOf, wordsOf } from './words';

/** Entries of one batch: well under a frame's time to write, so that a click waits for no more than that. */
const BATCH = 100;

/** How far the words have followed. */
export const wordsCursor = async (ledger: Ledger): Promise<number> =>
  (await ledger.cursors.get('words'))?.last ?? 0;

/** The next batch; false when there was none. */
export async function indexWords(ledger: Ledger, batch = BATCH): Promise<boolean> {
  const [from, gone] = await Promise.all([wordsCursor(ledger), goneIn(ledger)]);
  const entries = await ledger.entries.where('arrival').above(from).limit(batch).toArray();
  const last = entries.at(-1)?.arrival;
  if (last === undefined) {
    // Fewer entries than were followed: the ledger was restored, and what was read is not what is there.
    const head = await ledger.head.get('head');
    if (from <= (head?.last ?? 0)) return false;
    await indexAnew(ledger);
    return true;
  }
  const ids = [...new Set(entries.filter(({ entity }) => entity === 'case').map(({ entityId }) => entityId))];
  // Not within the transaction below: a click must not wait for these reads. What is written meanwhile comes later.
  const rows = await wordsOfCases(ledger, ids);
  const change = await ledger.transaction('r', ledger.words, ledger.postings, async () =>
    changeOf(ledger, await exchangeOf(ledger, rows)),
  );
  await ledger.transaction('rw', ledger.words, ledger.postings, ledger.cursors, ledger.head, async () => {
    const [cursor, goneNow] = await Promise.all([wordsCursor(ledger), goneIn(ledger)]);
    // Another worker, dying or new, was here first; or somebody was forgotten meanwhile, or taken out, whose words these may be.
    if (cursor !== from || goneNow !== gone) return;
    await writeWords(ledger, change);
    await ledger.cursors.put({ name: 'words', last });
  });
  return true;
}

/** How many entries were forgotten or taken out so far. */
async function goneIn(ledger: Ledger): Promise<number> {
  const head = await ledger.head.get('head');
  return head ? changes(head) : 0;
}

/** All words are made again from the first entry on. */
export const indexAnew = (ledger: Ledger): Promise<void> =>
  ledger.transaction('rw', ledger.words, ledger.postings, ledger.cursors, async () => {
    await Promise.all([ledger.words.clear(), ledger.postings.clear(), ledger.cursors.delete('words')]);
  });

/** The words of these cases are there no more; inside the caller's transaction. */
export async function forgetWords(ledger: Ledger, ids: readonly string[]): Promise<void> {
  const before = (await rowsOfCases(ledger, ids)).filter((row) => row !== undefined);
  await writeWords(ledger, await changeOf(ledger, { before, after: [] }));
}

/** The words of these cases as their entries are now; null for a case that is there no more. */
export async function wordsOfCases(
  ledger: Ledger,
  ids: readonly string[],
): Promise<Map<string, WordsRow | null>> {
  const histories = await historiesOf(ledger, ids);
  return new Map(ids.map((id, n) => [id, wordsOf(histories[n] ?? [])]));
}

export const historiesOf = (ledger: Ledger, ids: readonly string[]): Promise<CaseEntry[][]> =>
  ledger.transaction('r', ledger.entries, async () => {
    const histories = await ledger.histories(ids.map((entityId) => ({ entity: 'case', entityId })));
    return histories as CaseEntry[][];
  });

/** Each by a read of its own: one for all would walk a cursor, which takes ten times as long. */
const rowsOfCases = (ledger: Ledger, ids: readonly string[]): Promise<(WordsRow | undefined)[]> =>
  Promise.all(ids.map((caseId) => ledger.words.where('caseId').equals(caseId).first()));

async function exchangeOf(ledger: Ledger, rows: ReadonlyMap<string, WordsRow | null>): Promise<Exchange> {
  const known = await rowsOfCases(ledger, [...rows.keys()]);
  const changed = [...rows.values()]
    .map((after, n) => ({ before: known[n], after }))
    .filter(({ before, after }) => !same(before, after));
  const before = changed.flatMap((one) => one.before ?? []);
  const after = changed.flatMap((one) => one.after ?? []);
  const freed = new Set(before.map(({ rank }) => rank));
  const there = await ledger.words.bulkGet(after.map(({ rank }) => rank));
  const taken = new Set(there.flatMap((row) => (row && !freed.has(row.rank) ? row.rank : [])));
  for (const row of after) {
    while (taken.has(row.rank)) {
      row.rank--;
      if (!freed.has(row.rank) && (await ledger.words.get(row.rank))) taken.add(row.rank);
    }
    taken.add(row.rank);
  }
  return { before, after };
}

/** A date or a turn changes no word; the rank may have been moved to the next free one. */
const same = (before: WordsRow | undefined, row: WordsRow | null): boolean =>
  before === undefined || row === null
    ? before === undefined && row === null
    : momentOf(before.rank) === momentOf(row.rank) && before.words.join() === row.words.join();
