/**
 * The database's files are damaged while the browser is closed. It is seen at the next start, said in words, never shown
 * as an empty ledger, and everything comes back. `npm run torture` does all of it.
 */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { imitation as x } from '../imitations/x';
import { pause } from './drivers/driver';
import { CHROMIUM_HARMS, FIREFOX_HARMS } from './harm';
import { expectFits } from './narrowest';
import { cases, logByMark, onUs } from './see-through';
import { type Driver, expect, type Tab, test } from './story';

const feed = x.feed(6);
const strict = (body: string) => ({ body, headers: { 'content-security-policy': "default-src 'none'" } });

/** The rolling copy has everything that the ledger has. */
async function copied(driver: Driver) {
  await expect
    .poll(async () => {
      const [head] = await driver.readAll<{ last: number }>('head');
      const cursor = await driver.inExtension(async () => {
        const files = await navigator.storage.getDirectory();
        const folder = await files.getDirectoryHandle('copy', { create: true });
        const note = await folder.getFileHandle('cursor.json').catch(() => null);
        // It is made before it is written for the first time.
        const text = note && (await (await note.getFile()).text());
        return text ? JSON.parse(text) : null;
      });
      return head !== undefined && cursor?.last === head.last;
    })
    .toBe(true);
}

const byId = (rows: Record<string, unknown>[]) =>
  rows.map(({ arrival: _, ...row }) => row).sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1));

/** What the panel says; the whole ledger may only be shown where nothing of it is missing. */
async function outcome(driver: Driver, panel: Tab, before: Record<string, unknown>[]) {
  let said = '';
  await expect
    .poll(async () => {
      said = await panel.text();
      return /Something is missing in your ledger|could not be opened|Waiting on us|Nothing waits/.test(said);
    })
    .toBe(true);
  if (said.includes('could not be opened')) return 'unopenable';
  if (said.includes('Something is missing')) return 'damaged';
  expect(byId(await driver.readAll('entries')), said).toEqual(byId(before));
  return 'whole';
}

const harms = { chromium: CHROMIUM_HARMS, firefox: FIREFOX_HARMS };
const most = process.env.THREADKEEPER_TORTURE === undefined ? 1 : Number.POSITIVE_INFINITY;

for (const browser of ['chromium', 'firefox'] as const) {
  test.describe(browser, () => {
    // Without asking for the driver: a skipped story starts no browser.
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the first argument's names
    test.beforeEach(({}, info) => {
      test.skip(info.project.name !== browser, `a story of ${browser}’s files`);
    });
    for (const [n, { name, harm }] of harms[browser].slice(0, most).entries()) {
      test(`${name}: seen, said, and brought back`, async ({ driver }, info) => {
        const older = await mkdtemp(path.join(os.tmpdir(), 'threadkeeper-older-'));
        driver.serve({ [feed.url]: strict(feed.html) });
        const page = await driver.open(feed.url);
        await logByMark(driver, page, 0);
        await copied(driver);
        await driver.restart((folder) => cp(folder, older, { recursive: true }));
        const again = await driver.open(feed.url);
        for (const index of [1, 2, 3]) await logByMark(driver, again, index);
        await copied(driver);
        const before = await driver.readAll('entries');

        await driver.restart((folder) => harm(folder, older));
        const panel = await driver.panel();
        const left = await outcome(driver, panel, before);
        info.annotations.push({ type: 'outcome', description: left });
        // Whatever the browser's own database still does: the copy, which is kept apart, has the rest.
        const saved = async (button: string) => {
          const { text } = await driver.download(() => panel.click('button', button));
          const lines = text.trim().split('\n');
          expect(lines.length).toBe(before.length + 2);
          expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ end: true, count: before.length });
        };
        if (left === 'unopenable') return saved('Save the copy as a file');
        if (left === 'damaged') {
          await panel.has(`of ${before.length} entries are there`);
          await saved('Save all that is left as a file');
          if (n === 0) {
            await expectFits(panel, 'recovery', (file) => info.outputPath(file));
            // Another page of ours says where to go, and stands still: to open the ledger anew would not mend it.
            const first = await driver.open(`${driver.origin}/welcome.html`);
            await first.has('Your cases could not be opened.');
            await first.evaluate('globalThis.stands = true');
            await pause(2_500);
            expect(await first.evaluate('globalThis.stands === true')).toBe(true);
            await first.close();
          }
          // While another of our pages lets go of damaged files Chromium may say that it cannot open them: said, and
          // pressed again (2026-11).
          await expect(async () => {
            if (!onUs(4).test(await panel.text())) await panel.click('button', 'Bring them back');
            await panel.has(onUs(4));
          }).toPass();
        }
        await panel.has(onUs(4));
        expect(byId(await driver.readAll('entries'))).toEqual(byId(before));
        const marked = await driver.open(feed.url);
        await logByMark(driver, marked, 4);
        expect(await cases(driver)).toHaveLength(5);
        await rm(older, { recursive: true });
      });
    }
  });
}
