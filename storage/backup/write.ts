/** Writes the whole ledger as a backup, piece by piece: what it held when the writing began. It only reads. */
import { NO_SUM, plus } from '../digest';
import type { Ledger } from '../ledger';
import { endLine, entryLine, headerLine } from './lines';

/** Whole lines of the file, and how many of the entries were written with them. */
export interface Piece {
  text: string;
  written: number;
  total: number;
}

/** So many entries are read at once: more would only take more memory. */
const SOME = 500;

/** Whoever reads the pieces may stop at any of them. */
export async function* writeBackup(ledger: Ledger, now: number): AsyncGenerator<Piece> {
  const head = await ledger.head.get('head');
  const { count: total, last, sum: should, device } = head ?? { count: 0, last: 0, sum: NO_SUM, device: '' };
  yield {
    text: headerLine({ at: new Date(now).toISOString(), device, count: total, sum: should }),
    written: 0,
    total,
  };
  let count = 0;
  let sum = NO_SUM;
  for (let from = 0; from < last; ) {
    const rows = await ledger.entries.where('arrival').between(from, last, false, true).limit(SOME).toArray();
    const newest = rows.at(-1);
    if (!newest) break; // some are missing; the end line says how many are here
    from = newest.arrival;
    count += rows.length;
    const lines = rows.map(({ arrival: _, digest, salt, ...entry }) => {
      sum = plus(sum, digest);
      return entryLine({ entry, salt });
    });
    yield { text: lines.join(''), written: count, total };
  }
  yield { text: endLine({ count, sum }), written: count, total };
}
