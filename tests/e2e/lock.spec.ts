/** The lock of the screen: what a colleague sees who passes by, and what the manager finds when they come back. */
import { imitation as x } from '../imitations/x';
import { expectFits } from './narrowest';
import { cases, logByMark } from './see-through';
import { type Driver, expect, type Tab, test } from './story';

const LOCKED = 'Threadkeeper is locked';
const SECRET = 'three lamps in the harbour';

/** The panels were used last so many ms before they shut. */
const shutsIn = (driver: Driver, ms: number) =>
  driver.inExtension(
    (browser, used) => browser.storage.session.set({ 'screen-lock-used': used }),
    Date.now() - 5 * 60_000 + ms,
  );

const fieldOf = (tab: Tab) =>
  tab.evaluate(() =>
    [...document.querySelectorAll('input')].map(({ value }) => value).find((value) => value.includes('tram')),
  );

test('after minutes without use every page of ours is behind a curtain, and nothing that was typed is lost', async ({
  driver,
}, info) => {
  const { url, html } = x.feed(3);
  const strict = { body: html, headers: { 'content-security-policy': "default-src 'none'" } };
  driver.serve({ [url]: strict });
  const page = await driver.open(url);
  const row = await logByMark(driver, page, 0);
  const name = row.evidence.author.name ?? '';
  const words = (row.evidence.text ?? '').slice(0, 12);
  const saysNothing = async (tab: Tab) => {
    await tab.has(LOCKED);
    const body = await tab.evaluate<string>('document.body.outerHTML');
    const all = `${body} ${JSON.stringify(await tab.readingOrder())}`;
    for (const told of [name, words, 'tram-friends', 'Timeline', 'Your data'])
      expect(all).not.toContain(told);
    expect(await tab.evaluate('document.title')).toBe('Threadkeeper');
  };

  const panel = await driver.panel('#/settings');
  await panel.click('button', 'After 5 min');
  await panel.fill('Passphrase', SECRET);
  await panel.fill('The same once more', SECRET);
  await panel.click('button', 'Switch the lock on');
  await panel.has('The screen lock is on.');
  const kept = await driver.inExtension((browser) => browser.storage.local.get(null));
  expect(JSON.stringify(kept)).not.toContain(SECRET);
  // It waits for a button of its own, and is kept nowhere.
  await panel.fill('Address of their profile', 'x.com/tram-friends');
  const other = await driver.panel(`#/case/${row.id}`);
  await other.has('Timeline');
  expect(await other.html()).toContain(name);

  await shutsIn(driver, 2_000);
  await saysNothing(panel);
  await saysNothing(other);
  await expectFits(other, 'locked', (file) => info.outputPath(file));
  await other.press('Control+K');
  await other.fill('Passphrase', 'three lamps');
  await other.press('Enter');
  await other.has('That is not the passphrase.');
  await saysNothing(other);
  await other.fill('Passphrase', SECRET);
  await other.press('Enter');
  await other.has('Timeline');
  await panel.has('Your data');
  expect(await fieldOf(panel)).toBe('x.com/tram-friends');

  // By hand, with a dialog open in the other panel.
  await panel.click('button', 'Find or do anything');
  await other.press('Control+K');
  await other.type('lock now');
  await other.has('Lock now');
  await other.press('Enter');
  await saysNothing(other);
  await saysNothing(panel);
  await panel.fill('Passphrase', SECRET);
  await panel.press('Enter');
  await panel.has('Your data');
  expect(await panel.evaluate(() => document.querySelector('dialog')?.matches(':modal'))).toBe(true);
  await panel.press('Escape');
  expect(await fieldOf(panel)).toBe('x.com/tram-friends');

  await driver.restart();
  driver.serve({ [url]: strict });
  const again = await driver.open(url);
  const later = await driver.panel(`#/case/${row.id}`);
  await saysNothing(later);
  // The page goes on as always.
  await logByMark(driver, again, 1);
  expect(await cases(driver)).toHaveLength(2);
  await saysNothing(later);

  await later.click('button', 'Forgot the passphrase?');
  await later.click('button', 'Take it off in 24 hours');
  await later.has('Somebody who forgot the passphrase asked');
  await expectFits(later, 'forgotten', (file) => info.outputPath(file));
  await driver.setClock(25 * 3_600_000, later);
  await later.has('Timeline');
  await later.goto(`${driver.origin}/sidepanel.html#/settings`);
  await later.has('Never');
  await later.gone('The lock is on.');
  expect(await driver.takeErrors()).toEqual([]);
});
