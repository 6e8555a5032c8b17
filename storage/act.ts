/**
 * The one way to write: append entries and refold the entities that they name, in one transaction. An act whose
 * entries are there already (a retry, a double click, another tab) changes nothing and gives the same answer.
 */
import Dexie from 'dexie';
import { tick } from '../utils/clock';
import { Refusal } from '../utils/result';
import { digestOf, newSalt, plus } from './digest';
import { type Draft, type Entry, entryForm } from './entries';
import { type HeadRow, type Ledger, NOTHING, type StoredEntry } from './ledger';
import { refold } from './refold';
import type { Salted } from './take';
import { isGone } from './tombstone';

export interface Act {
  /** The id of the first entry; made where the user acted. */
  op: string;
  /** When it is written, in ms since 1970. */
  now: number;
}

export interface Written {
  /** True when the act had been written before. */
  again: boolean;
  /** The cases whose rows changed, for the marks. */
  cases: string[];
}

/** The ids of an act's entries: the act's own for the first, numbered from there. */
export const entryId = (op: string, n: number) => (n === 0 ? op : `${op}.${n}`);

/**
 * Writes what `drafts` gives. It runs inside the transaction: it may read the ledger, may throw a `Refusal` (nothing
 * is written then), and must await nothing but the ledger. Done when it is on the disk and noted beside the ledger; inside a
 * caller's transaction it is the caller who waits for both.
 */
export async function act(
  ledger: Ledger,
  { op, now }: Act,
  drafts: () => Draft[] | Promise<Draft[]>,
): Promise<Written> {
  // As few waits as can be: each is a way to another process and back.
  const written = await ledger.transaction('rw', ledger.writtenByActs, async () => {
    const [known, head, me, [saying]] = await Promise.all([
      ledger.entries.where('id').equals(op).first(),
      headOf(ledger),
      ledger.settings.get('me'),
      Promise.allSettled([(async () => drafts())()]),
    ]);
    // Told anew: who resends may have died before the marks heard of it. What it would say now does not count.
    if (known) return { again: true, cases: known.entity === 'case' ? [known.entityId] : [] };
    if (saying.status === 'rejected') throw saying.reason;
    const said = saying.value;
    if (said.length === 0) return { again: false, cases: [] };
    const { device } = head;
    const actor = typeof me?.value === 'string' ? me.value : '';
    const at = new Date(now).toISOString();
    let { clock } = head;
    const entries = said.map((draft) => {
      clock = tick(clock, now, device);
      return checked({ ...draft, v: 1, device, actor, at, clock });
    });
    const sealed = entries.map((entry) => ({ entry, salt: newSalt() }));
    ledger.notes?.add(entries[0]!.clock, sealed, head);
    const [cases] = await Promise.all([refold(ledger, entries, now, entries), append(ledger, head, sealed)]);
    return { again: false, cases };
  });
  if (Dexie.currentTransaction === null) await ledger.notes?.written();
  return written;
}

/** The head, or that of a ledger in which nothing was written yet. */
export async function headOf(ledger: Ledger): Promise<HeadRow> {
  const head = await ledger.head.get('head');
  return head ?? { key: 'head', device: crypto.randomUUID(), clock: null, ...NOTHING };
}

/**
 * Adds entries that the ledger does not have, with their seals, and moves the head; inside the caller's transaction. Those
 * that were digested before bring their digest.
 */
export async function append(
  ledger: Ledger,
  head: HeadRow,
  entries: readonly (Salted & { digest?: string })[],
): Promise<HeadRow> {
  ledger.mustBeWithin();
  let { clock, count, last, sum, gone } = head;
  const stored = entries.map(({ entry, salt, digest = digestOf(entry, salt) }): StoredEntry => {
    count++;
    last++;
    sum = plus(sum, digest);
    if (isGone(entry)) gone++;
    else if (clock === null || entry.clock > clock) clock = entry.clock;
    return { ...entry, arrival: last, salt, digest };
  });
  const moved = { ...head, clock, count, last, sum, gone };
  await Promise.all([ledger.entries.bulkAdd(stored), ledger.head.put(moved)]);
  return moved;
}

/** No form but the known ones gets in: what is written now is read back by every later version. */
function checked(entry: unknown): Entry {
  const parsed = entryForm.safeParse(entry);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const tooLong = issue?.code === 'too_big' && issue.origin === 'string';
  throw new Refusal(
    tooLong ? 'too-long' : 'not-understood',
    `entry.${issue?.path.join('.')}: ${issue?.message}`,
  );
}
