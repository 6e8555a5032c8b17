/**
 * What a team's log still has of somebody who was forgotten: noted where a seat that may purge it forgets, or hears that they were
 * forgotten, with the act itself; gone when the log has purged it. It names entities by their ids, and nobody.
 */
import type { Entry } from './entries';
import type { Ledger } from './ledger';
import type { PurgeRow } from './records';

/** Inside the caller's transaction, which has all tables. `entries`: what becomes tombstones. */
export async function notePurges(ledger: Ledger, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return;
  ledger.mustBeWithin();
  const teams = await ledger.teams.filter(({ role }) => role === 'admin').toArray();
  const brands = new Set(teams.map(({ brand }) => brand));
  const rows = entries.flatMap(({ brand, entity, entityId }): PurgeRow[] =>
    brands.has(brand) ? [{ id: `${brand} ${entity} ${entityId}`, brand, entity, entityId }] : [],
  );
  await ledger.purges.bulkPut([...new Map(rows.map((row) => [row.id, row])).values()]);
}
