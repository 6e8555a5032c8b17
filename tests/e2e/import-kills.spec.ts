/**
 * The background dies while a file is staged, and while it is taken over. Whoever opens the browser again finds the ledger
 * as it was, or with all of the file in it; a click in the midst of it is answered. `npm run torture` has 100 deaths.
 */
import { NO_SUM } from '../../storage/digest';
import { plain } from '../../storage/ledger';
import { STARTERS } from '../../utils/replies/starters';
import { work } from '../backup/ledgers';
import { randomFrom, SEED } from '../page/random';
import { freshLedger } from '../storage/ledger';
import { insist, logging } from './acts';
import { expectSound } from './audit';
import { LEDGER, pause } from './drivers/driver';
import { type Driver, expect, test } from './story';

const KILLS = Number(process.env.THREADKEEPER_IMPORT_KILLS ?? 4);
/** Entries of one message: each of them becomes a step of the take-over. */
const SOME = 15;
/** A take-over of some steps takes so many ms. */
const LONGEST = 120;

interface File {
  id: string;
  messages: Record<string, unknown>[];
  /** The ids of its entries. */
  ids: string[];
}

/** Another manager's file, as the messages in which the panel sends it. */
async function fileOf(n: number, count: number): Promise<File> {
  const other = await freshLedger();
  await work(other, n * 1_000, count);
  const rows = await other.entries.toArray();
  const sum = (await other.head.get('head'))?.sum ?? NO_SUM;
  other.close();
  const id = `import-${n}`;
  const entries = rows.map((row, at) => ({ line: at + 2, entry: plain(row), salt: row.salt }));
  const header = { at: '2026-03-01T09:00:00.000Z', device: 'another', count: rows.length, sum };
  const messages: Record<string, unknown>[] = [{ type: 'beginImport', id, header }];
  for (let first = 0; first < entries.length; first += SOME)
    messages.push({ type: 'stage', id, first, entries: entries.slice(first, first + SOME) });
  const end = { count: rows.length, sum };
  messages.push({ type: 'finishStaging', id, line: rows.length + 2, end });
  return { id, messages, ids: rows.map((row) => row.id) };
}

/** Read by the index alone: the entries of a hundred imports are many. */
const entryIds = (driver: Driver) =>
  driver.inExtension(
    (_, database) =>
      new Promise<string[]>((done, fail) => {
        const opening = indexedDB.open(database);
        opening.onerror = () => fail(opening.error);
        opening.onsuccess = () => {
          const ids: string[] = [];
          const walking = opening.result
            .transaction('entries')
            .objectStore('entries')
            .index('id')
            .openKeyCursor();
          walking.onerror = () => fail(walking.error);
          walking.onsuccess = () => {
            const { result: cursor } = walking;
            if (cursor) {
              ids.push(String(cursor.key));
              cursor.continue();
              return;
            }
            opening.result.close();
            done(ids);
          };
        };
      }),
    LEDGER,
  );

const importOf = async (driver: Driver, id: string) =>
  (await driver.readAll<{ id: string; state: string; taken: number }>('imports')).find(
    (row) => row.id === id,
  );

/** The background dies once, some ms from now. */
const deathIn = (driver: Driver, ms: number) => pause(ms).then(() => driver.killBackground());

test(`${KILLS} deaths of the background in the midst of an import`, async ({ driver }) => {
  test.setTimeout(60_000 + KILLS * 10_000);
  const random = randomFrom(SEED);
  const clicks: string[] = [];
  let cut = 0;
  for (let n = 1; n <= KILLS; n++) {
    const { id, messages, ids } = await fileOf(n, 30);
    // Every machine writes the first templates by itself, behind its start.
    await expect
      .poll(async () => (await entryIds(driver)).filter((id) => id.startsWith('starter-')).length)
      .toBe(STARTERS.length);
    const before = await entryIds(driver);
    const staging = n % 2 === 0;
    const stage = async () => {
      for (const message of messages) await insist(driver, message);
    };
    await Promise.all([stage(), staging ? deathIn(driver, random.below(LONGEST)) : null]);
    expect(await entryIds(driver), 'nothing is visible before the decision').toEqual(before);
    if (n % 4 === 0) {
      await insist(driver, { type: 'cancelImport', id });
      await expect.poll(() => driver.readAll('staged')).toEqual([]);
      expect(await entryIds(driver)).toEqual(before);
      continue;
    }
    await insist(driver, { type: 'decideImport', id });
    if (!staging) {
      await deathIn(driver, random.below(LONGEST));
      if ((await importOf(driver, id))?.state === 'decided') cut++;
    }
    // The click also wakes the background, as anything does; then the import goes on by itself.
    const op = `click-${n}`;
    await insist(driver, logging(driver, op, n));
    clicks.push(op);
    await expect.poll(async () => (await importOf(driver, id))?.state, { timeout: 20_000 }).toBe('done');
    const after = await entryIds(driver);
    const known = new Set(before);
    expect(after.filter((one) => !known.has(one) && !one.startsWith(op))).toEqual(ids.toSorted());
  }
  console.log(`${driver.browser}: ${KILLS} deaths in imports, seed ${SEED}: ${cut} cut a take-over in two`);
  await expectSound(driver, clicks);
});

const p95 = (times: number[]) => times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? 0;

/** Clicks one after the other, each so many ms after the last answer; gives how long each answer took. */
const click = (driver: Driver, messages: Record<string, unknown>[]) =>
  driver.inExtension(async (browser, all) => {
    const times: number[] = [];
    for (const message of all) {
      await new Promise((done) => setTimeout(done, 10));
      const from = performance.now();
      await browser.runtime.sendMessage(message);
      times.push(performance.now() - from);
    }
    return times;
  }, messages);

test('clicks are answered while an import is taken over', async ({ driver }) => {
  const { id, messages, ids } = await fileOf(1, KILLS > 10 ? 900 : 100);
  const clicks = Array.from({ length: 60 }, (_, n) => logging(driver, `click-${n}`, n));
  const usual = await click(driver, clicks.slice(0, 30));
  for (const message of messages) await insist(driver, message);
  await insist(driver, { type: 'decideImport', id });
  const meanwhile = await click(driver, clicks.slice(30));
  const taken = (await importOf(driver, id))?.taken;
  console.log(
    `${driver.browser}: p95 of a click ${p95(usual).toFixed(1)} ms, during a take-over ${p95(meanwhile).toFixed(1)} ms ` +
      `(${taken} of ${ids.length} entries were taken over at the last click)`,
  );
  await expect.poll(async () => (await importOf(driver, id))?.state, { timeout: 60_000 }).toBe('done');
  await expectSound(driver, [...ids, ...clicks.map(({ op }) => op)]);
});
