/** The drivers can be trusted: what the stories take for granted, shown in both browsers. */
import { expect, test } from './story';

const HOME = 'https://x.com/home';
const tweet = (id: string, text: string) => `
  <article data-testid="tweet" role="article" tabindex="0">
    <div data-testid="User-Name">
      <a href="/ann_example" role="link"><span>Ann Example</span></a>
      <a href="/ann_example" role="link"><span>@ann_example</span></a>
      <a href="/ann_example/status/${id}" role="link"><time datetime="2026-01-02T10:00:00.000Z">2 Jan</time></a>
    </div>
    <div data-testid="tweetText" lang="en"><span>${text}</span></div>
    <div role="group"><button data-testid="reply" aria-label="0 Replies. Reply"></button></div>
  </article>`;
const PAGE = `<!doctype html><html lang="en"><title>Home / X</title><main role="main">
  ${tweet('1900000000000000001', 'The first one')}
  <div style="height: 3000px"></div>
  ${tweet('1900000000000000002', 'The second one')}</main></html>`;

test.beforeEach(({ driver }) => driver.serve({ [HOME]: PAGE }));

test('a page is served at its address, and its marks are clicked', async ({ driver }) => {
  const tab = await driver.open(HOME);
  expect(await tab.evaluate(() => location.href)).toBe(HOME);
  expect(await tab.evaluate((more: string) => document.title + more, '!')).toBe('Home / X!');
  await tab.has('The second one');
  await expect.poll(async () => (await tab.marks()).length).toBe(2);
  for (const { name } of await tab.marks()) expect(name).not.toBe('');
  expect(await tab.html()).not.toContain((await tab.marks())[0]!.name);

  await tab.clickMark(1); // a mark keeps its clicks from the page, but shows its new state
  await expect.poll(async () => (await tab.marks())[1]!.name).not.toBe((await tab.marks())[0]!.name);

  await tab.evaluate(() => {
    addEventListener('click', (event) =>
      document.body.append(` trusted: ${event.isTrusted}, ${scrollY > 0}`),
    );
  });
  await tab.clickCss('[data-testid=tweetText]', 1);
  await tab.has('trusted: true, true');
  await tab.reload();
  await tab.gone('trusted');
});

test('the panel opens beside the tab that stays active', async ({ driver }) => {
  await driver.open(HOME);
  const panel = await driver.panel();
  await panel.has(/\S/);
  // The tabs are the driver's own, the site's and the panel's.
  const active = await driver.inExtension(async ({ tabs }) => {
    const found = await tabs.query({ active: true, currentWindow: true });
    return found.map(({ index }) => index);
  });
  expect(active).toEqual([1]);
  expect(await panel.evaluate(() => document.visibilityState)).toBe('visible');
  const tenFrames = await panel.evaluate(async () => {
    const start = performance.now();
    for (let i = 0; i < 10; i++) await new Promise(requestAnimationFrame);
    return performance.now() - start;
  });
  expect(tenFrames, 'a background tab would paint once a second').toBeLessThan(3000);
});

test('what is killed is dead, and wakes as another one', async ({ driver }) => {
  const wake = () =>
    // Whatever it answers to a message that means nothing.
    driver.inExtension(({ runtime }) => Promise.resolve(runtime.sendMessage({})).catch(() => null));
  const boots = new Set<string | null>();
  for (let i = 0; i < 3; i++) {
    await wake();
    await expect.poll(() => driver.boot()).not.toBeNull();
    boots.add(await driver.boot());
    await driver.killBackground();
  }
  await wake();
  await expect.poll(() => driver.boot()).not.toBeNull();
  boots.add(await driver.boot());
  expect(boots.size).toBe(4);
});

test('a request to the outside is caught, whoever makes it', async ({ driver }) => {
  const tab = await driver.open(HOME);
  expect(driver.takeLeaks()).toEqual([]);
  await tab.evaluate(
    (url: string) =>
      fetch(url)
        .catch(() => null)
        .then(() => null),
    'https://outside.example/a',
  );
  expect(driver.takeLeaks()).toEqual(['page: https://outside.example/a']);
  await tab.evaluate(
    (url: string) =>
      new Promise<null>((done) => {
        new WebSocket(url).onerror = () => done(null);
      }),
    'wss://socket.example/',
  );
  expect(driver.takeLeaks().join()).toContain('socket.example');
});

test('selected text is copied to the clipboard', async ({ driver }) => {
  const tab = await driver.open(HOME);
  expect(await tab.select('[data-testid=tweetText]')).toBe('The first one');
  await tab.press('ControlOrMeta+C');
  expect(await driver.clipboardText()).toBe('The first one');
});

test("the extension's data survives a restart", async ({ driver }) => {
  const store = (act: 'put' | 'get') =>
    driver.inExtension(
      (_browser, how) =>
        new Promise<string | undefined>((done, fail) => {
          const opening = indexedDB.open('self-test', 1);
          opening.onupgradeneeded = () => opening.result.createObjectStore('kept');
          opening.onerror = () => fail(opening.error);
          opening.onsuccess = () => {
            const kept = opening.result.transaction('kept', 'readwrite').objectStore('kept');
            const request = how === 'put' ? kept.put('still here', 1) : kept.get(1);
            request.onsuccess = () => done(String(request.result));
            request.onerror = () => fail(request.error);
          };
        }),
      act,
    );
  await store('put');
  await driver.restart();
  expect(await store('get')).toBe('still here');
  const tab = await driver.open(HOME);
  await tab.has('The first one');
});
