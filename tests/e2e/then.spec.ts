/** What they said then: the quote stays, other words stand beside it, and a comment that is not there any more is dated. */
import type { CaseRow } from '../../storage/records';
import { cardHtml } from '../imitations/facebook/card';
import type { Comment, Post } from '../imitations/facebook/items';
import { dialog, page } from '../imitations/facebook/page';
import { ODO, TRAMS, VILMA } from '../imitations/facebook/people';
import { expectFits } from './narrowest';
import { cases, logByMark } from './see-through';
import { expect, test } from './story';

const POST = 'https://www.facebook.com/nimbus.trams/posts/122100000000001';
const ADDRESS = `${POST}?comment_id=5002`;

const said = (text: string): Comment => ({ id: '5002', by: ODO, text });
const other: Comment = { id: '5001', by: VILMA, text: 'Line 4 is fine here.' };

const served = (...comments: Comment[]) => {
  const post: Post = {
    id: '122100000000001',
    by: TRAMS,
    text: 'Line 4 runs again.',
    path: POST,
    role: true,
    tells: { id: '122100000000001', permalink: POST },
    comments,
  };
  return {
    [ADDRESS]: {
      body: page('en', '', dialog(cardHtml(post, 1))),
      headers: { 'content-security-policy': "default-src 'none'" },
    },
  };
};

test('edited, not found, and there again', async ({ driver }, info) => {
  test.setTimeout(120_000);
  driver.serve(served(said('Forty minutes in the rain!'), other));
  const tab = await driver.open(ADDRESS);
  const { id } = await logByMark(driver, tab, 1);
  const row = async () => (await cases(driver)).find((one) => one.id === id) as CaseRow;
  expect((await row()).evidence).toMatchObject({ text: 'Forty minutes in the rain!', permalink: ADDRESS });

  driver.serve(served(said('It was nothing.'), other));
  await tab.reload();
  await expect.poll(async () => (await row()).editedText, { timeout: 30_000 }).toBe('It was nothing.');
  const panel = await driver.panel(`#/case/${id}`);
  await panel.has('Forty minutes in the rain! Since then edited to: It was nothing.');

  // Nobody else is there: perhaps the comments have not come.
  driver.serve(served());
  await tab.front();
  await tab.reload();
  driver.serve(served(other));
  await expect.poll(async () => (await tab.marks()).length).toBe(1);
  expect((await row()).notFoundAt).toBeNull();

  await tab.reload();
  await expect.poll(async () => (await row()).notFoundAt, { timeout: 30_000 }).not.toBeNull();
  await panel.has(/Not found on .+: its address showed other comments, and not this one\./);
  await panel.has('Forty minutes in the rain!');
  await panel.has('Not found at its address');
  await expectFits(panel, 'not-found', (name) => info.outputPath(name));
  expect(await panel.text()).not.toMatch(/deleted/i);
  expect(await row()).toMatchObject({ state: 'open', turn: 'us' });

  driver.serve(served(said('It was nothing.'), other));
  await tab.reload();
  await expect.poll(async () => (await row()).notFoundAt, { timeout: 30_000 }).toBeNull();
  await panel.gone('Not found on');
  await panel.has('Seen again');
});
