/** The palette: one field for every act, view, case, customer, topic and template, by key and by mouse. */
import { logging } from './acts';
import { expectFits } from './narrowest';
import { cases, command, dueIn } from './see-through';
import { type Driver, expect, type Tab, test } from './story';

const FOCUSED = `(() => {
  const at = document.activeElement;
  return at.id || at.getAttribute('role') || at.dataset.case || at.className || at.tagName;
})()`;
const focused = (panel: Tab) => panel.evaluate<string>(FOCUSED);
const options = (panel: Tab) =>
  panel.evaluate<string[]>(
    `[...document.querySelectorAll('[role=option]')].map((one) => one.innerText.replace(/\\s+/g, ' ').trim())`,
  );
const chosen = (panel: Tab) =>
  panel.evaluate<string>(
    `(() => {
      const id = document.querySelector('[role=combobox]')?.getAttribute('aria-activedescendant');
      return (id && document.getElementById(id)?.innerText.replace(/\\s+/g, ' ').trim()) || '';
    })()`,
  );

async function logged(driver: Driver, count: number) {
  for (let n = 0; n < count; n++)
    expect(await command(driver, logging(driver, `op-${n}`, n))).toMatchObject({ ok: true });
}

/** The browser closes a dialog a moment after the key. */
const closed = (panel: Tab) =>
  expect.poll(() => panel.evaluate('document.querySelector("dialog") === null')).toBe(true);

test('finds acts, cases, customers and templates, and does what is chosen', async ({ driver }, info) => {
  await logged(driver, 3);
  const panel = await driver.panel();
  await panel.front();
  await panel.has('Ada 0');
  await panel.press('.');
  await panel.has('Open the case that is due next');
  expect(await focused(panel)).toBe('combobox');
  // In a list there is what is done there, before what holds everywhere; with its keys.
  const all = await options(panel);
  expect(all.slice(0, 4)).toEqual([
    'I’ve answered, or yes to what is offered A',
    'Log the item in focus L',
    'Open the case in focus O',
    'Select the case in focus, for one act on many X',
  ]);
  expect(all).toContain('Digest 7');
  expect(all).toContain('Topics');
  await expectFits(panel, 'palette', (name) => info.outputPath(name));
  // Nothing that is behind it hears a key.
  await panel.type('1z');
  await panel.press('Escape');
  await closed(panel);
  expect(await focused(panel)).not.toBe('BODY');

  // Nearly typed is found; what was used last stands first the next time.
  await panel.press('.');
  await panel.type('recrd of');
  await expect.poll(() => chosen(panel)).toBe('Record of activity 8');
  await panel.press('Enter');
  await expect.poll(() => panel.evaluate('location.hash')).toBe('#/record');
  await panel.press('.');
  await panel.has('Used last');
  expect(await chosen(panel)).toBe('Record of activity 8');
  await panel.press('Escape');
  await closed(panel);

  // A customer is meant by their name, however like an act it is; typed and taken without waiting.
  await panel.press('.');
  await panel.type('ada 1');
  expect(await panel.evaluate('document.activeElement.value')).toBe('ada 1');
  await panel.press('Enter');
  await panel.has('The kettle number 1 leaks.');
  await panel.has('Timeline');

  // Beside a case what can be done with it comes first.
  await panel.press('.');
  await panel.has('Moved to private');
  expect((await options(panel))[0]).toBe('Record of activity 8');
  await panel.type('kettle number 2');
  await expect.poll(() => chosen(panel)).toMatch(/^Ada 2 /);
  await expectFits(panel, 'palette-found', (name) => info.outputPath(name));
  await panel.press('Escape');
  await closed(panel);
  await panel.press('.');
  await panel.type('hand of');
  await expect.poll(() => chosen(panel)).toBe('Hand off H');
  await panel.press('Enter');
  await panel.has('To whom');
  await panel.press('Escape');

  // A template goes into the reply; the words that are typed there are no keys, but one opens it from there, too.
  await panel.press('.');
  await panel.type('acknowledge');
  await expect.poll(() => chosen(panel)).toMatch(/^Acknowledge/);
  await panel.press('Enter');
  await panel.has('Your reply');
  await expect
    .poll(() => panel.evaluate<string>('document.getElementById("reply-box").value'))
    .toMatch(/Ada|thank you|gracias|tack/);
  await panel.evaluate('document.getElementById("reply-box").focus()');
  await panel.press('Control+k');
  await panel.type('no such thing at all');
  await panel.has('Nothing found for “no such thing at all”.');
  await expectFits(panel, 'palette-nothing', (name) => info.outputPath(name));
  await panel.press('Escape');
  expect(await focused(panel)).toBe('reply-box');

  // While an answer is asked for, the answers are what is nearest.
  await panel.press('Escape');
  await panel.press('e');
  await panel.has('How did it end?');
  await panel.press('.');
  await panel.type('explained');
  await expect.poll(() => chosen(panel)).toBe('Explained 2');
  await panel.press('Enter');
  await panel.has('Resolved: Explained');

  // Elsewhere a template opens where templates are written.
  await panel.press('1');
  await panel.click('button', /^Find or do anything/);
  await panel.type('acknowledge');
  await expect.poll(() => chosen(panel)).toMatch(/^Acknowledge/);
  await panel.press('Enter');
  await panel.has('When to use it');
});

test('the mouse opens it and takes from it, and a part of Settings takes the focus', async ({ driver }) => {
  await logged(driver, 1);
  const panel = await driver.panel();
  await panel.front();
  await panel.has('Ada 0');
  await panel.click('button', /^Find or do anything/);
  await panel.type('settings: working');
  await expect.poll(() => chosen(panel)).toBe('Settings: Working hours');
  await panel.click('option', 'Settings: Working hours');
  await expect.poll(() => focused(panel)).toBe('settings-hours');
  await panel.press('.');
  await panel.type('export everything');
  await panel.press('Enter');
  await panel.has('Passphrase (optional)');
  expect((await cases(driver)).length).toBe(1);
});

test('what is due next is one key away, and so is the next brand', async ({ driver }) => {
  await logged(driver, 3);
  const last = (await cases(driver)).find(({ evidence }) => evidence.author.name === 'Ada 2')!.id;
  await dueIn(driver, last, 60_000);
  const panel = await driver.panel('#/settings');
  await panel.front();
  await panel.has('Your name');
  await panel.press('0');
  await panel.has('The kettle number 2 leaks.');
  expect(await panel.evaluate<string>('decodeURIComponent(location.hash)')).toBe(`#/case/${last}`);
  // As the browser's own key has it, in a panel that is open already (real-panel.spec.ts).
  await panel.press('1');
  await panel.has('Ada 0');
  await command(driver, {
    type: 'saveBrand',
    op: 'brand',
    id: 'otter',
    name: 'Otter',
    accounts: [],
    longOnX: false,
  });
  await panel.has('Log new cases for');
  await panel.press(',');
  await panel.has('New cases are logged for Otter.');
  await panel.press('.');
  await panel.type('log for unnamed');
  await panel.press('Enter');
  await panel.has('New cases are logged for Unnamed brand.');
});
