/**
 * A brand's ledger and its team's log become the same set: what is ours goes out, what is there comes in. It may end at any moment
 * and be begun again; all that it knows is in the ledger.
 */
import type { TeamLog } from '../../utils/team/log';
import type { Ledger } from '../ledger';
import type { TeamRow } from '../records';
import { hear, settle } from './claims';
import { acknowledge, outgoing, outgoingOfOthers } from './outbox';
import { type At, meet, takeAside, takeIn } from './pull';
import { purge } from './purge';
import { noteInStep, ownDevice } from './teams';

export interface Sync {
  ledger: Ledger;
  brand: string;
  log: TeamLog;
  /** The program's version. */
  version: string;
  now: () => number;
  /** Done when nobody waits for the ledger. */
  calm: () => Promise<void>;
  /** After each portion that came in: the cases whose rows changed. */
  told: (cases: string[]) => void;
}

const at = ({ now, version }: Sync): At => ({ now: now(), version });

/** The team's row; null where it is not to be synchronised any more. */
async function rowOf({ ledger, brand }: Sync): Promise<TeamRow | null> {
  const row = await ledger.teams.get(brand);
  return row?.state === 'on' ? row : null;
}

/** Into step with the log as it is now. False: the team was paused or left meanwhile. */
export async function catchUp(sync: Sync): Promise<boolean> {
  const { ledger, brand, log } = sync;
  await ownDevice(ledger, brand);
  const head = await log.head();
  const ahead = head.now === null ? null : sync.now() - head.now;
  const row = await meet(ledger, brand, head, (seq) => log.idAt(seq));
  if (row?.state !== 'on') return false;
  const again = await takeAside(ledger, brand, at(sync));
  if (again) sync.told(again.cases);
  if (!(await push(sync))) return false;
  if ((row.cursor?.seq ?? 0) < head.last && !(await pull(sync, false))) return false;
  if (!(await putBack(sync))) return false;
  await purge(sync);
  await settle(sync);
  await hear(sync, false);
  await noteInStep(ledger, brand, sync.now(), ahead);
  return true;
}

/** What is ours, until nothing waits. */
export async function push(sync: Sync): Promise<boolean> {
  for (;;) {
    const row = await rowOf(sync);
    if (!row?.cursor) return false;
    const out = await outgoing(sync.ledger, row, sync.log.longest, at(sync));
    if (out.upTo === row.pushed) return true;
    if (out.messages.length > 0) await sync.log.append(out.messages);
    await acknowledge(sync.ledger, sync.brand, row.cursor.created, 'pushed', out);
  }
}

/** What comes after the cursor, until nothing is left; `live`: on and on, as it comes. */
export async function pull(sync: Sync, live: boolean): Promise<boolean> {
  const row = await rowOf(sync);
  if (!row?.cursor) return false;
  const { created, seq } = row.cursor;
  for await (const { messages, left } of sync.log.read(seq)) {
    await sync.calm();
    if ((await rowOf(sync)) === null) return false;
    if (messages.length > 0) {
      const taken = await takeIn(sync.ledger, sync.brand, created, messages, at(sync));
      if (taken === null) return false;
      sync.told(taken.cases);
    }
    if (left === 0 && !live) return true;
  }
  return true;
}

/** The admin asked for it: what others wrote and is not in the log. */
async function putBack(sync: Sync): Promise<boolean> {
  for (;;) {
    const row = await rowOf(sync);
    if (!row?.cursor) return false;
    if (row.putBack === null) return true;
    const out = await outgoingOfOthers(sync.ledger, row, sync.log.longest, at(sync));
    if (out.upTo === row.putBack) {
      await sync.ledger.teams.update(sync.brand, { putBack: null });
      return true;
    }
    if (out.messages.length > 0) await sync.log.append(out.messages);
    await acknowledge(sync.ledger, sync.brand, row.cursor.created, 'putBack', out);
  }
}
