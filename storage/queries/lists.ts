/** The lists of search: which cases have a word, newest first, read block by block (postings.ts). */
import Dexie from 'dexie';
import type { Ledger } from '../ledger';
import type { PostingsKey } from '../records';
import type { Wanted } from './read-query';

/** Blocks of all words that begin with one or two letters: where there are more, they are not worth reading. */
const FEW = 500;
/** Reading a block is worth it where it spares this many rows. */
const SPARES = 4;

/** A block of one of the list's words, known by its key only. */
interface Block {
  key: PostingsKey;
  /** Its place in the order of the keys: neighbours are read together. */
  place: number;
  /** Its ranks are above the first and not above the second. */
  above: number;
  to: number;
}

export interface List {
  blocks: Block[];
  /** The cases in it, roughly. */
  size: number;
}

/** The blocks of a word, of several, or of all that begin so; null for a short beginning of too many. */
export async function listOf(ledger: Ledger, { any, ...wanted }: Wanted): Promise<List | null> {
  if (!any) return listOfOne(ledger, wanted);
  const lists = await Promise.all(any.map((word) => listOfOne(ledger, { ...wanted, word })));
  let place = 0;
  const blocks = lists.flatMap((list) => {
    // A gap between two words: others lie there.
    place++;
    return (list?.blocks ?? []).map((block) => ({ ...block, place: place++ }));
  });
  return { blocks, size: lists.reduce((sum, list) => sum + (list?.size ?? 0), 0) };
}

async function listOfOne(ledger: Ledger, { word, prefix, short }: Wanted): Promise<List | null> {
  const end = prefix ? `${word}\uffff` : word;
  const range = ledger.postings.where('[word+to]').between([word, Dexie.minKey], [end, Dexie.maxKey]);
  const keys = await (short && prefix ? range.limit(FEW + 1) : range).primaryKeys();
  if (short && prefix && keys.length > FEW) return null;
  const blocks = keys.map((key, place): Block => {
    const before = keys[place - 1];
    return { key, place, above: before?.[0] === key[0] ? before[1] : Number.NEGATIVE_INFINITY, to: key[1] };
  });
  // A word's last block may have little in it; all others are full.
  const size = blocks.reduce((sum, { above }) => sum + (above === Number.NEGATIVE_INFINITY ? 1 : 200), 0);
  return { blocks, size };
}

/** The next ranks above one, of some blocks or more, in order; all up to `until` are among them. */
export async function nextOf(
  ledger: Ledger,
  { blocks }: List,
  above: number,
  some: number,
): Promise<{ ranks: number[]; until: number }> {
  const coming = blocks.filter(({ to }) => to > above).sort((a, b) => a.above - b.above || 0);
  const started = coming.filter((block) => block.above <= above).length;
  const read = coming.slice(0, Math.max(some, started));
  const until = coming[read.length]?.above ?? Number.POSITIVE_INFINITY;
  const ranks = (await ranksIn(ledger, read)).filter((rank) => rank > above && rank <= until);
  return { ranks: [...new Set(ranks)].sort((a, b) => a - b), until };
}

/** Of these ranks, which are in order, those that the list has; all of them, where looking at their rows is less work. */
export async function within(ledger: Ledger, { blocks }: List, ranks: number[]): Promise<number[]> {
  const read = blocks.filter(({ above, to }) => (firstAbove(ranks, above) ?? Number.POSITIVE_INFINITY) <= to);
  if (read.length * SPARES > ranks.length) return ranks;
  const known = new Set(await ranksIn(ledger, read));
  return ranks.filter((rank) => known.has(rank));
}

function firstAbove(ranks: readonly number[], above: number): number | undefined {
  let [low, high] = [0, ranks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranks[middle] ?? 0) > above) high = middle;
    else low = middle + 1;
  }
  return ranks[low];
}

async function ranksIn(ledger: Ledger, blocks: readonly Block[]): Promise<number[]> {
  const runs: [first: Block, last: Block][] = [];
  for (const block of [...blocks].sort((a, b) => a.place - b.place)) {
    const run = runs.at(-1);
    if (run && run[1].place === block.place - 1) run[1] = block;
    else runs.push([block, block]);
  }
  const read = await ledger.transaction('r', ledger.postings, () =>
    Promise.all(
      runs.map(([first, last]) =>
        ledger.postings.where('[word+to]').between(first.key, last.key, true, true).toArray(),
      ),
    ),
  );
  return read.flat().flatMap(({ ranks }) => [...ranks]);
}
