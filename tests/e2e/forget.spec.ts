/**
 * A customer asks what is held about them, then to be forgotten: afterwards their bytes are in no table, not in the rolling
 * copy, in no new backup and on no page; what the browser's own files still hold is measured.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { note } from '../../storage/commands/case';
import { log as logOne } from '../../storage/commands/log';
import { fileOf } from '../backup/ledgers';
import { imitation as linkedin } from '../imitations/linkedin';
import { imitation as x } from '../imitations/x';
import { actAt, evidence, freshLedger } from '../storage/ledger';
import { expectFits } from './narrowest';
import { cases, command, logByMark, onUs } from './see-through';
import { type Driver, expect, type Tab, test } from './story';

const NAME = 'Canaria Byrd-Oldcastle';
const TRACES = ['Canaria', 'canaria_byrd', 'canary'];

async function log(driver: Driver, n: number, name: string, handle: string, text: string) {
  const mention = {
    site: 'practice',
    kind: 'reply',
    id: `880${n}`,
    aliases: [],
    permalink: null,
    author: { name, handle, profileUrl: null },
    text,
    postedAt: null,
    inReplyTo: null,
    missing: [],
  };
  const pageUrl = `${driver.origin}/practice.html`;
  const answer = await command(driver, { type: 'logListed', op: `said-${n}`, mention, pageUrl });
  expect(answer).toMatchObject({ ok: true });
}

const TABLES = [
  ...['entries', 'cases', 'mentions', 'people', 'reminders', 'words', 'postings', 'staged', 'imports'],
  ...['settings', 'erasures', 'files', 'colleagues', 'templates', 'notices'],
];

async function tracesIn(driver: Driver): Promise<string[]> {
  const texts = await Promise.all(
    TABLES.map(async (table) => [table, JSON.stringify(await driver.readAll(table))] as const),
  );
  const elsewhere = await driver.inExtension(async () => {
    const files = await navigator.storage.getDirectory();
    const folder = await files.getDirectoryHandle('copy', { create: true });
    const copy: string[] = [];
    for await (const name of folder.keys())
      copy.push(await (await (await folder.getFileHandle(name)).getFile()).text());
    return { copy: copy.join(), drafts: JSON.stringify(localStorage) };
  });
  const shelf = await driver.inExtension(async (browser) =>
    JSON.stringify(await browser.storage.local.get()),
  );
  return [
    ...texts,
    ['copy', elsewhere.copy] as const,
    ['drafts', elsewhere.drafts] as const,
    ['shelf', shelf] as const,
  ]
    .filter(([, text]) => TRACES.some((trace) => text.includes(trace)))
    .map(([where]) => where);
}

/** How often they still stand somewhere in the browser's own files. */
async function leftOnDisk(folder: string): Promise<number> {
  let found = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const text = (await readFile(path.join(entry.parentPath, entry.name))).toString('latin1');
    for (const trace of TRACES) found += text.split(trace).length - 1;
  }
  return found;
}

/** Of a colleague who has a case of theirs that nobody here has heard of, and one of somebody else's. */
async function colleaguesFile(): Promise<string> {
  const ledger = await freshLedger();
  const author = { name: NAME, handle: 'canaria_byrd', profileUrl: null };
  const said = evidence(1, { place: 'practice', key: 'practice:7', author, text: 'The canary once more.' });
  const { logged } = await logOne(ledger, actAt(1), 'main', said);
  await note(ledger, actAt(2), logged.caseId, 'The canary rang.');
  await logOne(ledger, actAt(3), 'main', evidence(2));
  return fileOf(ledger);
}

const names = async (page: Tab) => (await page.marks()).map(({ name }) => name);

test('a mark of an account that is never to be logged says so, and logs nothing', async ({ driver }) => {
  const feed = x.feed(3);
  driver.serve({
    [feed.url]: { body: feed.html, headers: { 'content-security-policy': "default-src 'none'" } },
  });
  const page = await driver.open(feed.url);
  await expect.poll(async () => (await page.marks()).length).toBe(3);
  await logByMark(driver, page, 0);
  const [row] = await cases(driver);
  const handle = row?.evidence.author.handle ?? '';
  const message = { type: 'forgetPerson', op: 'forget', personId: row?.personId, never: true };
  expect(await command(driver, message)).toMatchObject({ ok: true });
  expect(await cases(driver)).toEqual([]);
  expect(handle).not.toBe('');
  await expect.poll(async () => (await names(page))[0]).toBe('Log as a case');
  await page.clickMark(0);
  await expect
    .poll(async () => (await names(page))[0])
    .toBe('Not logged: on your list of those never to log');
  expect(await cases(driver)).toEqual([]);
});

test('what is held is saved as a file, then forgotten everywhere, and no older backup brings it back', async ({
  driver,
}, info) => {
  const { url, html } = linkedin.variants[0]!;
  driver.serve({ [url]: { body: html, headers: { 'content-security-policy': "default-src 'none'" } } });
  await driver.open(url);
  await log(driver, 1, NAME, 'canaria_byrd', 'The canary in my kettle leaks.');
  await log(driver, 2, NAME, 'canaria_byrd', 'The canary again.');
  await log(driver, 3, 'Ada Thornbury', 'ada', 'My lamp is broken.');
  const panel = await driver.panel();
  await panel.has(onUs(3));
  const [row] = (await cases(driver)).filter(({ evidence }) => evidence.author.name === NAME);
  const go = (hash: string) => panel.evaluate(`location.hash = ${JSON.stringify(hash)}`);
  await go(`#/case/${row?.id}`);
  await panel.has('Timeline');
  await panel.front();
  await panel.press('n');
  await panel.type('Dear canary');
  await go('#/settings');
  await panel.click('button', 'Export everything');
  const backup = await driver.download(() => panel.click('button', 'Save the file'));
  expect(backup.text).toContain('Canaria');
  await expect(async () =>
    expect(await tracesIn(driver)).toEqual(expect.arrayContaining(['entries', 'copy', 'drafts'])),
  ).toPass({ timeout: 20_000 });

  await go(`#/person/${row?.personId}`);
  const held = await driver.download(() => panel.click('button', 'Save all of it as a file'));
  expect(held.text).toContain('The canary in my kettle leaks');
  expect(held.text).toContain('Canaria Byrd');
  await panel.click('button', 'Forget this person …');
  await panel.has('These have left the browser and may name them');
  await expectFits(panel, 'forget', (name) => info.outputPath(name));
  await panel.front();
  await panel.click('button', 'Copy a request to delete them');
  await expect.poll(() => driver.clipboardText()).not.toBe('');
  const request = await driver.clipboardText();
  for (const { name } of [backup, held]) expect(request).toContain(`- ${name} (`);
  expect(request).not.toContain('Canaria');
  await panel.click('button', 'Forget for good');
  await panel.has('Forgotten.');
  await panel.has(onUs(1));
  // A file of the copy that is just being replaced cannot be read.
  await expect(async () => expect(await tracesIn(driver)).toEqual([])).toPass({ timeout: 20_000 });
  expect((await cases(driver)).map(({ evidence }) => evidence.author.name)).toEqual(['Ada Thornbury']);

  await go('#/settings');
  await panel.click('button', 'Export everything');
  const after = await driver.download(() => panel.click('button', 'Save the file'));
  for (const trace of TRACES) expect(after.text).not.toContain(trace);

  const older = info.outputPath('older.jsonl');
  await writeFile(older, backup.text);
  await panel.upload('Import', [older]);
  await panel.click('button', 'Finish');
  await panel.has('Nothing was new');
  const colleagues = info.outputPath('colleagues.jsonl');
  await writeFile(colleagues, await colleaguesFile());
  await panel.upload('Import', [colleagues]);
  await panel.has(/3 entries are about people who were forgotten here; they stay forgotten\./);
  await expectFits(panel, 'plan', (name) => info.outputPath(name));
  await panel.click('button', 'Add 2 entries');
  await panel.has('2 entries added.');
  await expect(async () => expect(await tracesIn(driver)).toEqual([])).toPass({ timeout: 20_000 });

  await driver.restart(async (folder) => {
    const left = await leftOnDisk(folder);
    info.annotations.push({ type: 'traces in the profile’s files', description: String(left) });
    console.log(`${info.project.name}: ${left} traces left in the profile’s files before compaction`);
  });
  const again = await driver.panel();
  await again.has(onUs(1));
  expect(await tracesIn(driver)).toEqual([]);
});
