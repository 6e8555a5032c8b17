/**
 * Takes over what an import staged, once it is decided: in small transactions, so that a click waits for one of them at
 * most. Taking over the same entries again changes nothing, so it may be killed at any moment and goes on from there.
 */
import Dexie from 'dexie';
import { buryMore } from '../forget';
import type { Ledger } from '../ledger';
import { take } from '../take';

export interface Step {
  /** The cases whose rows changed, for the marks. */
  cases: string[];
}

/**
 * The next step of whatever was decided or cancelled, or is to be forgotten since, in one transaction; null when nothing
 * is left to do.
 */
export async function takeOverSome(ledger: Ledger, now: number): Promise<Step | null> {
  return ledger.transaction('rw', ledger.tables, async () => {
    const decided = await ledger.imports.where('state').equals('decided').first();
    if (!decided) return (await sweepSome(ledger)) ?? buryMore(ledger, now);
    const next = await stagedOf(ledger, decided.id).first();
    if (!next) {
      await ledger.imports.update(decided.id, { state: 'done' });
      return { cases: [] };
    }
    const { cases, conflicts } = await take(ledger, next.entries, now);
    await Promise.all([
      ledger.staged.delete([next.importId, next.n]),
      ledger.imports.update(decided.id, {
        taken: decided.taken + next.entries.length,
        conflicts: decided.conflicts + conflicts.length,
      }),
    ]);
    return { cases };
  });
}

/** So many staged rows are swept at once. */
const SOME = 20;

/** What a cancelled import staged goes, a little at a time; then its row. */
async function sweepSome(ledger: Ledger): Promise<Step | null> {
  const cancelled = await ledger.imports.where('state').equals('cancelled').first();
  if (!cancelled) return null;
  const rows = await stagedOf(ledger, cancelled.id).limit(SOME).primaryKeys();
  if (rows.length > 0) await ledger.staged.bulkDelete(rows);
  else await ledger.imports.delete(cancelled.id);
  return { cases: [] };
}

const stagedOf = (ledger: Ledger, id: string) =>
  ledger.staged.where('[importId+n]').between([id, Dexie.minKey], [id, Dexie.maxKey]);
