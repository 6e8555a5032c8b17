/** Twice in public, then in private: whether a case has come to that. */
import type { CaseHistory } from '../../storage/queries/history';

/** What a no to it is kept under, in the case. */
export const STAY_PUBLIC = 'stay-public';
const OFTEN = 2;

/** In English, Spanish and Swedish: we have asked them to write to us in private already. */
const PRIVATELY =
  /(?<![\p{L}\p{N}])(?:dms?|pms?|md|inbox|private(?:ly)?|direct message|privado|privada|privadamente|mensaje directo|privat|direktmeddelande|pm:?a|chatten)(?![\p{L}\p{N}])/iu;

/**
 * Two answers of ours stand in public, and none of them asks for a private message. What we say that we answered and what the
 * pages showed are mostly the same answers, so they are not added up. On an unknown page nobody knows whether it is public.
 */
export function isTimeForPrivate({ row, timeline }: Pick<CaseHistory, 'row' | 'timeline'>): boolean {
  if (row.state !== 'open' || row.privateSince !== null || row.evidence.place === 'web') return false;
  if (timeline.some((entry) => entry.kind === 'declined' && entry.body.by === STAY_PUBLIC)) return false;
  const said = timeline.flatMap((entry) => (entry.kind === 'answered' ? entry.body.text : []));
  const seen = timeline.flatMap((entry) => (entry.kind === 'seenAnswered' ? (entry.body.text ?? '') : []));
  if ([...said, ...seen].some((text) => PRIVATELY.test(text))) return false;
  return Math.max(said.length, seen.length) >= OFTEN;
}
