/** What the manager makes of a burst: kept on this machine, in no entry. Said twice, each is as if it was said once. */
import { Refusal } from '../../utils/result';
import type { Ledger } from '../ledger';
import type { BurstRow } from '../records';

/** It is not unusual, or is after all. `now`: ms since 1970. */
export const judgeBurst = (ledger: Ledger, id: string, dismissed: boolean, now: number): Promise<void> =>
  change(ledger, id, ({ count }) => ({ dismissed: dismissed ? { at: iso(now), count } : null }));

/** A department was told of it, or was not. */
export const tickBurst = (
  ledger: Ledger,
  id: string,
  { department, told }: { department: string; told: boolean },
  now: number,
): Promise<void> =>
  change(ledger, id, (row) => {
    const others = row.told.filter((one) => one.department !== department);
    return { told: told ? [...others, { department, at: iso(now), count: row.count }] : others };
  });

/** Notifications have told of these, as they were. */
export const noteNoticed = (ledger: Ledger, rows: readonly BurstRow[]): Promise<unknown> =>
  ledger.bursts.bulkUpdate(rows.map(({ id, count }) => ({ key: id, changes: { noticed: count } })));

const iso = (ms: number) => new Date(ms).toISOString();

const change = (ledger: Ledger, id: string, by: (row: BurstRow) => Partial<BurstRow>): Promise<void> =>
  ledger.transaction('rw', ledger.bursts, async () => {
    const row = await ledger.bursts.get(id);
    if (!row) throw new Refusal('not-found', `no burst ${id}`);
    await ledger.bursts.put({ ...row, ...by(row) });
  });
