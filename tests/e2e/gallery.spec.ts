/**
 * npm run gallery: a picture of every surface at 320 px, usual and crowded, light and dark, in each language, into
 * .output/gallery/; mirrored.spec.ts adds those from right to left. For the eye: what can be measured, other
 * stories measure.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { LANGUAGES } from '../../utils/texts/language';
import { fileOf } from '../backup/ledgers';
import { fill } from '../bench/filled/fill';
import { freshLedger } from '../storage/ledger';
import { command } from './see-through';
import { type Driver, expect, type Tab, test } from './story';
import { walk } from './walk';

/** Where the pictures go; none are made without it. */
const FOLDER = process.env.THREADKEEPER_GALLERY;
const SIZE = { width: 320, height: 700 };
const CROWD = 800;

test.skip(FOLDER === undefined, 'npm run gallery makes it');
test.describe.configure({ timeout: 1_800_000 });

async function draw(driver: Driver, kind: string): Promise<void> {
  const folder = path.join(FOLDER!, kind);
  await mkdir(folder, { recursive: true });
  await walk(driver, async (surface: string, tab: Tab) => {
    for (const dark of [false, true])
      await tab.screenshot(path.join(folder, `${surface}-${dark ? 'dark' : 'light'}.png`), { ...SIZE, dark });
  });
}

async function crowd(driver: Driver, file: string): Promise<void> {
  const ledger = await freshLedger();
  await fill({ ledger, cases: CROWD, seed: 8, until: Date.now() });
  await writeFile(file, await fileOf(ledger));
  ledger.close();
  const panel = await driver.panel('#/settings');
  await panel.upload('Import', [file]);
  await panel.click('button', /^Add [\d,]+ entries$/);
  // Ten thousand entries are taken over between whatever else is done.
  await expect.poll(() => panel.text(), { timeout: 300_000 }).toMatch(/entries added\./);
  await panel.close();
}

for (const language of LANGUAGES)
  for (const crowded of [false, true])
    test(`${language}, ${crowded ? 'crowded' : 'usual'}`, async ({ driver }, info) => {
      if (crowded) await crowd(driver, info.outputPath('filled.jsonl'));
      expect(await command(driver, { type: 'speak', language })).toMatchObject({ ok: true });
      await draw(driver, `${language}-${crowded ? 'crowded' : 'usual'}`);
    });
