/**
 * A new seat takes in the newest of the log first, so that Today is there within seconds, and then goes back through it, portion by
 * portion, while it works, as far as its window reaches (backfill.ts brings the rest of what is in it). Settings, topics and templates
 * come before all else: they are few, and everything depends on them. Until a case's beginning has come nothing is shown of it.
 */
import type { Logged } from '../../utils/team/log';
import { authorIn } from '../../utils/team/subject';
import { want } from '../backfills';
import type { Entity } from '../entries';
import { takeOlder } from './pull';
import { newestStanding, windowFrom } from './standing';
import { at, rowOf, type Sync } from './sync';

/** So many messages make a portion. */
const SOME = 500;

/** What there is little of, and all views need; not the colleagues, of whom each hand-off tells anew. */
const FIRST: readonly Entity[] = [
  'brand',
  'setting',
  'topic',
  'template',
  'watchword',
  'feed',
  'search',
  'destination',
  'erasure',
  // Of a customer's accounts, which may be older than whatever is read of them.
  'link',
];

/** Where nothing older was fetched yet. False: the team was paused or left. */
export async function bringFirst(sync: Sync): Promise<boolean> {
  const { ledger, brand, log } = sync;
  const row = await rowOf(sync);
  if (!row?.older || row.older.before <= row.older.all) return row !== null;
  const messages = (await Promise.all(FIRST.map((entity) => log.about(entity)))).flat();
  await meetDevices(sync, messages);
  const inOrder = messages.sort((a, b) => a.seq - b.seq);
  const taken = await takeOlder(ledger, brand, row.cursor?.created ?? '', inOrder, null, at(sync));
  return taken !== null && decideHowFar(sync);
}

/**
 * A window, where the log has a list of what stands open from before it; else all of the log. An admin's seat reads all of it: it is
 * the one that purges, and puts back. False: the team was paused or left meanwhile.
 */
async function decideHowFar(sync: Sync): Promise<boolean> {
  const { ledger, brand, log } = sync;
  const list = (await rowOf(sync))?.role === 'admin' ? null : await newestStanding(log);
  return ledger.transaction('rw', [ledger.teams, ledger.backfills, ledger.cases, ledger.people], async () => {
    const row = await rowOf(sync);
    if (!row?.older) return row !== null;
    // The user may have said meanwhile that it is to be all.
    if (row.older.since !== undefined) return true;
    const since = list && windowFrom(list, sync.now());
    const named = (list?.cases ?? []).map((entityId) => ({ entity: 'case' as const, entityId }));
    await want(ledger, brand, named);
    await ledger.teams.put({ ...row, older: { ...row.older, since } });
    return true;
  });
}

/** The next portion of what is older, from before this number. False: the team was paused or left meanwhile. */
export async function someOlder(sync: Sync, created: string, before: number): Promise<boolean> {
  const last = before - 1;
  const first = Math.max(1, last - (sync.newest ?? SOME) + 1);
  const messages = await sync.log.between(first, last);
  await meetDevices(sync, messages);
  await sync.calm();
  const taken = await takeOlder(sync.ledger, sync.brand, created, messages, first, at(sync));
  if (taken === null) return false;
  sync.told(taken.cases);
  return true;
}

/**
 * Whose a device is, its first message says: who reads the log from its end has to ask for that one, or another user could take the
 * device for theirs by a later message.
 */
export async function meetDevices(
  { ledger, brand, log }: Sync,
  messages: readonly Pick<Logged, 'subject'>[],
): Promise<void> {
  const row = await ledger.teams.get(brand);
  if (!row?.older || !row.cursor) return;
  const { created } = row.cursor;
  const seats = await ledger.seats.where({ brand }).toArray();
  const known = new Set(seats.filter((seat) => seat.created === created).map(({ device }) => device));
  const met = new Set(messages.flatMap(({ subject }) => authorIn(brand, subject)?.device ?? []));
  for (const device of met) {
    if (known.has(device) || row.devices.includes(device)) continue;
    const user = await log.firstBy(device);
    if (user !== null) await ledger.seats.put({ brand, device, user, created, restoredBy: null });
  }
}
