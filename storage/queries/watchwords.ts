/** All watch-words: by what they are, then by name. */
import { WATCH_KINDS } from '../../utils/listening/watchword';
import type { Ledger } from '../ledger';
import type { WatchwordRow } from '../records';

export async function watchwords(ledger: Ledger): Promise<WatchwordRow[]> {
  const rows = await ledger.watchwords.toArray();
  return rows.sort(
    (a, b) =>
      WATCH_KINDS.indexOf(a.what) - WATCH_KINDS.indexOf(b.what) ||
      nameOf(a).localeCompare(nameOf(b)) ||
      (a.id < b.id ? -1 : 1),
  );
}

const nameOf = ({ words }: WatchwordRow) => words[0] ?? '';
