/** One act on many cases: all of them or, where one refuses, none; and taken back as one. */
import { Refusal } from '../../utils/result';
import { type Act, act, entryId } from '../act';
import { knowing } from '../clashes';
import type { Draft } from '../entries';
import { NOT_SAME } from '../fold';
import type { Ledger } from '../ledger';
import type { Said } from '../on-case';
import { calendarOf } from '../queries/hours';
import { dueBy, type HandoffWords, handedOff, named } from './handoff';

export type Bulk =
  | { does: 'snooze'; at: string; why: string | null; pinned: boolean }
  | { does: 'tag'; add: string[]; remove: string[] }
  /** They are not the same problem, and are not offered as one again. */
  | { does: 'notSame' }
  | ({ does: 'handOff' } & HandoffWords);

export const bulk = (ledger: Ledger, by: Act, caseIds: readonly string[], what: Bulk) =>
  act(ledger, by, async () => {
    const [rows, calendar] = await Promise.all([ledger.cases.bulkGet([...caseIds]), calendarOf(ledger)]);
    const dueAt =
      what.does === 'handOff' ? (what.dueAt ?? (await dueBy(ledger, what, by.now, calendar))) : '';
    const drafts: Draft[] = [];
    const say = (draft: Pick<Draft, 'brand' | 'entity' | 'entityId' | 'kind' | 'body'>) =>
      drafts.push({ id: entryId(by.op, drafts.length), ...draft } as Draft);
    for (const [n, row] of rows.entries()) {
      if (!row) throw new Refusal('not-found', `no case ${caseIds[n]}`);
      if (row.lane === 'closed' && what.does !== 'tag' && what.does !== 'notSame')
        throw new Refusal('not-allowed', 'one of the cases is closed; reopen it first');
      say({
        ...{ brand: row.brand, entity: 'case' as const, entityId: row.id },
        ...knowing(saidBy(what, dueAt, by.op) as Said, row),
      });
    }
    if (what.does === 'handOff')
      for (const brand of new Set(rows.flatMap((row) => row?.brand ?? [])))
        drafts.push(named(entryId(by.op, drafts.length), brand, what));
    return drafts;
  });

function saidBy(what: Bulk, dueAt: string, op: string): Pick<Draft, 'kind' | 'body'> {
  switch (what.does) {
    case 'snooze':
      return { kind: 'followUpSet', body: { at: what.at, why: what.why, pinned: what.pinned } };
    case 'tag':
      return { kind: 'tagged', body: { add: what.add, remove: what.remove } };
    case 'notSame':
      return { kind: 'declined', body: { by: NOT_SAME + op } };
    case 'handOff':
      return handedOff(what, dueAt);
  }
}
