/** The files that left the browser: how old the newest backup is, and which one makes room for the next. */
import { type FileKind, KEPT } from '../../utils/files';
import type { Ledger } from '../ledger';
import type { FileRow } from '../records';
import { isGone } from '../tombstone';

const BACKUPS: readonly FileKind[] = ['backup', 'sealed', 'scheduled'];
/** A ledger without a newer file is at the mercy of one disk, in ms. */
const OLD = 14 * 86_400_000;

/** Set only when a backup file is wanting; `newest`: when the last one was saved, if ever. */
export async function noFileSince(ledger: Ledger, now: number): Promise<{ newest: string | null } | null> {
  const [row, first, cases] = await Promise.all([
    newestOf(ledger, BACKUPS),
    ledger.entries
      .orderBy('arrival')
      .filter((row) => !isGone(row))
      .first(),
    ledger.cases.limit(1).count(),
  ]);
  // The templates that everybody starts with are nothing to lose.
  if (!first || isGone(first) || cases === 0) return null;
  return now - Date.parse(row?.at ?? first.at) < OLD ? null : { newest: row?.at ?? null };
}

export const newestScheduled = (ledger: Ledger) => newestOf(ledger, ['scheduled']);

const newestOf = (ledger: Ledger, kinds: readonly FileKind[]): Promise<FileRow | undefined> =>
  ledger.files
    .orderBy('at')
    .reverse()
    .filter(({ kind }) => kinds.includes(kind))
    .first();

/** Files that may name one of these people: made when something of them was already in the ledger. Newest first. */
export async function filesNaming(ledger: Ledger, people: readonly string[]): Promise<FileRow[]> {
  const histories = await Promise.all(people.map((id) => ledger.history('person', id)));
  const clocks = histories
    .flat()
    .map(({ clock }) => clock)
    .sort();
  const [first] = clocks;
  if (first === undefined) return [];
  return ledger.files
    .orderBy('at')
    .reverse()
    .filter(({ clock }) => clock !== null && clock >= first)
    .toArray();
}

/** Where the next file that is saved by itself goes. */
export interface Place {
  id: string;
  /** Nobody else's file has it: it names this ledger, which another browser or an emptied one does not have. */
  name: string;
}

/** The first place without a file, else that of the oldest. */
export async function nextPlace(ledger: Ledger): Promise<Place> {
  const [rows, head] = await Promise.all([ledger.files.orderBy('at').toArray(), ledger.head.get('head')]);
  const taken = rows.filter(({ kind }) => kind === 'scheduled').map(({ id }) => id);
  const places = Array.from({ length: KEPT }, (_, n) => ({
    id: `scheduled-${n + 1}`,
    name: `threadkeeper-${head?.device.slice(0, 6)}-${n + 1}.jsonl`,
  }));
  const place = places.find(({ id }) => !taken.includes(id)) ?? places.find(({ id }) => id === taken[0]);
  if (!place) throw new Error(`no place among ${taken.join(', ')}`);
  return place;
}
