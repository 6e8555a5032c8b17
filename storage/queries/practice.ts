/** What of the whole job was done on the practice page: of what was taken back, or cleared away, nothing. */
import { effective } from '../fold';
import type { Ledger } from '../ledger';

/** The kinds of entries that a case of somebody who sees it through has, in order. */
export const PRACTICE_STEPS = [
  'opened',
  'answered',
  'handedOff',
  'followUpSet',
  'resolved',
  'confirmed',
] as const;
export type PracticeStep = (typeof PRACTICE_STEPS)[number];

/** The page has five posts, each with at most one case. */
const MOST = 5;

export async function practiceDone(ledger: Ledger): Promise<ReadonlySet<PracticeStep>> {
  const ids = await ledger.cases.where('keys').startsWith('practice:').distinct().limit(MOST).primaryKeys();
  const histories = await Promise.all(ids.map((id) => ledger.history('case', id)));
  const kinds = new Set<string>(histories.flatMap((entries) => effective(entries).map(({ kind }) => kind)));
  return new Set(PRACTICE_STEPS.filter((step) => kinds.has(step)));
}
