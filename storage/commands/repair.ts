/** Keeps and drops a repaired selector: on this machine, in no entry, until a release brings its own. */
import type { Ledger } from '../ledger';
import type { RepairRow } from '../records';

export const repairId = ({ site, part }: Pick<RepairRow, 'site' | 'part'>) => `${site} ${part}`;

export async function keepRepair(
  ledger: Ledger,
  repair: Omit<RepairRow, 'id' | 'at'>,
  now: number,
): Promise<void> {
  await ledger.repairs.put({ ...repair, id: repairId(repair), at: new Date(now).toISOString() });
}

export async function dropRepair(ledger: Ledger, id: string): Promise<void> {
  await ledger.repairs.delete(id);
}
