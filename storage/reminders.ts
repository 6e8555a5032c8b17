/** What time does to the cases: a date that has come makes its case due. Reminders are rows; an alarm is a cache of them. */
import Dexie from 'dexie';
import { withLane } from './lane';
import type { Ledger } from './ledger';
import { noteCome } from './notices';
import { moveCounts } from './refold';

/**
 * Brings the lanes in line with the time: what has come goes to `due`, and back when the clock was put back. Gives
 * the ids of the cases that moved. Called at every start, every alarm and whenever the panel opens, because alarms
 * get lost; a second call finds nothing left to do.
 */
export async function markDue(ledger: Ledger, now: number): Promise<string[]> {
  const here = new Date(now).toISOString();
  const { reminders, cases, counters, notices } = ledger;
  return ledger.transaction('rw', reminders, cases, counters, notices, async () => {
    const [come, early] = await Promise.all([
      ledger.reminders.where('[due+at]').between([0, Dexie.minKey], [0, here], true, true).toArray(),
      ledger.reminders.where('[due+at]').between([1, here], [1, Dexie.maxKey], false, true).toArray(),
    ]);
    const moving = [...come, ...early];
    const rows = await ledger.cases.bulkGet(moving.map(({ caseId }) => caseId));
    const moves = rows.flatMap((from, n) =>
      from ? [{ id: from.id, from, to: withLane(from, moving[n]?.due === 0) }] : [],
    );
    await Promise.all([
      ledger.reminders.bulkPut(
        moving.map((reminder) => ({ ...reminder, due: reminder.due === 0 ? (1 as const) : (0 as const) })),
      ),
      ledger.cases.bulkPut(moves.map(({ to }) => to)),
      moveCounts(ledger, moves),
      noteCome(ledger, come),
    ]);
    return moving.map(({ caseId }) => caseId);
  });
}

/** The next date to come, in ms since 1970; null when there is none. */
export async function nextDue(ledger: Ledger): Promise<number | null> {
  const next = await ledger.reminders.where('[due+at]').between([0, Dexie.minKey], [0, Dexie.maxKey]).first();
  return next ? Date.parse(next.at) : null;
}

/** The date that came first of those that have come, in ms since 1970; null when nothing is due. */
export async function longestDue(ledger: Ledger): Promise<number | null> {
  const oldest = await ledger.reminders
    .where('[due+at]')
    .between([1, Dexie.minKey], [1, Dexie.maxKey])
    .first();
  return oldest ? Date.parse(oldest.at) : null;
}
