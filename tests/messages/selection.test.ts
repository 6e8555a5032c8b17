/** A selection that cannot be logged is said, in the panel of the window where it was made. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { takePending } from '../../entrypoints/background/panel';
import { logWords } from '../../entrypoints/background/selection';
import { openLedger } from '../../storage/ledger';
import { LONGEST } from '../../utils/cases';

beforeEach(() => {
  fakeBrowser.reset();
  const nothing = async () => undefined;
  Object.assign(fakeBrowser, { action: { setBadgeText: nothing, setBadgeBackgroundColor: nothing } });
  Object.assign(fakeBrowser.tabs, { query: async () => [], sendMessage: nothing });
  Object.assign(fakeBrowser.runtime, { sendMessage: nothing });
});

const ledger = () => openLedger({ indexedDB: new IDBFactory(), IDBKeyRange });
const PAGE = 'https://shop.example/reviews';

test.each([
  ['nothing', '  \n', PAGE, 'nothing-selected'],
  ['more than a quote holds', 'x'.repeat(LONGEST + 1), PAGE, 'too-long'],
  ['words on a page without an address', 'Help', undefined, 'page-closed-to-us'],
])('%s: said, and nothing written', async (_, words, url, problem) => {
  const opened = await ledger();
  await logWords(
    async () => opened,
    () => undefined,
    Promise.resolve(words),
    url,
    7,
  );
  expect(await takePending(8)).toBeNull();
  expect(await takePending(7)).toEqual({ problem });
  expect(await takePending(7)).toBeNull();
  expect(await opened.entries.count()).toBe(0);
});

test('a page that no extension may read: said', async () => {
  const opened = await ledger();
  await logWords(
    async () => opened,
    () => undefined,
    Promise.reject(new Error('Cannot access a chrome:// URL')),
    PAGE,
    7,
  );
  expect(await takePending(7)).toEqual({ problem: 'page-closed-to-us' });
});

test('words on a page: one case, shown in the panel of that window, with its undo', async () => {
  const opened = await ledger();
  await logWords(
    async () => opened,
    () => undefined,
    Promise.resolve(' The kettle leaks. '),
    PAGE,
    7,
  );
  const [row] = await opened.cases.toArray();
  expect(row).toMatchObject({
    lane: 'us',
    evidence: { text: 'The kettle leaks.', permalink: PAGE, place: 'web' },
  });
  expect(await takePending(7)).toEqual({ case: row!.id, op: expect.any(String) });
});
