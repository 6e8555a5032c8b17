/** Carries out decided imports, step by step between the user's clicks; at every start it goes on where the worker died. */
import { takeOverSome } from '../../storage/backup/take-over';
import { afterStart } from './after-start';
import type { AfterWrite } from './after-write';
import type { GiveWay } from './give-way';
import type { GetLedger } from './open-ledger';

/** Call it when there may be something to take over. */
export type TakeOver = () => void;

export function takesOver(getLedger: GetLedger, told: AfterWrite, way: GiveWay): TakeOver {
  let running = false;
  let asked = false;
  const run = async () => {
    asked = true;
    if (running) return;
    running = true;
    try {
      while (asked) {
        asked = false;
        await takeOverAll(getLedger, told, way);
      }
    } catch (error) {
      console.error('Threadkeeper: an import was not taken over to its end', error);
    } finally {
      running = false;
    }
  };
  afterStart(() => void run());
  return () => void run();
}

/** Between two tellings, in ms: what follows a write would take the time of the clicks, if it followed each step. */
const TOLD_EVERY = 1_000;

async function takeOverAll(getLedger: GetLedger, told: AfterWrite, way: GiveWay): Promise<void> {
  const cases = new Set<string>();
  let last = Date.now();
  const tell = () => {
    if (cases.size > 0) told({ again: false, cases: [...cases] });
    cases.clear();
    last = Date.now();
  };
  try {
    for (;;) {
      await way.calm();
      const step = await takeOverSome(await getLedger(), Date.now());
      if (step === null) return;
      for (const id of step.cases) cases.add(id);
      if (Date.now() - last >= TOLD_EVERY) tell();
      // A click that came meanwhile has its turn.
      await new Promise((done) => setTimeout(done));
    }
  } finally {
    tell();
  }
}
