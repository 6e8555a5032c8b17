// @vitest-environment jsdom
/** A page that costs too much, throws, or fights: the watch keeps to its budget, and gives up with a reason. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type Batch, watch } from '../../utils/page/watch';
import type { Mention } from '../../utils/sites/mention';
import type { Site } from '../../utils/sites/site';

const mention = (id: string): Mention => ({
  site: 'x',
  kind: 'post',
  id,
  aliases: [],
  permalink: null,
  author: { name: 'Ada', handle: 'ada', profileUrl: null },
  text: 'Still nothing.',
  postedAt: null,
  inReplyTo: null,
  missing: [],
});

/** What listing and reading one item cost, in ms of a clock that only work moves. */
interface Cost {
  list: number;
  read: number;
}

function watched(cost: Cost, read: (item: Element) => void = () => {}) {
  const calls = { list: 0, read: 0 };
  let clock = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => clock + Date.now());
  const site: Site = {
    name: 'x',
    quiet: false,
    chains: {},
    pageKind: () => 'home',
    root: (document) => document.body,
    items: (root) => {
      calls.list++;
      clock += cost.list;
      return [...root.querySelectorAll('p')];
    },
    read: (item) => {
      calls.read++;
      clock += cost.read;
      read(item);
      return { read: 'whole', mention: mention(item.id) };
    },
    place: () => null,
    chainOf: () => null,
    addressed: () => null,
  };
  const batches: Batch[] = [];
  const life = new AbortController();
  const page = watch(
    document,
    site,
    () => new URL('https://x.com/home'),
    life.signal,
    () => {},
  );
  page.listen(life.signal, (batch) => batches.push(batch));
  return { calls, batches, end: () => life.abort() };
}

const items = (count: number) => {
  document.body.innerHTML = Array.from({ length: count }, (_, n) => `<p id="${n}"></p>`).join('');
};
const change = () => document.body.append(document.createElement('div'));
const settle = (ms = 60_000) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  Object.assign(fakeBrowser.runtime, { id: 'threadkeeper-under-test' });
});
afterEach(() => {
  vi.useRealTimers();
});

test('a batch reads what its budget allows, and the next ones read on until all is read', async () => {
  items(40);
  const { batches, end } = watched({ list: 0, read: 2 });
  await settle();
  expect(batches.at(-1)?.seen).toHaveLength(40);
  expect(Math.max(...batches.map(({ fresh }) => fresh.length))).toBeLessThan(10);
  expect(batches.every(({ gaveUp }) => gaveUp === null)).toBe(true);
  end();
});

test('a page whose items take too long to list, again and again, is left alone and says why', async () => {
  items(3);
  const { calls, batches, end } = watched({ list: 2_000, read: 0 });
  for (let n = 0; n < 20; n++) {
    change();
    await settle();
  }
  expect(batches.at(-1)?.gaveUp).toBe('slow');
  const then = { ...calls };
  change();
  await settle();
  expect(calls).toEqual(then);
  end();
});

test('one slow listing is forgiven', async () => {
  items(3);
  const cost = { list: 2_000, read: 0 };
  const { batches, end } = watched(cost);
  await settle();
  cost.list = 1;
  for (let n = 0; n < 20; n++) {
    change();
    await settle();
  }
  expect(batches.at(-1)?.gaveUp).toBe(null);
  end();
});

test('a reader that throws is a fault of ours: said, not thrown into the page', async () => {
  items(3);
  const { batches, end } = watched({ list: 0, read: 0 }, () => {
    throw new RangeError('too deep');
  });
  await settle();
  expect(batches.at(-1)?.gaveUp).toBe('failed');
  end();
});

test('one item that breaks the reader takes no other with it', async () => {
  items(6);
  const { batches, end } = watched({ list: 0, read: 0 }, ({ id }) => {
    if (id === '2') throw new RangeError('too deep');
  });
  await settle();
  const last = batches.at(-1);
  expect(last?.gaveUp).toBe(null);
  expect(last?.seen.map(({ item, reading }) => [item.id, reading.read])).toEqual([
    ['0', 'whole'],
    ['1', 'whole'],
    ['2', 'none'],
    ['3', 'whole'],
    ['4', 'whole'],
    ['5', 'whole'],
  ]);
  end();
});

test('a page that changes for ever is read in a small share of the time', async () => {
  items(10);
  const { calls, end } = watched({ list: 5, read: 1 });
  const span = 20_000;
  for (let n = 0; n < span / 10; n++) {
    document.getElementById(String(n % 10))?.append(String(n));
    change();
    await vi.advanceTimersByTimeAsync(10);
  }
  expect(calls.list * 5 + calls.read).toBeLessThan(span * 0.05);
  expect(calls.read).toBeGreaterThan(10);
  end();
});
