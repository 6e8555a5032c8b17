/** What of their teams' logs is not here, of the teams that this seat is new in. */
import { backfillId, isAtRest } from '../backfills';
import type { Entry } from '../entries';
import type { Ledger } from '../ledger';
import { BACKFILL_STEPS, type TeamRow } from '../records';

export interface Coming extends TeamRow {
  /** Nothing older comes by itself any more. */
  rests: boolean;
  /** Of so many cases and people nothing is shown yet, since their beginning is to be asked for. */
  absent: number;
}

export async function comingTo(ledger: Ledger, row: TeamRow): Promise<Coming> {
  const { opened, absent } = BACKFILL_STEPS;
  const wanted = ledger.backfills
    .where('[brand+step]')
    .between([row.brand, opened], [row.brand, absent], true, true);
  return { ...row, rests: row.older !== null && isAtRest(row.older), absent: await wanted.count() };
}

/** What is on its way. */
export async function stillToCome(ledger: Ledger): Promise<Coming[]> {
  const rows = await ledger.teams.filter(({ older }) => older !== null).toArray();
  const coming = await Promise.all(rows.map((row) => comingTo(ledger, row)));
  return coming.filter(({ rests, absent }) => !rests || absent > 0);
}

export interface Known {
  brand: string;
  /** ISO 8601 UTC: what is older is here only where it belongs to what is not. */
  from: string;
}

/** From when on there is all of it, of the teams of which not all is here and nothing more comes by itself. */
export const knownFrom = async (ledger: Ledger): Promise<Known[]> => {
  const rows = await ledger.teams.filter(({ older }) => older !== null && isAtRest(older)).toArray();
  return rows.flatMap(({ brand, older }) => (older?.from ? [{ brand, from: older.from }] : []));
};

/** Whether a team's log is still to be asked what it has of this that is not here. */
export async function isSought(
  ledger: Ledger,
  brand: string,
  named: Pick<Entry, 'entity' | 'entityId'>,
): Promise<boolean> {
  const team = await ledger.teams.get(brand);
  if (!team?.older) return false;
  return (await ledger.backfills.get(backfillId(brand, named)))?.step !== BACKFILL_STEPS.whole;
}

/** The same of what is not here, whichever team's it may be. */
export async function isSoughtAnywhere(
  ledger: Ledger,
  named: Pick<Entry, 'entity' | 'entityId'>,
): Promise<boolean> {
  const teams = await ledger.teams.filter(({ older }) => older !== null).toArray();
  const sought = await Promise.all(teams.map(({ brand }) => isSought(ledger, brand, named)));
  return sought.includes(true);
}
