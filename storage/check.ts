/**
 * Whether the ledger is what it was. Chromium puts an empty database in the place of a damaged one, and opens a log that
 * was cut in half without a word (measured 2026-11): only a memory kept elsewhere can tell.
 */

import { digestOf, plus } from './digest';
import { type Ledger, NOTHING, plain, type Totals } from './ledger';

/**
 * `emptied`: nothing is left; `older`: entries are missing that were there; `torn`: the newest entry and the head do not
 * belong together; `changed`: an entry, or their sum, is not what was written.
 */
export const DAMAGES = ['emptied', 'older', 'torn', 'changed'] as const;
export type DamageKind = (typeof DAMAGES)[number];

export interface Damage {
  kind: DamageKind;
  /** What is there, and what was there as far as it is remembered. */
  has: Totals;
  had: Totals;
}

export const totalsOf = ({ count, last, sum, gone, removed }: Totals): Totals => ({
  ...{ count, last, sum, gone },
  ...(removed && { removed }),
});

/**
 * In constant time. `memories` are what other stores knew before the ledger was opened; each of them may be behind it,
 * none may be ahead.
 */
export async function check(ledger: Ledger, memories: readonly Totals[]): Promise<Damage | null> {
  const [head, newest] = await ledger.transaction('r', ledger.head, ledger.entries, () =>
    Promise.all([ledger.head.get('head'), ledger.entries.orderBy('arrival').last()]),
  );
  const has = head ? totalsOf(head) : NOTHING;
  const had = memories.reduce((most, one) => (isAhead(one, most) ? one : most), NOTHING);
  if (isAhead(had, has) || everIn(had) > everIn(has))
    return { kind: newest === undefined ? 'emptied' : 'older', has, had };
  // Where everything was taken out, the number of the newest stays.
  if (newest ? newest.arrival !== has.last : has.count > 0) return { kind: 'torn', has, had: has };
  if (newest && digestOf(plain(newest), newest.salt) !== newest.digest)
    return { kind: 'changed', has, had: has };
  if (memories.some((one) => isSame(one, has) && one.sum !== has.sum)) return { kind: 'changed', has, had };
  return null;
}

/** An entry was added since, or one was forgotten or taken out: each of these only ever counts up. */
const isAhead = (one: Totals, other: Totals) =>
  one.last > other.last || (one.last === other.last && changes(one) > changes(other));

/** How often something was forgotten or taken out. */
export const changes = ({ gone, removed = 0 }: Totals): number => gone + removed;
const isSame = (one: Totals, other: Totals) => one.last === other.last && changes(one) === changes(other);

/** How many entries there ever were: what was taken out on purpose is not missing. */
const everIn = ({ count, removed = 0 }: Totals) => count + removed;

/** How far a scrub has come: the entries up to `last` were read and come to this; `gone` and `removed` are the head's at its start. */
export type Scrubbed = Totals;

export interface Scrub {
  /** Null when it has come to the end. */
  next: Scrubbed | null;
  damage: Damage | null;
}

/** Reads the next entries again, in one transaction; at the end they must come to what the head says. */
export async function scrub(ledger: Ledger, from: Scrubbed | null, most = 500): Promise<Scrub> {
  const [head, rows] = await ledger.transaction('r', ledger.head, ledger.entries, () =>
    Promise.all([
      ledger.head.get('head'),
      ledger.entries
        .where('arrival')
        .above(from?.last ?? 0)
        .limit(most)
        .toArray(),
    ]),
  );
  const should = head ? totalsOf(head) : NOTHING;
  const begun = { ...should, count: 0, last: 0, sum: NOTHING.sum };
  // What was read before may have been forgotten or taken out since: from the first entry on.
  if (from && changes(from) !== changes(should)) return { next: begun, damage: null };
  const read = { ...(from ?? begun) };
  for (const row of rows) {
    if (digestOf(plain(row), row.salt) !== row.digest)
      return { next: null, damage: { kind: 'changed', has: read, had: should } };
    read.count++;
    read.last = row.arrival;
    read.sum = plus(read.sum, row.digest);
  }
  if (rows.length === most) return { next: read, damage: null };
  const whole = read.count === should.count && read.sum === should.sum;
  return { next: null, damage: whole ? null : { kind: 'torn', has: read, had: should } };
}
