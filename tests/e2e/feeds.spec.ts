/** A feed is added, read, logged from; it changes while the worker dies; nothing comes twice; searches are opened in one click. */
import { gzipSync } from 'node:zlib';
import type { CaseRow, FeedItemRow, FeedRow, FeedStateRow } from '../../storage/records';
import { BOMB, rss } from '../feeds/documents';
import { FeedServer, says, tagged } from '../feeds/server';
import { allow, test } from './allow';
import { expectFits } from './narrowest';
import { command } from './see-through';
import { type Driver, expect, type Tab } from './story';

const HOST = 'news.nimbus.example';
/** However slow the machine is. */
const VISITED = /X · (this minute|\d+ minutes? ago)/;
/** Which no story has allowed. */
const THEIRS = 'theirs.nimbus.example';
const item = (n: number, title: string, more = '') =>
  `<item><guid>g${n}</guid><title>${title}</title><link>https://${HOST}/${n}</link>${more}</item>`;
const TRAM = item(
  1,
  'Nimbus Trams stand still',
  '<description>&lt;p&gt;Nobody said &lt;b&gt;why&lt;/b&gt;.&lt;/p&gt;</description><pubDate>Mon, 02 Mar 2026 09:30:00 +0100</pubDate>',
);
const FERRY = item(2, 'The ferry sails');
const BUS = item(3, 'A new bus for the harbour');

const items = (driver: Driver) => driver.readAll<FeedItemRow>('feedItems');
const state = async (driver: Driver) => (await driver.readAll<FeedStateRow>('feedStates'))[0];
const titles = (panel: Tab) => () =>
  panel.evaluate(() => [...document.querySelectorAll('[data-item] b')].map((one) => one.textContent ?? ''));

async function withServer(run: (server: FeedServer) => Promise<void>) {
  const server = await new FeedServer({ secure: true }).listen();
  try {
    await run(server);
  } finally {
    await server.close();
  }
}

test('a feed is added, shown and logged from; it changes while the worker dies, and nothing comes twice', async ({
  driver,
  output,
}, info) => {
  test.setTimeout(180_000);
  await withServer(async (server) => {
    await allow(driver, output, [`https://${HOST}/*`]);
    driver.tunnel(HOST, server.port);
    server.pages.set('/rss', tagged(rss(TRAM + FERRY, 'Harbour News'), '"v1"', 'x'));
    const panel = await driver.panel('#/listening');
    await panel.has('A Google Alert that is delivered as an RSS feed');
    await command(driver, {
      type: 'saveWatchword',
      op: 'watch',
      id: 'watch',
      what: 'brand',
      words: ['Nimbus Trams', 'nimbustrams'],
      except: [],
    });

    await panel.click('button', 'Add a feed');
    await panel.fill('Address of the feed', `http://${HOST}/rss`);
    await panel.click('button', 'Save');
    await panel.has('has to begin with “https”');
    await expectFits(panel, 'feed-form', (name) => info.outputPath(name));
    // What was typed outlives the panel.
    await panel.reload();
    await panel.has('Address of the feed');
    await panel.fill('Address of the feed', `feed://${HOST}/rss`);
    await panel.click('button', 'Save');
    await panel.has('2 new items');
    await panel.has('Nobody said why.');
    await expect.poll(titles(panel)).toEqual(['The ferry sails', 'Nimbus Trams stand still']);
    expect(await panel.evaluate(() => document.querySelector('mark')?.textContent)).toBe('Nimbus Trams');
    await panel.has('no date');
    expect(server.heard).toHaveLength(1);
    expect(server.heard[0]?.headers.cookie).toBeUndefined();
    await expectFits(panel, 'feeds', (name) => info.outputPath(name));

    // The one alarm comes for it, in an hour at the latest.
    const alarms = await driver.inExtension((browser) => browser.alarms.getAll());
    expect(alarms.map(({ scheduledTime }) => scheduledTime <= Date.now() + 3_601_000)).toEqual([true]);

    await panel.click('button', 'Log', { within: 'Nimbus Trams stand still' });
    await panel.has('Logged.');
    await panel.has('Case');
    const [row] = await driver.readAll<CaseRow>('cases');
    expect(row?.evidence).toEqual({
      place: 'web',
      key: expect.stringMatching(/^web:[0-9a-f]{32}$/),
      kind: 'post',
      permalink: `https://${HOST}/1`,
      pageUrl: `https://${HOST}/1`,
      author: { name: 'Harbour News', handle: null, profileUrl: null },
      text: 'Nimbus Trams stand still\n\nNobody said why.',
      postedAt: '2026-03-02T08:30:00.000Z',
      missing: ['author.name', 'author.handle', 'author.profileUrl'],
    });
    await panel.click('button', 'Undo');
    await panel.gone('Case');
    await panel.click('button', 'Log', { within: 'Nimbus Trams stand still' });
    await panel.has('Case');
    await panel.has('One new item');
    await panel.click('button', 'All seen');
    await panel.gone('One new item');

    // The worker dies while it waits for an answer.
    server.pages.set('/rss', () => undefined);
    await command(driver, { type: 'fetchFeed', id: (await items(driver))[0]?.feedId });
    await expect.poll(() => server.heard.length).toBe(2);
    await driver.killBackground();
    expect((await state(driver))?.tryingSince).not.toBeNull();
    server.pages.set('/rss', tagged(rss(BUS + FERRY + TRAM, 'Harbour News'), '"v2"', 'y'));
    // Whatever wakes the next one: it makes the try again.
    await command(driver, { type: 'wake' });
    await panel.has('A new bus for the harbour');
    expect(await items(driver)).toHaveLength(3);
    await expect
      .poll(titles(panel))
      .toEqual(['A new bus for the harbour', 'The ferry sails', 'Nimbus Trams stand still']);
    await panel.has('One new item');
    await panel.has('Case');
    expect((await driver.readAll<CaseRow>('cases')).length).toBe(1);

    // Asked with what it said last, it says that nothing changed.
    const asked = server.heard.length;
    await command(driver, { type: 'fetchFeed', id: (await items(driver))[0]?.feedId });
    await expect.poll(() => server.heard.length).toBe(asked + 1);
    expect(server.heard.at(-1)?.headers['if-none-match']).toBe('"v2"');
    await expect.poll(async () => (await state(driver))?.tryingSince).toBeNull();
    expect((await state(driver))?.trouble).toBeNull();

    // What goes wrong is said with the feed.
    server.pages.set('/rss', says('<rss>\n<oops>', {}));
    await panel.evaluate(() => {
      const details = document.querySelector('details');
      if (details) details.open = true;
    });
    await panel.click('button', 'Ask now: Harbour News');
    await panel.has('It is broken XML, line 2');
    await panel.has('Asked again in');
    await expectFits(panel, 'feed-trouble', (name) => info.outputPath(name));

    await panel.click('button', 'Edit Harbour News');
    await panel.click('button', 'Remove');
    await panel.gone('The ferry sails');
    await panel.click('button', 'Undo');
    await panel.has('The ferry sails');
    expect(await driver.takeErrors()).toEqual([]);
  });
});

test('a feed that leads to another server is read from there once it is allowed', async ({
  driver,
  output,
}, info) => {
  test.setTimeout(120_000);
  await withServer(async (server) => {
    await allow(driver, output, [`https://${HOST}/*`]);
    driver.tunnel(HOST, server.port);
    driver.tunnel('moved.nimbus.example', server.port);
    server.pages.set('/rss', says('', { location: 'https://moved.nimbus.example/feed' }, 301));
    server.pages.set('/feed', says(rss(TRAM)));
    const panel = await driver.panel('#/listening');
    await panel.click('button', 'Add a feed');
    await panel.fill('Address of the feed', `${HOST}/rss`);
    await panel.click('button', 'Save');
    await panel.has('It leads on to another server');
    await panel.has('Open it');
    await expectFits(panel, 'feed-leads-away', (name) => info.outputPath(name));
    expect(await items(driver)).toEqual([]);

    // Such a server lets itself be read by anybody: then it is named, and still not read without leave.
    server.pages.set('/feed', says(rss(TRAM), { 'access-control-allow-origin': '*' }));
    await panel.click('button', /^Ask now/);
    await panel.has('It leads on to moved.nimbus.example, and permission to ask there is missing.');
    await panel.has('Allow moved.nimbus.example');
    expect(await items(driver)).toEqual([]);
  });
});

test('a page that names its feed, and a feed that has moved: the right address is taken in one click', async ({
  driver,
  output,
}, info) => {
  test.setTimeout(120_000);
  await withServer(async (server) => {
    await allow(driver, output, [`https://${HOST}/*`, 'https://moved.nimbus.example/*']);
    driver.tunnel(HOST, server.port);
    driver.tunnel('moved.nimbus.example', server.port);
    const page =
      '<!doctype html><html lang=en><head><link rel=alternate type="application/rss+xml" href="/rss">';
    server.pages.set('/', says(page, { 'content-type': 'text/html' }));
    server.pages.set('/rss', says('', { location: 'https://moved.nimbus.example/feed' }, 301));
    server.pages.set('/feed', says(rss(TRAM + FERRY, 'Harbour News')));
    const panel = await driver.panel('#/listening');
    // It may be asked because of another feed.
    await panel.click('button', 'Add a feed');
    await panel.fill('Address of the feed', 'moved.nimbus.example/old');
    await panel.fill(/^Name/, 'Old');
    await panel.click('button', 'Save');
    await panel.has('There is nothing at this address (404).');
    await panel.click('button', 'Add a feed');
    await panel.fill('Address of the feed', HOST);
    await panel.click('button', 'Save');
    await panel.has('That is a page and no feed.');
    await panel.has(`It names this one: https://${HOST}/rss`);
    await expectFits(panel, 'feed-page', (name) => info.outputPath(name));
    await panel.click('button', 'Use that address');
    await panel.has('2 new items');
    await panel.evaluate(() => {
      const details = document.querySelector('details');
      if (details) details.open = true;
    });
    await panel.has('It leads on to https://moved.nimbus.example/feed');
    await panel.click('button', 'Use that address');
    await panel.gone('It leads on to');
    await expect
      .poll(async () => (await driver.readAll<FeedRow>('feeds')).map(({ address }) => address).sort())
      .toEqual(['https://moved.nimbus.example/feed', 'https://moved.nimbus.example/old']);
    // The items are those that were there.
    await expect
      .poll(async () =>
        (await driver.readAll<FeedStateRow>('feedStates')).some(
          ({ address, readAt }) => address.endsWith('/feed') && readAt !== null,
        ),
      )
      .toBe(true);
    expect(await items(driver)).toHaveLength(2);

    // By keyboard alone: to the first item, and logged.
    await panel.evaluate(() => document.querySelector<HTMLElement>('.view')?.focus());
    for (let n = 0; n < 3; n++) await panel.press('j');
    await panel.press('l');
    await panel.has('Logged.');
    await panel.has('Case');
    await panel.press('o');
    await panel.has('Reply');
    expect((await driver.readAll<CaseRow>('cases')).map(({ evidence }) => evidence.text)).toEqual([
      'The ferry sails',
    ]);
    expect(await driver.takeErrors()).toEqual([]);
  });
});

test('what is no feed, or far too much of one, is said and harms nothing; letters of old encodings are read', async ({
  driver,
  output,
}, info) => {
  test.setTimeout(180_000);
  await withServer(async (server) => {
    await allow(driver, output, [`https://${HOST}/*`]);
    driver.tunnel(HOST, server.port);
    const latin1 = Buffer.from(
      `<?xml version="1.0" encoding="ISO-8859-1"?>${rss(item(9, 'Färjan går'))}`,
      'latin1',
    );
    server.pages.set('/old', says(latin1));
    server.pages.set('/bomb', says(BOMB));
    server.pages.set(
      '/packed',
      says(gzipSync(Buffer.alloc(100_000_000, ' ')), { 'content-encoding': 'gzip' }),
    );
    let sent = 0;
    server.pages.set('/large', (_, response) => {
      const piece = Buffer.alloc(1_000_000, ' ');
      response.writeHead(200, { 'content-type': 'application/xml' });
      const send = () => {
        while (!response.destroyed && sent < 50_000_000) {
          sent += piece.length;
          if (!response.write(piece)) return void response.once('drain', send);
        }
        response.end();
      };
      send();
    });
    server.pages.set('/busy', says('', { 'retry-after': '7200' }, 503));
    const panel = await driver.panel('#/listening');
    const add = async (path: string) => {
      await panel.click('button', 'Add a feed');
      await panel.fill('Address of the feed', `https://${HOST}${path}`);
      await panel.fill(/^Name/, path);
      await panel.click('button', 'Save');
      await panel.gone('Address of the feed');
    };
    await add('/old');
    await panel.has('Färjan går');
    await add('/bomb');
    await panel.has('It defines entities of its own (line 16), which is not let in.');
    await add('/packed');
    await panel.has('It is larger than 5 MB and is not read.');
    await add('/large');
    const troubles = async () =>
      (await driver.readAll<FeedStateRow>('feedStates')).map(({ trouble }) => trouble?.why ?? '').sort();
    await expect.poll(troubles).toEqual(['', 'entities', 'too-large', 'too-large']);
    expect(sent).toBeLessThan(50_000_000);
    await add('/busy');
    await panel.has(`${HOST} wants to be left alone for a while (503).`);
    await expectFits(panel, 'feeds-bad', (name) => info.outputPath(name));
    expect((await items(driver)).map(({ title }) => title)).toEqual(['Färjan går']);
    expect(await driver.takeErrors()).toEqual([]);
  });
});

test('a feed that came from another computer is asked here when it is allowed here', async ({
  driver,
}, info) => {
  await withServer(async (server) => {
    driver.tunnel(THEIRS, server.port);
    server.pages.set('/rss', says(rss(TRAM)));
    await command(driver, {
      type: 'saveFeed',
      op: 'theirs',
      id: 'theirs',
      address: `https://${THEIRS}/rss`,
      name: '',
    });
    const panel = await driver.panel('#/listening');
    await panel.has(`Permission to ask ${THEIRS} is missing.`);
    expect(server.heard).toEqual([]);
    await expectFits(panel, 'feed-not-allowed', (name) => info.outputPath(name));
    // Nobody can answer Chromium's question here.
    if (driver.browser !== 'firefox') return;
    await panel.click('button', `Allow ${THEIRS}`);
    await panel.has('Nimbus Trams stand still');
  });
});

test('searches are made from words and from a watch-word, opened in one click, and say when that was', async ({
  driver,
}, info) => {
  test.setTimeout(120_000);
  await command(driver, {
    type: 'saveWatchword',
    op: 'watch',
    id: 'watch',
    what: 'brand',
    words: ['Nimbus Trams', 'nimbustrams'],
    except: ['clouds'],
  });
  const X = 'https://x.com/search?q=tram%20%26%20bus&src=typed_query&f=live';
  driver.serve({ [X]: { body: '<title>Search</title>' } });
  const panel = await driver.panel('#/listening');
  await panel.click('button', 'Add a search');
  await panel.click('button', 'Save');
  await panel.has('Say what to search for.');
  await panel.fill('What to search for', 'tram & bus');
  await expectFits(panel, 'search-form', (name) => info.outputPath(name));
  await panel.click('button', 'Save');
  await panel.has('X · not opened yet');
  await panel.click('button', 'Add a search');
  await panel.choose(/^Where/, 'LinkedIn');
  await panel.click('button', 'Nimbus Trams');
  await panel.has('LinkedIn · not opened yet');
  await panel.click('button', 'Add a search');
  await panel.choose(/^Where/, 'Another page');
  await panel.fill('Name', 'News');
  await panel.fill('Address of the search', 'nowhere');
  await panel.click('button', 'Save');
  await panel.has('That is no address of the web.');
  await panel.fill('Address of the search', 'https://search.nimbus.example/?q=trams');
  await panel.click('button', 'Save');
  await panel.has('search.nimbus.example · not opened yet');
  const rows = await driver.readAll<{ address: string }>('searches');
  expect(rows.map(({ address }) => address).sort()).toEqual([
    'https://search.nimbus.example/?q=trams',
    'https://www.linkedin.com/search/results/content/?keywords=(%22Nimbus%20Trams%22%20OR%20nimbustrams)%20NOT%20clouds&sortBy=%22date_posted%22',
    X,
  ]);
  await panel.click('button', 'Open tram & bus, X');
  await panel.has(VISITED);
  await expectFits(panel, 'searches', (name) => info.outputPath(name));
  await panel.reload();
  await panel.has(VISITED);
  await panel.click('button', 'Remove tram & bus, X');
  await panel.gone(VISITED);
  await panel.click('button', 'Undo');
  await panel.has(VISITED);
  expect(await driver.takeErrors()).toEqual([]);
});
