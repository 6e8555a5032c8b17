/** Saved searches, by name. */
import type { Ledger } from '../ledger';
import type { SearchRow } from '../records';

export interface KnownSearch extends SearchRow {
  /** ISO 8601 UTC; null: it was never opened from here. */
  visitedAt: string | null;
}

export async function searches(ledger: Ledger): Promise<KnownSearch[]> {
  const [rows, visits] = await Promise.all([ledger.searches.toArray(), ledger.searchVisits.toArray()]);
  const at = new Map(visits.map((visit) => [visit.id, visit.at]));
  return rows
    .map((row) => ({ ...row, visitedAt: at.get(row.id) ?? null }))
    .sort((a, b) => a.name.localeCompare(b.name) || a.address.localeCompare(b.address));
}
