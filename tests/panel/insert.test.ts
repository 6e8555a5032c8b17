// @vitest-environment jsdom
/** What the panel says of a reply that is not in the page, for each reason; the text is copied then, and said to be, or not. */
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { insertReply } from '../../entrypoints/sidepanel/insert';
import { createPanelState } from '../../entrypoints/sidepanel/panel-state';
import type { Ledger } from '../../storage/ledger';
import type { CaseRow } from '../../storage/records';
import type { InsertAnswer, InsertRequest } from '../../utils/page/insert/line';

vi.mock('../../storage/queries/repairs', () => ({ repairsOf: async () => [] }));
const REPLY = 'Hi Ada.';
const COPIED = 'The text is copied: paste it there.';

interface Page {
  url: string;
  /** What it says to each request; null: it never answers. */
  answer: (request: InsertRequest) => InsertAnswer | null;
}

const copies: string[] = [];
/** The requests that went to each page. */
let asked: InsertRequest[] = [];

/** A browser with these tabs, the first in front. */
function withTabs(pages: readonly Page[], allowed = true) {
  const tabs = pages.map(({ url }, id) => ({ id, url, discarded: false }));
  Object.assign(fakeBrowser, {
    permissions: { request: async () => allowed },
    scripting: { executeScript: async () => [] },
  });
  Object.assign(fakeBrowser.tabs, {
    query: async ({ active }: { active?: boolean }) => (active ? tabs.slice(0, 1) : tabs),
    update: async () => undefined,
    connect: (id: number) => {
      let hear: (said: unknown) => void = () => {};
      return {
        onDisconnect: { addListener: () => {} },
        onMessage: {
          addListener: (listener: typeof hear) => {
            hear = listener;
          },
        },
        postMessage: (request: InsertRequest) => {
          asked.push(request);
          const said = pages[id]!.answer(request);
          if (said) queueMicrotask(() => hear(said));
        },
        disconnect: () => {},
      };
    },
  });
}

const at = (place: string, more: object = {}) =>
  ({
    keys: ['x:1'],
    evidence: { place, author: { name: 'Ada', handle: 'ada' } },
    ...more,
  }) as unknown as CaseRow;

async function said(row: CaseRow) {
  const panel = createPanelState(window, {} as Ledger);
  vi.useFakeTimers();
  const done = insertReply(panel, row, REPLY);
  await vi.advanceTimersByTimeAsync(7_500);
  vi.useRealTimers();
  await done;
  return panel.saying.value;
}

const X = 'https://x.com/ada/status/1';
const puts = (put: string): Page => ({
  url: X,
  answer: (request) => ('look' in request ? { looked: 'one' } : ({ put } as InsertAnswer)),
});
const looks = (looked: string): Page => ({ url: X, answer: () => ({ looked }) as InsertAnswer });
const silent: Page = { url: X, answer: () => null };
/** It breaks between the question and the words. */
const broken: Page = { url: X, answer: (request) => ('look' in request ? { looked: 'one' } : null) };

beforeEach(() => {
  fakeBrowser.reset();
  copies.length = 0;
  asked = [];
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: { writeText: async (text: string) => void copies.push(text) },
  });
});

test.each([
  ['inserted', 'Inserted. Read it over there and send it, then tick “I’ve answered”.'],
  ['already', 'It stands in the reply box already.'],
  ['busy', 'It is being inserted.'],
])('%s: nothing is copied, and it is no problem', async (put, text) => {
  withTabs([puts(put)]);
  expect(await said(at('x'))).toMatchObject({ text, problem: false });
  expect(copies).toEqual([]);
});

test.each<[string, Page[], string]>([
  [
    'perhaps',
    [puts('perhaps')],
    'Perhaps inserted: look at the reply box, it holds something else than was expected.',
  ],
  [
    'a line that breaks on the way',
    [broken],
    'Perhaps inserted: look at the reply box, it holds something else than was expected.',
  ],
  ['untaken', [puts('untaken')], 'The reply box did not take the text.'],
  ['locked', [puts('locked')], 'Nobody can write in that reply box now. Nothing was inserted.'],
  ['closed', [looks('closed')], 'Open the reply box under Ada’s words first, then insert again.'],
  [
    'unclear',
    [looks('unclear')],
    'Which reply box belongs to Ada’s words cannot be told. Nothing was inserted.',
  ],
  ['gone', [looks('gone')], 'Ada’s words are on none of the open pages. Open the original first.'],
  ['silent', [silent], 'The page does not answer. Reload it, then insert again.'],
  [
    'no page of the site',
    [{ ...puts('inserted'), url: 'https://example.com/' }],
    'Ada’s words are on none of the open pages. Open the original first.',
  ],
  [
    'two pages behind another show a box for it',
    [{ ...silent, url: 'https://example.com/' }, puts('inserted'), puts('inserted')],
    'Which reply box belongs to Ada’s words cannot be told. Nothing was inserted.',
  ],
])('%s: why, and that it is copied; the words are sent once at most', async (_, pages, why) => {
  withTabs(pages);
  expect(await said(at('x'))).toMatchObject({ text: `${why} ${COPIED}`, problem: true });
  expect(copies).toEqual([REPLY]);
  expect(asked.filter((request) => 'put' in request).length).toBeLessThanOrEqual(1);
});

test.each([
  ['withheld', at('x'), false, 'The browser does not let Threadkeeper write on X.'],
  ['quiet', at('linkedin'), true, 'On LinkedIn nothing is ever put into the page.'],
  [
    'words that were selected',
    at('web'),
    true,
    'These words were selected, so their reply box cannot be found.',
  ],
  [
    'without a key',
    at('x', { keys: [] }),
    true,
    'These words were selected, so their reply box cannot be found.',
  ],
])('%s: no page is asked anything', async (_, row, allowed, why) => {
  withTabs([puts('inserted')], allowed);
  expect(await said(row)).toMatchObject({ text: `${why} ${COPIED}`, problem: true });
  expect({ copies, asked }).toEqual({ copies: [REPLY], asked: [] });
});

test('where it cannot be copied either, that is said', async () => {
  Object.assign(navigator.clipboard, { writeText: () => Promise.reject(new Error('not allowed')) });
  withTabs([puts('untaken')]);
  const { text } = (await said(at('x')))!;
  expect(text).toMatch(/^The reply box did not take the text\. /);
  expect(text).not.toContain(COPIED);
});
