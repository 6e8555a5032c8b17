/** Keeps what a reader could and could not read: counts only, on this machine, in no entry. */
import { tells } from '../../utils/sites/health';
import { PARTS } from '../../utils/sites/mention';
import type { Ledger } from '../ledger';
import type { HealthRow } from '../records';

export type Report = Omit<HealthRow, 'id' | 'at' | 'toldAt'>;

export async function keepHealth(ledger: Ledger, report: Report, now: number): Promise<void> {
  const id = `${report.site} ${report.pageKind}`;
  const at = new Date(now).toISOString();
  await ledger.transaction('rw', ledger.readings, async () => {
    const before = await ledger.readings.get(id);
    const toldAt = { ...before?.toldAt };
    for (const part of PARTS) if (tells(report, part)) toldAt[part] = at;
    await ledger.readings.put({ ...report, id, at, toldAt });
  });
}
