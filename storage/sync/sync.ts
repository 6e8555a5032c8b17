/** What a synchronisation has to do with. */
import type { TeamLog } from '../../utils/team/log';
import type { Ledger } from '../ledger';
import type { TeamRow } from '../records';
import type { At } from './pull';

export interface Sync {
  ledger: Ledger;
  brand: string;
  log: TeamLog;
  /** The program's version. */
  version: string;
  now: () => number;
  /** Done when nobody waits for the ledger. */
  calm: () => Promise<void>;
  /** So many of the newest messages a new seat begins with, and goes back by; what is usual where it is not said. */
  newest?: number;
  /** After each portion that came in: the cases whose rows changed. */
  told: (cases: string[]) => void;
}

export const at = ({ now, version }: Sync): At => ({ now: now(), version });

/** The team's row; null where it is not to be synchronised any more. */
export async function rowOf({ ledger, brand }: Sync): Promise<TeamRow | null> {
  const row = await ledger.teams.get(brand);
  return row?.state === 'on' ? row : null;
}
