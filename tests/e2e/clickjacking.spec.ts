/** Clicks that nobody meant: no page gets a row without a trusted click on a mark that is seen, and none learns what a mark says. */
import { attacks, FEED, harmless, pageOf } from '../imitations/clickjacking';
import { cases } from './see-through';
import { type Driver, expect, type Tab, test } from './story';

/** No style in attributes: the imitation's rows would lie over each other. */
const POLICY = "default-src 'none'; script-src 'unsafe-inline'";
/** Longer than a click takes to become a row, in ms. */
const LONG_ENOUGH = 250;

async function openAttacked(driver: Driver, page: Parameters<typeof pageOf>[0]): Promise<Tab> {
  driver.serve({ [FEED.url]: { body: pageOf(page), headers: { 'content-security-policy': POLICY } } });
  const tab = await driver.open(FEED.url);
  await expect.poll(() => tab.evaluate('document.title')).toBe('attacked');
  return tab;
}

test('no click that nobody meant becomes a row', async ({ driver }) => {
  test.setTimeout(600_000);
  for (const attack of attacks) {
    const tab = await openAttacked(driver, attack);
    if (attack.user === 'mark') await tab.clickMark(0);
    // A mark of the page’s own making may be gone by then: it was taken out of the page.
    if (attack.user === 'bait' && (await tab.evaluate("document.querySelector('#bait') !== null")))
      await tab.clickCss('#bait');
    if (attack.user === 'enter') await tab.press('Enter');
    await new Promise((done) => setTimeout(done, LONG_ENOUGH));
    expect.soft(await cases(driver), attack.name).toEqual([]);
    await tab.close();
  }
  // What came late is seen as well, though not which of them it was.
  await new Promise((done) => setTimeout(done, 4 * LONG_ENOUGH));
  expect(await cases(driver)).toEqual([]);
  expect(await driver.takeErrors()).toEqual([]);
});

test('a mark that is seen is clicked, whatever else the page does', async ({ driver }) => {
  for (const [n, page] of harmless.entries()) {
    const tab = await openAttacked(driver, page);
    await tab.clickMark(n);
    await expect.poll(async () => (await cases(driver)).length, page.name).toBe(n + 1);
    await tab.close();
  }
});

test('the page reads the same of a mark before its click and after it', async ({ driver }) => {
  const tab = await openAttacked(driver, { attack: () => undefined });
  const read = () =>
    tab.evaluate(() => {
      const mark = document.querySelector<HTMLElement>('[data-tk-mark]')!;
      const style = getComputedStyle(mark);
      return JSON.stringify([
        mark.outerHTML,
        // biome-ignore lint/performance/useDomNodeTextContent: it is what a page may read.
        mark.innerText,
        mark.offsetWidth,
        mark.offsetHeight,
        mark.shadowRoot,
        [...style].map((name) => style.getPropertyValue(name)).join(),
        ['Log as a case', 'Logged', 'Undo', 'waiting'].map((word) =>
          (window as unknown as { find: (word: string) => boolean }).find(word),
        ),
        Object.keys(mark),
        document.title,
      ]);
    });
  const before = await read();
  await tab.clickMark(0);
  await expect.poll(async () => (await cases(driver)).length).toBe(1);
  await expect.poll(async () => (await tab.marks())[0]?.name).toBe('Logged. Undo');
  expect(await read()).toBe(before);
  expect(before).toContain('24,24,null');
});
