/** Watch-words are set up, marked and counted in what is on the page, changed, removed and taken back. */
import type { WatchwordRow } from '../../storage/records';
import { page as pageOf, type Tweet, tweetHtml, VILMA } from '../imitations/x-tweet';
import { expectFits } from './narrowest';
import { command } from './see-through';
import { type Driver, expect, type Tab, test } from './story';

const HOME = 'https://x.com/home';
const TWEETS: Tweet[] = [
  { id: '1001', by: VILMA, text: 'The Nimbus Trams app ate my ticket again.' },
  { id: '1002', by: VILMA, text: 'Nimbus clouds over the harbour today.' },
  { id: '1003', by: VILMA, text: 'Velobikes are cheaper than #NimbusTrams, and they run.' },
  { id: '1004', by: VILMA, text: 'Nothing about anybody here.' },
];

const BUSY = 'Log as a case: a customer with an open case';
const PLAIN = 'Log as a case';
const WATCHED = 'Has a watch-word. Log as a case';

const watchwords = (driver: Driver) => driver.readAll<WatchwordRow>('watchwords');

const marked = (panel: Tab) => () =>
  panel.evaluate(() => [...document.querySelectorAll('mark')].map((mark) => mark.textContent ?? ''));

async function add(panel: Tab, words: string, what: string, except = '') {
  await panel.click('button', 'Add one');
  await panel.fill(/^What to look for/, words);
  await panel.choose(/^What it is/, what);
  await panel.fill('Not where there is', except);
  await panel.click('button', 'Save');
  await panel.gone('Not where there is');
}

test('watch-words are marked and counted in what is on the page', async ({ driver }, info) => {
  test.setTimeout(120_000);
  driver.serve({
    [HOME]: {
      body: pageOf(TWEETS.map((tweet) => tweetHtml(tweet))),
      headers: { 'content-security-policy': "default-src 'none'" },
    },
  });
  const page = await driver.open(HOME);
  const marks = async () => (await page.marks()).map(({ name }) => name);
  await expect.poll(marks).toEqual([PLAIN, PLAIN, PLAIN, PLAIN]);
  const panel = await driver.panel('#/listening');
  await panel.has('None yet. The names of your brand');

  await panel.click('button', 'Add one');
  await panel.fill(/^What to look for/, 'nimbus tr*');
  await panel.click('button', 'Save');
  await panel.has('“nimbus tr*”: a * stands at the end of a single word.');
  await expectFits(panel, 'watchword-form', (name) => info.outputPath(name));
  // What was typed outlives the panel.
  await panel.reload();
  await panel.has('Not where there is');
  await panel.fill(/^What to look for/, 'Nimbus, Nimbus Trams\nnimbuss');
  await panel.fill('Not where there is', 'clouds');
  await panel.click('button', 'Save');
  await panel.gone('Not where there is');
  await add(panel, 'velo*', 'Competitor');
  await panel.has('also Nimbus Trams and nimbuss');
  await panel.has('not with clouds');
  expect((await watchwords(driver)).map(({ what, words, except }) => ({ what, words, except }))).toEqual(
    expect.arrayContaining([
      { what: 'brand', words: ['Nimbus', 'Nimbus Trams', 'nimbuss'], except: ['clouds'] },
      { what: 'competitor', words: ['velo*'], except: [] },
    ]),
  );
  await expectFits(panel, 'watchwords', (name) => info.outputPath(name));

  await panel.goto(`${driver.origin}/sidepanel.html#/page`);
  await panel.has('Nothing about anybody here.');
  await expect.poll(marked(panel)).toEqual(['Nimbus Trams', 'Velobikes', 'NimbusTrams']);
  await panel.has('Nimbus 2');
  await panel.has('velo* 1');
  await panel.click('button', 'velo* 1');
  await panel.gone('Nothing about anybody here.');
  await panel.has('they run.');
  await expectFits(panel, 'watched-page', (name) => info.outputPath(name));
  await panel.click('button', 'velo* 1');
  await panel.has('Nothing about anybody here.');

  // The marks beside the items say it, too; a click on one logs it as any other does, and takes it back.
  await expect.poll(marks).toEqual([WATCHED, PLAIN, WATCHED, PLAIN]);
  expect(await page.html()).not.toMatch(/watch|velo\*/);
  await page.clickMark(2);
  // What else the same author says is by a customer who has something open now.
  await expect.poll(marks).toEqual([`Has a watch-word. ${BUSY}`, BUSY, 'Logged. Undo', BUSY]);
  await panel.has('Case Show on page');
  await new Promise((done) => setTimeout(done, 800));
  await page.clickMark(2);
  await expect.poll(marks).toEqual([WATCHED, PLAIN, WATCHED, PLAIN]);

  // Changed elsewhere, it changes here; removed, it is taken back by undo.
  const brand = (await watchwords(driver)).find(({ what }) => what === 'brand');
  await command(driver, {
    type: 'saveWatchword',
    op: 'change',
    id: brand?.id,
    what: 'brand',
    words: ['Nimbus', 'harbour'],
    except: [],
  });
  await expect.poll(marked(panel)).toEqual(['Nimbus', 'Nimbus', 'harbour', 'Velobikes']);
  await expect.poll(marks).toEqual([WATCHED, WATCHED, WATCHED, PLAIN]);
  await panel.goto(`${driver.origin}/sidepanel.html#/listening`);
  await panel.click('button', 'Edit velo*');
  await panel.click('button', 'Remove');
  await panel.gone('Competitor');
  await expect.poll(marks).toEqual([WATCHED, WATCHED, PLAIN, PLAIN]);
  await panel.click('button', 'Undo');
  await panel.has('Competitor');
  await expect.poll(marks).toEqual([WATCHED, WATCHED, WATCHED, PLAIN]);
  await driver.killBackground();
  await panel.reload();
  await panel.has('also harbour');
  expect(await watchwords(driver)).toHaveLength(2);
  expect(await driver.takeErrors()).toEqual([]);
});

test('two hundred watch-words are fifty at a time in the list, and all of them are looked for', async ({
  driver,
}) => {
  test.setTimeout(120_000);
  driver.serve({
    [HOME]: {
      body: pageOf([tweetHtml({ id: '1001', by: VILMA, text: 'word199 and word7 but not word200' })]),
      headers: { 'content-security-policy': "default-src 'none'" },
    },
  });
  await driver.open(HOME);
  for (let n = 0; n < 200; n++)
    await command(driver, {
      type: 'saveWatchword',
      op: `w-${n}`,
      id: `w-${n}`,
      what: 'topic',
      words: [`word${n}`],
      except: [],
    });
  const panel = await driver.panel('#/listening');
  await panel.has('Show 50 more');
  expect(await panel.evaluate(() => document.querySelectorAll('.cards > li').length)).toBe(50);
  await panel.goto(`${driver.origin}/sidepanel.html#/page`);
  await expect.poll(marked(panel)).toEqual(['word199', 'word7']);
});
