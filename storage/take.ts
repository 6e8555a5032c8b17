/** Takes over entries that were written elsewhere: a backup's, the rolling copy's, another machine's. */
import { append, headOf } from './act';
import { bury } from './bury';
import { digestOf } from './digest';
import type { Kept } from './entries';
import { forgetUnnamed, forgottenAmong, lookForForgotten, tellsOfForgotten } from './forget';
import { type Ledger, plain, type StoredEntry } from './ledger';
import { notePurges } from './purges';
import { refold } from './refold';
import { isGone, living, tombstone } from './tombstone';

/** An entry with its salt: what leaves one ledger and comes into another. */
export interface Salted {
  entry: Kept;
  salt: string;
}

/** Its digest, where it was worked out before. */
type Incoming = Salted & { digest?: string };

export interface Taken {
  added: number;
  /** Ids that the ledger has with other words; its own stand. */
  conflicts: string[];
  /** The cases whose rows changed, for the marks. */
  cases: string[];
}

/**
 * In one transaction; entries that are there already change nothing, so it may be repeated. A tombstone goes before an
 * entry, on either side, and what is forgotten here comes in as a tombstone.
 */
export async function take(ledger: Ledger, others: readonly Incoming[], now: number): Promise<Taken> {
  return ledger.transaction('rw', ledger.tables, async () =>
    takeCompared(ledger, await compare(ledger, others), now),
  );
}

/** The same for entries of which the caller knows, in this transaction, that none of them is there and that each is there once. */
export function takeFresh(ledger: Ledger, fresh: readonly Incoming[], now: number): Promise<Taken> {
  ledger.mustBeWithin();
  return takeCompared(ledger, { fresh: [...fresh], gone: [], conflicts: [] }, now);
}

async function takeCompared(
  ledger: Ledger,
  { fresh, gone, conflicts }: Compared,
  now: number,
): Promise<Taken> {
  const head = await headOf(ledger);
  const { ids, unnamed } = await forgottenAmong(ledger, living(fresh.map(({ entry }) => entry)));
  const added = fresh.map((one) => (ids.has(one.entry.id) ? tombstone(one.entry.id) : one));
  const entries = living(added.map(({ entry }) => entry));
  await notePurges(
    ledger,
    living(fresh.map(({ entry }) => entry)).filter(({ id }) => ids.has(id)),
  );
  const cases: string[] = [];
  if (gone.length === 0) {
    const [changed] = await Promise.all([refold(ledger, entries, now, entries), append(ledger, head, added)]);
    cases.push(...changed);
  } else {
    await append(ledger, head, added);
    await bury(ledger, gone);
    cases.push(...(await refold(ledger, [...entries, ...living(gone.map(plain))], now)));
  }
  if (tellsOfForgotten(entries)) await lookForForgotten(ledger);
  if (unnamed.length > 0) cases.push(...(await forgetUnnamed(ledger, unnamed, now)));
  return { added: added.length, conflicts, cases };
}

interface Compared {
  fresh: Incoming[];
  /** The ledger's own that were forgotten elsewhere. */
  gone: StoredEntry[];
  conflicts: string[];
}

async function compare(ledger: Ledger, others: readonly Incoming[]): Promise<Compared> {
  const byId = new Map<string, Incoming>();
  for (const other of others) {
    const same = byId.get(other.entry.id);
    if (!same || isGone(other.entry)) byId.set(other.entry.id, other);
  }
  const known = await ledger.known([...byId.keys()]);
  const compared: Compared = { fresh: [], gone: [], conflicts: [] };
  for (const other of byId.values()) {
    const own = known.get(other.entry.id);
    if (!own) compared.fresh.push(other);
    else if (isGone(other.entry)) compared.gone.push(own);
    else if (!isGone(own) && own.digest !== (other.digest ?? digestOf(other.entry, other.salt)))
      compared.conflicts.push(own.id);
  }
  return compared;
}
