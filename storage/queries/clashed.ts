/** Cases about which two people decided something without knowing of each other, until somebody settles it. */
import type { Ledger } from '../ledger';
import type { CaseRow } from '../records';

/** Whoever settles these sees the next. */
const MOST = 20;

export const clashed = (ledger: Ledger): Promise<CaseRow[]> =>
  ledger.cases.where('clashed').equals(1).limit(MOST).toArray();
