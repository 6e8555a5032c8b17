/** The teams that brands are shared with, and how far; for Settings. */
import type { Entry } from '../entries';
import { type Ledger, plain } from '../ledger';
import type { SetAsideRow, TeamRow } from '../records';
import { isOurs } from '../sync/outbox';
import { isShared } from '../sync/share';
import { isGone } from '../tombstone';
import { type Coming, comingTo } from './older';

/** How many entries wait to be sent, and not more than `most`. */
export async function waiting(ledger: Ledger, row: TeamRow, most: number): Promise<number> {
  const goes = isOurs(row);
  return ledger.entries
    .where('arrival')
    .above(row.pushed)
    .filter((one) => !isGone(one) && goes(plain(one) as Entry))
    .limit(most)
    .count();
}

/** How many entries here a brand's team would be sent: those that this machine wrote. */
export async function ownEntries(ledger: Ledger, brand: string): Promise<number> {
  const head = await ledger.head.get('head');
  return ledger.entries
    .filter((one) => !isGone(one) && one.device === head?.device && isShared(plain(one) as Entry, brand))
    .count();
}

export interface Team extends Coming {
  /** The brand's own name; '': it has none. */
  name: string;
  /** How many entries are to be sent, counted up to `MOST_WAITING`. */
  waiting: number;
  /** The admin's: how many cases and people who were forgotten the log is still to be purged of. */
  toPurge: number;
  aside: SetAsideRow[];
}

export const MOST_WAITING = 1_000;

export async function teams(ledger: Ledger): Promise<Team[]> {
  const rows = await ledger.teams.toArray();
  return Promise.all(
    rows.map(async (row) => {
      const [brand, wait, toPurge, aside, coming] = await Promise.all([
        ledger.brands.get(row.brand),
        row.role === 'reader' ? 0 : waiting(ledger, row, MOST_WAITING),
        ledger.purges.where({ brand: row.brand }).count(),
        ledger.setAside.where({ brand: row.brand }).toArray(),
        comingTo(ledger, row),
      ]);
      return { ...coming, name: brand?.name ?? '', waiting: wait, toPurge, aside };
    }),
  );
}
