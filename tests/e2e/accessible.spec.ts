/** Every surface of the panel, light and dark, at 320 pixels: no violation that axe finds, and nothing wider than the panel. */
import { imitation as x } from '../imitations/x';
import { expectFits } from './narrowest';
import { dueIn, logByMark, onUs } from './see-through';
import { test } from './story';

test('every surface can be read, reached and seen', async ({ driver }, info) => {
  const { url, html } = x.feed(3);
  driver.serve({ [url]: { body: html, headers: { 'content-security-policy': "default-src 'none'" } } });
  const page = await driver.open(url);
  const row = await logByMark(driver, page, 0);
  const panel = await driver.panel();

  const check = (surface: string) => expectFits(panel, surface, (name) => info.outputPath(name));
  const open = async (hash: string, text: string | RegExp) => {
    await panel.goto(`${driver.origin}/sidepanel.html#/${hash}`);
    await panel.reload();
    await panel.has(text);
  };

  await open('today', onUs(1));
  await check('today');
  for (const [button, surface] of [
    ['Reply', 'reply'],
    ['Hand off', 'hand-off'],
    ['Follow up', 'follow-up'],
    ['Resolve', 'resolve'],
    ['Dismiss', 'dismiss'],
  ] as const) {
    await open(`case/${row.id}`, 'Timeline');
    await panel.click('button', button);
    await check(surface);
  }
  await open('page', 'items on this page');
  await check('page');
  await open('templates', 'New template');
  await panel.click('button', 'New template');
  await check('templates');
  await open('settings', 'Your data');
  await check('settings');
  await open(`person/${row.personId}`, 'What to know about them');
  await check('person');
  await dueIn(driver, row.id, 300);
  await open('today', 'Overdue 1');
  await check('due');
});
