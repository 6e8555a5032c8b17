/** Suggestions for the case that is open. Loaded with the first one: the words of three languages are not small. */
import { useEffect, useState } from 'preact/hooks';
import type { Suggested } from '../../components/Suggested';
import type { CaseHistory } from '../../storage/queries/history';
import type { CaseKind } from '../../utils/cases';
import type { suggest } from '../../utils/triage/suggest';
import type { Weights } from '../../utils/triage/weights';

export interface Triage {
  suggest: typeof suggest;
  correct: (
    suggestion: ReturnType<typeof suggest>,
    weights: Weights,
    right: CaseKind,
  ) => { weights: Weights; said: string } | null;
  Suggested: typeof Suggested;
}

/** `loading` until it is there, or cannot be: a case is shown without it rather than not at all. */
export function useTriage(): Triage | 'loading' | null {
  const [triage, setTriage] = useState<Triage | 'loading' | null>('loading');
  useEffect(() => {
    import('./triage').then(
      (loaded) => setTriage(loaded),
      (error: unknown) => {
        console.error('Threadkeeper: triage was not loaded', error);
        setTriage(null);
      },
    );
  }, []);
  return triage;
}

/** Nothing is suggested once the user has chosen, nor for a case that is closed. */
export const textToTriage = ({ row, timeline }: CaseHistory): string | null =>
  row.lane === 'closed' || timeline.some(({ kind }) => kind === 'classed') ? null : row.evidence.text;
