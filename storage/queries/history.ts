/** One case with its timeline, and one customer with all their cases. */
import Dexie from 'dexie';
import type { CaseEntry } from '../entries';
import { effective } from '../fold';
import type { Ledger } from '../ledger';
import type { CaseRow, PersonRow } from '../records';

export interface CaseHistory {
  row: CaseRow;
  /** Who did what when, oldest first; what was taken back is left out. */
  timeline: CaseEntry[];
  person: PersonRow | null;
  /** How many other cases this customer has. */
  others: number;
  /** Other cases of the very same mention: it was logged under two keys, or on two machines. */
  twins: CaseRow[];
}

export async function caseHistory(ledger: Ledger, caseId: string): Promise<CaseHistory | null> {
  const row = await ledger.cases.get(caseId);
  if (!row) return null;
  const [entries, person, cases, claimants] = await Promise.all([
    ledger.history('case', caseId),
    row.personId === null ? undefined : ledger.people.get(row.personId),
    row.personId === null ? 1 : casesOf(ledger, row.personId).count(),
    ledger.cases.where('keys').anyOf(row.keys).distinct().toArray(),
  ]);
  return {
    row,
    timeline: effective(entries).filter((entry) => entry.entity === 'case'),
    person: person ?? null,
    others: cases - 1,
    twins: claimants.filter(({ id }) => id !== caseId),
  };
}

export interface PersonHistory {
  person: PersonRow;
  /** Newest first. */
  cases: CaseRow[];
}

export async function personHistory(ledger: Ledger, personId: string): Promise<PersonHistory | null> {
  const person = await ledger.people.get(personId);
  if (!person) return null;
  return { person, cases: await casesOf(ledger, personId).reverse().toArray() };
}

const casesOf = (ledger: Ledger, personId: string) =>
  ledger.cases.where('[personId+loggedAt]').between([personId, Dexie.minKey], [personId, Dexie.maxKey]);
