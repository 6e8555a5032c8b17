/**
 * A brand's ledger and its team's log become the same set: what is ours goes out, what is there comes in. It may end at any moment
 * and be begun again; all that it knows is in the ledger.
 */
import { isAtRest } from '../backfills';
import { BACKFILL_STEPS, type Older, type TeamRow } from '../records';
import { askForSome, noteSeen } from './backfill';
import { hear, settle } from './claims';
import { bringFirst, meetDevices, someOlder } from './older';
import { acknowledge, type Outgoing, outgoing, outgoingOfOthers } from './outbox';
import { meet, takeAside, takeIn } from './pull';
import { purge } from './purge';
import { keepStanding } from './standing';
import { at, rowOf, type Sync } from './sync';
import { noteInStep, ownDevice } from './teams';

/** Two thousand are there within seconds, and make a Today. */
const NEWEST = 2_000;

/** Into step with the log as it is now. False: the team was paused or left meanwhile. */
export async function catchUp(sync: Sync): Promise<boolean> {
  const { ledger, brand, log } = sync;
  await ownDevice(ledger, brand);
  const head = await log.head();
  const ahead = head.now === null ? null : sync.now() - head.now;
  const row = await meet(ledger, brand, head, (seq) => log.idAt(seq), sync.newest ?? NEWEST);
  if (row?.state !== 'on') return false;
  const again = await takeAside(ledger, brand, at(sync));
  if (again) sync.told(again.cases);
  if (!(await push(sync)) || !(await bringFirst(sync))) return false;
  if ((row.cursor?.seq ?? 0) < head.last && !(await pull(sync, false))) return false;
  if (!(await putBack(sync))) return false;
  await purge(sync);
  await keepList(sync);
  await settle(sync);
  await hear(sync, false);
  await noteInStep(ledger, brand, sync.now(), ahead);
  return true;
}

/** The list that lets a new seat begin with a window. */
export const keepList = (sync: Sync): Promise<void> => keepStanding(sync, sync.newest ?? NEWEST);

/** What is ours, until nothing waits. While the log takes one portion, the next is made ready. */
export async function push(sync: Sync): Promise<boolean> {
  const { ledger, brand, log } = sync;
  const after = (row: TeamRow) => outgoing(ledger, row, log.longest, at(sync));
  let ready: { of: string; out: Promise<Outgoing> } | null = null;
  for (;;) {
    const [row, head] = await Promise.all([rowOf(sync), ledger.head.get('head')]);
    if (!row?.cursor) return false;
    // It counts while the ledger is the same: somebody may have been forgotten meanwhile, or the log made anew.
    const as = (pushed: number) => `${pushed} ${head?.sum}`;
    const out: Outgoing = await (ready?.of === as(row.pushed) ? ready.out : after(row));
    if (out.upTo === row.pushed) return true;
    ready = { of: as(out.upTo), out: after({ ...row, pushed: out.upTo }) };
    ready.out.catch(() => {}); // told where it is waited for
    if (out.messages.length > 0) await log.append(out.messages);
    await acknowledge(ledger, brand, row.cursor.created, 'pushed', out);
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
      await meetDevices(sync, messages);
      const taken = await takeIn(sync.ledger, sync.brand, created, messages, at(sync));
      if (taken === null) return false;
      sync.told(taken.cases);
    }
    if (left === 0 && !live) return true;
  }
  return true;
}

/**
 * What is older than what a new seat began with, as far back as it is to go, and what is older still of that. False: the team was
 * paused or left meanwhile.
 */
export async function bringOlder(sync: Sync): Promise<boolean> {
  for (;;) {
    const row = await rowOf(sync);
    if (!row?.cursor) return false;
    if (!row.older) return true;
    const done = await nextOlder(sync, row.cursor.created, row.older);
    if (done !== 'some') return done === 'none';
    // Nobody waits with an act until all of it is there.
    if (!(await push(sync))) return false;
  }
}

async function nextOlder(sync: Sync, created: string, older: Older): Promise<'some' | 'none' | 'over'> {
  const opened = await askForSome(sync, older, BACKFILL_STEPS.opened);
  if (opened !== 'none') return opened;
  if (!isAtRest(older)) return (await someOlder(sync, created, older.before)) ? 'some' : 'over';
  if (await noteSeen(sync)) return 'some';
  return askForSome(sync, older, BACKFILL_STEPS.present);
}

/** The admin asked for it: what others wrote and is not in the log. */
async function putBack(sync: Sync): Promise<boolean> {
  for (;;) {
    const row = await rowOf(sync);
    if (!row?.cursor) return false;
    // What is in the log is known when all of it was read.
    if (row.putBack === null || row.older) return true;
    const out = await outgoingOfOthers(sync.ledger, row, sync.log.longest, at(sync));
    if (out.upTo === row.putBack) {
      await sync.ledger.teams.update(sync.brand, { putBack: null });
      return true;
    }
    if (out.messages.length > 0) await sync.log.append(out.messages);
    await acknowledge(sync.ledger, sync.brand, row.cursor.created, 'putBack', out);
  }
}
