/** A manager saves everything as a file, and another one takes it over; a bad file says its line and its reason. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Ledger } from '../../storage/ledger';
import { fileOf, work } from '../backup/ledgers';
import { imitation as x } from '../imitations/x';
import { freshLedger } from '../storage/ledger';
import { expectFits } from './narrowest';
import { cases, logByMark } from './see-through';
import { expect, test } from './story';

/** Other mentions than those of the imitated page. */
async function anotherLedger(): Promise<Ledger> {
  const ledger = await freshLedger();
  await work(ledger, 500, 4);
  return ledger;
}

test('everything goes into a file, another manager’s file comes in, and a bad one changes nothing', async ({
  driver,
}, info) => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'threadkeeper-backup-'));
  const file = async (name: string, text: string) => {
    await writeFile(path.join(folder, name), text);
    return [path.join(folder, name)];
  };
  const { url, html } = x.feed(3);
  driver.serve({ [url]: { body: html, headers: { 'content-security-policy': "default-src 'none'" } } });
  const page = await driver.open(url);
  for (const n of [0, 1, 2]) await logByMark(driver, page, n);
  const panel = await driver.panel('#/settings');

  await panel.click('button', 'Export everything');
  const saved = await driver.download(() => panel.click('button', 'Save the file'));
  expect(saved.name).toMatch(/^threadkeeper-\d{4}-\d\d-\d\d\.jsonl$/);
  const lines = saved.text.trimEnd().split('\n');
  expect(JSON.parse(lines[0]!)).toMatchObject({ format: 'threadkeeper-backup', version: 1 });
  expect(lines.filter((line) => line.includes('"kind":"opened"'))).toHaveLength(3);
  expect(JSON.parse(lines.at(-1)!)).toMatchObject({ end: true, count: lines.length - 2 });
  await panel.has('Saved. Keep the file outside of this browser.');

  const bad = lines.with(2, lines[2]!.replace('"actor":""', '"actor":7'));
  await panel.upload('Import', await file('bad.jsonl', `${bad.join('\n')}\n`));
  await panel.has(/Line 3: this entry has a wrong form \(actor: .*\)\. Nothing was changed\./);
  await panel.upload('Import', await file('cut.jsonl', `${lines.slice(0, -1).join('\n')}\n`));
  await panel.has(`Line ${lines.length - 1}: the file ends here, but its end is missing`);
  await expectFits(panel, 'bad-file', (name) => info.outputPath(name));

  const other = await anotherLedger();
  await panel.upload('Import', await file('sealed.jsonl', await fileOf(other, 'open sesame')));
  await panel.fill('Passphrase of this file', 'sesame');
  await panel.click('button', 'Open');
  await panel.has('this passphrase does not open the file');
  await panel.fill('Passphrase of this file', 'open sesame');
  await panel.click('button', 'Open');
  await panel.has(/\d+ new entries, 0 known, no conflicts\./);
  await expectFits(panel, 'import', (name) => info.outputPath(name));
  expect(await cases(driver)).toHaveLength(3);
  await panel.click('button', /^Add \d+ entries$/);
  await panel.has(/\d+ entries added\./);
  expect(await cases(driver)).toHaveLength(7);
  await panel.click('link', 'Today');
  await panel.has('Ada 500');

  // The file that was saved first brings nothing new.
  await panel.click('link', 'Settings');
  await panel.upload('Import', await file('saved.jsonl', saved.text));
  await panel.has(/Nothing new, \d+ known, no conflicts\./);
  await panel.click('button', 'Cancel');
  await panel.has('Stopped. Nothing was changed.');

  const table = await driver.download(() => panel.click('button', 'Cases (CSV)'));
  expect(table.text.replace('\uFEFF', '')).toMatch(/^"Logged","Brand"/);
  expect(table.text.trimEnd().split('\r\n')).toHaveLength(8);
  expect(await driver.takeErrors()).toEqual([]);
  await rm(folder, { recursive: true });
});
