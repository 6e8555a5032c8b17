/** The browser's own side panel and sidebar, which no headless browser opens: by a mark, and by the key. */
import { imitation as x } from '../imitations/x';
import { logging } from './acts';
import { type Display, noDisplay } from './display';
import { cases, command, dueIn, logByMark } from './see-through';
import { type Driver, expect, test } from './story';

test.use({ headed: true });

/** Whether the real one is open; the panel of other stories is a tab. */
const isOpen = (driver: Driver) =>
  driver.browser === 'firefox'
    ? driver.inExtension((browser) => browser.sidebarAction.isOpen({}))
    : driver.inExtension(async (browser) => {
        const { runtime } = browser as unknown as {
          runtime: { getContexts(filter: { contextTypes: string[] }): Promise<unknown[]> };
        };
        const contexts = await runtime.getContexts({ contextTypes: ['SIDE_PANEL'] });
        return contexts.length > 0;
      });

/** Firefox opens a sidebar when it is installed; these stories begin with it closed. */
async function closed(driver: Driver, display: Display) {
  if (await isOpen(driver)) await display.press('alt+shift+k');
  await expect.poll(() => isOpen(driver)).toBe(false);
}

test('a click on the mark of a logged mention shows its case, or says how to', async ({
  driver,
  display,
}) => {
  test.skip(noDisplay() !== null, `a screen is needed: ${noDisplay()}`);
  const { url, html } = x.feed(3);
  driver.serve({ [url]: { body: html, headers: { 'content-security-policy': "default-src 'none'" } } });
  const page = await driver.open(url);
  await logByMark(driver, page, 1);
  await page.reload();
  await expect.poll(async () => (await page.marks())[1]?.name).toBe('Case: waiting on us');
  await closed(driver, display!);
  await page.clickMark(1);
  if (driver.browser === 'firefox') {
    // No click in a page opens its sidebar: the mark says how to, and the case waits there.
    await expect.poll(async () => (await page.marks())[1]?.name).toMatch(/press Alt\+Shift\+K$/);
    expect(await isOpen(driver)).toBe(false);
    await display!.press('alt+shift+k');
  }
  await expect.poll(() => isOpen(driver)).toBe(true);
});

test('the key opens the panel', async ({ driver, display }) => {
  test.skip(noDisplay() !== null, `a screen is needed: ${noDisplay()}`);
  await driver.open(`${driver.origin}/practice.html`);
  await closed(driver, display!);
  await display!.press('alt+shift+k');
  await expect.poll(() => isOpen(driver)).toBe(true);
});

test('a key of the browser opens the panel with the case that is due next', async ({ driver, display }) => {
  test.skip(noDisplay() !== null, `a screen is needed: ${noDisplay()}`);
  for (const n of [0, 1])
    expect(await command(driver, logging(driver, `op-${n}`, n))).toMatchObject({ ok: true });
  const rows = await cases(driver);
  const next = rows.find(({ evidence }) => evidence.author.name === 'Ada 1')!.id;
  await dueIn(driver, next, 60_000);
  await driver.open(`${driver.origin}/practice.html`);
  await closed(driver, display!);
  await display!.press('alt+shift+j');
  await expect.poll(() => isOpen(driver)).toBe(true);
  // Nobody else has taken what waits for it: it went there itself.
  const waits = () =>
    driver.inExtension(async (browser) =>
      Object.keys(
        await (browser.storage as unknown as { session: typeof browser.storage.local }).session.get(
          'panel-news',
        ),
      ),
    );
  await expect.poll(waits).toEqual([]);
});

test('the first steps open the practice page with the panel beside it, in one click', async ({
  driver,
  display,
}) => {
  test.skip(noDisplay() !== null, `a screen is needed: ${noDisplay()}`);
  const page = await driver.open(`${driver.origin}/welcome.html`);
  await page.has('The whole job, once');
  await closed(driver, display!);
  await page.click('button', 'Open the practice page');
  await expect.poll(() => isOpen(driver)).toBe(true);
  await expect
    .poll(() => driver.inExtension(async (browser) => (await browser.tabs.query({})).map(({ url }) => url)))
    .toContain(`${driver.origin}/practice.html`);
});
