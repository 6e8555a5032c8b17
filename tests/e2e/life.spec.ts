/** The whole life of a complaint over eleven days: a thanks, a pinned date, a hand-off that is late, a reopening, the end. */
import { BRAND, page as pageOf, type Tweet, tweetHtml, VILMA } from '../imitations/x-tweet';
import { expectFits } from './narrowest';
import { cases, logByMark } from './see-through';
import { expect, type Tab, test } from './story';

const HOME = 'https://x.com/home';
const STATUS = `https://x.com/${VILMA.handle}/status/1001`;
const DAY = 86_400_000;
/** Seconds from the noon that the pages count from until now. */
const now = Math.floor((Date.now() - Date.UTC(2026, 2, 4, 12)) / 1_000);

const complaint: Tweet = { id: '1001', by: VILMA, text: 'The ticket machine eats my card.', at: now - 600 };
const ours: Tweet = { id: '1002', by: BRAND, text: 'Sorry! We look into it.', at: now - 300 };
const thanks: Tweet = { id: '1003', by: VILMA, text: 'Ok, thanks! 🙏', at: now - 200 };
const again: Tweet = { id: '1004', by: VILMA, text: 'It ate my card again this morning.', at: now - 100 };
const served = (...tweets: Tweet[]) => ({
  body: pageOf(tweets.map(tweetHtml)),
  headers: { 'content-security-policy': "default-src 'none'" },
});
const thread = (...after: Tweet[]) =>
  served(
    { ...complaint, focal: true },
    ...[ours, ...after].map((tweet, n, all) => ({ ...tweet, up: n > 0, down: n < all.length - 1 })),
  );

test('eleven days of one complaint: nobody is left hanging', async ({ driver }, info) => {
  const fits = (panel: Tab, name: string) => expectFits(panel, name, (file) => info.outputPath(file));
  driver.serve({ [HOME]: served(complaint), [STATUS]: thread() });
  const page = await driver.open(HOME);
  const panel = await driver.panel('#/settings');
  await panel.front();
  await panel.fill('Its own accounts: addresses, separated by spaces', `x.com/${BRAND.handle}`);
  await panel.click('textbox', 'Your name');
  await panel.has('Saved.');
  await page.front();
  const { id } = await logByMark(driver, page, 0);
  const row = async () => (await cases(driver))[0]!;
  const look = (view: string) => panel.goto(`${driver.origin}/sidepanel.html#/${view}`);
  const onDay = (day: number) => driver.setClock(day * DAY, panel);

  // The day itself: answered on the page, and a date of the manager's own.
  await look('today');
  await page.goto(STATUS);
  await panel.has(`You replied: ${ours.text}`);
  await panel.click('button', `Yes, answered: ${VILMA.name}`);
  await panel.has('Waiting on the customer');
  const { postedAt } = (await row()).evidence;
  expect((await row()).firstAnswer).toMatchObject({ from: postedAt, at: expect.any(String) });
  await look(`case/${id}`);
  await panel.has(/First answer after \d minutes/);
  await panel.click('button', 'Follow up');
  await panel.fill('Why (optional)', 'the new machine comes');
  await panel.click('checkbox', 'Pin: keeps through answers');
  await panel.fill('Another time', 'in 3 days');
  await panel.click('button', 'Set follow-up');
  await panel.has('the new machine comes');
  const pinned = (await row()).followUp;

  // The customer says thanks: offered as one, and the pinned date stays.
  driver.serve({ [STATUS]: thread(thanks) });
  await look('today');
  await page.front();
  await page.reload();
  await panel.has(/They wrote again .*They said thanks – solved\?/);
  await panel.click('button', `Just note it: ${VILMA.name}`);
  await panel.gone('They said thanks');
  expect((await row()).followUp).toEqual(pinned);

  // “In 3 days” is a morning: a day later it has come, whatever the time is now. It goes to John, for the next day.
  await onDay(4.2);
  await panel.has('Overdue 1');
  await expect.poll(() => driver.badge()).toBe('1');
  await fits(panel, 'overdue');
  await look(`case/${id}`);
  await panel.click('button', 'Hand off');
  await panel.fill('To whom', 'John');
  await onDay(4.2);
  await panel.click('button', 'Hand it over');
  await panel.has('With John');
  await expect.poll(() => driver.badge()).toBe('');

  // John is late: the case is here again, and says by how much.
  await onDay(6.6);
  await expect.poll(() => driver.badge()).toBe('1');
  await panel.has(/Waiting on the colleague for \d+ hours, due/);
  await fits(panel, 'late-handoff');
  await panel.click('button', 'John answered');
  await panel.fill('What did John say?', 'The new machine stands.');
  await onDay(6.6);
  await panel.click('button', 'Save');
  await panel.has('Waiting on us');
  await panel.click('button', 'Resolve');
  await onDay(6.6);
  await panel.click('button', 'Fixed');
  await panel.has('Resolved: Fixed');

  // Two days later somebody has to ask whether it worked.
  await onDay(9.2);
  await look('today');
  await panel.has('Overdue 1');
  await panel.has('Resolved: Fixed');
  await expect.poll(() => driver.badge()).toBe('1');
  // Instead she writes again: the case is ours again, also though it was resolved.
  driver.serve({ [STATUS]: thread(thanks, again) });
  await page.front();
  await page.reload();
  await panel.has(/They wrote again .*It ate my card again/);
  await fits(panel, 'again');
  await onDay(9.2);
  await panel.click('button', `Yes, it waits on us: ${VILMA.name}`);
  await panel.has('Waiting on us');
  expect(await row()).toMatchObject({ state: 'open', turn: 'us', resolution: { at: null } });

  // The end, eleven days after it began; the resolution was late and says so for good.
  await onDay(11);
  await look(`case/${id}`);
  await panel.click('button', 'Resolve');
  await onDay(11);
  await panel.click('button', 'Compensated');
  await panel.has('Resolved: Compensated');
  await panel.click('button', 'Confirmed');
  await panel.has('Confirmed by the customer');
  await panel.has(/Resolution after \d+ hours, late by \d+ hours/);
  await fits(panel, 'confirmed');
  expect(await row()).toMatchObject({ state: 'confirmed', lane: 'closed', followUp: null, waiting: null });
  await expect.poll(() => driver.badge()).toBe('');
  await look('today');
  await panel.has('Nobody is left hanging');
});
