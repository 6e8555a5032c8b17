/** Pages made to break a script: the page works on, marks tell the truth or are not there, and nothing throws or loops. */
import { hostilePages, ITEMS } from '../imitations/hostile';
import { cases } from './see-through';
import { expect, type Tab, test } from './story';

const POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'";

/** Twenty turns of the page's own event loop: it answers only while nobody holds it. */
const worksOn = (page: Tab) =>
  page.evaluate(
    () =>
      new Promise<string>((done) => {
        let turns = 0;
        const turn = () => (++turns === 20 ? done('works') : setTimeout(turn));
        turn();
      }),
  );

/** Counted without the accessibility tree, which a million nodes would take minutes to build. */
const marksIn = (page: Tab) =>
  page.evaluate(() => Document.prototype.querySelectorAll.call(document, '[data-tk-mark]').length);

/** Marks that were put into the page in the next second: who puts them in again and again does so many times in it. */
const marksPut = (page: Tab) =>
  page.evaluate(
    () =>
      new Promise<number>((done) => {
        let put = 0;
        const observer = new MutationObserver((records) => {
          for (const { addedNodes } of records)
            for (const node of addedNodes)
              if (node instanceof Element && node.matches('[data-tk-mark]')) put++;
        });
        observer.observe(document, { childList: true, subtree: true });
        setTimeout(() => {
          observer.disconnect();
          done(put);
        }, 1_000);
      }),
  );

/** Half of them each day, by turns; all of them in the whole check. */
const day = Number(process.env.THREADKEEPER_DAY);
const tried = hostilePages.filter((_, n) => process.env.THREADKEEPER_WHOLE || n % 2 === day % 2);
for (const { name, url, html, marks } of tried) {
  test(name, async ({ driver }) => {
    driver.serve({ [url]: { body: html, headers: { 'content-security-policy': POLICY } } });
    const page = await driver.open(url);
    expect(await worksOn(page)).toBe('works');
    if (marks) await expect.poll(() => marksIn(page), { timeout: 30_000 }).toBe(marks);
    // Whatever it takes at first, it comes to rest: nothing is put in again and again.
    await expect.poll(() => marksPut(page), { timeout: 60_000 }).toBe(0);
    expect(await worksOn(page)).toBe('works');
    const standing = await marksIn(page);
    expect(standing).toBeLessThanOrEqual(ITEMS);
    if (marks !== null) expect(standing).toBe(marks);
    expect(await page.evaluate(() => (window as { noticed?: string[] }).noticed ?? [])).toEqual([]);
    expect(await driver.takeErrors()).toEqual([]);
    expect(await cases(driver)).toEqual([]);
  });
}
