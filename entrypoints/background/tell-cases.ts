/** After a write: the marks of the cases that changed, to every tab that may show them. */
import type { Ledger } from '../../storage/ledger';
import { marksOfCases } from '../../storage/queries/marks';
import { tell } from '../../utils/messages/tell';

export async function tellCases(ledger: Ledger, caseIds: string[]): Promise<void> {
  const states = await marksOfCases(ledger, caseIds);
  if (Object.keys(states).length > 0) await tell({ tells: 'states', states });
}
