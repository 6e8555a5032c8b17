/** A reply goes from the panel into the one box that belongs to it, out of five; where that cannot be told, it is copied. */
import { facebookBoxes, xBoxes } from '../imitations/boxes';
import { imitation as linkedin } from '../imitations/linkedin';
import { BRAND, ODO, tweetHtml, VILMA, page as xPage } from '../imitations/x-tweet';
import { allow, test } from './allow';
import { logged, mount, serveBoxes, textsIn, write } from './inserting';
import { cases, command } from './see-through';
import { expect } from './story';

const HOSTS = ['https://x.com/*', 'https://www.facebook.com/*', 'https://web.facebook.com/*'];
const REPLY = 'Hi Vilma,\n\nline 4 runs again 🚋 https://tram.example/plan\nשלום, sorry for the wait!';
const [below, inDialog] = xBoxes as [(typeof xBoxes)[0], (typeof xBoxes)[0]];
const [dialogs] = facebookBoxes as [(typeof facebookBoxes)[0]];

test('X: into the box below the tweet, once; the others are left alone, and nothing is sent', async ({
  driver,
  output,
}) => {
  await allow(driver, output, HOSTS);
  await serveBoxes(driver, xBoxes);
  const page = await driver.open(below.url);
  const texts = Object.fromEntries(below.places.map((place) => [place, `In ${place}.`]));
  await mount(page, { kind: 'draft', texts });
  const panel = await driver.panel();
  const late = await logged(driver, panel, 'x:1001', 'Line 4 never came.');
  const aside = await logged(driver, panel, 'x:1004', 'Same here, line 7.');
  await write(driver, panel, late, REPLY);
  await panel.click('button', 'Insert in the page');
  await panel.has('Inserted. Read it over there and send it');
  expect(await textsIn(page)).toEqual({ ...texts, inline: `In inline. ${REPLY}` });

  await panel.click('button', 'Insert in the page');
  await panel.has('It stands in the reply box already.');
  expect(await textsIn(page)).toEqual({ ...texts, inline: `In inline. ${REPLY}` });
  // It is kept until it is said to be sent.
  expect(await panel.evaluate('document.getElementById("reply-box").value')).toBe(REPLY);
  await panel.click('button', 'I’ve answered');
  await panel.has('Waiting on the customer');

  await write(driver, panel, aside, 'Hi Odo, line 7 too.');
  await panel.click('button', 'Insert in the page');
  await panel.has(
    `Open the reply box under ${ODO.name}’s words first, then insert again. The text is copied`,
  );
  expect(await driver.clipboardText()).toBe('Hi Odo, line 7 too.');
  expect(await textsIn(page)).toEqual({ ...texts, inline: `In inline. ${REPLY}` });
});

test('while John has it: inserted, sent over there, seen, taken as the answer; the draft is gone and the case stays his', async ({
  driver,
  output,
}) => {
  await allow(driver, output, HOSTS);
  await serveBoxes(driver, xBoxes);
  const page = await driver.open(below.url);
  await mount(page, { kind: 'draft', texts: {} });
  const panel = await driver.panel();
  const accounts = [{ site: 'x', handle: BRAND.handle }];
  const brand = { id: 'main', name: BRAND.name, accounts, longOnX: false };
  expect(await command(driver, { type: 'saveBrand', op: 'brand', ...brand })).toMatchObject({ ok: true });
  const caseId = await logged(driver, panel, 'x:1001', 'Line 4 never came.');
  const john = { name: 'John', department: 'support', asked: '', told: '', dueAt: null };
  expect(await command(driver, { type: 'handOff', op: 'to-john', caseId, ...john })).toMatchObject({
    ok: true,
  });

  const told = 'Hi Vilma, John in support looks into line 4.';
  await write(driver, panel, caseId, told);
  await panel.click('button', 'Insert in the page');
  await panel.has('Inserted.');
  expect((await textsIn(page)).inline).toBe(told);
  const focal = {
    id: '1001',
    by: VILMA,
    text: 'Line 4 never came. @nimbus_trams what now?',
    at: 5,
    focal: true,
  };
  const ours = { id: '1002', by: BRAND, text: told, at: 9 };
  const body = xPage([tweetHtml(focal), tweetHtml(ours)]);
  driver.serve({ [below.url]: { body, headers: { 'content-security-policy': "default-src 'none'" } } });
  await page.reload();

  await panel.has('Is this the answer?');
  await panel.click('button', 'Yes, answered');
  await panel.has('Answer noted.');
  await panel.gone('Is this the answer?');
  const [row] = await cases(driver);
  expect(row).toMatchObject({ lane: 'handoff', handoff: { name: 'John' }, offers: [] });
  expect(row!.firstAnswer.at).toBe('2026-03-04T12:00:09.000Z');
  await panel.has(/Answered this minute/);
  await panel.click('button', 'Reply');
  expect(await panel.evaluate('document.getElementById("reply-box").value')).toBe('');
});

test('X: the dialog over the home feed, whose own composer comes first; a page behind another is brought to the front', async ({
  driver,
  output,
}) => {
  await allow(driver, output, HOSTS);
  await serveBoxes(driver, xBoxes);
  const page = await driver.open(inDialog.url);
  await mount(page, { kind: 'draft', texts: {} });
  const panel = await driver.panel();
  const aside = await logged(driver, panel, 'x:1004', 'Same here, line 7.');
  const other = await driver.open(`${driver.origin}/practice.html`);
  await write(driver, panel, aside, REPLY);
  await panel.click('button', 'Insert in the page');
  await panel.has('Inserted.');
  expect(await textsIn(page)).toEqual({ chat: '', dialog: REPLY, grok: '', home: '', search: '' });
  expect(await page.evaluate('document.visibilityState')).toBe('visible');
  await other.close();

  // The page became another one.
  const body = xPage([tweetHtml({ id: '1009', by: VILMA, text: 'Hello.', at: 3 })]);
  driver.serve({ [inDialog.url]: { body, headers: { 'content-security-policy': "default-src 'none'" } } });
  await page.reload();
  await panel.fill('Your reply', 'Once more.');
  await panel.click('button', 'Insert in the page');
  await panel.has(`${ODO.name}’s words are on none of the open pages.`);
  expect(await driver.clipboardText()).toBe('Once more.');
});

test('Facebook: by its key, into the box of the thread, and of one reply in it; never into a private one', async ({
  driver,
  output,
}) => {
  await allow(driver, output, HOSTS);
  await serveBoxes(driver, facebookBoxes);
  const page = await driver.open(dialogs.url);
  await mount(page, { kind: 'lexical-plain', texts: {} });
  const empty = { first: '', messenger: '', post: '', reply: '', second: '' };
  const panel = await driver.panel();
  const head = await logged(driver, panel, 'facebook:5002', 'And line 7?');
  const reply = await logged(driver, panel, 'facebook:5003', 'Line 7 too.');
  await write(driver, panel, head, REPLY);
  await panel.press('Control+Enter');
  await panel.has('Inserted.');
  expect(await textsIn(page)).toEqual({ ...empty, second: REPLY });
  await write(driver, panel, reply, 'Hi Vilma.');
  await panel.click('button', 'Insert in the page');
  await expect.poll(() => textsIn(page)).toEqual({ ...empty, second: REPLY, reply: 'Hi Vilma.' });
});

test('the practice page has boxes, too; on LinkedIn the reply is copied', async ({ driver }) => {
  const practice = await driver.open(`${driver.origin}/practice.html`);
  const panel = await driver.panel();
  const ada = await logged(driver, panel, 'practice:9000000000000000001', 'My Nimbus kettle leaks');
  await write(driver, panel, ada, REPLY);
  await panel.click('button', 'Insert in the page');
  await panel.has('Open the reply box under Ada Lindqvist’s words first');
  await practice.click('button', 'Reply here', { nth: 0 });
  await panel.click('button', 'Insert in the page');
  await panel.has('Inserted.');
  expect(await practice.evaluate('document.querySelector("textarea").value')).toBe(REPLY);

  const { url, html, expected } = linkedin.variants.find(({ name }) => name.startsWith('SDUI: post page'))!;
  driver.serve({ [url]: { body: html, headers: { 'content-security-policy': "default-src 'none'" } } });
  await driver.open(url);
  const comment = expected.find(({ text }) => text !== null)!;
  await panel.goto(`${driver.origin}/sidepanel.html#/page`);
  await panel.click('button', 'Log', { within: comment.text!.slice(0, 30) });
  await panel.has('Logged.');
  const quiet = (await cases(driver)).find((row) => row.evidence.place === 'linkedin')!.id;
  await write(driver, panel, quiet, 'On LinkedIn.');
  await panel.click('button', 'Insert in the page');
  await panel.has('On LinkedIn nothing is ever put into the page. The text is copied');
  expect(await driver.clipboardText()).toBe('On LinkedIn.');
});
