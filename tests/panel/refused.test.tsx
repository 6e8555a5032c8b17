// @vitest-environment jsdom
/** What the background's door refused, as Settings says it: nothing where nobody knocked who may not. */
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { StoredSection } from '../../entrypoints/sidepanel/views/StoredSection';

vi.stubGlobal('navigator', { ...navigator, storage: { estimate: async () => ({ usage: 3_000_000 }) } });
afterEach(() => render(null, document.body));

const shown = async () => {
  await act(() => render(<StoredSection />, document.body));
  await vi.waitFor(() => expect(document.body.textContent).toContain('About 3 MB'));
  return document.body.textContent;
};

test('who was refused, and how often; nothing where nobody was', async () => {
  expect(await shown()).not.toContain('refused');
  await act(() => render(null, document.body));
  await fakeBrowser.storage.session.set({ refused: { 'page set': 1_200, 'page ?': 3, 'web log': 1 } });
  expect(await shown()).toContain(
    'Messages that were refused since the browser started, because they fit no rule – pages of your sites: 1,203 and web pages: 1.',
  );
});
