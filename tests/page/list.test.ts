// @vitest-environment jsdom
/** By leave only: nothing is read before the panel asks, and nothing after it has hung up. */
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type Listing, serveList } from '../../utils/page/list';
import { watch } from '../../utils/page/watch';
import type { Mention } from '../../utils/sites/mention';
import type { Site } from '../../utils/sites/site';
import { markWords } from '../../utils/texts/marks';

const mention = (id: string): Mention => ({
  site: 'linkedin',
  kind: 'comment',
  id,
  aliases: [],
  permalink: null,
  author: { name: 'Ada', handle: 'ada', profileUrl: null },
  text: 'Still nothing.',
  postedAt: null,
  inReplyTo: null,
  missing: [],
});

function counted() {
  const reads = { items: 0, read: 0 };
  const site: Site = {
    name: 'linkedin',
    quiet: true,
    pageKind: () => 'feed',
    root: (document) => document.body,
    items: (root) => {
      reads.items++;
      return [...root.querySelectorAll('p')];
    },
    read: (item) => {
      reads.read++;
      return { read: 'whole', mention: mention(item.id) };
    },
    place: () => null,
    chains: {},
    chainOf: () => null,
    addressed: () => null,
  };
  return { site, reads };
}

const REPAIR = { part: 'text', candidate: { css: 'b', why: '', seen: '2026-11' } };
/** What the background answers to `begin`, next first. */
const answers: unknown[] = [];
const answer = (message: unknown) =>
  (message as { type: string }).type === 'begin'
    ? { ok: true, value: answers.shift() ?? { shown: false, own: [], repairs: [], words: markWords.en } }
    : { ok: true, value: { states: {}, hints: {} } };

/** The panel's end of the line, and a way to open it. */
function line() {
  let open: (port: unknown) => void = () => undefined;
  const hear: ((message: unknown) => void)[] = [];
  const hangUp: (() => void)[] = [];
  const said: Listing[] = [];
  const answered: unknown[] = [];
  Object.assign(fakeBrowser.runtime, {
    id: 'threadkeeper-under-test',
    onConnect: {
      addListener: (listener: typeof open) => {
        open = listener;
      },
      removeListener: () => undefined,
    },
  });
  return {
    said,
    answered,
    open: () =>
      open({
        name: 'list',
        sender: { id: 'threadkeeper-under-test' },
        postMessage: (message: Listing | { copied: number }) =>
          'copied' in message ? answered.push(message) : said.push(message),
        onMessage: { addListener: (listener: (message: unknown) => void) => hear.push(listener) },
        onDisconnect: { addListener: (listener: () => void) => hangUp.push(listener) },
      }),
    ask: (message: unknown) =>
      hear.forEach((listener) => {
        listener(message);
      }),
    hangUp: () =>
      hangUp.forEach((listener) => {
        listener();
      }),
  };
}

const FEED = () => new URL('https://www.linkedin.com/feed/');

let ending = new AbortController();

function serve(site: Site): void {
  const { signal } = ending;
  const watching = watch(document, site, FEED, signal, () => {});
  serveList(document, { site, url: FEED, watching, takenAway: () => false }, signal);
}

/** However slow the machine. */
const eventually = (holds: () => void) => vi.waitFor(holds, { timeout: 10_000 });
const settle = () => new Promise((resolve) => setTimeout(resolve, 400));

beforeEach(() => {
  document.body.innerHTML = '<p id="1">a</p><p id="2">b</p>';
  vi.useRealTimers();
  ending.abort();
  ending = new AbortController();
  answers.length = 0;
  fakeBrowser.runtime.sendMessage = async (message: unknown) => answer(message);
});

test('a quiet page is neither read nor changed until the panel asks, and left alone when it hangs up', async () => {
  const { site, reads } = counted();
  const panel = line();
  const before = document.documentElement.outerHTML;
  serve(site);
  await settle();
  expect(reads).toEqual({ items: 0, read: 0 });

  panel.open();
  await settle();
  expect(panel.said).toEqual([expect.objectContaining({ site: 'linkedin', mentions: null })]);
  expect(reads).toEqual({ items: 0, read: 0 });

  panel.ask({ start: true });
  await eventually(() => expect(panel.said.at(-1)?.mentions?.map(({ id }) => id)).toEqual(['1', '2']));

  document.body.append(Object.assign(document.createElement('p'), { id: '3' }));
  await eventually(() => expect(panel.said.at(-1)?.mentions?.map(({ id }) => id)).toEqual(['1', '2', '3']));

  panel.hangUp();
  const then = { ...reads };
  document.body.append(Object.assign(document.createElement('p'), { id: '4' }));
  await settle();
  expect(reads).toEqual(then);
  for (const id of ['3', '4']) document.getElementById(id)?.remove();
  expect(document.documentElement.outerHTML).toBe(before);
});

test('the page is copied once reading has begun, and not before', async () => {
  const { site } = counted();
  const panel = line();
  serve(site);
  panel.open();
  panel.ask({ snapshot: 1 });
  expect(panel.answered).toEqual([]);
  panel.ask({ start: true });
  panel.ask({ snapshot: 2 });
  expect(panel.answered).toEqual([
    { copied: 2, page: expect.objectContaining({ url: document.location.href, selected: null }) },
  ]);
});

test('a repair that is kept while the list of a quiet site is open serves at once', async () => {
  const { site } = counted();
  const used: string[][] = [];
  const chains = { text: [{ css: 'i', why: '', seen: '2026-01' }] };
  const panel = line();
  serve({
    ...site,
    chains,
    items: (root, page) => {
      used.push((page.chains.text ?? []).map(({ css }) => css));
      return site.items(root, page);
    },
  });
  panel.open();
  panel.ask({ start: true });
  await eventually(() => expect(used.at(-1)).toEqual(['i']));
  answers.push({ shown: false, own: [], repairs: [REPAIR], words: markWords.en });
  await fakeBrowser.runtime.onMessage.trigger(
    { tells: 'switched' },
    { id: 'threadkeeper-under-test' },
    () => undefined,
  );
  await eventually(() => expect(used.at(-1)).toEqual(['b', 'i']));
});

test('a strange line is not answered', async () => {
  const { site, reads } = counted();
  const panel = line();
  serve(site);
  panel.open();
  panel.ask(null);
  panel.ask('start');
  panel.ask({ point: 17 });
  panel.ask({ snapshot: 1 });
  await settle();
  expect(reads).toEqual({ items: 0, read: 0 });
});
