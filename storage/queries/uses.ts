/** Which templates were used for cases such as this one. */
import { countUses, type Uses } from '../../utils/replies/find';
import type { Ledger } from '../ledger';
import type { CaseRow } from '../records';

export const usesFor = async (
  ledger: Ledger,
  { kind, topics }: Pick<CaseRow, 'kind' | 'topics'>,
): Promise<Uses> => countUses(await ledger.uses.toArray(), kind, topics);
