/** What a screen reader comes by, and in what order: that of the eye, with every control named. */
import { imitation as x } from '../imitations/x';
import type { Read } from './drivers/driver';
import { logByMark, onUs } from './see-through';
import { expect, type Tab, test } from './story';

const CONTROLS = ['link', 'button', 'textbox', 'searchbox', 'combobox', 'checkbox', 'radio', 'heading'];
/** Controls of one row may differ by this much, in px. */
const ROW = 16;

async function readOf(panel: Tab): Promise<Read[]> {
  const all = await panel.readingOrder();
  return (all ?? []).filter(({ role }) => CONTROLS.includes(role));
}

/** Those that stand higher than what was read before them. */
const climbs = (order: readonly Read[]) =>
  order.filter(({ y }, n) => n > 0 && y < order[n - 1]!.y - ROW).map(({ role, name }) => `${role} ${name}`);

const said = (order: readonly Read[]) => order.map(({ role, name }) => `${role} ${name}`);

test('the panel is read in the order in which it is seen, and each control says what it does', async ({
  driver,
}) => {
  test.skip(driver.browser === 'firefox', 'its BiDi tells no accessibility tree');
  const { url, html } = x.feed(3);
  driver.serve({ [url]: { body: html, headers: { 'content-security-policy': "default-src 'none'" } } });
  const page = await driver.open(url);
  const row = await logByMark(driver, page, 0);
  const panel = await driver.panel();
  await panel.has(onUs(1));

  const today = await readOf(panel);
  expect(climbs(today)).toEqual([]);
  const list = said(today);
  expect(list).toContain('link Today');
  expect(list.some((one) => /^heading (Due today|Waiting on us)/.test(one))).toBe(true);

  await panel.goto(`${driver.origin}/sidepanel.html#/case/${row.id}`);
  await panel.reload();
  await panel.has('Timeline');
  const order = await readOf(panel);
  expect(climbs(order)).toEqual([]);
  const heard = said(order);
  const at = (what: string | RegExp) =>
    heard.findIndex((one) => (typeof what === 'string' ? one === what : what.test(one)));
  // Whose words, what may be done, then what happened.
  const steps = [
    at(/^heading Nimbus Trams/),
    at('combobox Kind'),
    at(/^button Reply/),
    at(/^button Hand off/),
    at(/^button Dismiss/),
    at('heading Timeline'),
  ];
  expect(steps).not.toContain(-1);
  expect(steps).toEqual([...steps].sort((a, b) => a - b));

  for (const view of [
    'templates',
    'settings',
    'listening',
    'topics',
    'colleagues',
    'record',
    'digest',
    'day',
  ]) {
    await panel.goto(`${driver.origin}/sidepanel.html#/${view}`);
    await panel.reload();
    await expect.poll(async () => (await readOf(panel)).length, { message: view }).toBeGreaterThan(7);
    expect.soft(climbs(await readOf(panel)), view).toEqual([]);
  }
});
