/** When the team works; round the clock until somebody has said when. */
import { ALWAYS, type Hours, isHours } from '../../utils/clocks/hours';
import type { Ledger } from '../ledger';

/** The setting's name. */
export const HOURS = 'hours';

/** What came from elsewhere in another form counts as not said. */
export async function hoursOf(ledger: Ledger): Promise<Hours> {
  const value = (await ledger.settings.get(HOURS))?.value;
  return isHours(value) ? value : ALWAYS;
}
