/**
 * What is remembered of the ledger outside of it: its totals in the extension's own storage, which is another database on
 * the disk, and in the rolling copy. Both are brought up to date after a write was acknowledged, so they may be behind
 * the ledger, never ahead of it; until then, what was acted is noted (notes.ts).
 */
import { Refusal } from '../utils/result';
import { check, type Damage, totalsOf } from './check';
import { copied } from './copied';
import { copyAnew, copyCursor, copyEntries } from './copy';
import { type Ledger, type LedgerOptions, NOTHING, openLedger, plain, type Totals } from './ledger';
import { Notes, notesOn, takingNotesAway } from './notes';
import type { Salted } from './take';
import { isGone } from './tombstone';

/** Where the totals are kept: `browser.storage.local`, or what behaves like it. */
export interface Shelf {
  /** Null: all. */
  get(keys: string[] | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
}

/** The shelf and the rolling copy's folder; null where the browser gives none (a private window of Firefox). */
export interface Memory {
  shelf: Shelf;
  folder: FileSystemDirectoryHandle | null;
}

const TOTALS = 'ledger-totals';
const DAMAGE = 'ledger-damage';

export class Damaged extends Refusal {
  constructor(readonly damage: Damage) {
    const { kind, has, had } = damage;
    super('damaged', `the ledger is ${kind}: ${has.count} of ${had.count} entries`);
  }
}

/** The rolling copy's folder, in the extension's private files. */
export async function copyFolder(): Promise<FileSystemDirectoryHandle | null> {
  try {
    const files = await navigator.storage.getDirectory();
    return await files.getDirectoryHandle('copy', { create: true });
  } catch (error) {
    console.warn('Threadkeeper: this browser gives no room for the rolling copy', error);
    return null;
  }
}

export interface Checked {
  ledger: Ledger;
  /** Null when it is what is remembered. */
  damage: Damage | null;
}

/** Opens the ledger and compares it with what is remembered. */
export async function openChecked(memory: Memory, options: LedgerOptions = {}): Promise<Checked> {
  const opening = openLedger(options);
  opening.catch(() => {}); // it is awaited below
  try {
    // Opened meanwhile, but not read before: another page of ours may be writing.
    const { totals, damage: found } = await recall(memory);
    const ledger = await opening;
    // Without the copy nothing would ever take them away again, and a few notes alone bring back no ledger.
    if (memory.folder) ledger.notes = new Notes(memory.shelf);
    return { ledger, damage: found ?? (await check(ledger, totals)) };
  } catch (error) {
    await opening.then(
      (ledger) => ledger.close(),
      () => {},
    );
    throw error;
  }
}

/** The same; a damaged one is closed again, and nothing was changed. */
export async function openSound(memory: Memory, options: LedgerOptions = {}): Promise<Ledger> {
  const { ledger, damage } = await openChecked(memory, options);
  if (damage === null) return ledger;
  ledger.close();
  throw new Damaged(damage);
}

async function recall({ shelf, folder }: Memory): Promise<{ totals: Totals[]; damage: Damage | null }> {
  const [kept, notes, cursor] = await Promise.all([
    shelf.get([TOTALS, DAMAGE]),
    notesOn(shelf),
    folder === null ? null : copyCursor(folder),
  ]);
  const totals = [
    kept[TOTALS] as Totals | undefined,
    cursor?.sum ? totalsOf(cursor) : undefined,
    ...notes.map(([, { before }]) => before ?? undefined),
  ];
  return {
    totals: totals.filter((one) => one !== undefined),
    damage: (kept[DAMAGE] as Damage | undefined) ?? null,
  };
}

/** After a write: what the ledger comes to. */
export async function rememberTotals(ledger: Ledger, { shelf }: Memory): Promise<void> {
  const head = await ledger.head.get('head');
  if (head) await shelf.set({ [TOTALS]: totalsOf(head) });
}

/** `calm`: see copyEntries. */
export async function copyOn(
  ledger: Ledger,
  { shelf, folder }: Memory,
  calm?: () => Promise<void>,
): Promise<void> {
  if (folder) await takingNotesAway(shelf, () => copyEntries(ledger, folder, calm));
}

/** More come only from an import, whose file is there as well. */
const UNNOTED = 500;

/**
 * What a life of the background committed and could not note any more: who sees it, or hears at a retry that it was written,
 * takes it for safe. Acts that come meanwhile wait for this note too.
 */
export async function noteRest(ledger: Ledger, { shelf }: Memory): Promise<void> {
  if (ledger.notes === null) return;
  // Each note is begun before the totals that count it: up to these, nothing is without one.
  const { last } = ((await shelf.get([TOTALS]))[TOTALS] as Totals | undefined) ?? NOTHING;
  const rows = await ledger.entries.where('arrival').above(last).limit(UNNOTED).toArray();
  const rest = rows.flatMap((row) => (isGone(row) ? [] : [{ entry: plain(row), salt: row.salt }]));
  ledger.notes.rest(rest);
}

/**
 * Before the ledger is built anew: what was noted goes into the copy, and all that will be there is copied once more, because
 * its numbers will be others. What there was stays known until all is back.
 */
export async function gatherMemory({ shelf, folder }: Memory, had: Totals): Promise<void> {
  await shelf.set({ [TOTALS]: had });
  if (folder === null) return;
  const notes = await notesOn(shelf);
  await copyAnew(
    folder,
    notes.flatMap(([, { entries }]) => entries),
  );
  await shelf.remove(notes.map(([key]) => key));
}

/** All entries that are kept outside of IndexedDB: the rolling copy's, and those that it had not got yet. */
export async function* keptElsewhere({
  shelf,
  folder,
}: Memory): AsyncGenerator<{ entries: Salted[]; bad: number }> {
  if (folder) yield* copied(folder);
  yield { entries: (await notesOn(shelf)).flatMap(([, { entries }]) => entries), bad: 0 };
}

/** What a scrub found is remembered until it was mended. */
export const rememberDamage = (damage: Damage, { shelf }: Memory) => shelf.set({ [DAMAGE]: damage });

/** The ledger as it is now is what it should be: the user said so, or all that was there is there again. */
export async function forgetDamage(ledger: Ledger, { shelf }: Memory): Promise<void> {
  const head = await ledger.head.get('head');
  if (head) await shelf.set({ [TOTALS]: totalsOf(head) });
  else await shelf.remove(TOTALS);
  await shelf.remove(DAMAGE);
}
