/** One customer with two accounts: suggested for a reason, linked, seen as one, and taken apart again. */
import type { LinkRow, PersonRow } from '../../storage/records';
import { imitation as x } from '../imitations/x';
import { expectFits } from './narrowest';
import { cases, command } from './see-through';
import { type Driver, expect, test } from './story';

const TEXT = 'My order NT-48213 never came.';

async function log(
  driver: Driver,
  site: string,
  n: number,
  text: string,
  author = 'Ada Lund',
  handle = 'ada_lund',
) {
  const answer = await command(driver, {
    type: 'logListed',
    op: `log-${n}`,
    mention: {
      site,
      kind: 'post',
      id: String(9_000_000_000 + n),
      aliases: [],
      permalink: null,
      author: { name: author, handle, profileUrl: null },
      text,
      postedAt: null,
      inReplyTo: null,
      missing: ['permalink', 'author.profileUrl', 'postedAt'],
    },
    pageUrl: `${driver.origin}/practice.html`,
  });
  expect(answer).toMatchObject({ ok: true });
}

test('the same handle and order on two sites: suggested, linked with one press, seen as one, and unlinked', async ({
  driver,
}, info) => {
  await log(driver, 'x', 1, TEXT);
  await log(driver, 'facebook', 2, 'Still waiting for NT 48213!', 'Ada Lund', 'ada.lund');
  await log(driver, 'facebook', 3, 'Where is my lamp?', 'Bo Ek', 'bo.ek');
  await log(driver, 'x', 4, 'Mine is x.com/ada_lund, please look there.', 'Bo Ek', 'ek_bo');
  const rows = await cases(driver);
  const ada = rows.find(({ evidence }) => evidence.key === 'x:9000000001')?.personId;
  const panel = await driver.panel(`#/person/${ada}`);
  await panel.has('The same handle and name, and both told of NT-48213.');
  await panel.has('The address of a profile was written: X: ada_lund.');
  await expectFits(panel, 'suggested', (name) => info.outputPath(name));
  await panel.click('button', 'Not the same', { within: 'ek_bo' });
  await panel.gone('X: ada_lund.');
  await panel.click('button', 'Same person');
  await panel.has('One customer now.');
  await panel.has('Facebook: ada.lund');
  await panel.has('2 cases');
  await panel.gone('Perhaps the same person');

  await panel.front();
  await panel.fill('Add a tag: VIP, press, partner', 'VIP');
  await panel.press('Enter');
  await panel.choose(/^Written to in/, 'Swedish');
  await panel.fill('How to talk to them', 'First name, dry');
  await panel.press('Tab');
  await expect
    .poll(async () => (await driver.readAll<PersonRow>('people')).find(({ id }) => id === ada))
    .toMatchObject({ tags: ['VIP'], language: 'sv', tone: 'First name, dry' });
  await panel.click('button', 'The whole conversation');
  await panel.has('Their case');
  await expectFits(panel, 'customer', (name) => info.outputPath(name));

  await panel.click('button', 'Unlink ada.lund');
  await panel.has('ada.lund is another customer again.');
  await panel.has('1 case');
  expect((await driver.readAll<LinkRow>('links')).every(({ linked }) => !linked)).toBe(true);
  await panel.click('button', 'Undo');
  await panel.has('2 cases');

  // By hand, where nothing says so.
  await panel.click('button', 'Link another account');
  await panel.fill('A name, a handle, or their words', 'lamp');
  await panel.click('button', 'Same person', { within: 'bo.ek' });
  await panel.has('3 cases');
});

test('a mark says that its author is a customer, and whether something of theirs is open', async ({
  driver,
}) => {
  const { url, html, expected } = x.variants.find(
    (one) => new Set(one.expected.map(({ author }) => author.handle)).size >= 3,
  )!;
  driver.serve({ [url]: { body: html, headers: { 'content-security-policy': "default-src 'none'" } } });
  const { author } = expected[1]!;
  await log(driver, 'x', 1, TEXT, author.name ?? '', author.handle ?? '');
  const page = await driver.open(url);
  const names = async () => (await page.marks()).map(({ name }) => name);
  await expect.poll(async () => (await names())[1]).toBe('Log as a case: a customer with an open case');
  const [row] = await cases(driver);
  await command(driver, { type: 'dismiss', op: 'dismiss', caseId: row?.id, reason: 'spam' });
  const again = await driver.open(url);
  await expect.poll(async () => (await again.marks())[1]?.name).toBe('Log as a case: a customer you know');
  expect((await again.marks())[0]?.name).toBe('Log as a case');
});
