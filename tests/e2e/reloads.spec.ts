/**
 * The extension is reloaded or updated under open pages. Firefox puts the new version's scripts into them by itself;
 * Chromium does not before the page is loaded again, so what the old script left there must say so (2026-11).
 */
import { imitation as facebook } from '../imitations/facebook';
import { imitation as linkedin } from '../imitations/linkedin';
import { imitation as x } from '../imitations/x';
import { expectUnchanged, watched } from './see-through';
import { expect, type Tab, test } from './story';

/** `npm run trial:reloads` does 50. */
const RELOADS = Number(process.env.THREADKEEPER_RELOADS ?? 4);
const ITEMS = 12;

const strict = (body: string) => ({ body, headers: { 'content-security-policy': "default-src 'none'" } });

/** How many marks stand side by side at the same place; one each is right. */
const mostAtOnePlace = (page: Tab) =>
  page.evaluate(() => {
    const places = new Map<Element | null, number>();
    for (const { parentElement } of document.querySelectorAll('[data-tk-mark]'))
      places.set(parentElement, (places.get(parentElement) ?? 0) + 1);
    return Math.max(0, ...places.values());
  });

const names = async (page: Tab) => (await page.marks()).map(({ name }) => name);

test(`${RELOADS} reloads under open pages: no mark is silent, doubled or left behind, and nothing throws`, async ({
  driver,
}) => {
  test.setTimeout(60_000 + RELOADS * 30_000);
  const feeds = { x: x.feed(ITEMS), facebook: facebook.feed(ITEMS), linkedin: linkedin.feed(ITEMS) };
  driver.serve({
    [feeds.x.url]: strict(feeds.x.html),
    [feeds.facebook.url]: strict(feeds.facebook.html),
    [feeds.linkedin.url]: watched(feeds.linkedin.html),
  });
  const quiet = await driver.open(feeds.linkedin.url);
  const marked = [await driver.open(feeds.facebook.url), await driver.open(feeds.x.url)];
  const allMarked = async (page: Tab) => {
    await page.front();
    await expect.poll(async () => (await page.marks()).length, { timeout: 30_000 }).toBe(ITEMS);
    expect(await mostAtOnePlace(page)).toBe(1);
  };
  for (const page of marked) await allMarked(page);

  for (let n = 0; n < RELOADS; n++) {
    await driver.reloadExtension();
    for (const page of marked) {
      await page.front();
      // Until the new script stands, if the browser brings one, a click may meet nobody: the user clicks again.
      await expect(async () => {
        await page.clickMark(n % ITEMS);
        await expect
          .poll(async () => (await names(page))[n % ITEMS], { timeout: 1_000 })
          .not.toMatch(/^(?:Log as a case|Logging …)$/);
      }).toPass();
      await allMarked(page);
    }
    if (n % 3 === 2) {
      for (const page of marked) {
        await page.reload();
        await allMarked(page);
        expect((await names(page)).filter((name) => /Reload this page/.test(name))).toEqual([]);
      }
    }
    expect(await driver.takeErrors(), `errors after reload ${n + 1}`).toEqual([]);
  }
  await expectUnchanged(quiet);
});

test('what an old script left goes away as soon as the page changes', async ({ driver }) => {
  const { url, html } = x.feed(ITEMS);
  driver.serve({ [url]: strict(html) });
  const page = await driver.open(url);
  await expect.poll(async () => (await page.marks()).length).toBe(ITEMS);
  await driver.reloadExtension();
  await page.front();
  await page.evaluate(() => {
    document.querySelector('article')?.closest('[data-testid="cellInnerDiv"]')?.remove();
  });
  // Gone, or those of the new script, which work.
  await expect(async () => {
    if ((await page.marks()).length === 0) return;
    // It may vanish before the click: then the next look finds none.
    await page.clickMark(0);
    expect((await names(page))[0]).toMatch(/^Logg(?:ed|ing)/);
  }).toPass({ timeout: 30_000 });
  expect(await driver.takeErrors()).toEqual([]);
});
