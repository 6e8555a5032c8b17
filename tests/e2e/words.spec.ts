/** What is said counts: our promise becomes a pinned follow-up, and a mere thanks is offered as one. */
import { BRAND, page as pageOf, type Tweet, tweetHtml, VILMA } from '../imitations/x-tweet';
import { expectFits } from './narrowest';
import { cases, logByMark } from './see-through';
import { expect, test } from './story';

const HOME = 'https://x.com/home';
const STATUS = `https://x.com/${VILMA.handle}/status/1001`;
/** Seconds from the noon that the pages count from until now: a promise is counted from when it was said. */
const now = Math.floor((Date.now() - Date.UTC(2026, 2, 4, 12)) / 1_000);

const complaint: Tweet = { id: '1001', by: VILMA, text: 'The ticket machine eats my card.', at: now - 600 };
const ours: Tweet = { id: '1002', by: BRAND, text: 'Sorry! We’ll have it fixed by Friday.', at: now - 60 };
const thanks: Tweet = { id: '1003', by: VILMA, text: 'Ok, thanks! 🙏', at: now - 50 };
const solved: Tweet = { id: '1004', by: VILMA, text: 'It works now, thank you so much!', at: now - 40 };
const served = (...tweets: Tweet[]) => ({
  body: pageOf(tweets.map(tweetHtml)),
  headers: { 'content-security-policy': "default-src 'none'" },
});

test('“by Friday” is offered, taken and pinned; a thanks leaves it, and once it is solved a thanks confirms', async ({
  driver,
}, info) => {
  driver.serve({ [HOME]: served(complaint), [STATUS]: served({ ...complaint, focal: true }, ours) });
  const page = await driver.open(HOME);
  const panel = await driver.panel('#/settings');
  await panel.front();
  await panel.fill('Its own accounts: addresses, separated by spaces', `x.com/${BRAND.handle}`);
  await panel.click('textbox', 'Your name');
  await panel.has('Saved.');
  await page.front();
  const { id } = await logByMark(driver, page, 0);
  const row = async () => (await cases(driver))[0]!;

  await panel.goto(`${driver.origin}/sidepanel.html#/today`);
  await page.goto(STATUS);
  await panel.has(`You replied: ${ours.text}`);
  await panel.front();
  await panel.press('j');
  await panel.press('a');
  await panel.has(/You said “by Friday” – follow up Friday, .+\?/);
  await expectFits(panel, 'promise', (name) => info.outputPath(name));
  expect((await row()).followUp?.pinned).toBe(false);
  await panel.press('a');
  await panel.has('pinned');
  await panel.gone('You said “by Friday”');
  const { followUp } = await row();
  expect(followUp).toMatchObject({ why: 'by Friday', pinned: true });
  expect(new Date(followUp!.at).getDay()).toBe(5);

  await panel.goto(`${driver.origin}/sidepanel.html#/today`);
  await page.front();
  driver.serve({
    [STATUS]: served({ ...complaint, focal: true }, { ...ours, down: true }, { ...thanks, up: true }),
  });
  await page.reload();
  await panel.has(/They wrote again .*They said thanks – solved\? Ok, thanks!/);
  await expectFits(panel, 'thanks', (name) => info.outputPath(name));
  await panel.click('button', `Just note it: ${VILMA.name}`);
  await panel.gone('They said thanks');
  expect(await row()).toMatchObject({ followUp, turn: 'customer', state: 'open' });

  await panel.goto(`${driver.origin}/sidepanel.html#/case/${id}`);
  await panel.has('Timeline');
  await panel.click('button', 'Resolve');
  await panel.click('button', 'Fixed');
  await panel.has('Resolved: Fixed');
  await panel.goto(`${driver.origin}/sidepanel.html#/today`);
  await page.front();
  driver.serve({
    [STATUS]: served(
      { ...complaint, focal: true },
      { ...ours, down: true },
      { ...thanks, up: true, down: true },
      { ...solved, up: true },
    ),
  });
  await page.reload();
  await panel.has(/They said thanks – solved\? It works now/);
  expect((await row()).state).toBe('resolved');
  await panel.click('button', `Yes, confirmed: ${VILMA.name}`);
  await panel.has('Confirmed. Well done.');
  expect(await row()).toMatchObject({ state: 'confirmed', followUp: null });
  expect(await driver.takeErrors()).toEqual([]);
});

test('after two public answers the private message is one click away', async ({ driver }, info) => {
  const page = await driver.open(`${driver.origin}/practice.html`);
  const { id } = await logByMark(driver, page, 0);
  const panel = await driver.panel(`#/case/${id}`);
  const answer = async (text: string) => {
    await panel.click('button', 'Reply');
    await panel.fill('Your reply', text);
    await panel.click('button', 'I’ve answered');
    await panel.has('Answered: waiting on the customer.');
  };
  await panel.front();
  await answer('Which model is it?');
  await answer('And how old is it?');
  await panel.has('You have answered them in public twice.');
  await expectFits(panel, 'private', (name) => info.outputPath(name));
  await panel.click('button', 'Use the template');
  const box = () =>
    panel.evaluate(() => (document.getElementById('reply-box') as HTMLTextAreaElement | null)?.value ?? '');
  await expect.poll(box).toContain('Could you send us a private message');
  await panel.click('button', 'I’ve answered');
  await panel.gone('You have answered them in public twice.');
  expect(await driver.takeErrors()).toEqual([]);
});
