/** When the team works, and how long each turn may take; round the clock and as usual until somebody has said otherwise. */
import { ALWAYS, type Hours, isHours } from '../../utils/clocks/hours';
import { type Calendar, isTargets, type Targets, USUAL } from '../../utils/clocks/targets';
import type { Ledger } from '../ledger';

/** The settings' names. */
export const HOURS = 'hours';
export const TARGETS = 'targets';

/** What came from elsewhere in another form counts as not said. */
const hoursIn = (value: unknown): Hours => (isHours(value) ? value : ALWAYS);
const targetsIn = (value: unknown): Targets => (isTargets(value) ? value : USUAL);

export const hoursOf = async (ledger: Ledger): Promise<Hours> =>
  hoursIn((await ledger.settings.get(HOURS))?.value);

export async function calendarOf(ledger: Ledger): Promise<Calendar> {
  const [hours, targets] = await ledger.settings.bulkGet([HOURS, TARGETS]);
  return { hours: hoursIn(hours?.value), targets: targetsIn(targets?.value) };
}
