/**
 * Takes over what an import staged, once it is decided: in small transactions, so that a click waits for one of them at
 * most. Taking over the same entries again changes nothing, so it may be killed at any moment and goes on from there.
 */
import Dexie from 'dexie';
import { buryMore } from '../forget';
import type { Ledger } from '../ledger';
import { isRemoving, removeSome } from '../sync/remove';
import { take } from '../take';
import type { StagedRow } from './stage';

export interface Step {
  /** The cases whose rows changed, for the marks. */
  cases: string[];
}

/**
 * The next step of whatever was decided or cancelled, or is to be forgotten or taken out since, in one transaction; null when
 * nothing is left to do.
 */
export async function takeOverSome(ledger: Ledger, now: number): Promise<Step | null> {
  // As at most starts: the click that woke the background does not wait behind a transaction over all tables.
  if (!(await isThereMore(ledger))) return null;
  return ledger.transaction('rw', ledger.tables, async () => {
    const decided = await ledger.imports.where('state').equals('decided').first();
    if (!decided)
      return (await sweepSome(ledger)) ?? (await removeSome(ledger, now)) ?? buryMore(ledger, now);
    const next = enoughOf(await stagedOf(ledger, decided.id).limit(BATCH).toArray());
    const [first, last] = [next[0], next.at(-1)];
    if (!first || !last) {
      await ledger.imports.update(decided.id, { state: 'done' });
      return { cases: [] };
    }
    const entries = next.flatMap((row) => row.entries);
    const { cases, conflicts } = await take(ledger, entries, now);
    await Promise.all([
      ledger.staged.where(KEY).between(keyOf(first), keyOf(last), true, true).delete(),
      ledger.imports.put({
        ...decided,
        taken: decided.taken + entries.length,
        conflicts: decided.conflicts + conflicts.length,
      }),
    ]);
    return { cases };
  });
}

/** The entries that one transaction takes over, about: a click waits for no more than that. */
const BATCH = 50;

function enoughOf(rows: readonly StagedRow[]): StagedRow[] {
  let entries = 0;
  return rows.filter((row) => {
    const more = entries < BATCH;
    entries += row.entries.length;
    return more;
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

const isThereMore = (ledger: Ledger): Promise<boolean> =>
  ledger.transaction('r', ledger.imports, ledger.cursors, ledger.removals, async () => {
    const [imports, burials, removing] = await Promise.all([
      ledger.imports.where('state').anyOf('decided', 'cancelled').count(),
      ledger.cursors.get('burials'),
      isRemoving(ledger),
    ]);
    return imports > 0 || burials !== undefined || removing;
  });

const KEY = '[importId+about+n]';
const keyOf = ({ importId, about, n }: StagedRow) => [importId, about, n];

const stagedOf = (ledger: Ledger, id: string) => ledger.staged.where(KEY).between([id], [id, Dexie.maxKey]);
