/** Takes over entries that were written elsewhere: a backup's, the rolling copy's, another machine's. */
import { append, headOf } from './act';
import { digestOf } from './digest';
import type { Entry } from './entries';
import type { Ledger } from './ledger';
import { refold } from './refold';

/** An entry with its salt: what leaves one ledger and comes into another. */
export interface Salted {
  entry: Entry;
  salt: string;
}

export interface Taken {
  added: number;
  /** Ids that the ledger has with other words; its own stand. */
  conflicts: string[];
  /** The cases whose rows changed, for the marks. */
  cases: string[];
}

/** In one transaction; entries that are there already change nothing, so it may be repeated. */
export async function take(ledger: Ledger, others: readonly Salted[], now: number): Promise<Taken> {
  return ledger.transaction('rw', ledger.writtenByActs, async () => {
    const ids = [...new Set(others.map(({ entry }) => entry.id))];
    const [head, stored] = await Promise.all([
      headOf(ledger),
      ledger.entries.where('id').anyOf(ids).toArray(),
    ]);
    const known = new Map(stored.map(({ id, digest }) => [id, digest]));
    const fresh = new Map<string, Salted>();
    const conflicts: string[] = [];
    for (const other of others) {
      const { id } = other.entry;
      const digest = known.get(id);
      if (digest === undefined) fresh.set(id, other);
      else if (digest !== digestOf(other.entry, other.salt)) conflicts.push(id);
    }
    const added = [...fresh.values()];
    const entries = added.map(({ entry }) => entry);
    const [cases] = await Promise.all([refold(ledger, entries, now, entries), append(ledger, head, added)]);
    return { added: added.length, conflicts, cases };
  });
}
