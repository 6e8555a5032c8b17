/**
 * What stands open and of which nothing was written for long: a seat that has all of a log writes a list of it there now and then, so
 * that a new one, which goes back no further than a window, knows for which cases to ask. It is no entry, and folds to nothing.
 */
import Dexie from 'dexie';
import { millisecondsOf } from '../../utils/clock';
import { newId } from '../../utils/identity';
import type { TeamLog } from '../../utils/team/log';
import { standingSubject } from '../../utils/team/subject';
import type { Ledger } from '../ledger';
import { type CaseRow, LANES } from '../records';
import { rowOf, type Sync } from './sync';
import { WINDOW } from './teams';

const DAY = 24 * 60 * 60_000;
/** In ms: so often it is looked whether there is a new one. */
const LOOK = DAY;
/** In ms: so old the newest one is when another is written. */
const OLD = 7 * DAY;
/** In ms: of what was written to in this time before, a list says nothing. */
const LATELY = 60 * DAY;
/** In ms: so far two clocks of a team may be apart. */
const APART = 60 * 60_000;

export interface Standing {
  /** In ms since 1970: what stood so then. */
  at: number;
  /** The ids of the cases. */
  cases: string[];
}

/**
 * From when on a seat has to read the log so that with this list nothing that is open is missing: whatever the list does not name was
 * written to since. In ISO 8601 UTC.
 */
export const windowFrom = ({ at }: Standing, now: number): string =>
  new Date(Math.min(now - WINDOW, at - LATELY - APART)).toISOString();

/** The newest list in a log; null: there is none that can be read. */
export async function newestStanding(log: TeamLog): Promise<Standing | null> {
  const message = await log.newest('standing');
  if (!message) return null;
  try {
    const { at, cases } = JSON.parse(message.body) as { at?: unknown; cases?: unknown };
    if (typeof at !== 'string' || !Array.isArray(cases) || !cases.every(isId)) return null;
    const then = Math.min(Date.parse(at), message.at);
    return Number.isNaN(then) ? null : { at: then, cases };
  } catch {
    return null;
  }
}

const isId = (id: unknown): id is string => typeof id === 'string' && id.length > 0 && id.length <= 200;

/**
 * Sees to it that the log has a list. Only who has all of the log and is in step with it can write one. `atLeast`: a log that is no
 * longer is read whole by every new seat.
 */
export async function keepStanding(sync: Sync, atLeast: number): Promise<void> {
  const { ledger, brand, log } = sync;
  const row = await rowOf(sync);
  if (!row?.cursor || row.older || row.role === 'reader' || row.cursor.seq <= atLeast) return;
  const now = sync.now();
  if (row.listedAt !== null && now - Date.parse(row.listedAt) < LOOK) return;
  const newest = await newestStanding(log);
  const device = row.devices.at(-1);
  if ((!newest || now - newest.at >= OLD) && device !== undefined) {
    const cases = await standingIn(ledger, brand, now - LATELY);
    const body = JSON.stringify({ at: new Date(now).toISOString(), cases });
    // Where it is longer than the log takes there is none, and a new seat reads everything.
    if (new TextEncoder().encode(body).length <= log.longest)
      await log.append([{ id: newId(), subject: standingSubject(brand, row.user, device), body }]);
  }
  await ledger.teams.update(brand, { listedAt: new Date(now).toISOString() });
}

/** What is not closed, what a page showed of closed ones, and what is to be settled. */
async function standingIn(ledger: Ledger, brand: string, before: number): Promise<string[]> {
  const open = LANES.filter((lane) => lane !== 'closed').map((lane) =>
    ledger.cases.where('[lane+sortAt]').between([lane, Dexie.minKey], [lane, Dexie.maxKey]).toArray(),
  );
  const rows: CaseRow[][] = await Promise.all([
    ...open,
    ledger.cases.where('[lane+offered]').equals(['closed', 1]).toArray(),
    ledger.cases.where('clashed').equals(1).toArray(),
  ]);
  const stand = rows.flat().filter((row) => row.brand === brand && millisecondsOf(row.clock) < before);
  return [...new Set(stand.map(({ id }) => id))].sort();
}
