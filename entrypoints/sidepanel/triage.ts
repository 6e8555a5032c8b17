/** What is suggested for the case that is open, and what the user’s choice makes of it. */
import type { CaseHistory } from '../../storage/queries/history';
import type { CaseKind } from '../../utils/cases';
import { list, t } from '../../utils/texts/texts';
import { REASONS } from '../../utils/triage/reasons';
import type { Suggestion } from '../../utils/triage/suggest';
import { reweigh, type Weights, weightOf } from '../../utils/triage/weights';

/** Nothing is suggested once the user has chosen, nor for a case that is closed. */
export const textToTriage = ({ row, timeline }: CaseHistory): string | null =>
  row.lane === 'closed' || timeline.some(({ kind }) => kind === 'classed') ? null : row.evidence.text;

/** What a choice makes of the weights, and how that is said; null where it changes none. */
export function correct({ because, kind }: Suggestion, weights: Weights, right: CaseKind) {
  const next = reweigh(weights, because, kind, right);
  const changed = REASONS.filter((reason) => weightOf(next, reason) !== weightOf(weights, reason));
  if (changed.length === 0) return null;
  const moves = changed.map((reason) =>
    t('triage.move', {
      reason: t(`triage.reason.${reason}`),
      from: weightOf(weights, reason),
      to: weightOf(next, reason),
    }),
  );
  return { weights: next, said: t('triage.corrected', { kind: t(`kind.${right}`), moves: list(moves) }) };
}
