/** After each write, and at every start: the words of search follow the entries, one small batch at a time. */
import { indexWords } from '../../storage/index-words';
import { stillToCome } from '../../storage/queries/older';
import { afterStart } from './after-start';
import type { GiveWay } from './give-way';
import type { GetLedger } from './open-ledger';

/** Between two batches, so that clicks come first, in ms. */
const PAUSE = 10;
/** The same while a new seat fetches what is older: that comes first, and a search says what it does not know yet. */
const LONG_PAUSE = 1_000;

/** Should the worker die before, the next start goes on; until then a search reads the newest entries themselves. */
export function followsWithWords(getLedger: GetLedger, way: GiveWay): () => void {
  let asked = false;
  let running = false;
  const run = async () => {
    running = true;
    try {
      while (asked) {
        asked = false;
        const ledger = await getLedger();
        do {
          await way.calm();
          const pause = (await stillToCome(ledger)).length > 0 ? LONG_PAUSE : PAUSE;
          await new Promise((done) => setTimeout(done, pause));
        } while (await indexWords(ledger));
      }
    } catch (error) {
      console.error('Threadkeeper: the words of search are behind', error);
    } finally {
      running = false;
    }
  };
  const again = () => {
    asked = true;
    if (!running) void run();
  };
  afterStart(again);
  return again;
}
