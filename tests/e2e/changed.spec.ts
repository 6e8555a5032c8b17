/** A site changes: the panel says what it cannot read, a report is copied, and pointing at the words repairs it. */
import type { HealthRow, RepairRow } from '../../storage/records';
import { imitation as linkedin } from '../imitations/linkedin';
import { fixtureOf, parseReport, shortfalls } from '../imitations/reported';
import { imitation as x } from '../imitations/x';
import { withoutText } from '../repairs/broken';
import { expectFits } from './narrowest';
import { expectUnchanged, watched } from './see-through';
import { type Driver, expect, type Tab, test } from './story';

const feed = x.feed(4);
const strict = (body: string) => ({ body, headers: { 'content-security-policy': "default-src 'none'" } });
const renamed = withoutText(feed.html).replaceAll('data-testid="User-Name"', 'data-testid="Post-Author"');
const POINTED = '[data-testid="postWords"]';

/** X as it was, read once, then as it is since the change; with the panel beside it. */
async function changed(driver: Driver): Promise<{ page: Tab; panel: Tab }> {
  driver.serve({ [feed.url]: strict(feed.html) });
  const page = await driver.open(feed.url);
  await expect
    .poll(async () => (await driver.readAll<HealthRow>('readings')).map(({ toldAt }) => typeof toldAt.text), {
      timeout: 15_000,
    })
    .toEqual(['string']);
  driver.serve({ [feed.url]: strict(renamed) });
  await page.reload();
  const panel = await driver.panel('#/page');
  await panel.has('items on this page');
  return { page, panel };
}

test('the panel says in words what cannot be read and since when, and copies a report that becomes a failing test', async ({
  driver,
}) => {
  const { panel } = await changed(driver);
  await panel.has(/Can’t be read here since .+: text\./);
  await panel.has('Still read: author, link, and time.');
  await panel.has('Selecting text and pressing Alt+Shift+L always works.');
  await panel.click('button', 'Copy a report');
  await panel.has('Copied. Send it');
  const report = parseReport(await driver.clipboardText());
  expect(report).toMatchObject({ site: 'x', pageKind: 'home', items: 4, missing: { text: 4 } });
  // The name is read by a later candidate: no alarm, but the report tells.
  expect(report.served.name ?? report.served.byline).toBeDefined();
  const text = JSON.stringify(report);
  for (const { author, text: words } of feed.expected)
    for (const secret of [author.name, author.handle, words]) expect(text).not.toContain(secret);
  expect(shortfalls(fixtureOf(report)).join('\n')).toContain('text is null');
});

test('pointing at the text repairs it; the override is shown and can be removed', async ({
  driver,
}, info) => {
  const { page, panel } = await changed(driver);
  await panel.has(/Can’t be read here since .+: text\./);
  await expectFits(panel, 'unread', (name) => info.outputPath(name));
  await panel.click('button', 'Repair this');
  await panel.choose('What you point at', 'The text');
  await panel.click('button', 'Use the selected words');
  await panel.has('Nothing is selected in the page.');
  await page.select(POINTED);
  await panel.click('button', 'Use the selected words');
  await panel.has('Reads the text of 4 of 4 items on this page');
  await panel.has(feed.expected[1]?.text?.split('\n')[0] ?? '');
  await expectFits(panel, 'trial', (name) => info.outputPath(name));
  await panel.click('button', 'Keep this repair');
  await panel.has('Kept. Your repair is in use');
  await panel.gone('Can’t be read here');
  await panel.has(/Your repair since .+, for: text on X\./);
  expect(await driver.readAll<RepairRow>('repairs')).toMatchObject([
    { site: 'x', part: 'text', css: POINTED },
  ]);
  await expect.poll(async () => (await page.marks()).length).toBe(4);
  await expectFits(panel, 'repaired', (name) => info.outputPath(name));
  await panel.click('button', 'Remove');
  await panel.has(/Can’t be read here since .+: text\./);
  expect(await driver.readAll('repairs')).toEqual([]);
});

test('a pasted repair is tried first: wrong in form, contradicted, then kept', async ({ driver }) => {
  const { panel } = await changed(driver);
  await panel.has(/Can’t be read here since .+: text\./);
  await panel.click('button', 'Repair this');
  const paste = async (value: unknown) => {
    await panel.fill(
      'Or paste a repair that somebody sent you',
      typeof value === 'string' ? value : JSON.stringify(value),
    );
    await panel.click('button', 'Try it on this page');
  };
  await paste('text: p');
  await panel.has('This is no JSON');
  await paste({ site: 'x', part: 'text', css: 'p', why: '', more: 1 });
  await panel.has('“more” is unknown');
  await paste({ site: 'facebook', part: 'postText', css: 'p' });
  await panel.has('This repair is for Facebook.');
  await paste({ site: 'x', part: 'text', css: '[data-testid="app-text-transition-container"]' });
  await panel.has('Refused: it reads the same text at every item: “3”.');
  await paste({ site: 'x', part: 'text', css: POINTED, why: 'renamed' });
  await panel.has('Reads the text of 4 of 4 items');
  await panel.click('button', 'Keep this repair');
  await panel.gone('Can’t be read here');
});

test('a page on which all is well has one calm line, and a quiet page is not changed by a report', async ({
  driver,
}, info) => {
  const variant = linkedin.variants[0];
  if (!variant) throw new Error('LinkedIn has no imitation');
  driver.serve({ [variant.url]: watched(variant.html) });
  const page = await driver.open(variant.url);
  const panel = await driver.panel('#/page');
  await panel.has('items on this page Details');
  await panel.gone('Copy a report');
  await expectFits(panel, 'well', (name) => info.outputPath(name));
  await panel.click('button', 'Details');
  await panel.has('Read on this page:');
  await panel.click('button', 'Copy a report');
  await panel.has('Copied. Send it');
  expect(parseReport(await driver.clipboardText()).site).toBe('linkedin');
  await expectUnchanged(page);
});
