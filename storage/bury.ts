/**
 * Forgets entries: a tombstone takes the place of each, which says that there was one and nothing of it. An entry that
 * has a tombstone never comes back, from whichever file, copy or machine.
 */
import { headOf } from './act';
import { digestOf, minus, plus } from './digest';
import type { Entry } from './entries';
import { forgetWords } from './index-words';
import { type Ledger, plain, type StoredEntry } from './ledger';
import { notePurges } from './purges';
import { isGone, tombstone } from './tombstone';

/** Inside the caller's transaction, which has all tables; the caller folds anew what the entries were about. */
export async function bury(ledger: Ledger, rows: readonly StoredEntry[]): Promise<void> {
  const living = rows.filter((row) => !isGone(row));
  if (living.length === 0) return;
  ledger.mustBeWithin();
  const head = await headOf(ledger);
  let { sum } = head;
  const stones = living.map(({ arrival, id, digest: before }): StoredEntry => {
    const { entry, salt } = tombstone(id);
    const digest = digestOf(entry, salt);
    sum = plus(minus(sum, before), digest);
    return { ...entry, arrival, salt, digest };
  });
  const cases = new Set(living.flatMap(({ entity, entityId }) => (entity === 'case' ? entityId : [])));
  await Promise.all([
    ledger.entries.bulkPut(stones),
    ledger.head.put({ ...head, sum, gone: head.gone + stones.length }),
    forgetWords(ledger, [...cases]),
    notePurges(ledger, living.map(plain) as Entry[]),
  ]);
}
