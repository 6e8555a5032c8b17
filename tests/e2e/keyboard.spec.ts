/** The whole job by keyboard alone, from the list of what is on the page to the last word; and every key listed and changed. */
import type { SettingRow } from '../../storage/records';
import { imitation as linkedin } from '../imitations/linkedin';
import { expectFits } from './narrowest';
import { cases, onUs } from './see-through';
import { expect, type Tab, test } from './story';

const PAGE = linkedin.variants.find(
  ({ expected }) => expected.length >= 2 && expected.every(({ id }) => id !== null),
)!;

const focused = (panel: Tab) =>
  panel.evaluate(() => {
    const element = document.activeElement as HTMLElement | null;
    const label = element?.closest('label')?.textContent;
    return (element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? '').trim();
  });

async function tabTo(panel: Tab, name: RegExp) {
  for (let n = 0; n < 200; n++) {
    if (name.test(await focused(panel))) return;
    await panel.press('Tab');
  }
  throw new Error(`Tab never reached ${name}`);
}

test('logged, snoozed, handed off, resolved, confirmed and dismissed without the mouse', async ({
  driver,
}) => {
  const { url, html } = PAGE;
  driver.serve({ [url]: { body: html, headers: { 'content-security-policy': "default-src 'none'" } } });
  await driver.open(url);
  const panel = await driver.panel();
  await panel.has('Nobody is left hanging');

  await panel.press('2');
  await panel.has(/items? on this page/);
  await panel.has('Show on page');
  // The first one has the focus: it is to be seen which one is logged.
  await expect
    .poll(() => panel.evaluate('document.activeElement.matches("li.card:first-of-type")'))
    .toBe(true);
  await panel.press('l');
  await panel.has('Logged.');
  // The focus stays on the item, so that the next one is one key away.
  await panel.press('j');
  await panel.press('l');
  await expect.poll(async () => (await cases(driver)).length).toBe(2);
  await panel.has('Logged.');
  await panel.press('z');
  await panel.has('Taken back.');
  await expect.poll(async () => (await cases(driver)).length).toBe(1);
  await panel.press('l');
  await expect.poll(async () => (await cases(driver)).length).toBe(2);

  await panel.press('1');
  await panel.has(onUs(2));
  await panel.press('j');
  await panel.press('o');
  await panel.has('Timeline');
  const caseId = await panel.evaluate<string>('location.hash.split("/").pop()');
  await panel.press('n');
  await panel.type('Ring her at four, not earlier.');
  expect(await panel.evaluate('document.getElementById("note-box").value')).toBe(
    'Ring her at four, not earlier.',
  );
  await panel.press('Tab');
  if (driver.browser === 'firefox') await panel.front();
  await panel.press('Enter');
  await panel.has('Saved.');
  await panel.has('Note');

  await panel.press('r');
  await panel.has('Your reply');
  await panel.type('We are looking into it.');
  await panel.press('Escape');
  await panel.gone('Your reply');
  await panel.press('a');
  await panel.has('Answered: waiting on the customer.');
  await panel.has('Spoke again');
  await panel.press('w');
  await panel.has('What did they say?');
  await panel.type('It still does not work.');
  await tabTo(panel, /^Save$/);
  await panel.press('Enter');
  await panel.has('our turn');

  await panel.press('f');
  await panel.has('In 2 hours');
  await panel.press('Enter');
  await panel.has('due in 2 hours');

  await panel.press('h');
  await panel.has('To whom');
  await panel.type('John');
  await panel.press('Tab');
  await panel.type('support');
  await panel.press('Enter');
  await panel.has('With John in support');
  await panel.press('w');
  await panel.has('What did John say?');
  await panel.type('Replaced.');
  await tabTo(panel, /^Save$/);
  await panel.press('Enter');
  await panel.has('The hand-off was answered');

  await panel.press('e');
  await panel.has('How did it end?');
  await panel.press('2');
  await panel.has('Resolved: Explained');
  await panel.press('v');
  await panel.has('Confirmed by the customer');
  await panel.press('u');
  await panel.has('Waiting on us');
  await panel.press('e');
  await panel.has('How did it end?');
  await panel.press('1');
  await panel.has('Resolved: Fixed');
  await panel.press('v');
  await panel.has('Confirmed. Well done.');

  // On to the other one of the list, and back.
  const here = () => panel.evaluate<string>('location.hash.split("/").pop()');
  const other = (await cases(driver)).find(({ id }) => id !== caseId)!.id;
  const there = async (id: string) => expect.poll(here).toBe(id);
  await panel.press('j');
  if ((await here()) === 'today') {
    // It was the last of the list.
    await panel.press('k');
    await panel.press('o');
  }
  await there(other);
  await panel.has('Timeline');
  await panel.press('d');
  await panel.has('Why? Anger is no reason.');
  await panel.press('4');
  await panel.has('Dismissed: Not about us');
  await panel.press('Escape');
  await panel.has('Nobody is left hanging');
  expect(
    (await cases(driver)).sort((a, b) => (a.id === caseId ? -1 : b.id === caseId ? 1 : 0)),
  ).toMatchObject([
    { id: caseId, state: 'confirmed', outcome: 'fixed' },
    { id: other, state: 'dismissed', dismissal: 'not-about-us' },
  ]);
});

test('every key is listed, changed in Settings, and never taken twice', async ({ driver }, info) => {
  const panel = await driver.panel();
  await panel.front();
  await panel.has('Nobody is left hanging');
  await panel.press('?');
  await panel.has('Search all cases');
  await panel.has('Alt+Shift+L Log selected text');
  await panel.has('Alt+Shift+K Open this panel');
  await expectFits(panel, 'keys', (name) => info.outputPath(name));
  // What stands behind it does not hear a key.
  await panel.press('3');
  await panel.press('Escape');
  await panel.gone('Log selected text');
  await panel.has('Nobody is left hanging');

  await panel.press('4');
  await panel.has('Press the new key in its field');
  const kept = async () =>
    (await driver.readAll<SettingRow>('settings')).find(({ key }) => key === 'shortcuts')?.value ?? {};
  await tabTo(panel, /^Hand off$/);
  await panel.press('r');
  await panel.has('R is already the key for “Reply”. Nothing was changed.');
  await panel.press('Alt+Shift+K');
  await panel.has('Alt+Shift+K is the browser’s key for “Open this panel”. Nothing was changed.');
  expect(await kept()).toEqual({});
  await panel.press('x');
  await panel.has('Saved.');
  expect(await kept()).toEqual({ handOff: 'x' });
  await panel.gone('Nothing was changed.');
  await tabTo(panel, /^Resolve$/);
  await panel.press('Control+Shift+E');
  await panel.has('Ctrl+Shift+E is saved. While this panel has the focus');
  await tabTo(panel, /^Note$/);
  await panel.press('Backspace');
  await expect.poll(kept).toEqual({ handOff: 'x', resolve: 'Control+Shift+e', note: null });
  await expectFits(panel, 'shortcuts', (name) => info.outputPath(name));

  await panel.press('Escape');
  await panel.click('link', 'Today');
  await panel.press('?');
  await panel.has('X Hand off');
  await panel.has('none Note');
  await panel.has('Ctrl+Shift+E Resolve');
  await panel.press('Escape');
  await panel.press('4');
  await panel.click('button', 'Reset: Hand off');
  await expect.poll(kept).toEqual({ resolve: 'Control+Shift+e', note: null });
  await panel.click('button', 'Reset all keys');
  await expect.poll(kept).toEqual({});
});
