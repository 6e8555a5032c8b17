/** Search from the keyboard: anything that was ever logged is found while it is typed, in whatever script. */
import { imitation as linkedin } from '../imitations/linkedin';
import { expectFits } from './narrowest';
import { cases, command, onUs } from './see-through';
import { type Driver, expect, type Tab, test } from './story';

const SAID = [
  { name: 'Ada Thornbury', text: 'The kettle leaks since day one.' },
  { name: '千鶴', text: '注文した商品が届きません' },
  { name: 'Åsa Björkhage', text: 'Älskar nya vattenkokaren!' },
];

async function logAll(driver: Driver) {
  for (const [n, { name, text }] of SAID.entries()) {
    const mention = {
      site: 'practice',
      kind: 'reply',
      id: `770${n}`,
      aliases: [],
      permalink: null,
      author: { name, handle: `person_${n}`, profileUrl: null },
      text,
      postedAt: null,
      inReplyTo: null,
      missing: [],
    };
    const pageUrl = `${driver.origin}/practice.html`;
    const answer = await command(driver, { type: 'logListed', op: `said-${n}`, mention, pageUrl });
    expect(answer).toMatchObject({ ok: true });
  }
}

const marked = (panel: Tab) =>
  panel.evaluate<string[]>('[...document.querySelectorAll("mark")].map((mark) => mark.textContent)');
const focused = (panel: Tab) =>
  panel.evaluate<string>('document.activeElement?.dataset.case ?? document.activeElement?.tagName ?? ""');

test('found while typing, opened with Enter, found again on the way back', async ({ driver }, info) => {
  const { url, html } = linkedin.variants[0]!;
  driver.serve({ [url]: { body: html, headers: { 'content-security-policy': "default-src 'none'" } } });
  await driver.open(url);
  await logAll(driver);
  const rows = await cases(driver);
  const idOf = (name: string) => rows.find(({ evidence }) => evidence.author.name === name)?.id;
  const panel = await driver.panel();
  await panel.has(onUs(3));
  // A key goes to a button or a box only in the tab in front; the real panel needs no tab.
  await panel.front();

  await panel.press('3');
  await panel.has('New template');
  // Not a moment between the key and the first letter, from another view.
  await panel.press('/');
  await panel.type('LEAK');
  await expect.poll(() => focused(panel)).toBe('INPUT');
  await panel.has('1 case');
  expect(await marked(panel)).toEqual(['leaks']);
  await expectFits(panel, 'search', (name) => info.outputPath(name));
  await panel.press('Enter');
  await panel.has('Timeline');
  await panel.press('n');
  await panel.type('Prefers the telephone');
  await panel.click('button', 'Add note');
  await panel.has('Prefers the telephone');
  await panel.press('Escape');
  await panel.press('Escape');
  await panel.has('1 case');

  await panel.fill('Search all cases', 'telephone');
  await expect.poll(() => marked(panel)).toEqual(['telephone']);
  await panel.fill('Search all cases', '商品');
  await panel.has('千鶴');
  await panel.fill('Search all cases', 'asa alskar');
  await expect.poll(() => marked(panel)).toEqual(['Åsa', 'Älskar']);
  await panel.fill('Search all cases', 'colour:red');
  await panel.has('“colour:” is no filter.');
  await panel.fill('Search all cases', '"leaks kettle"');
  await panel.has('Nothing found.');

  await panel.fill('Search all cases', 'site:practice');
  await panel.has('3 cases');
  await panel.press('ArrowDown');
  await expect.poll(() => focused(panel)).toBe(idOf('Åsa Björkhage'));
  await panel.press('j');
  await expect.poll(() => focused(panel)).toBe(idOf('千鶴'));
  await panel.press('ArrowDown');
  await panel.press('k');
  await panel.press('ArrowUp');
  await panel.press('ArrowUp');
  await expect.poll(() => focused(panel)).toBe('INPUT');
  await panel.press('Escape');
  await panel.has(onUs(3));
});

test('what was logged just before the background died is found, and its words are written at the next start', async ({
  driver,
}) => {
  await logAll(driver);
  await driver.killBackground();
  const panel = await driver.panel();
  await panel.fill('Search all cases', 'kettle');
  await panel.has('1 case');
  await expect.poll(async () => (await driver.readAll('words')).length).toBe(3);
  await panel.fill('Search all cases', 'thornbury');
  await panel.has('1 case');
});
