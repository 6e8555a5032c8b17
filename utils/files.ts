/** The files that leave the browser. */

/** What a file holds: the whole ledger (plain, sealed with a passphrase, or saved by itself), or a table for people. */
export const FILE_KINDS = [
  'backup',
  'sealed',
  'scheduled',
  'cases',
  'customers',
  'handoffs',
  'report',
  'person',
] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** How often a backup file is saved by itself. */
export const RHYTHMS = ['day', 'week'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

/** How many of these files are kept; the next one takes the place of the oldest. */
export const KEPT = 7;

/** Why a file was not saved by itself; each has its sentence (`schedule.failed.…`). */
export const SAVE_FAULTS = [
  'not-allowed',
  'no-copy',
  'no-key',
  'not-whole',
  'no-space',
  'cancelled',
  'interrupted',
  'cut',
  'failed',
] as const;
export type SaveFault = (typeof SAVE_FAULTS)[number];

/** Thrown where the saving of a file ends. `detail` is for the maintainer. */
export class NotSaved extends Error {
  constructor(
    readonly why: SaveFault,
    readonly detail = '',
  ) {
    super(`${why} ${detail}`.trim());
    this.name = 'NotSaved';
  }
}

/** Pieces of text as one file; each goes to the browser at once, which keeps it outside of our memory. */
export async function gather(pieces: AsyncIterable<string>, type: string): Promise<Blob> {
  const parts: Blob[] = [];
  for await (const piece of pieces) parts.push(new Blob([piece]));
  return new Blob(parts, { type });
}
