/** Whatever is done, the keyboard goes on from somewhere that is still there: by keys alone, through acts that take things away. */
import { logging } from './acts';
import { command } from './see-through';
import { type Driver, expect, type Tab, test } from './story';

/** What has the focus; '' where it is lost: on nothing, or on what is not to be seen. */
const focused = (panel: Tab) =>
  panel.evaluate<string>(`(() => {
    const at = document.activeElement;
    if (!at || at === document.body || !at.isConnected || at.matches(':disabled')) return '';
    if (at.getClientRects().length === 0) return '';
    const name = at.getAttribute('aria-label') || at.closest('label')?.textContent || at.innerText || '';
    return (at.tagName.toLowerCase() + '.' + at.className + ' ' + name.replace(/\\s+/g, ' ')).slice(0, 90).trim();
  })()`);

/** Presses until Tab comes to it: the way of who knows no key of ours. */
async function tabTo(panel: Tab, name: RegExp) {
  for (let n = 0; n < 120; n++) {
    if (name.test(await focused(panel))) return;
    await panel.press('Tab');
  }
  throw new Error(`Tab never reached ${name}`);
}

async function keeps(panel: Tab, on: RegExp) {
  await expect.poll(() => focused(panel), String(on)).toMatch(on);
}

const VIEW = /^main\.view/;
const CARD = /^a\.card/;

async function logged(driver: Driver, count: number) {
  for (let n = 0; n < count; n++)
    expect(await command(driver, logging(driver, `op-${n}`, n))).toMatchObject({ ok: true });
}

async function openFirst(panel: Tab) {
  await panel.press('1');
  await panel.has('Waiting on us');
  await panel.press('j');
  await keeps(panel, CARD);
  await panel.press('o');
  await panel.has('Timeline');
  await keeps(panel, VIEW);
}

test('in a case: sheets open and close, acts are done and taken back', async ({ driver }) => {
  await logged(driver, 3);
  const panel = await driver.panel();
  await panel.front();
  await panel.has('Ada 2');
  await openFirst(panel);

  for (const [key, field] of [
    ['r', /^textarea/],
    ['h', /^input/],
    ['f', /^(button|input)/],
    ['e', /^button/],
    ['d', /^button/],
  ] as const) {
    await panel.press(key);
    await keeps(panel, field);
    await panel.press('Escape');
    await keeps(panel, /^\w+\.turn/);
  }
  await panel.press('r');
  await keeps(panel, /^textarea/);
  await panel.type('We look into it.');
  await panel.press('Escape');
  await panel.press('a');
  await panel.has('Answered: waiting on the customer.');
  await keeps(panel, /./);
  await panel.press('z');
  await panel.has('Taken back.');
  await keeps(panel, /./);
  // The button that says how to take it back goes with what it says.
  await panel.press('q');
  await panel.has('Kind set to Question');
  await tabTo(panel, /^button\.quiet Undo/);
  await panel.press('Enter');
  await panel.has('Taken back.');
  await tabTo(panel, /^button\.quiet Close/);
  await panel.press('Enter');
  await panel.gone('Taken back.');
  await keeps(panel, VIEW);

  await panel.press('f');
  await panel.has('In 2 hours');
  await panel.press('Enter');
  await panel.has('Follow-up:');
  await keeps(panel, /^\w+\.turn/);
  await panel.press('t');
  await panel.type('Kettles');
  await panel.press('Enter');
  await panel.has('Topics saved');
  await tabTo(panel, /^button.*Kettles/);
  await panel.press('Enter');
  await expect
    .poll(() =>
      panel.evaluate(
        `[...document.querySelectorAll('button')].some((one) => one.innerText.includes('Kettles'))`,
      ),
    )
    .toBe(false);
  await keeps(panel, /./);
  await panel.press('e');
  await panel.has('How did it end?');
  await panel.press('1');
  await panel.has('Resolved: Fixed');
  await keeps(panel, /^\w+\.turn/);
  await panel.press('v');
  await panel.has('Confirmed. Well done.');
  await keeps(panel, /./);
  await panel.press('Escape');
  await panel.has('Ada 2');
  await keeps(panel, VIEW);
});

test('in a list: a card goes, many are dealt with at once, and dialogs give it back', async ({ driver }) => {
  await logged(driver, 4);
  const panel = await driver.panel();
  await panel.front();
  await panel.has('Ada 3');
  const cards = await panel.evaluate<string[]>(
    `[...document.querySelectorAll('a.card')].map(({ dataset }) => dataset.case)`,
  );
  const here = () => panel.evaluate<string>('document.activeElement.dataset.case ?? ""');
  await panel.press('j');
  await panel.press('j');
  await expect.poll(here).toBe(cards[1]);
  // Another machine, or a page, closes it under the user's hands: the next one takes its place.
  await command(driver, { type: 'dismiss', op: 'gone', caseId: cards[1], reason: 'spam' });
  await expect.poll(here).toBe(cards[2]);

  for (const key of ['?', '.', 'Control+k']) {
    await panel.press(key);
    await expect.poll(() => panel.evaluate('document.querySelector("dialog")?.open ?? false')).toBe(true);
    // Nothing traps it: Tab goes on within, and Escape leads out.
    await panel.press('Tab');
    await panel.press('Escape');
    await expect.poll(() => panel.evaluate('document.querySelector("dialog")')).toBe(null);
    await expect.poll(here).toBe(cards[2]);
  }

  await panel.press('x');
  await panel.has('1 case picked');
  await panel.press('j');
  await panel.press('x');
  await panel.has('2 cases picked');
  await panel.press('f');
  await panel.has('In 2 hours');
  await keeps(panel, /^(button|input)/);
  await panel.press('Escape');
  await keeps(panel, /./);
  await panel.press('f');
  await panel.has('In 2 hours');
  await panel.press('Enter');
  await panel.gone('2 cases picked');
  await keeps(panel, /./);
  await panel.press('z');
  await panel.has('Taken back.');
  await keeps(panel, /./);
});

test('in every view, and in the forms of them', async ({ driver }) => {
  await logged(driver, 2);
  const panel = await driver.panel();
  await panel.front();
  await panel.has('Ada 1');
  for (const key of ['2', '3', '4', '5', '6', '7', '8', '9', '1']) {
    await panel.press(key);
    await keeps(panel, VIEW);
  }
  await panel.press('0');
  await panel.has('Timeline');
  await keeps(panel, VIEW);
  await panel.press('3');
  await panel.has('New template');
  await tabTo(panel, /^button\.primary New template/);
  await panel.press('Enter');
  await panel.has('When to use it');
  await tabTo(panel, /^button\.\S* ?Cancel/);
  await panel.press('Enter');
  await panel.gone('When to use it');
  await keeps(panel, /./);
  await tabTo(panel, /^button\.quiet Edit/);
  await panel.press('Enter');
  await panel.has('When to use it');
  await tabTo(panel, /^button\.\S* ?Remove$/);
  await panel.press('Enter');
  await panel.has('Removed.');
  await keeps(panel, /./);
  await panel.press('7');
  await panel.has('I sent it');
  await panel.press('s');
  await panel.has('Not sent yet');
  await keeps(panel, VIEW);
  await tabTo(panel, /^button.*Not sent yet/);
  await panel.press('Enter');
  await panel.has('I sent it');
  await keeps(panel, /./);
  await panel.press('.');
  await panel.type('export everything');
  await panel.press('Enter');
  await panel.has('Passphrase (optional)');
  await keeps(panel, /^input/);
  await tabTo(panel, /^button\.quiet Cancel/);
  await panel.press('Enter');
  await panel.gone('Passphrase (optional)');
  await keeps(panel, /./);
});
