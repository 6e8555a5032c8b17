/** Nothing is lost: a worker that dies, a browser that restarts, an alarm that never comes, a panel that closes. */
import { imitation as x } from '../imitations/x';
import { cases, command, dueIn, logByMark } from './see-through';
import { expect, test } from './story';

const feed = x.feed(24);
const strict = (body: string) => ({ body, headers: { 'content-security-policy': "default-src 'none'" } });
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('the worker dies between click and answer: one case, not none, not two', async ({ driver }) => {
  driver.serve({ [feed.url]: strict(feed.html) });
  const page = await driver.open(feed.url);
  await expect.poll(async () => (await page.marks()).length).toBeGreaterThanOrEqual(20);
  const rounds = 20;
  const lives = new Set<string | null>();
  for (let n = 0; n < rounds; n++) {
    lives.add(await driver.boot());
    await Promise.all([page.clickMark(n), pause((n * 7) % 23).then(() => driver.killBackground())]);
    await expect
      .poll(async () => (await page.marks())[n]?.name, { timeout: 20_000 })
      .toMatch(/^Logged|^Case/);
  }
  const rows = await cases(driver);
  expect(rows).toHaveLength(rounds);
  expect(new Set(rows.map((row) => row.evidence.key)).size).toBe(rounds);
  const opened = (await driver.readAll<{ kind: string }>('entries')).filter(({ kind }) => kind === 'opened');
  expect(opened).toHaveLength(rounds);
  expect(lives.size).toBeGreaterThan(rounds / 2); // it really died, again and again
});

test('what is typed is kept until it is saved, through a dead worker, a closed panel and a restart', async ({
  driver,
}) => {
  driver.serve({ [feed.url]: strict(feed.html) });
  const page = await driver.open(feed.url);
  const row = await logByMark(driver, page, 0);
  let panel = await driver.panel(`#/case/${row.id}`);
  await panel.fill('Note', 'She rang as well.');
  await Promise.all([panel.click('button', 'Add note'), driver.killBackground()]);
  await panel.has(/Timeline.*She rang as well\./);
  const notes = (await driver.readAll<{ kind: string }>('entries')).filter(({ kind }) => kind === 'noted');
  expect(notes).toHaveLength(1);

  await panel.click('button', 'Reply');
  await panel.fill('Your reply', 'Dear Vilma,\n\nhalf a sentence');
  await panel.close();
  await driver.restart();
  await driver.open(feed.url);
  panel = await driver.panel(`#/case/${row.id}`);
  await panel.click('button', 'Reply');
  expect(await panel.evaluate(() => document.querySelector<HTMLTextAreaElement>('#reply-box')?.value)).toBe(
    'Dear Vilma,\n\nhalf a sentence',
  );
});

test('a date comes although the alarm was lost and the worker was dead', async ({ driver }) => {
  driver.serve({ [feed.url]: strict(feed.html) });
  const page = await driver.open(feed.url);
  const row = await logByMark(driver, page, 0);
  const at = await dueIn(driver, row.id, 5_000);
  const alarms = () => driver.inExtension((browser) => browser.alarms.getAll());
  await expect.poll(async () => (await alarms()).map((alarm) => alarm.scheduledTime)).toEqual([at]);
  // An open page would wake the worker by its own reports.
  await page.close();
  await driver.inExtension((browser) => browser.alarms.clearAll());
  await driver.killBackground();
  await pause(at - Date.now() + 1_000);
  expect(await driver.badge()).toBe('');
  const panel = await driver.panel();
  await panel.has('Overdue 1');
  await expect.poll(() => driver.badge()).toBe('1');
});

test('a date that comes while the browser is closed is counted when it starts, with no page open', async ({
  driver,
}) => {
  driver.serve({ [feed.url]: strict(feed.html) });
  const page = await driver.open(feed.url);
  const row = await logByMark(driver, page, 0);
  await dueIn(driver, row.id, 1_500);
  await driver.restart();
  await pause(2_000);
  await expect.poll(() => driver.badge(), { timeout: 20_000 }).toBe('1');
  const again = await driver.open(feed.url);
  await expect.poll(async () => (await again.marks())[0]?.name).toBe('Case: due now');
});

test('two clicks, two tabs, a click of the page’s own script: one case, and its undo', async ({ driver }) => {
  driver.serve({ [feed.url]: strict(feed.html) });
  const first = await driver.open(feed.url);
  await expect.poll(async () => (await first.marks()).length).toBeGreaterThan(2);
  await first.evaluate(() => {
    for (const mark of document.querySelectorAll<HTMLElement>('[data-tk-mark]')) mark.click();
  });
  await pause(500);
  expect(await cases(driver)).toHaveLength(0);

  await first.clickMark(0);
  await first.clickMark(0); // the other half of a double click
  await expect.poll(async () => (await first.marks())[0]?.name).toBe('Logged. Undo');
  expect(await cases(driver)).toHaveLength(1);

  const second = await driver.open(feed.url);
  await expect.poll(async () => (await second.marks())[0]?.name).toBe('Case: waiting on us');
  await first.front();
  await pause(800);
  await first.clickMark(0);
  await expect.poll(async () => (await first.marks())[0]?.name).toBe('Log as a case');
  expect(await cases(driver)).toHaveLength(0);
  await expect.poll(async () => (await second.marks())[0]?.name).toBe('Log as a case');
});

test('the mark goes with the mention, not with the node: recycled cards, scrolling away and back', async ({
  driver,
}) => {
  driver.serve({ [feed.url]: strict(feed.html) });
  const page = await driver.open(feed.url);
  await logByMark(driver, page, 0);
  const swap = () =>
    page.evaluate(() => {
      // As a virtual list does: the same cells, the other's content.
      const [a, b] = document.querySelectorAll('article[data-testid="tweet"]');
      for (const mark of document.querySelectorAll('[data-tk-mark]')) mark.remove();
      const moved = document.createDocumentFragment();
      moved.append(...a!.childNodes);
      a!.append(...b!.childNodes);
      b!.append(moved);
    });
  await swap();
  await expect
    .poll(async () => (await page.marks()).slice(0, 2).map(({ name }) => name))
    .toEqual(['Log as a case', 'Logged. Undo']);
  await swap();
  await expect
    .poll(async () => (await page.marks()).slice(0, 2).map(({ name }) => name))
    .toEqual(['Logged. Undo', 'Log as a case']);
  await page.evaluate(() => {
    const list = document
      .querySelector('article[data-testid="tweet"]')!
      .closest('[data-testid="cellInnerDiv"]')!.parentElement!;
    const cells = [...list.children];
    list.replaceChildren();
    setTimeout(() => list.replaceChildren(...cells), 300);
  });
  await expect.poll(async () => (await page.marks()).length).toBe(24);
  expect((await page.marks())[0]?.name).toMatch(/^Logged|^Case: waiting on us/);
  expect(await page.evaluate(() => document.querySelectorAll('[data-tk-mark]').length)).toBe(24);
});

test('a switched-off site shows no marks, and its page says so; switched on again, they come back', async ({
  driver,
}) => {
  driver.serve({ [feed.url]: strict(feed.html) });
  const page = await driver.open(feed.url);
  await expect.poll(async () => (await page.marks()).length).toBe(24);
  const panel = await driver.panel('#/settings');
  await panel.choose(/^X/, 'Off');
  await expect.poll(async () => (await page.marks()).length).toBe(0);
  await panel.click('link', 'This page');
  await panel.has('X is switched off in Settings.');
  await panel.click('link', 'Settings');
  await panel.choose(/^X/, 'Only the panel’s list');
  await panel.click('link', 'This page');
  await panel.has('24 items on this page');
  expect(await page.marks()).toEqual([]);
  await panel.click('link', 'Settings');
  await panel.choose(/^X/, 'Marks in the page');
  await expect.poll(async () => (await page.marks()).length).toBe(24);
});

test('private messages are never read, not even when a page turns into them', async ({ driver }) => {
  const chat = 'https://x.com/messages/1-2';
  driver.serve({ [feed.url]: strict(feed.html), [chat]: strict(feed.html) });
  const messages = await driver.open(chat);
  const panel = await driver.panel('#/page');
  await panel.has('No reader for this page.');
  expect(await messages.marks()).toEqual([]);
  const page = await driver.open(feed.url);
  await expect.poll(async () => (await page.marks()).length).toBe(24);
  await page.evaluate(() => history.pushState(null, '', '/messages/1-2'));
  await page.evaluate(() =>
    document.querySelector('article')!.closest('[data-testid="cellInnerDiv"]')!.remove(),
  );
  await expect.poll(async () => (await page.marks()).length).toBe(0);
  await panel.has('Private messages are never read.');
});

test('a command that is not understood changes nothing and says so', async ({ driver }) => {
  driver.serve({ [feed.url]: strict(feed.html) });
  const page = await driver.open(feed.url);
  const row = await logByMark(driver, page, 0);
  const before = await driver.readAll('entries');
  for (const message of [
    { type: 'resolve', op: 'a', caseId: row.id, outcome: 'vanished' },
    { type: 'note', op: 'b', caseId: row.id },
    { type: 'note', op: 'c', caseId: row.id, text: 'x'.repeat(200_001) },
    { type: 'confirm', op: 'd', caseId: row.id },
    { type: 'erase' },
  ]) {
    expect(await command(driver, message)).toMatchObject({ ok: false });
  }
  expect(await driver.readAll('entries')).toEqual(before);
});
