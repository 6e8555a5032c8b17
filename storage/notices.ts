/**
 * Which dates the user was told of: a row for each date of a case that has come, written in the transaction that made the case
 * due, and kept beside the case, so that neither a clock put back nor another fold of it tells anything twice.
 */
import Dexie from 'dexie';
import type { Ledger } from './ledger';

type Come = { caseId: string; at: string };

/** The number of one that was not told yet. */
const UNTOLD = 0;

/** What one notification is to tell. */
export interface Notice {
  /** The same until it was told: who dies between showing and noting it shows it again in its own place. */
  number: number;
  due: Come[];
  /** Came, and got another date or were closed before they were told. */
  past: Come[];
  /** Whose case it is, where it is one and the page told. */
  who: string | null;
}

/** Notes dates that have come, inside the caller's transaction; one that is known stays as it is. */
export async function noteCome(ledger: Ledger, come: readonly Come[]): Promise<void> {
  if (come.length === 0) return;
  ledger.mustBeWithin();
  const known = await ledger.notices.bulkGet(come.map(keyOf));
  const fresh = come.filter((_, n) => known[n] === undefined);
  if (fresh.length > 0)
    await ledger.notices.bulkAdd(fresh.map(({ caseId, at }) => ({ caseId, at, told: UNTOLD })));
}

/** Takes away what is known of cases that are there no more, inside the caller's transaction. */
export async function dropNotices(ledger: Ledger, caseIds: readonly string[]): Promise<void> {
  for (const id of caseIds)
    await ledger.notices.where('[caseId+at]').between([id, Dexie.minKey], [id, Dexie.maxKey]).delete();
}

export const anyUntold = async (ledger: Ledger): Promise<boolean> =>
  (await ledger.notices.where('told').equals(UNTOLD).first()) !== undefined;

/** All that came due and was not told. What a clock that was put back took away again waits until it comes again. */
export async function untold(ledger: Ledger): Promise<Notice> {
  return ledger.transaction('r', ledger.notices, ledger.reminders, ledger.cases, async () => {
    const [rows, last] = await Promise.all([
      ledger.notices.where('told').equals(UNTOLD).toArray(),
      ledger.notices.orderBy('told').last(),
    ]);
    const reminders = await ledger.reminders.bulkGet(rows.map(({ caseId }) => caseId));
    const stands = rows.map(({ at }, n) => reminders[n]?.at === at);
    const due = rows.filter((_, n) => stands[n] && reminders[n]?.due === 1);
    const only = due.length === 1 ? await ledger.cases.get(due[0]!.caseId) : undefined;
    return {
      number: (last?.told ?? UNTOLD) + 1,
      due,
      past: rows.filter((_, n) => !stands[n]),
      who: only ? (only.evidence.author.name ?? only.evidence.author.handle) : null,
    };
  });
}

/** It was shown, or nobody wants to be told. What was never told is forgotten: its date may be set again. */
export async function noteTold(ledger: Ledger, { number, due, past }: Notice): Promise<void> {
  await ledger.transaction('rw', ledger.notices, () =>
    Promise.all([
      // Not put: somebody may have been forgotten meanwhile.
      ledger.notices.bulkUpdate(due.map((row) => ({ key: keyOf(row), changes: { told: number } }))),
      ledger.notices.bulkDelete(past.map(keyOf)),
    ]),
  );
}

const keyOf = ({ caseId, at }: Come): [string, string] => [caseId, at];
