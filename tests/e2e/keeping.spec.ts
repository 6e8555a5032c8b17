/** What is not kept: cases that were closed long ago, and accounts that are never to be logged. */
import { writeFile } from 'node:fs/promises';
import { dismiss } from '../../storage/commands/case';
import { log } from '../../storage/commands/log';
import type { SettingRow } from '../../storage/records';
import { fileOf } from '../backup/ledgers';
import { imitation as x } from '../imitations/x';
import { actAt, evidence, freshLedger } from '../storage/ledger';
import { expectFits } from './narrowest';
import { cases, command } from './see-through';
import { expect, test } from './story';

const DAY = 24 * 60;

/** Two cases that were closed more than six months ago, one of them noted today, and one that is still open. */
async function oldFile(): Promise<string> {
  const ledger = await freshLedger();
  const logged = [];
  for (const n of [1, 2, 3]) logged.push(await log(ledger, actAt(n), 'main', evidence(n)));
  for (const n of [0, 1]) await dismiss(ledger, actAt(n + 5), logged[n]!.logged.caseId, 'spam');
  await log(ledger, actAt(30 * DAY), 'main', evidence(4));
  return fileOf(ledger);
}

const authors = async (driver: Parameters<typeof cases>[0]) =>
  (await cases(driver)).map(({ evidence }) => evidence.author.name).sort();

test('closed cases go when their time is over, with who is known by nothing else; what is open or in use stays', async ({
  driver,
}, info) => {
  test.setTimeout(90_000);
  const file = info.outputPath('old.jsonl');
  await writeFile(file, await oldFile());
  const panel = await driver.panel('#/settings');
  await panel.upload('Import', [file]);
  await panel.click('button', /^Add \d+ entries$/);
  await panel.has(/\d+ entries added\./);
  expect(await authors(driver)).toEqual(['Ada 1', 'Ada 2', 'Ada 3', 'Ada 4']);
  const [used] = (await cases(driver)).filter(({ evidence }) => evidence.author.name === 'Ada 2');
  const noted = { type: 'note', op: 'note-1', caseId: used?.id, text: 'Still of interest.' };
  expect(await command(driver, noted)).toMatchObject({ ok: true });

  await panel.choose(/^Keep closed cases/, '6 months');
  await panel.has('Saved.');
  await expectFits(panel, 'keeping', (name) => info.outputPath(name));
  // It is looked at some seconds after the background's start.
  await driver.killBackground();
  await command(driver, { type: 'wake' });
  await expect.poll(() => authors(driver), { timeout: 30_000 }).toEqual(['Ada 2', 'Ada 3', 'Ada 4']);
  const people = await driver.readAll<{ name: string }>('people');
  expect(people.map(({ name }) => name).sort()).toEqual(['Ada 2', 'Ada 3', 'Ada 4']);
  expect(JSON.stringify(await driver.readAll('entries'))).not.toContain('Ada 1');

  // The file that it came with does not bring it back.
  await panel.upload('Import', [file]);
  await panel.has('Nothing new');
  await panel.click('button', 'Cancel');

  await panel.choose(/^Keep closed cases/, 'For ever');
  const kept = async () =>
    (await driver.readAll<SettingRow>('settings')).find(({ key }) => key === 'keepMonths')?.value;
  await expect.poll(kept).toBe('');
  expect(await driver.takeErrors()).toEqual([]);
});

test('an account on the list is not logged by a click, and is again when it is taken off', async ({
  driver,
}, info) => {
  const { url, html, expected } = x.feed(2);
  driver.serve({ [url]: { body: html, headers: { 'content-security-policy': "default-src 'none'" } } });
  const page = await driver.open(url);
  await expect.poll(async () => (await page.marks()).length).toBe(2);
  const names = async () => (await page.marks()).map(({ name }) => name);
  const handle = expected[0]?.author.handle ?? '';
  const panel = await driver.panel('#/settings');
  await panel.fill('Address of their profile', `@${handle}`);
  await panel.click('button', 'Add');
  await panel.has(`“@${handle}” is no address of a profile`);
  await panel.fill('Address of their profile', `x.com/${handle.toUpperCase()}`);
  await panel.click('button', 'Add');
  await panel.has('X, added');
  await expectFits(panel, 'never', (name) => info.outputPath(name));
  await page.front();
  await page.clickMark(0);
  await expect.poll(async () => (await names())[0]).toBe('Not logged: on your list of those never to log');
  await page.clickMark(1);
  await expect.poll(async () => (await names())[1]).toBe('Logged. Undo');
  expect(await cases(driver)).toHaveLength(1);
  // The list is no list of names.
  expect(JSON.stringify(await driver.readAll('settings')).toLowerCase()).not.toContain(handle.toLowerCase());

  await panel.click('button', 'Remove', { within: 'X, added' });
  await panel.gone('X, added');
  await page.reload();
  await expect.poll(async () => (await names())[0]).toBe('Log as a case');
  await page.clickMark(0);
  await expect.poll(async () => (await names())[0]).toBe('Logged. Undo');
  expect(await cases(driver)).toHaveLength(2);
  expect(await driver.takeErrors()).toEqual([]);
});
