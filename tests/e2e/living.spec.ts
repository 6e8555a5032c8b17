/** Pages that live: they navigate without loading, recycle, grow, replace, change hundreds of times a second, or lie in the background. */
import { endlessPage } from '../bench/endless';
import { imitation as x } from '../imitations/x';
import { cases } from './see-through';
import { expect, type Tab, test } from './story';

const feed = x.feed(12);
// Without its style the imitation lays its rows out one below the other.
const POLICY = "default-src 'none'; script-src 'unsafe-inline'";
const lively = (body: string) => ({ body, headers: { 'content-security-policy': POLICY } });

const LOGGED = /^(?:Logged\. Undo|Case: waiting on us)$/;

/** What each mark stands beside: the id that the item's own link names, and the mark's accessible name. */
async function marked(page: Tab): Promise<{ id: string; name: string }[]> {
  const marks = await page.marks();
  const ids = await page.evaluate(() =>
    [...document.querySelectorAll('[data-tk-mark]')].map((mark) => {
      const link = mark.closest('article')?.querySelector('a[href*="/status/"]:has(time)');
      return /status\/(\d+)/.exec(link?.getAttribute('href') ?? '')?.[1] ?? 'no item';
    }),
  );
  return ids.map((id, n) => ({ id, name: marks[n]?.name ?? '' }));
}

/** Waits until every item in the page has one mark, and only the items with a case say so. */
async function expectTrueMarks(page: Tab, logged: string[]) {
  await expect
    .poll(async () => {
      const all = await marked(page);
      const items = await page.evaluate(
        () => document.querySelectorAll('article[data-testid="tweet"]').length,
      );
      return {
        unmarked: items - all.length,
        twice: all.length - new Set(all.map(({ id }) => id)).size,
        // A mark without a name is a copy that the page made: dead.
        untrue: all.filter(({ id, name }) => name === '' || logged.includes(id) !== LOGGED.test(name)),
      };
    })
    .toEqual({ unmarked: 0, twice: 0, untrue: [] });
}

async function logFirst(page: Tab): Promise<string> {
  await expect.poll(async () => (await page.marks())[0]?.name).toBe('Log as a case');
  await page.clickMark(0);
  await expect.poll(async () => (await page.marks())[0]?.name).toMatch(LOGGED);
  return (await marked(page))[0]?.id ?? '';
}

test('a list that recycles its rows while one scrolls away and back', async ({ driver }) => {
  const { url, html } = endlessPage('x');
  driver.serve({ [url]: lively(html) });
  const page = await driver.open(url);
  const id = await logFirst(page);
  const [row] = await cases(driver);
  expect(row?.evidence.key).toBe(`x:${id}`);
  for (const to of [3_000, 9_000, 60_000, 2_000, 0]) {
    await page.evaluate((top: number) => scrollTo(0, top), to);
    await expectTrueMarks(page, [id]);
  }
  expect((await marked(page)).map((one) => one.id)).toContain(id);
});

test('the page navigates without loading: by history and by the Navigation API', async ({ driver }) => {
  driver.serve({ [feed.url]: lively(feed.html) });
  const page = await driver.open(feed.url);
  const id = await logFirst(page);
  const turnInto = (path: string, keep: number, how: 'history' | 'navigation') =>
    page.evaluate(
      async ([to, from, by]: [string, number, string]) => {
        const rows = [...document.querySelectorAll('[data-testid="cellInnerDiv"]')];
        const list = rows[0]?.parentElement;
        (window as { rows?: Element[] }).rows ??= rows;
        const all = (window as { rows?: Element[] }).rows ?? [];
        const { navigation } = window as {
          navigation?: { addEventListener: CallableFunction; navigate: CallableFunction };
        };
        if (by === 'navigation' && navigation) {
          navigation.addEventListener('navigate', (event: { intercept(): void }) => event.intercept(), {
            once: true,
          });
          await navigation.navigate(to).finished;
        } else history.pushState(null, '', to);
        list?.replaceChildren(...all.slice(from));
      },
      [path, keep, how] as [string, number, string],
    );
  await turnInto('/vilma_q', 6, 'history');
  await expectTrueMarks(page, [id]);
  await turnInto('/home', 0, 'navigation');
  await expectTrueMarks(page, [id]);
  await turnInto('/messages/1-2', 0, 'navigation');
  await expect.poll(async () => (await page.marks()).length).toBe(0);
  await page.evaluate(() => history.back());
  await expectTrueMarks(page, [id]);
  expect(await cases(driver)).toHaveLength(1);
});

test('“see more”, an edit and a placeholder: what is logged is what stands there at the click', async ({
  driver,
}) => {
  driver.serve({ [feed.url]: lively(feed.html) });
  const page = await driver.open(feed.url);
  await expectTrueMarks(page, []);
  await page.evaluate(() => {
    const [grown, edited, replaced] = [...document.querySelectorAll('article')];
    grown?.querySelector('[data-testid="tweetText"]')?.append(' And this was behind “see more”.');
    const words = edited?.querySelector('[data-testid="tweetText"]');
    if (words) words.innerHTML = '<span>Edited: it came after all.</span>';
    const row = replaced?.closest('[data-testid="cellInnerDiv"]');
    row?.querySelector('[data-tk-mark]')?.remove();
    const whole = row?.innerHTML ?? '';
    if (row) row.innerHTML = '<div role="status"></div>';
    setTimeout(() => {
      if (row) row.innerHTML = whole;
    }, 400);
  });
  await page.clickMark(0);
  await expectTrueMarks(page, [(await marked(page))[0]?.id ?? '']);
  await page.clickMark(1);
  await expect.poll(async () => (await cases(driver)).length).toBe(2);
  const texts = (await cases(driver)).map(({ evidence }) => evidence.text);
  expect(texts).toContainEqual(expect.stringContaining('And this was behind “see more”.'));
  expect(texts).toContain('Edited: it came after all.');
});

test('a page that puts its own markup back, our mark in it: the copy is no mark', async ({ driver }) => {
  driver.serve({ [feed.url]: lively(feed.html) });
  const page = await driver.open(feed.url);
  await expectTrueMarks(page, []);
  await page.evaluate(() => {
    for (const row of document.querySelectorAll('[data-testid="cellInnerDiv"]')) {
      const kept = row.innerHTML;
      row.innerHTML = kept;
    }
  });
  await expectTrueMarks(page, []);
});

test('hundreds of changes a second, for seconds: the marks come and stay, and the page answers', async ({
  driver,
}) => {
  driver.serve({ [feed.url]: lively(feed.html) });
  const page = await driver.open(feed.url);
  await page.evaluate(() => {
    const rows = [...document.querySelectorAll('[data-testid="cellInnerDiv"]')];
    const list = rows[0]?.parentElement;
    let n = 0;
    const timer = setInterval(() => {
      for (let i = 0; i < 5; i++, n++) {
        const row = rows[n % rows.length];
        if (row && n % 3 === 0) list?.append(row);
        else row?.querySelector('[role="group"]')?.setAttribute('aria-label', `${n}, 0, 5`);
      }
    }, 10);
    setTimeout(() => {
      clearInterval(timer);
      list?.append(...rows);
    }, 4_000);
  });
  await expect.poll(async () => (await page.marks()).length).toBe(12);
  expect(await page.evaluate(() => 'answers')).toBe('answers');
  await page.evaluate(() => new Promise<null>((done) => setTimeout(done, 4_000, null)));
  await expectTrueMarks(page, []);
  const id = await logFirst(page);
  await expectTrueMarks(page, [id]);
});

test('two tabs of one page, one in the background: both show the case', async ({ driver }) => {
  driver.serve({ [feed.url]: lively(feed.html) });
  const behind = await driver.open(feed.url);
  await expectTrueMarks(behind, []);
  const front = await driver.open(feed.url);
  const id = await logFirst(front);
  await behind.evaluate(() => {
    const rows = [...document.querySelectorAll('[data-testid="cellInnerDiv"]')];
    rows[0]?.parentElement?.append(...rows.toReversed());
  });
  await expectTrueMarks(front, [id]);
  await expectTrueMarks(behind, [id]);
});
