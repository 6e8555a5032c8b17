// @vitest-environment jsdom
/** By leave only: nothing is read before the panel asks, and nothing after it has hung up. */
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type Listing, serveList } from '../../utils/page/list';
import type { Mention } from '../../utils/sites/mention';
import type { Site } from '../../utils/sites/site';

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
  };
  return { site, reads };
}

/** The panel's end of the line, and a way to open it. */
function line() {
  let open: (port: unknown) => void = () => undefined;
  const hear: ((message: unknown) => void)[] = [];
  const hangUp: (() => void)[] = [];
  const said: Listing[] = [];
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
    open: () =>
      open({
        name: 'list',
        sender: { id: 'threadkeeper-under-test' },
        postMessage: (listing: Listing) => said.push(listing),
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

const settle = () => new Promise((resolve) => setTimeout(resolve, 400));

beforeEach(() => {
  document.body.innerHTML = '<p id="1">a</p><p id="2">b</p>';
  vi.useRealTimers();
});

test('a quiet page is neither read nor changed until the panel asks, and left alone when it hangs up', async () => {
  const { site, reads } = counted();
  const panel = line();
  const before = document.documentElement.outerHTML;
  serveList(document, site, () => new URL('https://www.linkedin.com/feed/'), new AbortController().signal);
  await settle();
  expect(reads).toEqual({ items: 0, read: 0 });

  panel.open();
  await settle();
  expect(panel.said).toEqual([expect.objectContaining({ site: 'linkedin', mentions: null })]);
  expect(reads).toEqual({ items: 0, read: 0 });

  panel.ask({ start: true });
  await settle();
  expect(panel.said.at(-1)?.mentions?.map(({ id }) => id)).toEqual(['1', '2']);

  document.body.append(Object.assign(document.createElement('p'), { id: '3' }));
  await settle();
  expect(panel.said.at(-1)?.mentions?.map(({ id }) => id)).toEqual(['1', '2', '3']);

  panel.hangUp();
  const then = { ...reads };
  document.body.append(Object.assign(document.createElement('p'), { id: '4' }));
  await settle();
  expect(reads).toEqual(then);
  for (const id of ['3', '4']) document.getElementById(id)?.remove();
  expect(document.documentElement.outerHTML).toBe(before);
});

test('a strange line is not answered', async () => {
  const { site, reads } = counted();
  const panel = line();
  serveList(document, site, () => new URL('https://www.linkedin.com/feed/'), new AbortController().signal);
  panel.open();
  panel.ask(null);
  panel.ask('start');
  panel.ask({ point: 17 });
  await settle();
  expect(reads).toEqual({ items: 0, read: 0 });
});
