/** Feeds of real servers, good and bad: what is shown, what is said, when they are asked again, and that nothing comes twice. */
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { leadsAway } from '../../entrypoints/background/ask';
import { sweepFeeds } from '../../entrypoints/background/sweep-feeds';
import { removeFeed, saveFeed } from '../../storage/commands/feeds';
import { undo } from '../../storage/commands/undo';
import { beginFetch, endFetch, noteRead, sweepFetched } from '../../storage/fetched';
import { feedItems, feeds, nextFeed } from '../../storage/queries/feeds';
import { actAt, START } from '../storage/ledger';
import { FeedDesk, ORIGIN } from './desk';
import { BOMB, RSS, rss } from './documents';
import { type Page, says, tagged } from './server';

/** A failure is printed with its seed. */
const SEED = Number(process.env.THREADKEEPER_SEED ?? Date.now() % 2 ** 31);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const item = (n: number | string, more = '') =>
  `<item><guid>g${n}</guid><title>Item ${n}</title>${more}</item>`;

let desk: FeedDesk;
beforeEach(async () => {
  desk = await FeedDesk.open();
});
afterEach(async () => {
  await desk.close();
  vi.unstubAllGlobals();
  expect(desk.complaints).toEqual([]);
});

/** One feed, asked once. */
async function fetched(page: Page) {
  desk.server().pages.set('/rss', page);
  await desk.add('a', '/rss');
  await desk.worker().look();
}

test('a feed is read, asked again with what it said, and sends nothing where nothing changed', async () => {
  desk.server().pages.set('/rss', tagged(rss(item(1)), '"v1"', 'Mon, 02 Mar 2026 08:00:00 GMT'));
  await desk.add('a', '/rss');
  const worker = desk.worker();
  await worker.look();
  expect(await desk.titles()).toEqual(['Item 1']);
  expect(desk.server().heard[0]?.headers).not.toHaveProperty('cookie');
  expect(desk.server().heard[0]?.headers).not.toHaveProperty('referer');
  // Not before an hour has passed.
  await worker.look();
  expect(desk.server().heard).toHaveLength(1);
  const next = (await nextFeed(desk.ledger, Date.now())) ?? 0;
  expect(next - Date.now()).toBeGreaterThan(HOUR - 60_000);
  desk.pass(HOUR + 6 * 60_000);
  await worker.look();
  expect(desk.server().heard[1]?.headers).toMatchObject({
    'if-none-match': '"v1"',
    'if-modified-since': 'Mon, 02 Mar 2026 08:00:00 GMT',
  });
  expect(await desk.state('a')).toMatchObject({ failures: 0, trouble: null, etag: '"v1"' });
  // What is new comes, and nothing comes twice.
  desk.server().pages.set('/rss', tagged(rss(item(2) + item(1)), '"v2"', 'x'));
  desk.pass(2 * HOUR);
  await worker.look();
  expect(await desk.titles()).toEqual(['Item 2', 'Item 1']);
  expect(await desk.state('a')).toMatchObject({ etag: '"v2"' });
});

describe('packed', () => {
  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ] as const)('by %s', async (encoding, pack) => {
    await fetched(says(pack(RSS), { 'content-encoding': encoding }));
    expect(await desk.titles()).toHaveLength(3);
  });
  test('a bomb of 200 MB in 200 kB is left when it becomes too much', async () => {
    await fetched(says(gzipSync(Buffer.alloc(200_000_000, ' ')), { 'content-encoding': 'gzip' }));
    expect(await desk.troubleOf('a')).toEqual(['too-large', '']);
  });
});

describe('what comes to nothing is said, and harms nothing', () => {
  test.each([
    ['broken XML', () => says(`${rss(item(1)).slice(0, -6)}`), 'not-xml', /^1: Unclosed root tag/],
    ['entities of its own', () => says(BOMB), 'entities', /^16$/],
    [
      'a page',
      () => says('<!doctype html><html><body>Log in</body></html>', { 'content-type': 'text/html' }),
      'page',
      /^$/,
    ],
    ['nothing', () => says(''), 'empty', /^$/],
    [
      'an encoding that it is not in',
      () => says(Buffer.from('<?xml version="1.0" encoding="utf-8"?><rss>\xe5</rss>', 'latin1')),
      'encoding',
      /^utf-8$/,
    ],
    ['401', () => says('', {}, 401), 'locked', /^401$/],
    ['404', () => says('', {}, 404), 'not-found', /^404$/],
    ['500', () => says('', {}, 500), 'status', /^500$/],
    ['429', () => says('', {}, 429), 'busy', /^429$/],
  ] as const)('%s', async (_, page, why, detail) => {
    await fetched(page());
    const trouble = await desk.troubleOf('a');
    expect(trouble?.[0]).toBe(why);
    expect(trouble?.[1]).toMatch(detail);
    expect(await desk.titles()).toEqual([]);
    // What was there stays when the feed fails later.
    desk.server().pages.set('/rss', says(rss(item(1))));
    desk.pass(2 * DAY);
    await desk.worker().look();
    expect(await desk.troubleOf('a')).toBeNull();
    desk.server().pages.set('/rss', page());
    desk.pass(2 * DAY);
    await desk.worker().look();
    expect((await desk.troubleOf('a'))?.[0]).toBe(why);
    expect(await desk.titles()).toEqual(['Item 1']);
  });

  test('50 MB are not read to their end, nor an answer that has none', async () => {
    let sent = 0;
    let ended = false;
    const piece = Buffer.alloc(65_536, ' ');
    await fetched((_, response) => {
      response.writeHead(200, { 'content-type': 'application/xml' });
      response.on('close', () => {
        ended = true;
      });
      const send = () => {
        while (!ended && response.write(piece)) sent += piece.length;
        if (!ended) response.once('drain', send);
      };
      send();
    });
    expect(await desk.troubleOf('a')).toEqual(['too-large', '']);
    await vi.waitFor(() => expect(ended).toBe(true));
    expect(sent).toBeLessThan(50_000_000);
  });

  test('a server that hangs, before its answer or in the middle of it, is left after a while', async () => {
    desk.patience = 300;
    desk.server().pages.set('/mid', (_, response) => {
      response.writeHead(200).write('<rss version="2.0"><channel>');
    });
    await desk.add('b', '/mid');
    await fetched(() => undefined);
    expect([await desk.troubleOf('a'), await desk.troubleOf('b')]).toEqual([
      ['time', ''],
      ['time', ''],
    ]);
  });

  test('a connection that breaks, with and without a network', async () => {
    await fetched((request) => void request.socket.destroy());
    expect(await desk.troubleOf('a')).toEqual(['network', '']);
    expect((await desk.state('a'))?.failures).toBe(1);
    desk.onLine = false;
    desk.pass(DAY);
    await desk.worker().look();
    // That is no failure of the feed.
    expect(await desk.troubleOf('a')).toEqual(['offline', '']);
    expect((await desk.state('a'))?.failures).toBe(1);
    desk.onLine = true;
    desk.server().pages.set('/rss', says(rss(item(1))));
    await desk.worker().look();
    expect(await desk.titles()).toEqual(['Item 1']);
  });
});

describe('when it is asked again', () => {
  test('after failures later and later, up to a day, and at most by a half longer', async () => {
    await fetched(says('', {}, 500));
    const worker = desk.worker();
    const pauses: number[] = [];
    for (let n = 0; n < 10; n++) {
      const { dueAt } = (await desk.state('a'))!;
      pauses.push(Date.parse(dueAt!) - Date.now());
      const asked = desk.server().heard.length;
      desk.pass(pauses.at(-1)! - 10_000);
      await worker.look();
      expect(desk.server().heard).toHaveLength(asked);
      desk.pass(20_000);
      await worker.look();
      expect(desk.server().heard).toHaveLength(asked + 1);
    }
    for (const [n, pause] of pauses.entries()) {
      const least = Math.min(DAY, 15 * 60_000 * 2 ** n);
      expect(pause).toBeGreaterThan(least - 10_000);
      expect(pause).toBeLessThanOrEqual(Math.min(DAY, 1.5 * least));
    }
  });
  test.each([
    ['7200', 2 * HOUR],
    ['10', HOUR / 4],
    ['99999999', DAY],
    ['soon', HOUR / 4],
  ])('a server that wants to be left alone for “%s” is', async (wish, least) => {
    await fetched(says('', { 'retry-after': wish }, 503));
    const pause = Date.parse((await desk.state('a'))!.dueAt!) - Date.now();
    expect(pause).toBeGreaterThan(least - 10_000);
    expect(pause).toBeLessThanOrEqual(Math.min(DAY, 1.5 * least));
  });
  test('one that is gone for good is not asked any more, until somebody wants it', async () => {
    await fetched(says('', {}, 410));
    expect(await desk.troubleOf('a')).toEqual(['gone', '410']);
    desk.pass(30 * DAY);
    await desk.worker().look();
    expect(desk.server().heard).toHaveLength(1);
    expect(await nextFeed(desk.ledger, Date.now())).toBeNull();
    desk.server().pages.set('/rss', says(rss(item(1))));
    await desk.worker().ask('a');
    expect(await desk.titles()).toEqual(['Item 1']);
  });
});

test('the one alarm comes for a feed as it does for a date, and asks it', async () => {
  desk.server().pages.set('/rss', says(rss(item(1))));
  await desk.add('a', '/rss');
  const alarm = desk.withAlarm(desk.worker(undefined, desk.remind));
  alarm.comes();
  await vi.waitFor(async () => expect(await desk.titles()).toEqual(['Item 1']));
  // Never farther than an hour: a clock may be changed meanwhile.
  await vi.waitFor(() => expect((alarm.when() ?? 0) - Date.now()).toBeGreaterThan(HOUR - 60_000));
  desk.server().pages.set('/rss', says(rss(item(2) + item(1))));
  desk.pass(2 * HOUR);
  alarm.comes();
  await vi.waitFor(async () => expect(await desk.titles()).toEqual(['Item 2', 'Item 1']));
});

test('a clock that was put back by a year does not keep it from being asked', async () => {
  desk.pass(365 * DAY);
  await fetched(says(rss(item(1))));
  desk.pass(-365 * DAY);
  await desk.worker().look();
  expect(desk.server().heard).toHaveLength(2);
  await desk.worker().look();
  expect(desk.server().heard).toHaveLength(2);
});

describe('where it leads', () => {
  test('on the same server it is followed, and its new address offered', async () => {
    desk.server().pages.set('/new', says(rss('<item><link>here</link></item>')));
    await fetched(says('', { location: '/new' }, 301));
    expect(await desk.state('a')).toMatchObject({ trouble: null, movedTo: `${ORIGIN}/new` });
    const [row] = await desk.ledger.feedItems.toArray();
    expect(row?.link).toBe(`${ORIGIN}/here`);
  });
  test('to another server it is read only with leave, and that server is named', async () => {
    const moved = desk.server('moved.harbour.example');
    moved.pages.set('/rss', says(rss(item(1))));
    await fetched(says('', { location: desk.local('https://moved.harbour.example/rss') }, 302));
    expect(await desk.troubleOf('a')).toEqual(['leads-to', 'https://moved.harbour.example']);
    expect(await desk.titles()).toEqual([]);
    desk.allowed.add('https://moved.harbour.example/*');
    await desk.worker().ask('a');
    expect(await desk.titles()).toEqual(['Item 1']);
    expect(await desk.state('a')).toMatchObject({ movedTo: 'https://moved.harbour.example/rss' });
    // That leave goes with the feed, too, and not before.
    await sweepFeeds(desk.ledger);
    expect(desk.allowed.size).toBe(2);
    await removeFeed(desk.ledger, actAt(2), 'a');
    await sweepFeeds(desk.ledger);
    expect([...desk.allowed]).toEqual([]);
  });
  test('that it leads away is told where the browser tells no more', async () => {
    desk.server().pages.set('/away', says('', { location: '/rss' }, 307));
    desk.server().pages.set('/stays', says('', {}, 404));
    expect(await leadsAway(desk.local(`${ORIGIN}/away`))).toBe(true);
    expect(await leadsAway(desk.local(`${ORIGIN}/stays`))).toBe(false);
  });
  test('in a circle it leads nowhere', async () => {
    await fetched(says('', { location: '/rss' }, 302));
    expect(await desk.troubleOf('a')).toEqual(['leads-away', '']);
  });
});

describe('leave', () => {
  test('without it nothing is asked; when it comes, at the next look; when it goes, it is said', async () => {
    desk.allowed.clear();
    await fetched(says(rss(item(1))));
    expect(desk.server().heard).toEqual([]);
    expect(await desk.troubleOf('a')).toEqual(['no-permission', '']);
    expect((await desk.state('a'))?.failures).toBe(0);
    expect(await nextFeed(desk.ledger, Date.now())).toBeNull();
    desk.allowed.add(`${ORIGIN}/*`);
    await desk.worker().look();
    expect(await desk.titles()).toEqual(['Item 1']);
    expect(await desk.troubleOf('a')).toBeNull();
  });
  test('what a removed feed leaves is swept, its leave with it; a feed that is taken back before has all', async () => {
    await fetched(says(rss(item(1))));
    await removeFeed(desk.ledger, actAt(2, 'away'), 'a');
    expect(await desk.titles()).toEqual([]);
    await undo(desk.ledger, actAt(3), 'away');
    expect(await desk.titles()).toEqual(['Item 1']);
    await removeFeed(desk.ledger, actAt(4), 'a');
    await sweepFeeds(desk.ledger);
    expect([...desk.allowed]).toEqual([]);
    expect(await desk.ledger.feedItems.count()).toBe(0);
    expect(await desk.ledger.feedStates.count()).toBe(0);
  });
});

describe('the list', () => {
  test('the same article of two feeds stands there once, with both; articles that lead to one page stay apart', async () => {
    const both = '<item><guid>x</guid><title>Trams</title><link>https://paper.example/1</link></item>';
    desk.server().pages.set('/two', says(rss(both.replace('>x<', '>y<') + item(7), 'Two')));
    await desk.add('b', '/two');
    const status = [1, 2].map((n) => item(n, '<link>https://status.example/</link>')).join('');
    await fetched(says(rss(both + status, 'One')));
    const { items, unread } = await feedItems(desk.ledger, await feeds(desk.ledger), 100);
    expect(items.map(({ title }) => title).sort()).toEqual(['Item 1', 'Item 2', 'Item 7', 'Trams']);
    expect(unread).toBe(4);
    const trams = items.find(({ title }) => title === 'Trams');
    expect(trams?.from.sort()).toEqual(['One', 'Two']);
    await noteRead(desk.ledger, trams!.ids);
    expect((await feedItems(desk.ledger, await feeds(desk.ledger), 100)).unread).toBe(3);
    await noteRead(desk.ledger, 'all');
    expect(await feedItems(desk.ledger, await feeds(desk.ledger), 2)).toMatchObject({
      unread: 0,
      more: true,
    });
  });
  test('keeps the newest two hundred of a feed, and what fell out does not come back', async () => {
    const dated = (n: number) =>
      item(n, `<pubDate>${new Date(Date.UTC(2026, 0, 1) + n * HOUR).toUTCString()}</pubDate>`);
    const some = (from: number, to: number) =>
      rss(Array.from({ length: to - from }, (_, n) => dated(from + n)).join(''));
    await fetched(says(some(0, 150)));
    desk.server().pages.set('/rss', says(some(100, 300)));
    await desk.worker().ask('a');
    expect(await desk.ledger.feedItems.count()).toBe(200);
    desk.server().pages.set('/rss', says(some(0, 150)));
    await desk.worker().ask('a');
    const left = await desk.ledger.feedItems.orderBy('sortAt').toArray();
    expect([left.length, left[0]?.title]).toEqual([200, 'Item 100']);
  });
  test('one that changes is brought up to date and stays read; what comes from the future does not stay on top', async () => {
    await fetched(says(rss(item(1, '<pubDate>Tue, 01 Jan 2999 00:00:00 GMT</pubDate>'))));
    await noteRead(desk.ledger, 'all');
    const changed = item(1, '<description>Corrected.</description>');
    desk.server().pages.set('/rss', says(rss(item(2) + changed)));
    desk.pass(1_000);
    await desk.worker().ask('a');
    const { items } = await feedItems(desk.ledger, await feeds(desk.ledger), 100);
    expect(items.map(({ title, text, unread }) => [title, text, unread])).toEqual([
      ['Item 2', null, 1],
      ['Item 1', 'Corrected.', 0],
    ]);
  });
});

test(`whatever feeds bring, in whatever order, nothing stands there twice and nothing comes back (seed ${SEED})`, async () => {
  await desk.add('a', '/rss');
  const told = { text: null, link: null, author: null };
  const one = fc.tuple(fc.nat(260), fc.option(fc.nat(400)));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(one, { maxLength: 200 }), { maxLength: 6 }), async (looks) => {
      await Promise.all([desk.ledger.feedStates.clear(), desk.ledger.feedItems.clear()]);
      const gone = new Set<string>();
      let before: string[] = [];
      for (const [look, drawn] of looks.entries()) {
        const items = new Map(
          drawn.map(([n, hour]) => {
            const postedAt =
              hour === null ? null : new Date(Date.UTC(2026, 0, 1) + hour * HOUR).toISOString();
            return [n, { ...told, id: `i${n}`, title: `Item ${n}`, postedAt }] as const;
          }),
        );
        const [feed] = await feeds(desk.ledger);
        const at = START + look * 2 * HOUR;
        await beginFetch(desk.ledger, feed!, at);
        const read = { is: 'read' as const, feed: { title: null, items: [...items.values()] } };
        await endFetch(desk.ledger, feed!, { ...read, etag: null, lastModified: null, movedTo: null }, at);
        const now = (await desk.ledger.feedItems.toArray()).map(({ title }) => title!);
        expect(now.length).toBeLessThanOrEqual(200);
        expect(new Set(now).size).toBe(now.length);
        for (const title of before) if (!now.includes(title)) gone.add(title);
        expect(now.filter((title) => gone.has(title))).toEqual([]);
        before = now;
      }
    }),
    { seed: SEED, numRuns: 25 },
  );
});

describe('a worker that dies', () => {
  test('leaves a try, which the next one makes again at once; where workers go on dying of it, only after a pause', async () => {
    desk.server().pages.set('/rss', says(rss(item(1))));
    await desk.add('a', '/rss');
    const lives: string[] = [];
    for (let n = 0; n < 5; n++) {
      // It is asked, and nobody ever hears what came of it; or it is not.
      const asked = Promise.withResolvers<string>();
      const worker = desk.worker(() => {
        asked.resolve('asked');
        return new Promise(() => undefined);
      });
      lives.push(await Promise.race([asked.promise, worker.look().then(() => 'not')]));
    }
    expect(lives).toEqual(['asked', 'asked', 'asked', 'not', 'not']);
    expect((await desk.state('a'))?.tryingSince).not.toBeNull();
    expect(await desk.troubleOf('a')).toBeNull();
    // Or when somebody wants it now.
    await desk.worker().ask('a');
    expect(await desk.titles()).toEqual(['Item 1']);
    expect(await desk.state('a')).toMatchObject({ tryingSince: null, failures: 0 });
  });
  test('two looks at once ask once', async () => {
    desk.server().pages.set('/rss', says(rss(item(1))));
    await desk.add('a', '/rss');
    const worker = desk.worker();
    await Promise.all([worker.look(), worker.look(), worker.look()]);
    expect(desk.server().heard).toHaveLength(1);
  });
});

test('what comes back for a feed that was removed, or has another address by now, is dropped', async () => {
  await desk.add('a', '/rss');
  const [feed] = await feeds(desk.ledger);
  await beginFetch(desk.ledger, feed!, Date.now());
  await saveFeed(desk.ledger, actAt(2), 'main', { id: 'a', name: '', address: `${ORIGIN}/other` });
  const told = { id: 'i', title: 'T', text: null, link: null, author: null, postedAt: null };
  const read = {
    is: 'read' as const,
    feed: { title: 'T', items: [told] },
    ...{ etag: null, lastModified: null, movedTo: null },
  };
  await endFetch(desk.ledger, feed!, read, Date.now());
  expect(await desk.titles()).toEqual([]);
  // The other address is asked anew.
  expect(await desk.state('a')).toBeNull();
  await sweepFetched(desk.ledger);
  expect(await desk.ledger.feeds.count()).toBe(1);
});

test('one address is no two feeds', async () => {
  await desk.add('a', '/rss');
  await expect(desk.add('b', '/rss')).rejects.toMatchObject({ code: 'not-allowed' });
});
