/**
 * Search over everything that was ever logged, newest first. It goes along the shortest of the query's lists (lists.ts), a
 * few blocks at a time, leaves out what the others have not, and looks at the rows that are left, so that the work
 * follows what is rare in the query, not the ledger.
 */
import { matchesIn, wordsIn } from '../../utils/words';
import { historiesOf, wordsCursor, wordsOfCases } from '../index-words';
import type { Ledger } from '../ledger';
import type { CaseRow, WordsRow } from '../records';
import { entriesOfCase, rankAt, textsOf } from '../words';
import { type List, listOf, nextOf, within } from './lists';
import type { Phrase, Query, Wanted } from './read-query';

/** How many of the newest cases a prefix of one or two letters is looked for in. */
export const NEWEST = 5_000;
/** Entries whose words are not written yet: this many of the newest are read themselves. */
const TAIL = 1_000;
/** How many rows at a time: little for what is found at once. */
const ROWS = [25, 100, 500];

export interface Hit {
  row: CaseRow;
  /** The words that fit, where these stand in a note, an answer or a hand-off, which the card does not show. */
  elsewhere: string | null;
}

export interface Hits {
  hits: Hit[];
  more: boolean;
  /** A prefix of one or two letters was looked for in the newest cases only, and there are older ones. */
  newestOnly: boolean;
  /** How many changes are neither in the index yet nor among the newest that were read. */
  behind: number;
}

/** `signal` ends it early: the next query is already there. */
export async function search(
  ledger: Ledger,
  query: Query,
  first: number,
  signal: AbortSignal,
): Promise<Hits> {
  const [tail, horizon] = await Promise.all([tailOf(ledger), horizonOf(ledger, query)]);
  const fits = (row: WordsRow) => isWithin(query, row.rank) && holdsAll(row, query.wanted, horizon);
  const late = [...tail.rows.values()].filter((row) => row !== null && fits(row)) as WordsRow[];
  const found = await inOrder(ledger, query.phrases, late);
  let indexed = 0;
  for await (const rows of candidates(ledger, query, horizon)) {
    signal.throwIfAborted();
    const fitting = await inOrder(
      ledger,
      query.phrases,
      rows.filter((row) => !tail.rows.has(row.caseId) && fits(row)),
    );
    found.push(...fitting);
    indexed += fitting.length;
    if (indexed > first) break;
  }
  signal.throwIfAborted();
  found.sort((a, b) => a.rank - b.rank);
  return {
    hits: await hitsOf(ledger, query, found.slice(0, first)),
    more: found.length > first,
    newestOnly: horizon !== Number.POSITIVE_INFINITY,
    behind: tail.behind,
  };
}

/** The cases of the newest entries, where the words have not followed yet. */
async function tailOf(ledger: Ledger): Promise<{ rows: Map<string, WordsRow | null>; behind: number }> {
  const { entries, cursors, head } = ledger;
  return ledger.transaction('r', entries, cursors, head, async () => {
    const [cursor, now] = await Promise.all([wordsCursor(ledger), head.get('head')]);
    const last = now?.last ?? 0;
    const from = Math.max(cursor, last - TAIL);
    const late = from < last ? await entries.where('arrival').above(from).toArray() : [];
    const ids = late.filter(({ entity }) => entity === 'case').map(({ entityId }) => entityId);
    return { rows: await wordsOfCases(ledger, [...new Set(ids)]), behind: Math.max(0, from - cursor) };
  });
}

/** The rank of the oldest case that a short prefix is looked for in; infinite where all are. */
async function horizonOf(ledger: Ledger, { wanted }: Query): Promise<number> {
  if (!wanted.some(({ short }) => short)) return Number.POSITIVE_INFINITY;
  const newest = await ledger.words
    .orderBy('rank')
    .limit(NEWEST + 1)
    .primaryKeys();
  return newest.length > NEWEST ? (newest[NEWEST - 1] ?? 0) : Number.POSITIVE_INFINITY;
}

const isWithin = (query: Query, rank: number) => rank > firstOf(query) && rank <= lastOf(query);

const holdsAll = (row: WordsRow, wanted: readonly Wanted[], horizon: number) =>
  wanted.every(
    ({ word, prefix, short, any = [word] }) =>
      any.some((one) => row.words.includes(one)) ||
      (prefix && (!short || row.rank <= horizon) && row.words.some((one) => one.startsWith(word))),
  );

/** Rows that may fit, newest first, some at a time. */
async function* candidates(ledger: Ledger, query: Query, horizon: number): AsyncGenerator<WordsRow[]> {
  const read = await ledger.transaction('r', ledger.postings, () =>
    Promise.all(query.wanted.map((wanted) => listOf(ledger, wanted))),
  );
  const [shortest, ...others] = read.filter((list) => list !== null).sort((a, b) => a.size - b.size);
  if (shortest) return yield* common(ledger, query, shortest, others);
  const [short] = query.wanted;
  if (!short) return yield* rowsFrom(ledger, firstOf(query), lastOf(query));
  // Nothing but beginnings of very much: the newest cases, then the older ones that have the very word.
  yield* rowsFrom(ledger, firstOf(query), Math.min(horizon, lastOf(query)));
  const exact = await listOf(ledger, { ...short, prefix: false });
  if (exact) yield* common(ledger, query, exact, [], horizon);
}

/** The rows of a list that the others have, too, as far as reading them spares rows. */
async function* common(
  ledger: Ledger,
  query: Query,
  shortest: List,
  others: readonly List[],
  above = Number.NEGATIVE_INFINITY,
): AsyncGenerator<WordsRow[]> {
  const end = lastOf(query);
  let last = Math.max(above, firstOf(query));
  for (let some = 2; last < end; some *= 4) {
    const above = last;
    // Each transaction is a way to another process and back, and a click waits for none of these.
    const { left, rows, until } = await ledger.transaction('r', ledger.postings, ledger.words, async () => {
      const { ranks, until } = await nextOf(ledger, shortest, above, some);
      let left = ranks.filter((rank) => rank <= end);
      for (const other of others) left = await within(ledger, other, left);
      return { left, rows: await rowsAt(ledger, left.slice(0, sizeOf(0))), until };
    });
    yield rows;
    yield* rowsOf(ledger, left.slice(sizeOf(0)));
    last = until;
  }
}

async function* rowsOf(ledger: Ledger, ranks: readonly number[]): AsyncGenerator<WordsRow[]> {
  for (let n = 0, round = 1; n < ranks.length; round++) {
    const size = sizeOf(round);
    yield await rowsAt(ledger, ranks.slice(n, n + size));
    n += size;
  }
}

const rowsAt = async (ledger: Ledger, ranks: number[]): Promise<WordsRow[]> =>
  (await ledger.words.bulkGet(ranks)).filter((row) => row !== undefined);

/** No case of the query ranks here or lower. */
const firstOf = ({ before }: Query) => (before === null ? Number.NEGATIVE_INFINITY : rankAt(before));

/** No case of the query ranks higher. */
const lastOf = ({ from }: Query) => (from === null ? Number.POSITIVE_INFINITY : rankAt(from));

/** The rows above a rank up to another. */
async function* rowsFrom(ledger: Ledger, above: number, end: number): AsyncGenerator<WordsRow[]> {
  let last = above;
  for (let round = 0; last < end; round++) {
    const range = ledger.words.where('rank').between(last, end, false, true);
    const rows = await range.limit(sizeOf(round)).toArray();
    if (rows.length === 0) return;
    yield rows;
    last = rows.at(-1)?.rank ?? end;
  }
}

const sizeOf = (round: number) => ROWS[Math.min(round, ROWS.length - 1)] ?? 500;

/** Those in which the words of each phrase follow each other. */
async function inOrder(ledger: Ledger, phrases: readonly Phrase[], rows: WordsRow[]): Promise<WordsRow[]> {
  if (phrases.length === 0 || rows.length === 0) return rows;
  const texts = await textsOfCases(
    ledger,
    rows.map(({ caseId }) => caseId),
  );
  return rows.filter((_, n) => {
    const sequences = (texts[n] ?? []).map(wordsIn);
    return phrases.every((phrase) => sequences.some((words) => hasPhrase(words, phrase)));
  });
}

function hasPhrase(words: readonly string[], phrase: Phrase): boolean {
  const last = phrase.words.length - 1;
  const isAt = (at: number) =>
    phrase.words.every((wanted, n) => {
      const word = words[at + n];
      return phrase.open && n === last ? word?.startsWith(wanted) : word === wanted;
    });
  return words.some((_, at) => isAt(at));
}

async function textsOfCases(ledger: Ledger, ids: readonly string[]): Promise<string[][]> {
  const histories = await historiesOf(ledger, ids);
  return histories.map((history) => textsOf(entriesOfCase(history)));
}

function hitsOf(ledger: Ledger, { wanted }: Query, found: readonly WordsRow[]): Promise<Hit[]> {
  const has = (text: string | null) => text !== null && matchesIn(text, wanted).length > 0;
  return ledger.transaction('r', ledger.cases, ledger.entries, async () => {
    const known = await ledger.cases.bulkGet(found.map(({ caseId }) => caseId));
    const rows = known.filter((row) => row !== undefined); // one may have been taken back since
    const unseen = rows
      .filter(({ evidence: { author, text } }) => !has(author.name) && !has(text))
      .map(({ id }) => id);
    const texts = await textsOfCases(ledger, unseen);
    const elsewhere = new Map(unseen.map((id, n) => [id, texts[n]?.find(has)]));
    return rows.map((row) => ({ row, elsewhere: elsewhere.get(row.id) ?? null }));
  });
}
