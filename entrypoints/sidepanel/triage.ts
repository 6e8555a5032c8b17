/** All of triage that the panel loads when a case is opened. */
import type { CaseKind } from '../../utils/cases';
import '../../utils/texts/later';
import { list, t } from '../../utils/texts/texts';
import { REASONS } from '../../utils/triage/reasons';
import type { Suggestion } from '../../utils/triage/suggest';
import { reweigh, type Weights, weightOf } from '../../utils/triage/weights';

export { Suggested } from '../../components/Suggested';
export { suggest } from '../../utils/triage/suggest';

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
