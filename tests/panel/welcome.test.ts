/** When the page of the first five minutes opens by itself. */
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { welcomes } from '../../entrypoints/background/welcome';
import { WELCOMED } from '../../utils/welcomed';

beforeEach(() => fakeBrowser.reset());

const opened = async () =>
  (await fakeBrowser.tabs.query({})).filter(({ url }) => url?.endsWith('/welcome.html'));
const { onInstalled } = fakeBrowser.runtime;

test('it opens at the installation, once, also where the browser installs the extension at each of its starts', async () => {
  welcomes();
  await onInstalled.trigger({ reason: 'install' });
  await vi.waitFor(async () => expect(await opened()).toHaveLength(1));
  // As the page does when it is shown.
  await fakeBrowser.storage.local.set({ [WELCOMED]: true });
  await onInstalled.trigger({ reason: 'install' });
  await new Promise((done) => setTimeout(done, 20));
  expect(await opened()).toHaveLength(1);
});

test('an update opens nothing', async () => {
  welcomes();
  await onInstalled.trigger({ reason: 'update', previousVersion: '0.1.0' });
  await new Promise((done) => setTimeout(done, 20));
  expect(await opened()).toEqual([]);
});
