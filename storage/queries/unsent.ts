/** What of a team's brand may be nowhere but here, as far as this machine knows: to be known before it is taken out. */
import type { Entry } from '../entries';
import { type Ledger, plain, type StoredEntry } from '../ledger';
import { isPseudonymKey } from '../pseudonyms';
import type { FileRow, TeamRow } from '../records';
import { isShared } from '../sync/share';
import { isGone } from '../tombstone';

export interface Unsent {
  count: number;
  /** Entries that arrived up to here were looked at. */
  last: number;
}

/** So many are read at once. */
const SOME = 500;

/**
 * How many entries the team's log has not acknowledged, or is not known to have from somebody else, and no saved file of the whole
 * ledger has. Those that arrived after `from`; inside a caller's transaction only what is new since.
 */
export async function unsent(ledger: Ledger, row: TeamRow, from = 0): Promise<Unsent> {
  const isSafe = await safeIn(ledger, row);
  let count = 0;
  for (let last = from; ; ) {
    const rows = await ledger.entries.where('arrival').above(last).limit(SOME).toArray();
    count += rows.filter(
      (one) => !isGone(one) && isLeft(plain(one) as Entry, row.brand) && !isSafe(one),
    ).length;
    last = rows.at(-1)?.arrival ?? last;
    if (rows.length < SOME) return { count, last };
  }
}

/** What a brand's removal takes, but for templates that are private by now. The keys of pseudonyms stay. */
export const isLeft = (entry: Entry, brand: string): boolean =>
  isShared(entry, brand) && !isPseudonymKey(entry);

async function safeIn(ledger: Ledger, row: TeamRow): Promise<(entry: StoredEntry) => boolean> {
  const { brand, devices, role, pushed, cursor } = row;
  const [files, seats, aside] = await Promise.all([
    ledger.files.toArray(),
    ledger.seats.where({ brand }).toArray(),
    ledger.setAside.where({ brand }).toArray(),
  ]);
  const there = new Set(
    seats.filter(({ created }) => created === cursor?.created).map(({ device }) => device),
  );
  // The log would not have these, or has other words under their ids.
  const only = new Set(
    aside.flatMap(({ why, body }) => (why === 'too-long' || why === 'conflict' ? idIn(body) : [])),
  );
  const isThere = ({ id, device, arrival }: StoredEntry & Entry) =>
    !only.has(id) && (devices.includes(device) ? role !== 'reader' && arrival <= pushed : there.has(device));
  return (entry) => isThere(entry as StoredEntry & Entry) || files.some((file) => isIn(entry as never, file));
}

/** By both: after a damage, arrival numbers may have been given anew. */
const isIn = ({ arrival, clock: written }: StoredEntry & Entry, { holds, clock }: FileRow) =>
  holds !== null && clock !== null && arrival <= holds && written <= clock;

function idIn(body: string): string[] {
  try {
    const { entry } = JSON.parse(body) as { entry?: { id?: unknown } };
    return typeof entry?.id === 'string' ? [entry.id] : [];
  } catch {
    return [];
  }
}
