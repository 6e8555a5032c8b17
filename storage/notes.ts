/**
 * What was acted a moment ago, in the extension's own storage until the rolling copy has it: Chromium may empty every
 * database of the origin when it is killed, also of what it has just acknowledged. A note is begun within its act's
 * transaction and finished beside its commit, so that both together take no longer than the slower one.
 */
import Dexie from 'dexie';
import { totalsOf } from './check';
import type { Totals } from './ledger';
import type { Shelf } from './memory';
import type { Salted } from './take';
import { isGone } from './tombstone';

export interface Note {
  entries: Salted[];
  /**
   * What the ledger came to before the act, which may never have been committed; null where the act is a part of more, whose
   * beginning may not have been committed either.
   */
  before: Totals | null;
}

const NOTE = 'ledger-note:';
/** More than a burst of clicks: where the copy can't be written, the oldest make way. */
const MOST = 200;

export class Notes {
  readonly #writing = new Set<Promise<void>>();

  constructor(private readonly shelf: Shelf) {}

  /** Inside an act's transaction, which does not wait for it; `clock` is the first entry's, and no other act's. */
  add(clock: string, entries: Salted[], before: Totals): void {
    const key = NOTE + clock;
    // The outermost, with which the act is committed or not.
    let transaction = Dexie.currentTransaction;
    const alone = !transaction?.parent;
    while (transaction?.parent) transaction = transaction.parent;
    const note: Note = { entries, before: alone ? totalsOf(before) : null };
    const noting = Dexie.ignoreTransaction(() => this.shelf.set({ [key]: note }));
    this.#track(noting);
    // What was refused is not to come back.
    transaction?.on('error', () => this.#track(noting.then(() => this.shelf.remove(key))));
  }

  /** What was committed and may be in no note; named by its first entry, as its act's own would be, and beside that. */
  rest(entries: Salted[]): void {
    const [first] = entries;
    if (!first || isGone(first.entry)) return;
    const note: Note = { entries, before: null };
    this.#track(this.shelf.set({ [`${NOTE}${first.entry.clock}+`]: note }));
  }

  /** When all that was begun is written. What can't be noted is in the ledger all the same. */
  async written(): Promise<void> {
    await Promise.all(this.#writing);
  }

  #track(work: Promise<void>): void {
    const done = work
      .catch((error: unknown) => console.warn('Threadkeeper: an act was not noted', error))
      .finally(() => this.#writing.delete(done));
    this.#writing.add(done);
  }
}

/** All notes by key, oldest first. */
export async function notesOn(shelf: Shelf): Promise<[key: string, Note][]> {
  const notes = Object.entries(await shelf.get(null)).filter(([key]) => key.startsWith(NOTE));
  return notes.sort(([a], [b]) => (a < b ? -1 : 1)) as [string, Note][];
}

/**
 * Runs what copies the ledger, then takes away the notes that were there before: whatever was committed of them is in the
 * copy, because a reading waits for the transactions that were begun before it.
 */
export async function takingNotesAway(shelf: Shelf, copying: () => Promise<unknown>): Promise<void> {
  const keys = (await notesOn(shelf)).map(([key]) => key);
  try {
    await copying();
  } catch (error) {
    await shelf.remove(keys.slice(0, -MOST));
    throw error;
  }
  await shelf.remove(keys);
}
