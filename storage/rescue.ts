/**
 * What is left of a damaged ledger and what the rolling copy has, as one backup file that an import takes. It changes
 * nothing.
 */
import { type Gathered, gatherBackup } from './backup/gather';
import { isSalt } from './backup/lines';
import { digestOf } from './digest';
import { type Ledger, plain, type Totals } from './ledger';
import { keptElsewhere, type Memory } from './memory';
import type { Salted } from './take';

export interface Left {
  /** Null where it cannot be opened. */
  ledger: Ledger | null;
  memory: Memory;
  /** Which of these still have the form of an entry: one that has not would have the whole file refused. */
  areEntries: (entries: readonly Salted['entry'][]) => Promise<boolean[]>;
}

const SOME = 200;

/** `had`: what was there as far as it is remembered. */
export const rescue = (left: Left, had: Totals | null, now: number): Promise<Gathered> =>
  gatherBackup(piecesOf(left), had, now);

async function* piecesOf({ ledger, memory, areEntries }: Left): AsyncGenerator<Salted[]> {
  if (ledger) yield* unchanged(ledger);
  for await (const { entries } of keptElsewhere(memory)) {
    for (let n = 0; n < entries.length; n += SOME) {
      const some = entries.slice(n, n + SOME);
      const good = await areEntries(some.map(({ entry }) => entry));
      yield some.filter(({ salt }, at) => good[at] && isSalt(salt));
    }
  }
}

/** The ledger's entries that still are what was written. */
async function* unchanged(ledger: Ledger): AsyncGenerator<Salted[]> {
  for (let from = 0; ; ) {
    const rows = await ledger.entries.where('arrival').above(from).limit(SOME).toArray();
    const last = rows.at(-1);
    if (!last) return;
    from = last.arrival;
    yield rows
      .filter((row) => digestOf(plain(row), row.salt) === row.digest)
      .map((row) => ({ entry: plain(row), salt: row.salt }));
  }
}
