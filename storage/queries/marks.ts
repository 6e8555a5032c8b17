/** Where the cases of these mentions stand, as far as a page may know: a state, no name, no word. */
import type { MarkState } from '../../utils/messages/messages';
import type { Standing } from '../../utils/page/balance';
import type { Entry } from '../entries';
import type { Ledger } from '../ledger';
import type { CaseRow } from '../records';
import { living } from '../tombstone';

export function markOf(row: CaseRow): MarkState {
  // Why it was put off is ours to know; the page learns that it waits.
  if (row.lane === 'snoozed') return 'us';
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

/** The marks of all mentions that these cases were ever about; 'none' where no case is left. */
export async function marksOfCases(ledger: Ledger, caseIds: string[]): Promise<Record<string, MarkState>> {
  const entries = await ledger.entries
    .where('[entity+entityId]')
    .anyOf(caseIds.map((id) => ['case', id]))
    .toArray();
  const keys = [...new Set(living(entries).flatMap(keysIn))];
  return { ...Object.fromEntries(keys.map((key) => [key, 'none'])), ...(await marks(ledger, keys)) };
}

function keysIn(entry: Entry): string[] {
  if (entry.kind === 'merged') return entry.body.keys;
  if (entry.kind !== 'opened' && entry.kind !== 'mentionAdded') return [];
  const { key } = entry.body.evidence;
  return key === null ? [] : [key];
}

export interface KnownCase {
  caseId: string;
  brand: string;
  standing: Standing;
}

/** Whether they wait for us: what a page showed and nobody has decided yet is on their side. */
export function standingOf({ state, turn, offers, sighted }: CaseRow): Standing {
  const spoke = offers.some(({ kind }) => kind === 'spokeAgain');
  const done = state === 'resolved' || state === 'confirmed' || turn === 'customer';
  const seen = offers.some(({ kind }) => kind === 'answered');
  return {
    is: state === 'dismissed' ? 'dismissed' : !spoke && (done || seen) ? 'answered' : 'open',
    sighted,
  };
}

/** The case of each key that has one, for the panel's list. */
export async function casesOfKeys(ledger: Ledger, keys: string[]): Promise<Record<string, KnownCase>> {
  const known = (await ledger.mentions.bulkGet(keys)).filter((row) => row !== undefined);
  const rows = await ledger.cases.bulkGet(known.map(({ caseId }) => caseId));
  return Object.fromEntries(
    known.flatMap(({ key, caseId }, n) => {
      const row = rows[n];
      return row ? [[key, { caseId, brand: row.brand, standing: standingOf(row) }]] : [];
    }),
  );
}
