/** The first five minutes: one page leads through all of it, in any order, and forgets nothing of it. */
import { expectFits } from './narrowest';
import { cases, logByMark } from './see-through';
import { type Driver, expect, type Tab, test } from './story';

const ACCOUNTS = 'Its own accounts: addresses, separated by spaces';
const JOHN_SAID = 'Sent it today.';

const urls = (driver: Driver) =>
  driver.inExtension(async (browser) => (await browser.tabs.query({})).map(({ url = '' }) => url));

/** Which steps are ticked, by the first word of each. */
const ticked = (page: Tab) =>
  page.evaluate<string[]>(
    `[...document.querySelectorAll('.steps li, .step h2')].filter((one) => one.querySelector('[data-done]'))
      .map((one) => one.innerText.replace(/^\\s*Done:\\s*/, '').split(/[:\\s]/)[0])`,
  );

/** A second click sooner than this is the other half of a double click. */
const moment = () => new Promise((done) => setTimeout(done, 800));

async function open(driver: Driver) {
  const page = await driver.open(`${driver.origin}/welcome.html`);
  await page.has('Welcome to Threadkeeper');
  return page;
}

test('the sites and the brand are said once, while the background dies, and are there after a restart', async ({
  driver,
}, info) => {
  const page = await open(driver);
  await expectFits(page, 'welcome', (file) => info.outputPath(file));
  expect(await ticked(page)).toEqual(['Your']);

  // A site whose access was taken away is asked for alone, at a click. Chromium takes none of these away by itself.
  if (driver.browser === 'firefox') {
    await driver.inExtension((browser) => browser.permissions.remove({ origins: ['https://x.com/*'] }));
    await page.has('The browser withholds access to X.');
    expect(await ticked(page)).toEqual([]);
    await page.click('button', 'Allow X');
    await page.gone('The browser withholds access to X.');
    expect(await ticked(page)).toEqual(['Your']);
  }

  await page.choose(/^Facebook/, 'Off');
  await page.has('Saved.');
  await driver.killBackground();
  await page.fill('Your name', 'Robin');
  await page.fill('Your brand', 'Nimbus');
  await page.fill(ACCOUNTS, 'nonsense');
  await page.click('textbox', 'Your name');
  await page.has('“nonsense” is no address of a profile or page');
  await driver.killBackground();
  await page.fill(ACCOUNTS, 'x.com/nimbus');
  await page.click('textbox', 'Your name');
  await expect.poll(() => ticked(page)).toEqual(['Your', 'You']);
  await expect
    .poll(async () => (await driver.readAll('brands')).map(({ name, accounts }) => ({ name, accounts })))
    .toEqual([{ name: 'Nimbus', accounts: [expect.objectContaining({ site: 'x', handle: 'nimbus' })] }]);

  await driver.restart();
  const again = await open(driver);
  expect(await ticked(again)).toEqual(['Your', 'You']);
  expect(
    await again.evaluate<string[]>(
      `[...document.querySelectorAll('input:not([type]), textarea, select')].map(({ value }) => value)`,
    ),
  ).toEqual(['marks', 'off', 'quiet', 'Robin', 'Nimbus', expect.stringContaining('nimbus')]);
  // It came by itself once, at the installation.
  expect((await urls(driver)).filter((url) => url.endsWith('/welcome.html'))).toHaveLength(1);
});

test('the whole job is done once on the practice page, each step ticked as the ledger has it, here and there', async ({
  driver,
}, info) => {
  const page = await open(driver);
  await page.click('button', 'Open the practice page');
  await expect.poll(() => urls(driver)).toContain(`${driver.origin}/practice.html`);
  const practice = await driver.open(`${driver.origin}/practice.html`);
  const panel = await driver.panel('#/today');
  const both = async (...steps: string[]) => {
    await expect.poll(() => ticked(page)).toEqual(['Your', ...steps]);
    await expect.poll(() => ticked(practice)).toEqual(steps);
  };
  await both();

  await practice.front();
  await logByMark(driver, practice, 0);
  await both('Log');
  await moment();
  await practice.clickMark(0);
  await both();
  await moment();
  const { id } = await logByMark(driver, practice, 0);
  await panel.goto(`${driver.origin}/sidepanel.html#/case/${id}`);
  await panel.front();
  await panel.click('button', 'Reply', { nth: 0 });
  await panel.click('button', /^Acknowledge/);
  await panel.click('button', 'I’ve answered');
  await both('Log', 'Answer');
  await driver.killBackground();
  await panel.click('button', 'Hand off');
  await panel.fill('To whom', 'John');
  await panel.fill('Department', 'support');
  await panel.click('button', 'Hand it over');
  await both('Log', 'Answer', 'Hand');
  await panel.click('button', 'Follow up');
  await panel.fill('Another time', 'in 2 hours');
  await panel.click('button', 'Set follow-up');
  await both('Log', 'Answer', 'Hand', 'Follow');
  await panel.click('button', 'John answered');
  await panel.fill('What did John say?', JOHN_SAID);
  await panel.click('button', 'Save');
  await panel.click('button', 'Resolve');
  await panel.click('button', 'Fixed');
  await both('Log', 'Answer', 'Hand', 'Follow', 'Resolve');
  await panel.click('button', 'Confirmed');
  const all = ['Log', 'Answer', 'Hand', 'Follow', 'Resolve', 'Confirmed'];
  await expect.poll(() => ticked(practice)).toEqual(all);
  await expect.poll(() => ticked(page)).toEqual(['Your', 'The', ...all]);
  expect(await cases(driver)).toMatchObject([{ state: 'confirmed' }]);
  await practice.front();
  await expectFits(practice, 'practice-done', (file) => info.outputPath(file));

  // Back from Settings, where what was practised is cleared away.
  await panel.goto(`${driver.origin}/sidepanel.html#/settings`);
  await panel.click('button', 'Open the first steps');
  await expect
    .poll(async () => (await urls(driver)).filter((url) => url.endsWith('/welcome.html')).length)
    .toBe(2);
  await panel.front();
  await panel.click('button', 'Remove practice cases');
  await both();
});
