/** A complaint is logged in one click and seen through to the end, on each site, in both browsers. */
import { mentionKey } from '../../utils/sites/mention';
import { imitation as facebook } from '../imitations/facebook';
import type { Variant } from '../imitations/imitation';
import { imitation as linkedin } from '../imitations/linkedin';
import { imitation as x } from '../imitations/x';
import { cases, expectEvidence, expectUnchanged, logByMark, seeThrough, watched } from './see-through';
import { expect, test } from './story';

const withAll = (variants: Variant[]) =>
  variants.find(
    ({ expected }) =>
      expected.length >= 3 && expected.every((item) => item.author.name && item.text && item.id),
  )!;

/** Under a policy stricter than any site's: what we add must show all the same, and the page loads nothing. */
const strict = (body: string) => ({ body, headers: { 'content-security-policy': "default-src 'none'" } });

for (const imitation of [x, facebook]) {
  test(`${imitation.site}: a mark, a case, John, due, resolved, confirmed`, async ({ driver }) => {
    const { url, html, expected } = withAll(imitation.variants);
    driver.serve({ [url]: strict(html) });
    const page = await driver.open(url);
    const row = await logByMark(driver, page, 1);
    const mention = expected.find((item) => mentionKey(item) === row.evidence.key)!;
    expectEvidence(row, mention);

    await page.reload();
    await expect.poll(async () => (await page.marks())[1]?.name).toBe('Case: waiting on us');
    const panel = await driver.panel();
    await seeThrough(driver, panel, row, async () => (await page.marks())[1]!.name);

    const second = await driver.open(url);
    await expect.poll(async () => (await second.marks())[1]?.name).toBe('Case: confirmed');
  });
}

for (const frontEnd of ['SDUI', 'Ember']) {
  test(`linkedin, ${frontEnd}: the panel’s list logs the same way, and the page changes by no node or attribute`, async ({
    driver,
  }) => {
    const { url, html, expected } = withAll(
      linkedin.variants.filter(({ name }) => name.startsWith(frontEnd)),
    );
    driver.serve({ [url]: watched(html) });
    const page = await driver.open(url);
    const panel = await driver.panel('#/page');
    await panel.has('Quiet: nothing on this page is changed');
    const mention = expected[1]!;
    await panel.click('button', 'Log', { within: mention.text!.slice(0, 40) });
    await panel.has('Logged.');
    const [row] = await cases(driver);
    expect(row!.evidence.key).toBe(mentionKey(mention));
    expectEvidence(row!, mention);
    await seeThrough(driver, panel, row!, null);
    expect(await page.marks()).toEqual([]);
    await expectUnchanged(page);
  });
}
