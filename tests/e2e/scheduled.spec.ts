/** A backup file that saves itself, and Today's line where there is none. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readBackup } from '../../storage/backup/read';
import type { Totals } from '../../storage/ledger';
import type { FileRow } from '../../storage/records';
import { SCHEDULE, type Schedule } from '../../storage/schedule';
import { randomFrom, SEED } from '../page/random';
import { allow, test } from './allow';
import { expectFits } from './narrowest';
import { command } from './see-through';
import { type Driver, expect } from './story';

const TO_SAVE = ['downloads', 'offscreen'];

const mention = (n: number) => ({
  site: 'practice',
  kind: 'reply',
  id: String(8_000_000_000 + n),
  aliases: [],
  permalink: null,
  author: { name: `Ada ${n}`, handle: `ada_${n}`, profileUrl: null },
  text: `The lamp number ${n} flickers.`,
  postedAt: null,
  inReplyTo: null,
  missing: ['permalink', 'author.profileUrl', 'postedAt', 'inReplyTo'],
});

async function logOne(driver: Driver, n: number): Promise<void> {
  const pageUrl = `${driver.origin}/practice.html`;
  const answer = await command(driver, { type: 'logListed', op: `log-${n}`, mention: mention(n), pageUrl });
  expect(answer).toMatchObject({ ok: true });
}

const scheduleOf = (driver: Driver): Promise<Schedule | null> =>
  driver.inExtension(
    async (browser, key) => ((await browser.storage.local.get(key))[key] ?? null) as Schedule | null,
    SCHEDULE,
  );

/** As if its time had come. */
async function makeDue(driver: Driver): Promise<void> {
  await driver.inExtension(async (browser, key) => {
    const schedule = (await browser.storage.local.get(key))[key] as Schedule;
    await browser.storage.local.set({ [key]: { ...schedule, next: new Date().toISOString() } });
    return null;
  }, SCHEDULE);
}

const scheduled = async (driver: Driver) =>
  (await driver.readAll<FileRow>('files'))
    .filter(({ kind }) => kind === 'scheduled')
    .sort((a, b) => a.at.localeCompare(b.at));

/** The file on the disk, read as an import reads it, is the ledger as it is now. */
async function expectWhole(driver: Driver, file: string, passphrase: string | null = null): Promise<void> {
  const bytes = await readFile(file);
  const { header, entries } = await readBackup(
    (async function* () {
      yield new Uint8Array(bytes);
    })(),
    passphrase,
  );
  const ids: string[] = [];
  for (;;) {
    const { done, value } = await entries.next();
    if (done) {
      const [head] = await driver.readAll<Totals>('head');
      expect(value).toMatchObject({ count: head?.count, sum: head?.sum });
      expect(header).toMatchObject({ count: head?.count, sum: head?.sum });
      break;
    }
    ids.push((value.entry as { id: string }).id);
  }
  const stored = (await driver.readAll<{ id: string }>('entries')).map(({ id }) => id);
  expect(ids.sort()).toEqual(stored.sort());
}

test('a file saves itself every day, the last seven are kept, and a background that dies loses none', async ({
  driver,
  output,
}, info) => {
  await allow(driver, output, TO_SAVE);
  const folder = path.join(await driver.savesFiles(), 'Threadkeeper');
  for (const n of [1, 2, 3]) await logOne(driver, n);
  const panel = await driver.panel('#/settings');
  await panel.click('button', 'Every day');
  await panel.click('button', 'Start');
  await panel.has(/Last file: threadkeeper-[0-9a-f]{6}-1\.jsonl/);
  await expectFits(panel, 'scheduled', (name) => info.outputPath(name));
  const [first = ''] = await readdir(folder);
  await expectWhole(driver, path.join(folder, first));
  const next = Date.parse((await scheduleOf(driver))?.next ?? '');
  expect(next - Date.now()).toBeGreaterThan(23 * 3_600_000);

  // There is one alarm, for whatever comes first.
  const alarms = () => driver.inExtension((browser) => browser.alarms.getAll());
  await expect.poll(async () => (await alarms()).length).toBe(1);
  expect((await alarms())[0]?.scheduledTime).toBeLessThan(next + 60_000);

  // Nothing has changed: no file.
  await makeDue(driver);
  await command(driver, { type: 'wake' });
  await expect
    .poll(async () => Date.parse((await scheduleOf(driver))?.next ?? ''))
    .toBeGreaterThan(Date.now());
  expect(await readdir(folder)).toEqual([first]);

  const random = randomFrom(SEED);
  console.log(`seed ${SEED}`);
  for (let n = 2; n <= 9; n++) {
    await logOne(driver, 10 + n);
    await makeDue(driver);
    // No answer is waited for: it dies before, in the middle, or when all is done.
    void command(driver, { type: 'wake' }).catch(() => undefined);
    await new Promise((done) => setTimeout(done, random.below(400)));
    await driver.killBackground();
    await expect
      .poll(
        async () => {
          await command(driver, { type: 'wake' }).catch(() => undefined);
          return Date.parse((await scheduleOf(driver))?.next ?? '') > Date.now();
        },
        { timeout: 30_000 },
      )
      .toBe(true);
    expect((await scheduleOf(driver))?.failure).toBeNull();
    const newest = (await scheduled(driver)).at(-1);
    expect(newest?.id).toBe(`scheduled-${((n - 1) % 7) + 1}`);
    await expectWhole(driver, path.join(folder, newest?.name ?? ''));
  }
  expect(await scheduled(driver)).toHaveLength(7);
  const names = (await scheduled(driver)).map(({ name }) => name);
  expect((await readdir(folder)).sort()).toEqual(names.sort());

  // The place where the files go is taken by something else.
  await rm(folder, { recursive: true });
  await writeFile(folder, 'not a folder');
  await logOne(driver, 100);
  await makeDue(driver);
  await command(driver, { type: 'wake' });
  await panel.has(/A backup file could not be saved .* It is tried again/);
  await panel.click('link', 'Today');
  await panel.has('A backup file could not be saved');
  await expectFits(panel, 'not-saved', (name) => info.outputPath(name));
  await rm(folder);
  await mkdir(folder);
  await makeDue(driver);
  await command(driver, { type: 'wake' });
  await panel.gone('A backup file could not be saved');

  await panel.click('link', 'Settings');
  await panel.click('button', 'Off');
  await panel.has('Threadkeeper may not save files any more.');
  expect(await scheduleOf(driver)).toBeNull();
  const allowed = (browser: Parameters<Parameters<Driver['inExtension']>[0]>[0]) =>
    browser.permissions.contains({ permissions: ['downloads'] });
  expect(await driver.inExtension(allowed)).toBe(false);
  expect(await driver.takeErrors()).toEqual([]);
});

test('the files are sealed by a passphrase that is not kept, and never saved unsealed when its key is lost', async ({
  driver,
  output,
}, info) => {
  test.setTimeout(120_000);
  await allow(driver, output, TO_SAVE);
  let folder = path.join(await driver.savesFiles(), 'Threadkeeper');
  const encrypted = async (file: string) =>
    (JSON.parse((await readFile(file, 'utf8')).split('\n')[0] ?? '') as { encrypted?: object }).encrypted;
  const names = async () => (await scheduled(driver)).map(({ name }) => name);
  await logOne(driver, 1);
  let panel = await driver.panel('#/settings');
  await panel.click('button', 'Every week');
  await panel.fill('Passphrase (optional)', 'open sesame');
  await panel.fill('The same once more', 'open sesam');
  await panel.has('The two are not the same.');
  await expectFits(panel, 'passphrase', (name) => info.outputPath(name));
  await panel.fill('The same once more', 'open sesame');
  await panel.click('button', 'Start');
  await panel.has('These files are sealed with a passphrase.');
  await panel.has(/Last file: threadkeeper-[0-9a-f]{6}-1\.jsonl/);
  await expectFits(panel, 'sealed', (name) => info.outputPath(name));
  const [first = ''] = await names();
  await expectWhole(driver, path.join(folder, first), 'open sesame');
  expect(await readFile(path.join(folder, first), 'utf8')).not.toMatch(/"Ada"|The lamp/);
  expect(JSON.stringify(await scheduleOf(driver))).not.toContain('sesame');

  // The key outlives the browser, and the next file has another one made of it.
  await driver.restart();
  folder = path.join(await driver.savesFiles(), 'Threadkeeper');
  await logOne(driver, 2);
  await makeDue(driver);
  await command(driver, { type: 'wake' });
  await expect.poll(names, { timeout: 20_000 }).toHaveLength(2);
  const [, second = ''] = await names();
  await expectWhole(driver, path.join(folder, second), 'open sesame');
  const [one, two] = [await encrypted(path.join(folder, first)), await encrypted(path.join(folder, second))];
  expect(two).toEqual({ ...one, fileSalt: expect.any(String) });
  expect(two).not.toEqual(one);

  panel = await driver.panel('#/settings');
  await panel.upload('Import', [path.join(folder, second)]);
  await panel.fill('Passphrase of this file', 'open sesame');
  await panel.click('button', 'Open');
  await panel.has(/Nothing new, \d+ known, no conflicts\./);
  await panel.click('button', 'Cancel');

  const databases = () =>
    driver.inExtension(async () => (await indexedDB.databases()).map(({ name }) => name ?? '').sort());
  expect(await databases()).toEqual(['threadkeeper', 'threadkeeper-keys']);
  await driver.inExtension(async () => {
    await new Promise((done, fail) => {
      const deleting = indexedDB.deleteDatabase('threadkeeper-keys');
      deleting.onsuccess = done;
      deleting.onerror = fail;
    });
    return null;
  });
  await logOne(driver, 3);
  await makeDue(driver);
  await command(driver, { type: 'wake' });
  await panel.click('link', 'Today');
  await panel.has('the browser has lost the key: set the passphrase again in Settings');
  await expectFits(panel, 'no-key', (name) => info.outputPath(name));
  expect(await names()).toHaveLength(2);
  for (const name of await names()) expect(await encrypted(path.join(folder, name))).toBeDefined();

  await panel.click('link', 'Settings');
  await panel.click('button', 'Change the passphrase');
  await panel.fill('Passphrase', 'open barley');
  await panel.fill('The same once more', 'open barley');
  await panel.click('button', 'Set a passphrase');
  await expect.poll(names).toHaveLength(3);
  await panel.gone('the browser has lost the key');
  await expectWhole(driver, path.join(folder, (await names())[2] ?? ''), 'open barley');

  await panel.click('button', 'Remove the passphrase');
  await panel.has('These files have no passphrase');
  await expect.poll(names).toHaveLength(4);
  await expectWhole(driver, path.join(folder, (await names())[3] ?? ''));
  expect(await databases()).toEqual(['threadkeeper']);
  await panel.click('button', 'Off');
  await panel.has('Threadkeeper may not save files any more.');
  expect(await driver.takeErrors()).toEqual([]);
});

test('a ledger of which there is no file for two weeks is a line in Today', async ({ driver }, info) => {
  const panel = await driver.panel('#/today');
  /** The clock of the panel alone; the view is opened anew. */
  const inDays = async (days: number) => {
    await panel.evaluate((ahead) => {
      const real = performance.timeOrigin + performance.now();
      Date.now = () => real + ahead;
      window.location.hash = '#/templates';
    }, days * 86_400_000);
    await panel.click('link', 'Today');
  };
  await logOne(driver, 1);
  await panel.has('Ada 1');
  await inDays(13);
  await panel.has('Ada 1');
  await panel.gone('backup file');
  await inDays(15);
  await panel.has('There is no backup file yet');
  await expectFits(panel, 'no-file', (name) => info.outputPath(name));

  await panel.click('button', 'Save a backup file');
  // The form is open, and its first field has the focus.
  await panel.has('Passphrase (optional)');
  const focused = () => panel.evaluate(() => document.activeElement?.tagName ?? '');
  await expect.poll(focused).toBe('INPUT');
  const saved = await driver.download(() => panel.click('button', 'Save the file'));
  await panel.has('Saved. Keep the file');
  const [row] = await driver.readAll<FileRow>('files');
  const [head] = await driver.readAll<{ clock: string }>('head');
  expect(row).toMatchObject({ name: saved.name, kind: 'backup', clock: head?.clock });
  const table = await driver.download(() => panel.click('button', 'Customers (CSV)'));
  await expect.poll(() => driver.readAll('files')).toMatchObject([{}, {}]);
  expect((await driver.readAll<FileRow>('files')).map(({ kind, name }) => [kind, name])).toContainEqual([
    'customers',
    table.name,
  ]);

  await inDays(13);
  await panel.has('Ada 1');
  await panel.gone('backup file');
  await inDays(15);
  await panel.has('The last backup file was saved');
  expect(await driver.takeErrors()).toEqual([]);
});
