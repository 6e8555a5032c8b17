/** Where a case stands on Today, and what else its row has that an index looks for; apart from refold, because the panel needs it at once. */
import { isClosed, isPutOff } from './fold';
import type { CaseFold, CaseRow, Lane } from './records';

export function withLane(fold: CaseFold, due: boolean): CaseRow {
  return {
    ...fold,
    lane: laneOf(fold, due),
    sortAt: fold.followUp?.at ?? fold.loggedAt,
    offered: fold.offers.length > 0 ? 1 : 0,
    ...lastAnswer(fold),
    ...owed(fold),
    ...(fold.clashes && { clashed: 1 as const }),
  };
}

function owed({ state, firstAnswer }: CaseFold): Pick<CaseRow, 'owedAt'> {
  const { at, dueAt } = firstAnswer;
  return state === 'open' && at === null && dueAt !== null ? { owedAt: dueAt } : {};
}

function lastAnswer({ answers }: CaseFold): Pick<CaseRow, 'answeredAt'> {
  const last = answers.at(-1);
  return last ? { answeredAt: last.at } : {};
}

function laneOf(fold: CaseFold, due: boolean): Lane {
  if (isClosed(fold)) return 'closed';
  if (due) return 'due';
  if (fold.state === 'resolved') return 'resolved';
  return fold.turn === 'us' && isPutOff(fold) ? 'snoozed' : fold.turn;
}
