/** An act on one case: one entry, checked against the case as it stands. */
import type { Calendar } from '../utils/clocks/targets';
import { Refusal } from '../utils/result';
import { type Act, act, type Written } from './act';
import { knowing } from './clashes';
import type { CaseEntry, Draft } from './entries';
import type { Ledger } from './ledger';
import { calendarOf } from './queries/hours';
import type { CaseRow } from './records';

export type Said = { [E in CaseEntry as E['kind']]: { kind: E['kind']; body: E['body'] } }[CaseEntry['kind']];

/** Writes one entry about a case that must exist; `say` sees the case and may refuse. */
export function onCase(
  ledger: Ledger,
  by: Act,
  caseId: string,
  say: (row: CaseRow, calendar: Calendar) => Said,
): Promise<Written> {
  return act(ledger, by, async () => {
    const [row, calendar] = await Promise.all([ledger.cases.get(caseId), calendarOf(ledger)]);
    if (!row) throw new Refusal('not-found', `no case ${caseId}`);
    return [
      {
        ...{ id: by.op, brand: row.brand, entity: 'case', entityId: caseId },
        ...knowing(say(row, calendar), row),
      } as Draft,
    ];
  });
}

/** The same for what only an open or resolved case can take: on a closed one it would be said and then dropped. */
export const onLiveCase: typeof onCase = (ledger, by, caseId, say) =>
  onCase(ledger, by, caseId, (row, calendar) => {
    if (row.lane === 'closed') throw new Refusal('not-allowed', 'the case is closed; reopen it first');
    return say(row, calendar);
  });
