/** After each write, and at every start: what other stores remember of the ledger is brought up to date. */
import { remember } from '../../storage/memory';
import { type GetLedger, memoryOfLedger } from './open-ledger';

export type Remember = () => void;

/**
 * One at a time; a burst of writes is copied in a few rounds. Should the worker die before, the next start makes it good:
 * these memories may be behind the ledger.
 */
export function remembers(getLedger: GetLedger): Remember {
  let asked = false;
  let running = false;
  const run = async () => {
    running = true;
    try {
      while (asked) {
        asked = false;
        await remember(await getLedger(), await memoryOfLedger());
      }
    } catch (error) {
      console.error('Threadkeeper: the copy of the ledger is behind', error);
    } finally {
      running = false;
    }
  };
  const again = () => {
    asked = true;
    if (!running) void run();
  };
  again();
  return again;
}
