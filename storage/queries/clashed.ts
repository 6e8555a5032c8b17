/** Cases about which two people decided something without knowing of each other, until somebody settles it. */
import type { Ledger } from '../ledger';
import type { CaseRow } from '../records';

/** More of them are said to be more. */
export const MOST_CLASHED = 20;

export const clashed = (ledger: Ledger): Promise<CaseRow[]> =>
  ledger.cases
    .where('clashed')
    .equals(1)
    .limit(MOST_CLASHED + 1)
    .toArray();
