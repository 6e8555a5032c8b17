/** What the bench runs in a page of the extension: a team's log into the ledger, portion by portion beside bare IndexedDB. */
import { browser } from 'wxt/browser';
import { newSalt } from '../../storage/digest';
import type { Entry } from '../../storage/entries';
import { type Ledger, openLedger } from '../../storage/ledger';
import { takeIn } from '../../storage/sync/pull';
import { join, leave } from '../../storage/sync/teams';
import { type Salted, take } from '../../storage/take';
import type { Logged } from '../../utils/team/log';
import { subjectOf } from '../../utils/team/subject';
import { asked, sameStores, strict } from './bare';
import { invent } from './filled/invent';

const BRAND = 'main';
const CREATED = 'bench';
const PORTION = 1_000;
/** In ms. */
const OFTEN = 50;

/** An invented log of at least so many messages, in the order in which they were written. */
export async function messages(entries: number, seed: number): Promise<Logged[]> {
  const log: Logged[] = [];
  for await (const some of invent({ cases: entries, seed, until: Date.now() })) {
    for (const one of some) {
      const entry = { ...one, brand: BRAND };
      const by = { user: 'kim', device: entry.device, restored: false };
      const body = JSON.stringify({ entry, salt: newSalt() });
      log.push({
        ...{ seq: log.length + 1, id: entry.id, at: Date.now() },
        ...{ subject: subjectOf(BRAND, by, entry), body },
      });
    }
    if (log.length >= entries) break;
  }
  return log;
}

/**
 * The whole log into an empty ledger, so many messages a transaction, and the rows that come of it into an empty database with the
 * same indexes, as many a transaction; by turns, so that both have the same machine. Times in ms.
 */
export async function besideBare(entries: number, portion = PORTION) {
  const log = await messages(entries, 5);
  const ledger = await openLedger();
  await empty(ledger);
  const step = (n: number) =>
    takeIn(ledger, BRAND, CREATED, log.slice(n, n + portion), { now: Date.now(), version: '1' });
  for (let n = 0; n < log.length; n += portion) await step(n);
  const rows = await rowsOf(ledger);
  await empty(ledger);
  const db = await sameStores(`bench-team-${crypto.randomUUID()}`);
  const times = { ours: [] as number[], bare: [] as number[] };
  for (let n = 0; n < log.length; n += portion) {
    times.ours.push(await timed(() => step(n)));
    times.bare.push(await timed(() => putShare(db, rows, n / log.length, (n + portion) / log.length)));
  }
  await empty(ledger);
  ledger.close();
  db.close();
  await asked(indexedDB.deleteDatabase(db.name));
  return { ...times, count: log.length };
}

async function empty(ledger: Ledger): Promise<void> {
  await leave(ledger, BRAND);
  await ledger.transaction('rw', ledger.tables, () =>
    Promise.all(ledger.tables.map((table) => table.clear())),
  );
  await join(ledger, { brand: BRAND, user: 'lee', role: 'member', devices: [] }, Date.now());
  await ledger.teams.update(BRAND, { cursor: { created: CREATED, seq: 0, id: null } });
}

type Rows = Map<string, unknown[]>;

async function rowsOf(ledger: Ledger): Promise<Rows> {
  const all = await Promise.all(
    ledger.writtenByActs.map(async (table) => [table.name, await table.toArray()] as const),
  );
  return new Map(all.filter(([, rows]) => rows.length > 0));
}

/** The rows of each store from this share of them to that one. */
async function putShare(db: IDBDatabase, rows: Rows, from: number, to: number): Promise<void> {
  const { store, done } = strict(db, [...rows.keys()]);
  for (const [name, all] of rows) {
    const [first, end] = [from, Math.min(1, to)].map((share) => Math.round(all.length * share));
    for (const row of all.slice(first, end)) store(name).put(row);
  }
  await done;
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

/** Entries of this seat's own, which wait to be sent; gives what will be sent of each. */
export async function writeOwn(entries: number): Promise<string[]> {
  const log = await messages(entries, 7);
  const own = log.map(({ body }) => JSON.parse(body) as Salted);
  const ledger = await openLedger();
  const devices = [...new Set(own.map(({ entry }) => (entry as Entry).device))];
  await join(ledger, { brand: BRAND, user: 'ada', role: 'member', devices }, Date.now());
  for (let n = 0; n < own.length; n += PORTION) await take(ledger, own.slice(n, n + PORTION), Date.now());
  ledger.close();
  return log.map(({ body }) => body);
}

/**
 * Joins by the background; gives the ms until all that was written here is acknowledged and so many entries are here, with nothing
 * older to come.
 */
export async function joined(text: string, count: number): Promise<number> {
  const ledger = await openLedger();
  const own = (await ledger.head.get('head'))?.last ?? 0;
  const start = performance.now();
  const answer = await browser.runtime.sendMessage({ type: 'joinTeam', text });
  if (!answer?.ok) throw new Error(JSON.stringify(answer));
  for (;;) {
    const [team, entries] = await Promise.all([ledger.teams.get(BRAND), ledger.entries.count()]);
    if (team?.why) throw new Error(`The team was not reached: ${team.why}`);
    const isSent = (team?.pushed ?? 0) >= own;
    if (team?.cursor && !team.older && entries >= count && isSent) break;
    await new Promise((done) => setTimeout(done, OFTEN));
  }
  ledger.close();
  return performance.now() - start;
}
