/** Where the cases of these mentions stand, as far as a page may know: a state, no name, no word. */
import type { MarkState } from '../../utils/messages/messages';
import type { Ledger } from '../ledger';
import type { CaseRow } from '../records';

export function markOf(row: CaseRow): MarkState {
  if (row.lane !== 'closed') return row.lane;
  return row.state === 'dismissed' ? 'dismissed' : 'confirmed';
}

/** Only the keys that have a case. */
export async function marks(ledger: Ledger, keys: string[]): Promise<Record<string, MarkState>> {
  const known = (await ledger.mentions.bulkGet(keys)).filter((row) => row !== undefined);
  const rows = await ledger.cases.bulkGet(known.map((row) => row.caseId));
  return Object.fromEntries(
    known.flatMap(({ key }, n) => {
      const row = rows[n];
      return row ? [[key, markOf(row)]] : [];
    }),
  );
}

/** The marks of all mentions of these cases; 'none' for a mention whose case was taken back. */
export async function marksOfCases(ledger: Ledger, caseIds: string[]): Promise<Record<string, MarkState>> {
  const states: Record<string, MarkState> = {};
  for (const caseId of caseIds) {
    const [row, keys, opening] = await Promise.all([
      ledger.cases.get(caseId),
      ledger.mentions.where('caseId').equals(caseId).primaryKeys(),
      ledger.entries.where({ entity: 'case', entityId: caseId }).first(),
    ]);
    const first = opening?.kind === 'opened' ? opening.body.evidence.key : null;
    for (const key of new Set([...keys, ...(first === null ? [] : [first])])) {
      states[key] = row ? markOf(row) : 'none';
    }
  }
  return states;
}

/** The case of each key that has one, for the panel's list. */
export async function casesOfKeys(
  ledger: Ledger,
  keys: string[],
): Promise<Record<string, { caseId: string }>> {
  const known = (await ledger.mentions.bulkGet(keys)).filter((row) => row !== undefined);
  return Object.fromEntries(known.map(({ key, caseId }) => [key, { caseId }]));
}
