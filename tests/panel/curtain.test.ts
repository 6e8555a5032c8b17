// @vitest-environment jsdom
/** The curtain before the panel itself: nothing of the ledger is painted before it is known whether the panel is locked. */
import 'fake-indexeddb/auto';
import { render } from 'preact';
import { expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { setLock } from '../../entrypoints/sidepanel/unlock';
import { log } from '../../storage/commands/log';
import { openLedger } from '../../storage/ledger';
import { noteUse, shutNow } from '../../utils/screen-lock';
import { actAt, evidence } from '../storage/ledger';

const body = () => document.body.textContent ?? '';

/** All words that ever stood in the document, however shortly. */
function everShown(): () => string {
  let all = '';
  new MutationObserver(() => {
    all += body();
  }).observe(document, { childList: true, subtree: true, characterData: true });
  return () => all;
}

test('a panel that opens locked shows no name, not for a moment; unlocked it does, and locked again it does not', async () => {
  const ledger = await openLedger();
  await log(ledger, actAt(0), 'main', evidence(0));
  ledger.close();
  await setLock('three lamps', 5, 2);
  await shutNow();
  fakeBrowser.windows.getCurrent = async () => ({ id: 1 }) as never;
  fakeBrowser.runtime.sendMessage = async () => ({ ok: true, value: null }) as never;
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  vi.stubGlobal('requestIdleCallback', () => 0);
  vi.stubGlobal('cancelIdleCallback', () => undefined);
  // Whether it is locked is known last.
  const { get } = fakeBrowser.storage.session;
  vi.spyOn(fakeBrowser.storage.session, 'get').mockImplementation(async (keys: unknown) => {
    await new Promise((done) => setTimeout(done, 1_000));
    return (get as (keys: unknown) => Promise<never>)(keys);
  });
  document.body.append(Object.assign(document.createElement('div'), { id: 'panel' }));
  const shown = everShown();

  await import('../../entrypoints/sidepanel/main');
  await vi.waitFor(() => expect(body()).toContain('Threadkeeper is locked'), { timeout: 20_000 });
  // So long the ledger takes to be read.
  await new Promise((done) => setTimeout(done, 500));
  expect(document.getElementById('panel')).toBeNull();
  expect(shown()).not.toMatch(/Ada/);

  await noteUse(Date.now());
  await vi.waitFor(() => expect(body()).toContain('Ada 0'), { timeout: 20_000 });
  expect(shown()).toMatch(/Ada/);
  const panel = document.getElementById('panel');
  const card = panel?.querySelector('a.card');
  const typed = panel?.querySelector<HTMLInputElement>('input[type=search]');
  typed!.value = 'a tram';

  await shutNow();
  await vi.waitFor(() => expect(body()).toContain('Threadkeeper is locked'));
  expect(body()).not.toMatch(/Ada/);
  // A key that the panel knows does nothing now: Help is a dialog, 5 is Settings.
  const { hash } = window.location;
  for (const key of ['5', '?', '.'])
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  expect(window.location.hash).toBe(hash);

  await noteUse(Date.now());
  await vi.waitFor(() => expect(body()).toContain('Ada 0'));
  // The very same, with what was typed in it.
  expect(document.querySelector('a.card')).toBe(card);
  expect(document.querySelector<HTMLInputElement>('input[type=search]')?.value).toBe('a tram');
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '5', bubbles: true, cancelable: true }));
  expect(window.location.hash).not.toBe(hash);
  await vi.dynamicImportSettled();
  render(null, panel!);
});
