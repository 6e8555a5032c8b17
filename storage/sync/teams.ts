/** The teams that this machine shares brands with: joined, paused, refused, left, and what came of the last try. */
import { Refusal } from '../../utils/result';
import type { Role } from '../../utils/team/invitation';
import type { LogFault } from '../../utils/team/log';
import { headOf } from '../act';
import type { Ledger } from '../ledger';
import type { Older, TeamRow } from '../records';

export interface Seat {
  brand: string;
  user: string;
  role: Role;
  /** Devices that this seat was before; those of a ledger that was damaged. */
  devices: readonly string[];
}

/**
 * From now on the brand is shared. Known already, it goes on from where it was, with these credentials; gives the devices that
 * this seat is.
 */
export async function join(ledger: Ledger, seat: Seat, now: number): Promise<string[]> {
  return ledger.transaction('rw', ledger.teams, ledger.head, ledger.removals, async () => {
    if (await ledger.removals.get(seat.brand))
      throw new Refusal('not-allowed', `what was shared of ${seat.brand} is still being taken out`);
    const [known, head] = await Promise.all([ledger.teams.get(seat.brand), headOf(ledger)]);
    // The first entry of an empty ledger must not make another device of it.
    await ledger.head.put(head);
    const { brand, user, role } = seat;
    const devices = [...new Set([...seat.devices, ...(known?.devices ?? []), head.device])];
    const fresh: TeamRow = {
      ...{ brand, user, role, state: 'on', why: null, devices, cursor: null, pushed: 0 },
      ...{ older: null, putBack: null, listedAt: null },
      ...{ inStepAt: null, failingSince: null, failures: 0, dueAt: iso(now), ahead: null, heard: null },
    };
    // Another user begins anew: what was sent was sent as somebody else, and is there.
    const same = known && known.user === user;
    await ledger.teams.put(
      same
        ? {
            ...{ ...known, role, devices, state: 'on', why: null, failures: 0, dueAt: iso(now) },
            older: role === 'admin' && known.role !== 'admin' ? onceMore(known) : known.older,
          }
        : fresh,
    );
    return devices;
  });
}

/**
 * Who may purge from now on goes back through all of the log once more: it may have those still who were forgotten before, and of
 * whom here only tombstones are left.
 */
const onceMore = ({ cursor }: TeamRow): Older | null =>
  cursor && cursor.seq > 0
    ? { before: cursor.seq + 1, all: cursor.seq, since: null, from: null, noted: 0 }
    : null;

/** Where this ledger goes on as another device (restore.ts), what it was stays ours to send. Gives the row as it is then. */
export async function ownDevice(ledger: Ledger, brand: string): Promise<TeamRow | null> {
  return ledger.transaction('rw', ledger.teams, ledger.head, async () => {
    const [row, head] = await Promise.all([ledger.teams.get(brand), headOf(ledger)]);
    if (!row) return null;
    if (row.devices.includes(head.device)) return row;
    const grown = { ...row, devices: [...row.devices, head.device] };
    await ledger.teams.put(grown);
    return grown;
  });
}

export const pause = (ledger: Ledger, brand: string) => ledger.teams.update(brand, { state: 'paused' });

/** Also after a refusal: somebody says that it is to be tried again. */
export const resume = (ledger: Ledger, brand: string, now: number) =>
  ledger.teams.update(brand, { state: 'on', why: null, failures: 0, failingSince: null, dueAt: iso(now) });

/** Nothing goes out or comes in any more. What was shared stays here, and with the others; remove.ts takes it out as well. */
export const leave = (ledger: Ledger, brand: string): Promise<void> => {
  const { seats, setAside, claims, purges, backfills } = ledger;
  const theirs = [seats, setAside, claims, purges, backfills];
  return ledger.transaction('rw', [ledger.teams, ...theirs], async () => {
    await Promise.all([
      ledger.teams.delete(brand),
      ...theirs.map((table) => table.where({ brand }).delete()),
    ]);
  });
};

/** The admin's: what others wrote, and no living seat has put back, goes into the log once more. */
export const askToPutBack = (ledger: Ledger, brand: string, now: number) =>
  ledger.teams.update(brand, { putBack: 0, dueAt: iso(now) });

/** In ms: what a new seat has of the log, and by how much it goes back further. */
export const WINDOW = 90 * 24 * 60 * 60_000;

/** Another window's length of what is older; `whole`: all of it. */
export const goBack = (ledger: Ledger, brand: string, whole: boolean, now: number): Promise<void> =>
  ledger.transaction('rw', ledger.teams, async () => {
    const row = await ledger.teams.get(brand);
    if (!row?.older) return;
    const since = whole ? null : iso(Date.parse(row.older.from ?? iso(now)) - WINDOW);
    // What goes on to the first already is not cut short.
    if (row.older.since === null) return;
    await ledger.teams.put({ ...row, older: { ...row.older, since }, dueAt: iso(now) });
  });

/** In ms: so often it is tried by itself while nothing keeps the connection. */
const REST = 60_000;
const FIRST_PAUSE = 15_000;
const LONGEST_PAUSE = 15 * 60_000;

/** `ahead`: by how much our clock is ahead of the server's, in ms, where it was told. */
export const noteInStep = (ledger: Ledger, brand: string, now: number, ahead: number | null = null) =>
  changeRunning(ledger, brand, (row) => ({
    ...row,
    ...{ why: null, failingSince: null, failures: 0, inStepAt: iso(now), dueAt: iso(now + REST) },
    ahead: ahead ?? row.ahead,
  }));

/** What may be otherwise the next time, without anybody doing anything. */
const MAY_PASS: readonly LogFault[] = ['unreachable', 'no-log', 'failed'];

/** Credentials that are refused stop everything at once; whatever else it was, it is tried again, after longer and longer pauses. */
export const noteFailure = (ledger: Ledger, brand: string, why: LogFault, now: number) =>
  changeRunning(ledger, brand, (row) => ({
    ...row,
    state: MAY_PASS.includes(why) ? 'on' : 'refused',
    why,
    failures: row.failures + 1,
    failingSince: row.failingSince ?? iso(now),
    dueAt: iso(now + Math.min(FIRST_PAUSE * 2 ** row.failures, LONGEST_PAUSE)),
  }));

/** What was paused or left meanwhile stays as it is. */
const changeRunning = (ledger: Ledger, brand: string, change: (row: TeamRow) => TeamRow): Promise<void> =>
  ledger.transaction('rw', ledger.teams, async () => {
    const row = await ledger.teams.get(brand);
    if (row?.state === 'on') await ledger.teams.put(change(row));
  });

/** In ms since 1970; null: no team is to be tried. */
export async function nextSync(ledger: Ledger): Promise<number | null> {
  const rows = await ledger.teams.filter(({ state }) => state === 'on').toArray();
  return rows.length === 0 ? null : Math.min(...rows.map(({ dueAt }) => Date.parse(dueAt)));
}

const iso = (ms: number) => new Date(ms).toISOString();
