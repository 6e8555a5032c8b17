/**
 * When the next backup file saves itself, and what became of the last try. It is kept beside the ledger, in the extension's
 * own storage, because the browser may empty the ledger: the files are to go on all the more.
 */
import { RHYTHMS, type Rhythm, type SaveFault } from '../utils/files';
import type { Shelf } from './memory';

export interface Schedule {
  every: Rhythm;
  /** The id of the key that seals the files (sealing-key.ts); null: they are not sealed. */
  key: string | null;
  /** ISO 8601 UTC: when the next file is due. */
  next: string;
  /** How often the file that is due was begun: a browser that ends in the middle says nothing. */
  tries: number;
  /** What the entries of the last file came to. */
  sum: string | null;
  failure: { at: string; why: SaveFault; detail: string } | null;
}

export const SCHEDULE = 'backup-schedule';

const HOUR = 3_600_000;
const LASTS: Record<Rhythm, number> = { day: 24 * HOUR, week: 7 * 24 * HOUR };
/** A file under way is looked after so often, in ms: a background that hears nothing for 30 s is ended. */
const LOOK_AGAIN = 20_000;
/** After so many tries without an end there is an hour's pause. */
const MOST_TRIES = 3;

/** Null: no file saves itself. */
export function asSchedule(stored: unknown): Schedule | null {
  const known = stored as Schedule | undefined;
  return known && RHYTHMS.includes(known.every) ? known : null;
}

export const readSchedule = async (shelf: Shelf) => asSchedule((await shelf.get([SCHEDULE]))[SCHEDULE]);
export const keepSchedule = (shelf: Shelf, schedule: Schedule) => shelf.set({ [SCHEDULE]: schedule });

const iso = (ms: number) => new Date(ms).toISOString();

/** The first file is due at once, also the first one with another key. */
export const switchedOn = (
  every: Rhythm,
  key: string | null,
  before: Schedule | null,
  now: number,
): Schedule => ({
  every,
  key,
  next: iso(now),
  tries: 0,
  sum: before?.key === key ? before.sum : null,
  failure: null,
});

/** Also when it lies farther ahead than it can: the clock was put back. */
export function isDue({ every, next }: Schedule, now: number): boolean {
  const ahead = Date.parse(next) - now;
  return ahead <= 0 || ahead > LASTS[every];
}

/** A file was saved, or nothing had changed since the last one. */
export const settled = (schedule: Schedule, sum: string | null, now: number): Schedule => ({
  ...schedule,
  next: iso(now + LASTS[schedule.every]),
  tries: 0,
  sum,
  failure: null,
});

export const failed = (schedule: Schedule, why: SaveFault, detail: string, now: number): Schedule => ({
  ...schedule,
  next: iso(now + HOUR),
  tries: 0,
  failure: { at: iso(now), why, detail },
});

/** Begins a try, or gives up for an hour. */
export const begun = (schedule: Schedule, now: number): Schedule =>
  schedule.tries < MOST_TRIES
    ? { ...schedule, tries: schedule.tries + 1 }
    : failed(schedule, 'cut', `${MOST_TRIES} tries`, now);

/** When the background is to look at it, in ms since 1970; null when never. */
export async function nextLook(shelf: Shelf, now: number): Promise<number | null> {
  const schedule = await readSchedule(shelf);
  if (schedule === null) return null;
  return isDue(schedule, now) ? now + LOOK_AGAIN : Date.parse(schedule.next);
}
