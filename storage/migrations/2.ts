/**
 * From schema 1 to 2, of 2026-11: mentions have aliases and cases offers; entries are sealed; imports, search, brands,
 * repairs and forgetting have tables. The types are those of then, whatever the program's own become; once it is released,
 * nothing here is changed again. It is one transaction of the browser: killed half-way, it begins anew at the next opening.
 */
import type { Transaction } from 'dexie';
import { digestOf, NO_SUM, newSalt, plus } from '../digest';
import type { Entry } from '../entries';

export const stores = {
  cases: 'id, [lane+sortAt], [lane+offered], [personId+loggedAt], *keys',
  // What was kept per site is kept per kind of page, and IndexedDB changes no primary key: the old counts go.
  health: null,
  brands: 'id',
  readings: 'id',
  repairs: 'id',
  imports: 'id, state',
  staged: '[importId+about+n]',
  words: 'rank, &caseId',
  postings: '[word+to]',
  cursors: 'name',
  files: 'id, at',
  erasures: 'id, *pseudonyms',
};

interface Case1 {
  evidence: { key: string | null };
}
interface Case2 extends Case1 {
  keys: string[];
  offers: never[];
  sighted: never[];
  offered: 0;
}
interface Entry1 {
  arrival: number;
}
interface Head2 {
  count: number;
  last: number;
  sum: string;
  gone: number;
}

export async function upgrade(transaction: Transaction): Promise<void> {
  await transaction
    .table<Case1 & Partial<Case2>>('cases')
    .toCollection()
    .modify((row) => {
      // No aliases and no offers were known: the rows are what their entries fold to now.
      row.keys = row.evidence.key === null ? [] : [row.evidence.key];
      row.offers = [];
      row.sighted = [];
      row.offered = 0;
    });
  const totals: Head2 = { count: 0, last: 0, sum: NO_SUM, gone: 0 };
  await transaction
    .table<Entry1 & { salt?: string; digest?: string }>('entries')
    .toCollection()
    .modify((row) => {
      const { arrival, ...entry } = row;
      row.salt = newSalt();
      row.digest = digestOf(entry as unknown as Entry, row.salt);
      totals.count++;
      totals.last = arrival;
      totals.sum = plus(totals.sum, row.digest);
    });
  await transaction
    .table<Partial<Head2>>('head')
    .toCollection()
    .modify((row) => {
      Object.assign(row, totals);
    });
}
