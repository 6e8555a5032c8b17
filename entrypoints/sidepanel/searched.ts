/** One search: what was typed, read and looked for. Loaded when something is typed (searching.ts). */
import type { Ledger } from '../../storage/ledger';
import { brands } from '../../storage/queries/brands';
import { readQuery } from '../../storage/queries/read-query';
import { NEWEST, search } from '../../storage/queries/search';
import { searchedTopics } from '../../storage/queries/topics';
import type { Searched } from './searching';

export async function searched(
  ledger: Ledger,
  text: string,
  first: number,
  signal: AbortSignal,
): Promise<Searched> {
  const [{ all }, topics] = await Promise.all([brands(ledger), searchedTopics(ledger)]);
  const read = readQuery(text, all, topics);
  if ('problem' in read) return { state: 'problem', of: text, problem: read.problem };
  const found = await search(ledger, read.query, first, signal);
  return { state: 'found', of: text, query: read.query, found, brands: all, newest: NEWEST };
}
