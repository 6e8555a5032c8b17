/** The brand's own voice: its accounts are named once, its replies are offered as answers, and agencies switch brands. */
import { imitation as linkedin } from '../imitations/linkedin';
import { BRAND, expected, ODO, page as pageOf, type Tweet, tweetHtml, VILMA } from '../imitations/x-tweet';
import { expectFits } from './narrowest';
import { cases, logByMark, onUs } from './see-through';
import { type Driver, expect, type Tab, test } from './story';

const HOME = 'https://x.com/home';
const STATUS = `https://x.com/${VILMA.handle}/status/1001`;

/** Long enough to be cut. */
const VELO = 'Velo, the bicycle people of the whole north';

const complaint: Tweet = { id: '1001', by: VILMA, text: 'Line 4 never came this morning.', at: 5 };
const ours: Tweet = { id: '1002', by: BRAND, text: 'A tram broke down. Line 4 runs again.', at: 9 };
const again: Tweet = { id: '1003', by: VILMA, text: 'It is late again, right now!', at: 12 };
const other: Tweet = { id: '1004', by: ODO, text: 'Are bicycles allowed on line 7?', at: 14 };

const replies = linkedin.variants.find(({ name }) => name.startsWith('SDUI: post page, replies nested'))!;

const served = (...tweets: Tweet[]) => ({
  body: pageOf(tweets.map(tweetHtml)),
  headers: { 'content-security-policy': "default-src 'none'" },
});
const names = async (page: Tab) => (await page.marks()).map(({ name }) => name);

/** Names the brand's accounts in Settings. A box is saved when it is left, and only a tab in front has a focus to lose. */
async function nameAccounts(driver: Driver, panel: Tab, page: Tab, accounts: string, brand?: string) {
  await panel.goto(`${driver.origin}/sidepanel.html#/settings`);
  await panel.front();
  if (brand !== undefined) await panel.fill('Your brand', brand);
  await panel.fill('Its own accounts: addresses, separated by spaces', accounts);
  await panel.click('textbox', 'Your name');
  await panel.has('Saved.');
  await page.front();
}

async function addBrand(panel: Tab, page: Tab, name: string) {
  await panel.front();
  await panel.click('button', 'Add another brand');
  await panel.fill('Your brand', name, { nth: 1 });
  await panel.click('textbox', 'Your name');
  await panel.choose('Log new cases for', name);
  await panel.has(`New cases are logged for ${name}.`);
  await page.front();
}

test('our own posts are no mentions; our reply is offered as the answer, and theirs after it as “spoke again”', async ({
  driver,
}, info) => {
  driver.serve({ [HOME]: served(complaint, ours, other) });
  const page = await driver.open(HOME);
  await expect.poll(() => names(page)).toHaveLength(3);
  const panel = await driver.panel();
  await nameAccounts(driver, panel, page, `x.com/${BRAND.handle}`);
  await expect.poll(() => names(page)).toHaveLength(2);
  await panel.goto(`${driver.origin}/sidepanel.html#/page`);
  await panel.has('Yours: no mention');
  expect(await panel.evaluate('document.querySelectorAll("li.card button .lucide-circle-plus").length')).toBe(
    2,
  );
  const { id } = await logByMark(driver, page, 0);

  await panel.goto(`${driver.origin}/sidepanel.html#/today`);
  driver.serve({ [STATUS]: served({ ...complaint, focal: true }, ours) });
  await page.goto(STATUS);
  await panel.has(`You replied: ${ours.text}`);
  await expectFits(panel, 'answered', (name) => info.outputPath(name));
  await panel.click('button', `Yes, answered: ${VILMA.name}`);
  await panel.has('With others 1');

  driver.serve({
    [STATUS]: served({ ...complaint, focal: true }, { ...ours, down: true }, { ...again, up: true }),
  });
  await page.reload();
  await panel.has(`They wrote again: ${again.text}`);
  await panel.click('button', `Yes, it waits on us: ${VILMA.name}`);
  await panel.has(onUs(1));
  await panel.goto(`${driver.origin}/sidepanel.html#/case/${id}`);
  await panel.has('The customer spoke again');
  await panel.has(again.text ?? '');
  expect(await driver.takeErrors()).toEqual([]);
});

test('an agency switches brands in the panel’s frame; every card says whose case it is; “No” is said in the case', async ({
  driver,
}, info) => {
  driver.serve({
    [HOME]: served(complaint, other),
    [STATUS]: served({ ...complaint, focal: true }, ours),
  });
  const page = await driver.open(HOME);
  const panel = await driver.panel();
  await nameAccounts(driver, panel, page, `x.com/${BRAND.handle}`, BRAND.name);
  await logByMark(driver, page, 0);
  await addBrand(panel, page, VELO);
  await expectFits(panel, 'settings', (name) => info.outputPath(name));
  await expect.poll(() => names(page)).toContain('Log as a case');
  const { id } = await logByMark(driver, page, 1);
  expect((await cases(driver)).find((row) => row.id === id)?.evidence.text).toBe(expected(other).text);

  await panel.goto(`${driver.origin}/sidepanel.html#/today`);
  await panel.has('for Nimbus Trams');
  await panel.has(`for ${VELO}`);
  await page.goto(STATUS);
  await panel.has('You replied:');
  await expectFits(panel, 'brands', (name) => info.outputPath(name));
  const nimbus = (await cases(driver)).find((row) => row.id !== id);
  await panel.goto(`${driver.origin}/sidepanel.html#/case/${nimbus?.id}`);
  await panel.has('Is this the answer?');
  await panel.click('button', 'No');
  await panel.gone('Is this the answer?');
  await panel.has('An offer was turned down');
  await panel.goto(`${driver.origin}/sidepanel.html#/page`);
  await panel.has('Yours: no mention');
  // “No” was said: what stands below is no answer.
  await panel.has('1 here: 0 answered, 0 dismissed, 1 open');
  await panel.has('for Nimbus Trams');
  expect(await driver.takeErrors()).toEqual([]);
});

test('on LinkedIn the list says that answers are seen only while it is open, and offers the one that it saw', async ({
  driver,
}) => {
  const { url, html, expected: items } = replies;
  const theirs = items.find(({ author }) => author.handle === 'isa-lindqvist-brook-7a1');
  const answer = items.find(({ author, kind }) => author.handle === 'nimbus-trams' && kind === 'reply');
  driver.serve({ [url]: { body: html, headers: { 'content-security-policy': "default-src 'none'" } } });
  const page = await driver.open(url);
  const panel = await driver.panel();
  await nameAccounts(driver, panel, page, 'www.linkedin.com/company/nimbus-trams');
  await panel.goto(`${driver.origin}/sidepanel.html#/page`);
  await panel.has('“answered” and “spoke again” are seen, only while this list is open');
  await panel.has('Yours: no mention');
  await panel.has(/\d+ here: .*\d+ answered, 0 dismissed, .*\d+ open/);
  await panel.click('button', 'Log', { within: theirs?.text?.slice(0, 40) ?? '' });
  await panel.has('Logged.');
  await panel.click('link', 'Today');
  await panel.has(`You replied: ${answer?.text?.slice(0, 20)}`);
  await panel.click('button', `Yes, answered: ${theirs?.author.name}`);
  await panel.has('With others 1');
});
