/** What a page fails to tell, or says at great length, ends in a clear sentence and loses nothing. */
import { imitation as x } from '../imitations/x';
import { cases, logByMark } from './see-through';
import { expect, test } from './story';

const strict = (body: string) => ({ body, headers: { 'content-security-policy': "default-src 'none'" } });
const variant = (start: string) => x.variants.find(({ name }) => name.startsWith(start))!;

const STORIES: { start: string; says: (string | RegExp)[] }[] = [
  { start: 'the names are missing', says: [/Not read on the page: .*time/] },
  { start: 'the link is missing', says: [/Not read on the page: .*link/] },
  {
    start: 'a picture without alt',
    says: ['No words could be read here: perhaps it is only a picture or a film.'],
  },
  {
    start: 'home feed: media only',
    says: ['No words could be read here: perhaps it is only a picture or a film.'],
  },
  { start: '100 kB of words', says: ['Every word of a very long complaint, and 🚋 again.'] },
  { start: 'Arabic, right to left', says: ['أين الترام رقم ٤؟ 🚋'] },
];

for (const { start, says } of STORIES) {
  test(`${start}: logged as it is, and said in the case`, async ({ driver }) => {
    const { url, html, expected } = variant(start);
    driver.serve({ [url]: strict(html) });
    const page = await driver.open(url);
    const row = await logByMark(driver, page, 0);
    const { author, text, permalink, missing } = expected[0]!;
    expect(row.evidence).toMatchObject({ author, text, permalink, missing });
    const panel = await driver.panel(`#/case/${row.id}`);
    for (const words of says) await panel.has(words);
    const direction = await panel.evaluate(
      () => getComputedStyle(document.querySelector('.quote')!).direction,
    );
    expect(direction).toBe(start.startsWith('Arabic') ? 'rtl' : 'ltr');
  });
}

test('a page whose structure is unknown: the panel says what still works', async ({ driver }) => {
  const url = 'https://x.com/home';
  driver.serve({
    [url]: strict('<main><section><div class="a1b2">Somebody wrote something.</div></section></main>'),
  });
  await driver.open(url);
  const panel = await driver.panel('#/page');
  await panel.has(
    'If you see posts here, the site may have changed. Selecting text and pressing Alt+Shift+L always works.',
  );
});

test('an item that changes under the reader is logged as it stands at the click', async ({ driver }) => {
  const { url, html } = variant('search, promoted');
  driver.serve({ [url]: strict(html) });
  const page = await driver.open(url);
  await expect.poll(async () => (await page.marks()).length).toBeGreaterThan(1);
  await page.evaluate(() => {
    document.querySelector('[data-testid="tweetText"] span')!.textContent = 'It says something else now.';
  });
  await new Promise((resolve) => setTimeout(resolve, 400));
  const row = await logByMark(driver, page, 0);
  expect(row.evidence.text).toContain('It says something else now.');

  // Edited after it was logged: the quote stays, and the case shows what stands there now.
  const panel = await driver.panel(`#/case/${row.id}`);
  await page.evaluate(() => {
    document.querySelector('[data-testid="tweetText"] span')!.textContent = 'Never mind.';
  });
  await panel.has(/Since then edited to: Never mind\./);
  await panel.has('It says something else now.');
  expect((await cases(driver))[0]!.evidence.text).toContain('It says something else now.');
});

test('a template that cannot be filled is not put into the reply', async ({ driver }) => {
  const { url, html } = variant('the names are missing');
  driver.serve({ [url]: strict(html) });
  const page = await driver.open(url);
  const row = await logByMark(driver, page, 0);
  const panel = await driver.panel('#/templates');
  await panel.click('button', 'New template');
  await panel.fill('Name', 'Odd');
  await panel.fill('Text', 'Hi {{ custmer.name }}');
  await panel.click('button', 'Save');
  await panel.has('It names what does not exist: custmer.name (line 1).');
  await panel.fill('Text', 'Hi {% if me %}');
  await panel.click('button', 'Save');
  await panel.has(/Line 1 cannot be read: .*not closed/);
  await panel.fill('Text', 'Dear {{ customer.name }}, {{ case.need }}.');
  await panel.click('button', 'Save');
  await panel.has('Saved.');

  await panel.goto(`${driver.origin}/sidepanel.html#/case/${row.id}`);
  await panel.click('button', 'Reply');
  await panel.fill('Your reply', 'What I had written.');
  await panel.click('button', /^Odd/);
  await panel.has('This template needs:');
  await panel.fill('Customer’s name', 'you');
  await panel.fill('What they need: “you want …”', 'you want your tram back');
  await panel.click('button', 'Put it into the reply');
  // It is not theirs until they have said so.
  await panel.has('What they need: you want your tram back');
  expect((await cases(driver))[0]).toMatchObject({
    need: { text: 'you want your tram back', confirmed: false },
  });
  const reply = () => panel.evaluate(() => document.querySelector<HTMLTextAreaElement>('#reply-box')?.value);
  await expect.poll(reply).toBe('What I had written.\n\nDear you, you want your tram back.');
});
