/** A seat of a team: its ledger, and how it gets into step. */

import { digestOf, NO_SUM, plus } from '../../storage/digest';
import type { Entry } from '../../storage/entries';
import { buryMore } from '../../storage/forget';
import type { Ledger } from '../../storage/ledger';
import { plain } from '../../storage/ledger';
import { isShared } from '../../storage/sync/share';
import type { Sync } from '../../storage/sync/sync';
import { bringOlder, catchUp } from '../../storage/sync/synchronise';
import { join } from '../../storage/sync/teams';
import { isGone } from '../../storage/tombstone';
import type { Role } from '../../utils/team/invitation';
import type { TeamLog } from '../../utils/team/log';
import { freshLedger, START } from '../storage/ledger';

export const BRAND = 'main';

export interface Member {
  user: string;
  ledger: Ledger;
}

export async function member(user: string, role: Role = 'member', devices: string[] = []): Promise<Member> {
  const ledger = await freshLedger();
  await join(ledger, { brand: BRAND, user, role, devices }, START);
  return { user, ledger };
}

export const syncOf = ({ ledger }: Member, log: TeamLog, more: Partial<Sync> = {}): Sync => ({
  ...{ ledger, brand: BRAND, log, version: '1', now: () => START, calm: async () => {}, told: () => {} },
  ...more,
});

/** As the background does it: into step, and what is forgotten is looked for. */
export async function step(one: Member, log: TeamLog, more: Partial<Sync> = {}): Promise<boolean> {
  const sync = syncOf(one, log, more);
  const done = (await catchUp(sync)) && (await bringOlder(sync));
  while (await buryMore(one.ledger, more.now?.() ?? START));
  return done;
}

/** Every shared entry that stands, once. */
export async function sharedOf({ ledger }: Member): Promise<Entry[]> {
  const rows = await ledger.entries.toArray();
  return rows.flatMap((row) => {
    if (isGone(row)) return [];
    const entry = plain(row) as Entry;
    return isShared(entry, BRAND) ? [entry] : [];
  });
}

/** What the shared entries come to: the same number and sum on all seats, or they are not the same. */
export async function totalOf({ ledger }: Member) {
  const rows = (await ledger.entries.toArray()).filter(
    (row) => !isGone(row) && isShared(plain(row) as Entry, BRAND),
  );
  const sum = rows.reduce((all, row) => plus(all, digestOf(plain(row), row.salt)), NO_SUM);
  return { count: rows.length, sum };
}
