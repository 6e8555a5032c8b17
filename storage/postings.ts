/**
 * The index of search: for each word the ranks of its cases, in blocks. An index of IndexedDB has an own record for each
 * word of each case, which takes many times as long to write and to read; a block is one record for some hundred cases.
 */
import Dexie from 'dexie';
import type { Ledger } from './ledger';
import type { PostingsKey, PostingsRow, WordsRow } from './records';

/** Ranks of one block at most: it is written whole whenever a new case has the word. */
const MOST = 256;
/** Of a block that has too many, older ones become blocks of this size, which new cases then leave alone. */
const FULL = 224;

/** What is to be written of the words of some cases. */
export interface WordsChange {
  rows: WordsRow[];
  goneRanks: number[];
  blocks: PostingsRow[];
  goneBlocks: PostingsKey[];
}

/** Rows that go, and rows that come; both may be of one case. */
export interface Exchange {
  before: readonly WordsRow[];
  after: readonly WordsRow[];
}

/** Reads the blocks that an exchange touches and gives what they become; what has changed must be written before another. */
export async function changeOf(ledger: Ledger, { before, after }: Exchange): Promise<WordsChange> {
  const stay = new Set(after.map(({ rank }) => rank));
  const change: WordsChange = {
    rows: [...after],
    goneRanks: before.flatMap(({ rank }) => (stay.has(rank) ? [] : rank)),
    blocks: [],
    goneBlocks: [],
  };
  const moves = [...movesOf({ before, after })];
  await Promise.all(moves.map(([word, ranks]) => changeWord(ledger, word, ranks, change)));
  return change;
}

/** Inside the caller's transaction. */
export async function writeWords(ledger: Ledger, change: WordsChange): Promise<void> {
  ledger.mustBeWithin();
  await Promise.all([
    ledger.words.bulkDelete(change.goneRanks),
    ledger.words.bulkPut(change.rows),
    ledger.postings.bulkDelete(change.goneBlocks),
    ledger.postings.bulkPut(change.blocks),
  ]);
}

/** For each word the ranks that get it (true) or lose it. */
function movesOf({ before, after }: Exchange): Map<string, Map<number, boolean>> {
  const moves = new Map<string, Map<number, boolean>>();
  const had = new Map(before.map(({ rank, words }) => [rank, new Set(words)]));
  const move = (word: string, rank: number, gets: boolean) => {
    const ranks = moves.get(word);
    if (ranks) ranks.set(rank, gets);
    else moves.set(word, new Map([[rank, gets]]));
  };
  for (const { rank, words } of after) {
    const known = had.get(rank);
    for (const word of words) if (!known?.delete(word)) move(word, rank, true);
  }
  for (const [rank, words] of had) for (const word of words) move(word, rank, false);
  return moves;
}

async function changeWord(
  ledger: Ledger,
  word: string,
  moves: ReadonlyMap<number, boolean>,
  { blocks, goneBlocks }: WordsChange,
): Promise<void> {
  let left = [...moves].sort(([a], [b]) => a - b);
  for (let [first] = left; first; [first] = left) {
    const block = await blockOf(ledger, word, first[0]);
    const to = block?.to ?? Number.POSITIVE_INFINITY;
    const here = left.filter(([rank]) => rank <= to);
    left = left.slice(here.length);
    const ranks = merged(block?.ranks ?? [], here);
    if (ranks.length > 0) blocks.push(...cut(word, to, ranks));
    else if (block) goneBlocks.push([word, to]);
  }
}

/** The block that a rank is in, or belongs into; none where the word has no case as old. */
const blockOf = (ledger: Ledger, word: string, rank: number): Promise<PostingsRow | undefined> =>
  ledger.postings.where('[word+to]').between([word, rank], [word, Dexie.maxKey]).first();

function merged(ranks: Iterable<number>, moves: readonly (readonly [number, boolean])[]): number[] {
  const all = new Set(ranks);
  for (const [rank, gets] of moves) {
    if (gets) all.add(rank);
    else all.delete(rank);
  }
  return [...all].sort((a, b) => a - b);
}

/** The oldest keep the block's own key. */
function cut(word: string, to: number, ranks: readonly number[]): PostingsRow[] {
  const blocks: PostingsRow[] = [];
  let [end, last] = [ranks.length, to];
  while (end > 0) {
    const start = end > MOST ? end - FULL : 0;
    blocks.push({ word, to: last, ranks: Float64Array.from(ranks.slice(start, end)) });
    end = start;
    last = ranks[end - 1] ?? last;
  }
  return blocks;
}
