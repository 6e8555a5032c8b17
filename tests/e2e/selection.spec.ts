/** Text selected on any page of the web is logged by the keyboard: also where no reader does, private messages included. */
import { logging, mention } from './acts';
import { noDisplay } from './display';
import { cases, command } from './see-through';
import { expect, test } from './story';

test.use({ headed: true });

const shop = {
  url: 'https://shop.example/reviews/kettle',
  html: '<h1>Reviews</h1><p id="one">The kettle leaks.\nNobody answers me 😤</p><p id="two">Lovely.</p>',
};
const chat = { url: 'https://x.com/messages/12-34', html: '<p id="one">Can somebody call me back?</p>' };

for (const { url, html } of [shop, chat]) {
  test(`selected text on ${new URL(url).host} is logged by the keyboard`, async ({ driver, display }) => {
    test.skip(noDisplay() !== null, `a screen is needed: ${noDisplay()}`);
    driver.serve({ [url]: html });
    // Somebody with whom it went on in private messages.
    if (url === chat.url) {
      await command(driver, { ...logging(driver, 'log-1', 1), mention: { ...mention(1), site: 'x' } });
      const [{ id: caseId } = { id: '' }] = await cases(driver);
      await command(driver, { type: 'moveToPrivate', op: 'private-1', caseId });
    }
    const before = (await cases(driver)).map(({ id }) => id);
    const page = await driver.open(url);
    const words = await page.select('#one');
    await display!.press('alt+shift+l');
    const after = async () => (await cases(driver)).filter(({ id }) => !before.includes(id));
    await expect.poll(async () => (await after()).length).toBe(1);
    const [row] = await after();
    expect(row!.evidence).toMatchObject({
      kind: 'selection',
      place: url === chat.url ? 'x' : 'web',
      key: null,
      permalink: url,
      text: words.trim(),
      author: { name: null, handle: null, profileUrl: null },
      missing: ['author.name', 'author.handle', 'author.profileUrl', 'postedAt'],
    });
    const panel = await driver.panel(`#/case/${row!.id}`);
    await panel.has('Unknown author');
    await panel.has('Not read on the page: author and time.');
    await panel.front();
    await panel.press('d');
    await panel.has('Nothing tells who they are');
    await panel.press('Escape');
    if (url !== chat.url) return;
    await panel.has('Do they belong to a case that went private?');
    await panel.press('g');
    await panel.has('Merged: the other case goes on in this one');
    const [theirs] = (await cases(driver)).filter(({ id }) => before.includes(id));
    expect(theirs).toMatchObject({ mentions: [{ evidence: { text: words.trim(), key: null } }] });
    await panel.has('1 more comment of theirs');
  });
}

test('with nothing selected nothing is logged', async ({ driver, display }) => {
  test.skip(noDisplay() !== null, `a screen is needed: ${noDisplay()}`);
  driver.serve({ [shop.url]: shop.html });
  await driver.open(shop.url);
  await display!.press('alt+shift+l');
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(await cases(driver)).toHaveLength(0);
});
