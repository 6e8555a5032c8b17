/** A backup of entries from wherever they still are, each once; the first of two with one id is taken. */
import { digestOf, NO_SUM, plus } from '../digest';
import type { Totals } from '../ledger';
import type { Salted } from '../take';
import { type End, endLine, entryLine, headerLine } from './lines';

export interface Gathered extends End {
  file: Blob;
}

/** `had`: what there should be as far as it is remembered, so that the import can say what is missing. */
export async function gatherBackup(
  pieces: AsyncIterable<readonly Salted[]>,
  had: Totals | null,
  now: number,
): Promise<Gathered> {
  const seen = new Set<string>();
  const parts: Blob[] = [];
  let sum = NO_SUM;
  for await (const entries of pieces) {
    const fresh = entries.filter(({ entry: { id } }) => !seen.has(id) && seen.add(id));
    for (const { entry, salt } of fresh) sum = plus(sum, digestOf(entry, salt));
    // A Blob each: the browser keeps it outside of our memory.
    parts.push(new Blob(fresh.map(entryLine)));
  }
  const written: End = { count: seen.size, sum };
  const should = had !== null && had.count > written.count ? { count: had.count, sum: had.sum } : written;
  const header = headerLine({ at: new Date(now).toISOString(), device: 'copy', ...should });
  return { file: new Blob([header, ...parts, endLine(written)], { type: 'application/jsonl' }), ...written };
}
