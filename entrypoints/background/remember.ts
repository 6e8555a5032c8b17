/** After each write, and at every start: what other stores remember of the ledger is brought up to date. */
import { copyOn, rememberTotals } from '../../storage/memory';
import { removeFromCopy } from '../../storage/sync/remove';
import { afterStart } from './after-start';
import type { GiveWay } from './give-way';
import { type GetLedger, memoryOfLedger } from './open-ledger';

/** Brings the copy up to date; fails where it cannot. */
export type CopyNow = () => Promise<void>;

export interface Remembers {
  remember: () => void;
  copyNow: CopyNow;
  /** What was taken out of the ledger goes from the copy; fails where it cannot. */
  removeFromCopy: () => Promise<void>;
}

/** The copy waits for the end of a burst, in ms: each addition writes a file of up to a megabyte anew. */
const CALM = 1_000;
/** It waits no longer than this, in ms: a take-over is one long burst, and clicks come in its midst. */
const LONGEST = 5_000;

/**
 * The totals at once, the copy soon after. Should the worker die before, the next start makes it good: these memories
 * may be behind the ledger.
 */
export function remembers(getLedger: GetLedger, way: GiveWay): Remembers {
  let calm: ReturnType<typeof setTimeout> | undefined;
  /** When the first write came that the copy has not got yet. */
  let behindSince: number | null = null;
  let running: Promise<void> = Promise.resolve();
  const copy: typeof copyOn = (ledger, memory) => copyOn(ledger, memory, way.calm);
  // One after the other: two that append to one file would each write over the other's lines.
  const next = (work: typeof copyOn) => {
    const done = running.then(async () => work(await getLedger(), await memoryOfLedger()));
    running = done.catch((error: unknown) =>
      console.error('Threadkeeper: the memory of the ledger is behind', error),
    );
    return done;
  };
  const later = (work: typeof copyOn) => void next(work).catch(() => undefined); // it was said
  const remember = () => {
    later(rememberTotals);
    clearTimeout(calm);
    behindSince ??= Date.now();
    const left = Math.max(0, behindSince + LONGEST - Date.now());
    calm = setTimeout(
      () => {
        behindSince = null;
        later(copy);
      },
      Math.min(CALM, left),
    );
  };
  // Not only after a calm: what a life has left that was too short for it.
  afterStart(() => {
    later(rememberTotals);
    later(copy);
  });
  return { remember, copyNow: () => next(copy), removeFromCopy: () => next(removeFromCopy) };
}
