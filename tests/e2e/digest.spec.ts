/** A digest of a filled ledger, as the manager looks through it and as a reader in another department gets it. */
import { readFile, writeFile } from 'node:fs/promises';
import { constants, inflateSync } from 'node:zlib';
import { JSDOM } from 'jsdom';
import { fileOf } from '../backup/ledgers';
import { fill } from '../bench/filled/fill';
import { freshLedger } from '../storage/ledger';
import { expectFits } from './narrowest';
import { cases, command } from './see-through';
import { expect, type Tab, test } from './story';

const CASES = 400;
/** The Monday of this week, in the user's own zone. */
function monday(): number {
  const now = new Date();
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - ((now.getDay() + 6) % 7)).getTime();
}

/** What the panel hands to the clipboard as rich text: no browser gives that back without asking. */
async function copiedRich(panel: Tab): Promise<string> {
  await panel.evaluate(`(() => {
    window.rich = '';
    const write = navigator.clipboard.write.bind(navigator.clipboard);
    navigator.clipboard.write = async (items) => {
      await write(items);
      window.rich = await (await items[0].getType('text/html')).text();
    };
  })()`);
  await panel.click('button', 'Copy for a mail');
  await panel.has('Copied');
  return panel.evaluate<string>('window.rich');
}

/** Ink and accent, #rrggbb, as a light and a dark page have them. */
const LIGHT = ['#16202b', '#0f6b63'];
const DARK = ['#e8ecf0', '#5cc9bb'];

/** Which of these a printed file paints with, by an operator or in a picture. */
async function paintedIn(file: string, colours: readonly string[]): Promise<string[]> {
  const pdf = await readFile(file);
  const streams: Buffer[] = [];
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 7)) {
    try {
      streams.push(
        inflateSync(pdf.subarray(at + 7, pdf.indexOf('endstream', at)), {
          finishFlush: constants.Z_SYNC_FLUSH,
        }),
      );
    } catch {} // the end of one that was read
  }
  const painted = new Set(
    streams
      .flatMap((stream) => [...stream.toString('latin1').matchAll(/([\d.]+) ([\d.]+) ([\d.]+) rg\b/g)])
      .map(
        ([, ...rgb]) => `#${Buffer.from(rgb.map((one) => Math.round(Number(one) * 255))).toString('hex')}`,
      ),
  );
  return colours.filter((colour) => {
    const bar = Buffer.from(colour.slice(1).repeat(20), 'hex');
    return painted.has(colour) || streams.some((stream) => stream.includes(bar));
  });
}

test('last week for the product people: looked through, said a word to, mailed, printed, and counted as sent', async ({
  driver,
}, info) => {
  test.setTimeout(180_000);
  const ledger = await freshLedger();
  await fill({ ledger, cases: CASES, seed: 8, until: Date.now() });
  const file = info.outputPath('filled.jsonl');
  await writeFile(file, await fileOf(ledger));
  const panel = await driver.panel('#/settings');
  await panel.upload('Import', [file]);
  await panel.click('button', /^Add [\d,]+ entries$/);
  await panel.has(/entries added\./);
  const save = (name: string, sort: string, departments: string[]) =>
    command(driver, {
      ...{
        type: 'saveTopic',
        op: `save-${name}`,
        brand: 'main',
        was: null,
        name,
        about: '',
        sort,
        departments,
      },
    });
  // Those that cases have are listed under the name that they have.
  for (const [name, sort] of [
    ['delivery', 'matter'],
    ['leaks', 'matter'],
    ['app', 'matter'],
    ['colour', 'idea'],
  ] as const)
    expect(
      await command(driver, {
        ...{ type: 'saveTopic', op: `save-${name}`, brand: 'main', was: name, name, about: '', sort },
        departments: ['product'],
      }),
    ).toMatchObject({ ok: true });
  await save('rivals', 'competitor', ['product']);
  await command(driver, {
    ...{ type: 'saveWatchword', op: 'watch', id: 'rival', what: 'competitor', words: ['lamp*'], except: [] },
  });

  await panel.goto(`${driver.origin}/sidepanel.html#/today`);
  await panel.has('Last week’s digest is ready:');
  await panel.click('link', /^product/);
  await panel.has('What customers say, for product');
  await panel.has('Waiting on you');
  const rows = (await cases(driver)).filter(({ brand, state }) => brand === 'main' && state !== 'merged');
  const start = new Date(monday());
  const before = new Date(start.getFullYear(), start.getMonth(), start.getDate() - 7).getTime();
  const week = rows.filter(
    ({ loggedAt }) => Date.parse(loggedAt) >= before && Date.parse(loggedAt) < start.getTime(),
  );
  await panel.has(new RegExp(`${week.length} cases logged \\(`));
  await panel.fill('What you want to say first (optional)', 'Leaks are what hurts most.\nThe rest is calm.');
  await expectFits(panel, 'digest', (name) => info.outputPath(name));
  await panel.screenshot(info.outputPath('digest-whole.png'), { width: 320, height: 700, full: true });

  // As its reader gets it.
  const html = await copiedRich(panel);
  const mail = new JSDOM(html).window.document;
  expect(mail.body.textContent).toContain('Leaks are what hurts most.');
  const people = (await driver.readAll<{ name: string }>('people')).map(({ name }) => name);
  for (const where of [...mail.querySelectorAll('blockquote small')].map(
    ({ textContent }) => textContent ?? '',
  ))
    expect(people.filter((name) => where.includes(name))).toEqual([]);
  for (const link of mail.querySelectorAll('a')) expect(link.getAttribute('href')).toMatch(/^https:/);
  const leaks = week.filter(({ topics }) => topics.includes('leaks')).length;
  const line = [...mail.querySelectorAll('tr')].find((one) => one.firstElementChild?.textContent === 'leaks');
  expect(line?.children[1]?.textContent ?? '0').toBe(String(leaks));
  driver.serve({
    'https://mail.example/read': `<!doctype html><meta charset="utf-8"><title>Mail</title>${html}`,
  });
  const reader = await driver.open('https://mail.example/read');
  await reader.screenshot(info.outputPath('mail.png'), { width: 700, height: 900, full: true });
  await reader.close();

  // On paper it is light, whatever the panel looks like, and so is its chart.
  for (const look of ['light', 'dark']) {
    await panel.evaluate((look) => localStorage.setItem('look', `${look} comfortable`), look);
    await panel.reload();
    await panel.has('Names are left out');
    const file = info.outputPath(`printed-${look}.pdf`);
    await panel.print(file);
    expect(await paintedIn(file, [...LIGHT, ...DARK]), look).toEqual(LIGHT);
  }
  await panel.evaluate(() => localStorage.removeItem('look'));
  await panel.reload();
  await panel.has('Names are left out');

  await panel.front();
  await panel.click('button', 'Markdown');
  await expect.poll(() => driver.clipboardText()).toMatch(/^# What customers say, for product/);
  await panel.front();
  const { name, text } = await driver.download(() => panel.click('button', 'Table (CSV)'));
  expect(name).toMatch(/^threadkeeper-digest-\d{4}-\d\d-\d\d\.csv$/);
  expect(text).toContain(`"Topics","leaks","${leaks}"`);

  // A claim opens the cases behind it.
  await panel.click('link', 'leaks');
  await panel.has(new RegExp(`^.*\\b${leaks} cases?\\b`));
  await panel.goto(`${driver.origin}/sidepanel.html#/digest/period=lastWeek&department=product&brand=main`);
  await panel.has('Leaks are what hurts most.');

  await panel.click('button', 'I sent it');
  await panel.has(/Sent (now|this minute|\d)/);
  await panel.goto(`${driver.origin}/sidepanel.html#/settings`);
  await panel.reload();
  await panel.click('link', 'Today');
  await panel.has('Last week’s digest is ready:');
  expect(await panel.text()).not.toMatch(/digest is ready: .*product/);
  // What was said first is kept with it.
  await panel.goto(`${driver.origin}/sidepanel.html#/digest/period=lastWeek&department=product&brand=main`);
  await panel.has('Leaks are what hurts most.');
  await panel.click('button', 'Not sent yet');
  await panel.has('I sent it');
  expect(await driver.takeErrors()).toEqual([]);
});
