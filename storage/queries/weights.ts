/** How much each reason of triage counts, as far as corrections changed it. */
import { WEIGHTS, type Weights, weightsFrom } from '../../utils/triage/weights';
import type { Ledger } from '../ledger';

export async function weightsIn(ledger: Ledger): Promise<Weights> {
  return weightsFrom((await ledger.settings.get(WEIGHTS))?.value);
}
