/** The user's repairs of a site, as its reader takes them: the selector, why, and the month in which somebody saw it serve. */
import type { Repair } from '../../utils/sites/chain';
import type { ReadPlace } from '../../utils/sites/mention';
import type { Ledger } from '../ledger';

export async function repairsOf(ledger: Ledger, site: ReadPlace): Promise<Repair[]> {
  const rows = await ledger.repairs.toArray();
  return rows
    .filter((row) => row.site === site)
    .map(({ part, css, why, at }) => ({ part, candidate: { css, why, seen: at.slice(0, 7) } }));
}
