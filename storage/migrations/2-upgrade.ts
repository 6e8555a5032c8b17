/**
 * From schema 1 to 2. The types are those of then, whatever the program's own become; once it is released, nothing here is
 * changed again. It is one transaction of the browser: killed half-way, it begins anew at the next opening.
 */
import type { Transaction } from 'dexie';
import { addCounts, type Counts, countsOfCase, rowsOf } from '../counts';
import { digestOf, NO_SUM, newSalt, plus } from '../digest';
import type { Entity, Entry } from '../entries';
import { foldCase, foldPerson, foldTemplate } from '../fold';
import { withLane } from '../lane';

interface Case1 {
  id: string;
  lane: string;
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
  await transaction
    .table<{ about?: null }>('colleagues')
    .toCollection()
    .modify((row) => {
      row.about = null;
    });
  await refoldCases(transaction);
  await refoldFew(transaction, 'template', 'templates', foldTemplate);
  await refoldFew(transaction, 'person', 'people', foldPerson);
}

/** So many are read at once. */
const SOME = 200;

/** The rows are what their entries fold to; the fold reads every form ever written, so it need not be that of then. */
async function refoldCases(transaction: Transaction): Promise<void> {
  const cases = transaction.table<Case1, string>('cases');
  const lanes = new Map<string, number>();
  const counts: Counts = new Map();
  for (let after = ''; ; ) {
    const rows = await cases.where('id').above(after).limit(SOME).toArray();
    const last = rows.at(-1);
    if (!last) break;
    after = last.id;
    const histories = await Promise.all(
      rows.map(({ id }) => transaction.table('entries').where({ entity: 'case', entityId: id }).toArray()),
    );
    const folded = histories.flatMap((history, n) => {
      const fold = foldCase(history);
      return fold ? [withLane(fold, rows[n]?.lane === 'due')] : [];
    });
    for (const row of folded) {
      lanes.set(row.lane, (lanes.get(row.lane) ?? 0) + 1);
      addCounts(counts, countsOfCase(row), 1);
    }
    await cases.bulkPut(folded);
  }
  await transaction.table('activity').bulkPut(rowsOf(counts));
  const counters = transaction.table<{ name: string; count: number }, string>('counters');
  await counters.toCollection().modify((row) => {
    if (row.name.startsWith('lane:')) row.count = 0;
  });
  await counters.bulkPut([...lanes].map(([lane, count]) => ({ name: `lane:${lane}`, count })));
}

/** Entities whose histories are short, one after the other. */
async function refoldFew(
  transaction: Transaction,
  entity: Entity,
  table: string,
  fold: (entries: Entry[]) => object | null,
): Promise<void> {
  const rows = transaction.table<object, string>(table);
  for (const id of await rows.toCollection().primaryKeys()) {
    const row = fold(await transaction.table<Entry>('entries').where({ entity, entityId: id }).toArray());
    if (row) await rows.put(row);
  }
}
