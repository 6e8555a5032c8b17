/** Carries out decided imports and removals, step by step between the user's clicks; at every start it goes on where the worker died. */
import { browser } from 'wxt/browser';
import { takeOverSome } from '../../storage/backup/take-over';
import type { Ledger } from '../../storage/ledger';
import { endRemovals, removedFromLedger } from '../../storage/sync/remove';
import { patternOf } from '../../utils/destinations/address';
import { dropMembership } from '../../utils/team/membership';
import { afterStart } from './after-start';
import type { AfterWrite } from './after-write';
import { dropKeys } from './drop-destination';
import { giveBack } from './give-back';
import type { GiveWay } from './give-way';
import type { GetLedger } from './open-ledger';

/** Call it when there may be something to take over. */
export type TakeOver = () => void;

export function takesOver(
  getLedger: GetLedger,
  told: AfterWrite,
  way: GiveWay,
  removeFromCopy: () => Promise<void>,
): TakeOver {
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
        await endRemoved(await getLedger(), removeFromCopy);
      }
    } catch (error) {
      console.error('Threadkeeper: an import or a removal was not carried out to its end', error);
    } finally {
      running = false;
    }
  };
  afterStart(() => void run());
  return () => void run();
}

/** What was of a brand alone outside of the ledger goes after it: lines of the copy, keys, permissions, the invitation. */
async function endRemoved(ledger: Ledger, removeFromCopy: () => Promise<void>): Promise<void> {
  const rows = await removedFromLedger(ledger);
  if (rows.length === 0) return;
  await removeFromCopy();
  for (const { brand } of rows) await dropMembership(browser.storage.local, brand);
  await dropKeys(ledger);
  await giveBack(
    ledger,
    rows.flatMap(({ asked }) => asked.map(patternOf)),
  );
  await endRemovals(ledger, rows);
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
