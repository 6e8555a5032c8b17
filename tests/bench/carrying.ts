/** What the bench runs in a page of the extension: a whole file into the ledger and out of it, beside bare IndexedDB. */
import { begin, decide, finish, stage } from '../../storage/backup/stage';
import { takeOverSome } from '../../storage/backup/take-over';
import { writeBackup } from '../../storage/backup/write';
import { newSalt } from '../../storage/digest';
import { type Ledger, openLedger } from '../../storage/ledger';
import { asked, sameStores, strict } from './bare';
import { invent } from './filled/invent';

/** As many as the panel sends in one message. */
const CHUNK = 200;

/** Stages an invented file of at least so many entries; gives its id, how many it has, and the ms without the inventing. */
export async function staged(entries: number, seed: number) {
  const ledger = await openLedger();
  const id = `bench-${entries}-${seed}`;
  await begin(ledger, id, { at: new Date().toISOString(), device: 'bench', count: entries, sum: '' });
  let read = 0;
  let ms = 0;
  for await (const some of invent({ cases: entries, seed, until: Date.now() })) {
    for (let n = 0; n < some.length; n += CHUNK) {
      const chunk = some.slice(n, n + CHUNK).map((entry, at) => ({
        line: read + at + 2,
        entry: { ...entry, id: `${id} ${entry.id}` },
        salt: newSalt(),
      }));
      const start = performance.now();
      const bad = await stage(ledger, id, read, chunk);
      ms += performance.now() - start;
      if (bad) throw new Error(JSON.stringify(bad));
      read += chunk.length;
    }
    if (read >= entries) break;
  }
  const row = await ledger.imports.get(id);
  await finish(ledger, id, { count: read, sum: row?.sum ?? '' }, read + 2);
  ledger.close();
  return { id, count: read, ms };
}

/** Takes over what was staged; gives the ms, and those of each step, for which a click may have to wait. */
export async function takenOver(id: string) {
  const ledger = await openLedger();
  await decide(ledger, id);
  const steps: number[] = [];
  const start = performance.now();
  for (;;) {
    const from = performance.now();
    if ((await takeOverSome(ledger, Date.now())) === null) break;
    steps.push(performance.now() - from);
  }
  const ms = performance.now() - start;
  ledger.close();
  return { ms, steps };
}

const ROWS = ['cases', 'people', 'colleagues', 'brands', 'mentions', 'reminders', 'counters'];

/** The rows that are in the ledger now into an empty database with the same indexes, so many entries a transaction. */
export async function barePut(together: number): Promise<number> {
  const ledger = await openLedger();
  const db = await sameStores(`bench-import-${crypto.randomUUID()}`);
  const all = await rowsOf(ledger);
  const start = performance.now();
  for (let n = 0; n < all.entries.length; n += together) {
    const { store, done } = strict(db, ['entries', 'head', ...ROWS]);
    for (const row of all.entries.slice(n, n + together)) store('entries').add(row);
    store('head').put({ key: 'head', count: n });
    for (const name of ROWS) {
      const rows = all[name] ?? [];
      const share = rows.length / all.entries.length;
      for (const row of rows.slice(Math.floor(n * share), Math.floor((n + together) * share)))
        store(name).put(row);
    }
    await done;
  }
  const ms = performance.now() - start;
  ledger.close();
  db.close();
  await asked(indexedDB.deleteDatabase(db.name));
  return ms;
}

async function rowsOf(ledger: Ledger): Promise<Record<string, unknown[]> & { entries: unknown[] }> {
  const rows = await Promise.all(
    ROWS.map(async (name) => [name, await ledger.table(name).toArray()] as const),
  );
  return { entries: await ledger.entries.toArray(), ...Object.fromEntries(rows) };
}

/** The ledger as a file, piece by piece and kept nowhere; gives the ms, ours and those of reading the same rows. */
export async function written() {
  const ledger = await openLedger();
  let signs = 0;
  const start = performance.now();
  for await (const { text } of writeBackup(ledger, Date.now())) signs += text.length;
  const ours = performance.now() - start;
  const db = ledger.backendDB();
  const from = performance.now();
  for (let last = 0; ; ) {
    const rows: { arrival: number }[] = await asked(
      db.transaction('entries').objectStore('entries').getAll(IDBKeyRange.lowerBound(last, true), 500),
    );
    const newest = rows.at(-1);
    if (!newest) break;
    last = newest.arrival;
    for (const row of rows) signs -= JSON.stringify(row).length;
  }
  const bare = performance.now() - from;
  ledger.close();
  return { ours, bare, signs };
}
