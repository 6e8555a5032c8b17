/**
 * Keeps the brands of teams in step with their logs. While a panel is open Chromium's worker keeps the connection, whose pings keep the
 * worker; otherwise, and always in Firefox, whose event page no connection keeps: the alarm, or something to send, then connect, send,
 * fetch, close. All that must be known the next time is in the ledger.
 */
import { browser } from 'wxt/browser';
import { saveBrand } from '../../storage/commands/keep';
import type { Ledger } from '../../storage/ledger';
import { waiting } from '../../storage/queries/teams';
import { hear, settle, wishes } from '../../storage/sync/claims';
import { purge } from '../../storage/sync/purge';
import type { Sync } from '../../storage/sync/sync';
import { bringOlder, catchUp, keepList, pull, push } from '../../storage/sync/synchronise';
import { join, noteFailure, noteInStep } from '../../storage/sync/teams';
import { consentTo } from '../../utils/consent';
import { newId } from '../../utils/identity';
import { isExpired } from '../../utils/team/invitation';
import { NoLog, type TeamLog, whyNoLog } from '../../utils/team/log';
import { dropMembership, keepMembership, type Membership, memberships } from '../../utils/team/membership';
import { noteWriting } from '../../utils/team/writing';
import { afterStart } from './after-start';
import type { AfterWrite } from './after-write';
import type { GiveWay } from './give-way';
import type { Connect } from './load-log';
import type { GetLedger } from './open-ledger';

export interface Synchronises {
  /** There may be something to do. `now`: also where it is not due yet. */
  look(now?: boolean): Promise<void>;
  /** Something was written, and acknowledged. */
  wrote(): void;
  /** A team was paused or left, and its connection ends; or more of its log is wanted. */
  changed(): void;
  /** Somebody writes about a case of this brand: those who are connected now hear of it. */
  writes(brand: string, caseId: string): void;
}

/** After the last write of a burst, in ms: one connection for all of it. */
const CALM = 500;
/** In ms: a connection that ended sooner is one that does not hold, and is not tried without end. */
const STOOD = 5_000;
/** In ms: so often it is asked whether a panel is still open. */
const STAY = 20_000;
/** Between two tellings, in ms: what follows a write would take the time of the clicks, if it followed each portion. */
const TOLD_EVERY = 1_000;

/** `told`: after what came in, also where it changed no case. */
export function synchronises(
  getLedger: GetLedger,
  told: AfterWrite,
  way: GiveWay,
  setAlarm: () => Promise<void>,
  connect: Connect,
): Synchronises {
  /** The brands that this worker is at: what wakes each, and its connection once it stands. */
  const open = new Map<string, { wake: () => void; log: TeamLog | null }>();
  let calm: ReturnType<typeof setTimeout> | undefined;

  async function run(ledger: Ledger, membership: Membership): Promise<void> {
    const { invitation } = membership;
    const brand = invitation.brand.id;
    if (open.has(brand)) return;
    let wake = () => {};
    const standing: { wake: () => void; log: TeamLog | null } = { wake: () => wake(), log: null };
    open.set(brand, standing);
    let log: TeamLog | null = null;
    /** When it was in step, in ms since 1970. */
    let since: number | null = null;
    const { tell, flush } = telling(told);
    try {
      if (isExpired(invitation, Date.now())) throw new NoLog('expired', invitation.expiresAt ?? '');
      if (!(await isAgreed())) throw new NoLog('no-consent', 'the browser says so');
      log = await connect(invitation);
      const sync: Sync = {
        ...{ ledger, brand, log, calm: way.calm, told: tell, now: Date.now },
        version: browser.runtime.getManifest().version,
      };
      if (!(await catchUp(sync))) return;
      since = Date.now();
      standing.log = log;
      flush();
      await nameBrand(ledger, membership);
      await keepDevices(ledger, membership);
      const woken = () =>
        new Promise<void>((done) => {
          wake = done;
        });
      const older = goingBack(sync);
      if (await isWatched()) await stay(sync, log, woken, flush, older);
      await older();
    } catch (error) {
      const why = whyNoLog(error) ?? 'failed';
      console.warn(`Threadkeeper: the team of ${brand} could not be reached (${why})`, error);
      await noteFailure(ledger, brand, why, Date.now());
      // One that stood and broke may have been ended on purpose: the next one hears why.
      const stood = since !== null && Date.now() - since > STOOD;
      if (stood && why === 'unreachable') setTimeout(() => void look(true), CALM);
    } finally {
      flush();
      open.delete(brand);
      await log?.close().catch((error: unknown) => console.info('Threadkeeper: closing a connection', error));
      await setAlarm();
    }
  }

  /** Brings what is due into step; `now`: all of it. */
  const look = async (now = false) => {
    try {
      const known = await memberships(browser.storage.local);
      const ledger = await getLedger();
      const rows = await ledger.teams.toArray();
      const left = rows.filter(({ brand }) => !known.some(({ invitation }) => invitation.brand.id === brand));
      for (const { brand } of left) await noteFailure(ledger, brand, 'no-key', Date.now());
      await Promise.all(
        known.map(async (membership) => {
          const { brand, user, role } = membership.invitation;
          const row = rows.find((one) => one.brand === brand.id);
          if (!row && (await ledger.removals.get(brand.id)))
            // It was left, and the worker died before it had dropped this.
            return dropMembership(browser.storage.local, brand.id);
          // The browser emptied the ledger: what this seat is, is known beside it.
          if (!row) await join(ledger, { ...membership, brand: brand.id, user, role }, Date.now());
          else if (row.state !== 'on' || (!now && Date.parse(row.dueAt) > Date.now())) return;
          await run(ledger, membership);
        }),
      );
    } catch (error) {
      console.error('Threadkeeper: the teams were not looked at', error);
    }
  };

  const wrote = async () => {
    try {
      const ledger = await getLedger();
      const rows = await ledger.teams
        .filter(({ state, failures }) => state === 'on' && failures === 0)
        .toArray();
      const some = await Promise.all(
        rows.flatMap((row) => [
          waiting(ledger, row, 1),
          wishes(ledger, row.brand).then(({ length }) => length),
          ledger.purges.where({ brand: row.brand }).count(),
        ]),
      );
      if (some.some((count) => count > 0)) await look(true);
    } catch (error) {
      console.error('Threadkeeper: what was written waits for the next look', error);
    }
  };

  globalThis.addEventListener?.('online', () => void look(true));
  afterStart(() => void look());
  return {
    look,
    wrote: () => {
      for (const { wake } of open.values()) wake();
      clearTimeout(calm);
      calm = setTimeout(() => void wrote(), CALM);
    },
    changed: () => {
      for (const { wake } of open.values()) wake();
    },
    writes: (brand, caseId) => open.get(brand)?.log?.writes(caseId),
  };
}

/** In step, and kept so: until no panel is open any more, the team is paused or left, or the connection ends. */
async function stay(
  sync: Sync,
  log: TeamLog,
  woken: () => Promise<void>,
  flush: () => void,
  older: () => Promise<void>,
): Promise<void> {
  let over = false;
  let fail: (error: unknown) => void = () => {};
  const broke = new Promise<never>((_, failed) => {
    fail = failed;
  });
  const coming = Promise.race([pull(sync, true), hear(sync, true), showWriting(log), broke]).then(
    () => {
      over = true;
    },
    (error: unknown) => {
      over = true;
      return error;
    },
  );
  for (let wake = woken(); ; ) {
    older().catch(fail);
    const pause = new Promise<void>((done) => setTimeout(done, STAY));
    await Promise.race([coming, wake, pause]);
    if (over) break;
    wake = woken();
    if (!(await push(sync))) return;
    await purge(sync);
    await keepList(sync);
    await settle(sync);
    await noteInStep(sync.ledger, sync.brand, Date.now());
    flush();
    if (!(await isWatched())) return;
  }
  const error = await coming;
  if (error) throw error;
  await log.close();
}

/** Goes back through the log, once at a time; asked again meanwhile, once more: what is wanted since is asked for as well. */
function goingBack(sync: Sync): () => Promise<void> {
  let running: Promise<void> | null = null;
  let again = false;
  const run = async () => {
    while (again) {
      again = false;
      await bringOlder(sync);
    }
  };
  return () => {
    again = true;
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  };
}

/** Who writes about which case is told to the panels alone; it ends by itself. */
async function showWriting(log: TeamLog): Promise<void> {
  for await (const one of log.writing()) await noteWriting(browser.storage.session, one, Date.now());
}

/** Firefox lets the user take back what they agreed to; Chromium asks nothing. */
const isAgreed = async () =>
  !import.meta.env.FIREFOX || browser.permissions.contains({ origins: [], ...consentTo(['team']) });

/** Whether somebody looks at a panel, which Chromium's worker then lives for. */
async function isWatched(): Promise<boolean> {
  if (import.meta.env.FIREFOX) return false;
  const url = browser.runtime.getURL('/sidepanel.html');
  const contexts = await browser.runtime.getContexts({ contextTypes: ['SIDE_PANEL', 'TAB'] });
  return contexts.some(({ documentUrl }) => documentUrl?.startsWith(url));
}

function telling(told: AfterWrite) {
  const cases = new Set<string>();
  let last = Date.now();
  let any = false;
  const flush = () => {
    if (any) told({ again: false, cases: [...cases] });
    cases.clear();
    any = false;
    last = Date.now();
  };
  const tell = (some: string[]) => {
    for (const id of some) cases.add(id);
    if (Date.now() - last >= TOLD_EVERY) {
      any = true;
      flush();
    } else if (!any) {
      any = true;
      setTimeout(flush, TOLD_EVERY);
    }
  };
  return { tell, flush };
}

/** Where nobody of the team has named the brand yet, it is called as the invitation has it. */
async function nameBrand(ledger: Ledger, { invitation: { brand } }: Membership): Promise<void> {
  const [named, team] = await Promise.all([ledger.brands.get(brand.id), ledger.teams.get(brand.id)]);
  // Left meanwhile, perhaps with all that was shared.
  if (named || !team) return;
  await saveBrand(ledger, { op: newId(), now: Date.now() }, { ...brand, accounts: [], longOnX: false });
}

async function keepDevices(ledger: Ledger, membership: Membership): Promise<void> {
  const devices = (await ledger.teams.get(membership.invitation.brand.id))?.devices ?? [];
  if (devices.some((device) => !membership.devices.includes(device)))
    await keepMembership(browser.storage.local, { ...membership, devices });
}
