/** Reads many cases some at a time, so that the panel can paint and hear a key in between. */
import type { Ledger } from '../ledger';
import type { CaseRow } from '../records';

/** A row has all that was written: a hundred are read out in some milliseconds. */
const SOME = 100;

/** Calls `see` with each case of these that is there, in their order. */
export async function eachCase(
  ledger: Ledger,
  ids: readonly string[],
  see: (row: CaseRow) => void,
): Promise<void> {
  for (let n = 0; n < ids.length; n += SOME)
    for (const row of await ledger.cases.bulkGet(ids.slice(n, n + SOME))) if (row) see(row);
}
