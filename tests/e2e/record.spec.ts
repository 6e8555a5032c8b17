/** The record of activity: figures, charts and tables of a filled ledger, and a picture of a chart for somebody else. */
import { writeFile } from 'node:fs/promises';
import { fileOf } from '../backup/ledgers';
import { fill } from '../bench/filled/fill';
import { freshLedger } from '../storage/ledger';
import { expectFits } from './narrowest';
import { type Driver, expect, type Tab, test } from './story';

const CASES = 150;
const DAY = 86_400_000;

async function filledFile(): Promise<string> {
  const ledger = await freshLedger();
  await fill({ ledger, cases: CASES, seed: 3, until: Date.now() });
  return fileOf(ledger);
}

/**
 * The picture that is on the clipboard after `act`, as a data address. Firefox without a window keeps no pictures there (153,
 * 2026-11): of it, what is handed to the clipboard.
 */
async function copiedPicture(driver: Driver, panel: Tab, act: () => Promise<void>): Promise<string> {
  await panel.evaluate(`(() => {
    window.picture = '';
    window.keep = (blob) => {
      const reader = new FileReader();
      reader.onload = () => { window.picture = reader.result; };
      reader.readAsDataURL(blob);
    };
    const { clipboard } = navigator;
    const write = clipboard.write.bind(clipboard);
    if (${driver.browser === 'firefox'}) clipboard.write = async (items) => {
      await write(items);
      window.keep(await items[0].getType('image/png'));
    };
  })()`);
  await act();
  if (driver.browser === 'chromium') {
    await panel.evaluate(`(() => {
      const box = document.createElement('div');
      box.contentEditable = 'true';
      document.body.append(box);
      box.focus();
      box.addEventListener('paste', (event) => {
        event.preventDefault();
        window.keep(event.clipboardData.files[0]);
        box.remove();
      });
    })()`);
    await panel.press('Control+V');
  }
  await expect.poll(() => panel.evaluate<number>('window.picture.length')).toBeGreaterThan(1_000);
  return panel.evaluate<string>('window.picture');
}

const tiles = (panel: Tab) =>
  panel.evaluate<Record<string, number>>(
    `Object.fromEntries([...document.querySelectorAll('.tiles > div')].map((tile) =>
      [tile.querySelector('dt').textContent, Number(tile.querySelector('dd').textContent)]))`,
  );

/** The sums of a table's columns, by its heads; the table is opened first. */
const sums = (panel: Tab, title: string) =>
  panel.evaluate<Record<string, number>, string>((title) => {
    const figure = document.querySelector(`section[aria-label="${title}"]`)!;
    figure.querySelector('details')!.open = true;
    const heads = [...figure.querySelectorAll('thead th')].map((head) => head.textContent ?? '');
    const rows = [...figure.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map((cell) => Number(cell.textContent)),
    );
    return Object.fromEntries(
      heads.map((head, n) => [head, rows.reduce((sum, row) => sum + (row[n] ?? 0), 0)]).slice(1),
    );
  }, title);

/** What is painted: how many different colours a chart has. */
const painted = (panel: Tab) =>
  panel.evaluate<number[]>(`[...document.querySelectorAll('canvas')].map((canvas) => {
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return new Set(Array.from({ length: data.length / 4 }, (_, n) => data.slice(4 * n, 4 * n + 4).join())).size;
  })`);

test('what was done, in figures, charts and tables that agree; a chart goes into a mail as a picture', async ({
  driver,
}, info) => {
  test.setTimeout(180_000);
  const file = info.outputPath('filled.jsonl');
  await writeFile(file, await filledFile());
  const panel = await driver.panel('#/record');
  await panel.has('Nothing was done in this time.');
  await panel.goto(`${driver.origin}/sidepanel.html#/settings`);
  await panel.upload('Import', [file]);
  await panel.click('button', /^Add [\d,]+ entries$/);
  await panel.has(/entries added\./);
  const rows = await driver.readAll<{ loggedAt: string; state: string }>('cases');
  expect(rows).toHaveLength(CASES);

  await panel.front();
  await panel.click('link', 'Record of activity');
  await panel.choose('Period', '30 days');
  await panel.has('What was done, day by day');
  const month = new Date();
  const from = new Date(month.getFullYear(), month.getMonth(), month.getDate() - 29).getTime();
  const logged = rows.filter(({ loggedAt }) => Date.parse(loggedAt) >= from).length;
  await expect.poll(async () => (await tiles(panel)).Logged).toBe(logged);
  const shown = await tiles(panel);
  expect(shown['Open now']).toBe(rows.filter(({ state }) => state === 'open').length);
  const { Logged, Answered, Resolved, Dismissed } = shown;
  const table = await sums(panel, 'What was done, day by day');
  expect(table).toEqual({ Logged, Answered, 'Handed over': shown['Handed over'], Resolved, Dismissed });
  expect(await sums(panel, 'Dismissed, by reason')).toEqual({ Number: Dismissed });
  for (const colours of await painted(panel)) expect(colours).toBeGreaterThan(3);
  await panel.has(/wait for a first answer, \d+ of them too long already/);
  await expectFits(panel, 'record', (name) => info.outputPath(name));

  await panel.choose(/^Times by/, 'Hour in which they wrote');
  await panel.has(/Filled: half of them/);
  const picture = await copiedPicture(driver, panel, async () => {
    await panel.click('button', 'Copy “Time to the first answer” as a picture');
    await panel.has('Copied');
  });
  expect(picture).toMatch(/^data:image\/png;base64,/);
  await writeFile(
    info.outputPath('picture.png'),
    Buffer.from(picture.slice(picture.indexOf(',') + 1), 'base64'),
  );
  // Twice as fine as it is wide, so that it is sharp in a mail.
  expect(Buffer.from(picture.slice(picture.indexOf(',') + 1), 'base64').readUInt32BE(16)).toBe(1_200);

  // Ninety days are told by the week; a case that is logged meanwhile is there at once.
  await panel.choose('Period', '90 days');
  await panel.has('What was done, week by week');
  const before = (await tiles(panel)).Logged ?? 0;
  await driver.inExtension((browser, body) => browser.runtime.sendMessage(body), {
    type: 'logListed',
    op: 'log-1',
    mention: {
      ...{ site: 'x', kind: 'reply', id: '9001', aliases: [], permalink: null, inReplyTo: null, missing: [] },
      author: { name: 'Ada', handle: 'ada', profileUrl: null },
      text: 'The lamp hums.',
      postedAt: new Date(Date.now() - DAY).toISOString(),
    },
    pageUrl: 'https://x.com/home',
  });
  await expect.poll(async () => (await tiles(panel)).Logged).toBe(before + 1);
  await panel.press('Escape');
  await panel.has('Waiting on us');
  expect(await driver.takeErrors()).toEqual([]);
});
