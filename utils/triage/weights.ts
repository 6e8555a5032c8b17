/** How much each reason counts: round numbers that a correction moves by one, in the open. */
import { ABOUT, REASONS, type Reason, type SuggestedKind } from './reasons';

/** Only what was changed; the others have the weight of ABOUT. */
export type Weights = Readonly<Partial<Record<Reason, number>>>;

export const HEAVIEST = 6;

/** The setting that they are kept in. */
export const WEIGHTS = 'weights';

export const weightOf = (weights: Weights, reason: Reason): number => weights[reason] ?? ABOUT[reason].weight;

/** What a setting holds, or nothing where it has another form: then every reason has its first weight. */
export function weightsFrom(value: unknown): Weights {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const known = Object.entries(value).every(
    ([reason, weight]) =>
      (REASONS as string[]).includes(reason) && Number.isInteger(weight) && weight >= 0 && weight <= HEAVIEST,
  );
  return known ? (value as Weights) : {};
}

/** After a correction: what spoke for the right kind counts one more, what spoke for the suggested one, one less. */
export function reweigh(
  weights: Weights,
  because: readonly { reason: Reason }[],
  suggested: SuggestedKind | null,
  right: SuggestedKind,
): Weights {
  if (suggested === right) return weights;
  const next: Partial<Record<Reason, number>> = { ...weights };
  for (const reason of new Set(because.map((one) => one.reason))) {
    const { speaksFor } = ABOUT[reason];
    const by = speaksFor === right ? 1 : speaksFor !== null && speaksFor === suggested ? -1 : 0;
    const weight = Math.min(HEAVIEST, Math.max(0, weightOf(weights, reason) + by));
    if (weight === ABOUT[reason].weight) delete next[reason];
    else next[reason] = weight;
  }
  return next;
}
