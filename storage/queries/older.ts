/** What is still to come of the teams that this seat is new in. */
import type { Ledger } from '../ledger';
import type { TeamRow } from '../records';

export const stillToCome = (ledger: Ledger): Promise<TeamRow[]> =>
  ledger.teams.filter(({ older }) => Boolean(older)).toArray();
