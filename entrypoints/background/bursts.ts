/** After writes, at every start and with the alarm: looks whether much more comes of a topic than usual, behind everything else. */
import { findBursts } from '../../storage/bursts';
import { afterStart } from './after-start';
import { catchUp } from './alarm';
import type { GiveWay } from './give-way';
import type { GetLedger } from './open-ledger';

/** In ms: who logs one case often tags it then, and logs the next. */
const SOON = 1_500;
/** Between two looks, in ms, however much is written. */
const REST = 10_000;

/** Should the worker die before, the next start looks: all of it is worked out of the ledger anew. */
export function watchesBursts(getLedger: GetLedger, way: GiveWay): () => void {
  let waiting = false;
  let rested = 0;
  const run = async () => {
    waiting = false;
    rested = Date.now() + REST;
    try {
      if (await findBursts(await getLedger(), Date.now(), () => way.calm())) await catchUp(getLedger);
    } catch (error) {
      console.error('Threadkeeper: no look at what is unusual', error);
    }
  };
  const look = () => {
    if (waiting) return;
    waiting = true;
    // A clock that was put back must not hold it up.
    const wait = Math.min(REST, Math.max(SOON, rested - Date.now()));
    setTimeout(() => void navigator.locks.request('bursts', run), wait);
  };
  afterStart(look);
  return look;
}
