/** After each write, and at every start: what other stores remember of the ledger is brought up to date. */
import { copyOn, rememberTotals } from '../../storage/memory';
import { type GetLedger, memoryOfLedger } from './open-ledger';

export type Remember = () => void;

/** The copy waits for the end of a burst, in ms: each addition writes a file of up to a megabyte anew. */
const CALM = 1_000;

/**
 * The totals at once, the copy soon after. Should the worker die before, the next start makes it good: these memories
 * may be behind the ledger.
 */
export function remembers(getLedger: GetLedger): Remember {
  let calm: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> = Promise.resolve();
  // One after the other: two that append to one file would each write over the other's lines.
  const next = (work: typeof copyOn) => {
    running = running
      .then(async () => work(await getLedger(), await memoryOfLedger()))
      .catch((error: unknown) => console.error('Threadkeeper: the memory of the ledger is behind', error));
  };
  const remember = () => {
    next(rememberTotals);
    clearTimeout(calm);
    calm = setTimeout(() => next(copyOn), CALM);
  };
  remember();
  return remember;
}
