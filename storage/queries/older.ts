/** What of their teams' logs is not here, of the teams that this seat is new in. */
import { backfillId, isAtRest } from '../backfills';
import type { Entry } from '../entries';
import type { Ledger } from '../ledger';
import { BACKFILL_STEPS, type TeamRow } from '../records';

export interface Coming extends TeamRow {
  /** ISO 8601 UTC: on this day and later nothing is missing, and nothing older comes by itself any more; null: it still does. */
  wholeFrom: string | null;
  /** Of so many cases and people nothing is shown yet, since their beginning is to be asked for. */
  absent: number;
}

const DAY = 86_400_000;

/** The first day of which there is all. */
const wholeFrom = ({ older }: TeamRow): string | null =>
  older?.from && isAtRest(older) ? new Date(Date.parse(older.from) + DAY).toISOString() : null;

export async function comingTo(ledger: Ledger, row: TeamRow): Promise<Coming> {
  const { opened, absent } = BACKFILL_STEPS;
  const wanted = ledger.backfills
    .where('[brand+step]')
    .between([row.brand, opened], [row.brand, absent], true, true);
  return { ...row, wholeFrom: wholeFrom(row), absent: await wanted.count() };
}

/** What is on its way. */
export async function stillToCome(ledger: Ledger): Promise<Coming[]> {
  const rows = await ledger.teams.filter(({ older }) => older !== null).toArray();
  const coming = await Promise.all(rows.map((row) => comingTo(ledger, row)));
  return coming.filter(({ wholeFrom, absent }) => wholeFrom === null || absent > 0);
}

export interface Known {
  brand: string;
  /** ISO 8601 UTC: what is older than this day is here only where it belongs to what is not. */
  from: string;
}

/** From when on there is all of it, of the teams of which not all is here and nothing more comes by itself. */
export const knownFrom = async (ledger: Ledger): Promise<Known[]> => {
  const rows = await ledger.teams.toArray();
  return rows.flatMap((row) => {
    const from = wholeFrom(row);
    return from === null ? [] : [{ brand: row.brand, from }];
  });
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
