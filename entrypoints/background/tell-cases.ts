/** After a write: the marks of the cases that changed, to every tab that may show them. */
import type { Ledger } from '../../storage/ledger';
import { marks, marksOfCases } from '../../storage/queries/marks';
import { tell } from '../../utils/messages/tell';

export async function tellCases(ledger: Ledger, caseIds: string[]): Promise<void> {
  const states = await marksOfCases(ledger, caseIds);
  if (Object.keys(states).length > 0) await tell({ tells: 'states', states });
}

/** The same of mentions whose cases may be there no more. */
export async function tellKeys(ledger: Ledger, keys: string[]): Promise<void> {
  const gone = Object.fromEntries(keys.map((key) => [key, 'none' as const]));
  if (keys.length > 0) await tell({ tells: 'states', states: { ...gone, ...(await marks(ledger, keys)) } });
}
