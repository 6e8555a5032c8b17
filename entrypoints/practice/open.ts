/** Opens the panel and our own pages, from one of our own pages. */
import type { Browser as Firefox } from 'webextension-polyfill';
import { browser } from 'wxt/browser';

/** Call it first in a click's handler: the browsers open it only then. Firefox alone has a sidebar to open. */
export function openPanelBeside(): void {
  if (import.meta.env.FIREFOX) void (browser as unknown as Firefox).sidebarAction.open();
  else
    void browser.windows
      .getCurrent()
      .then(({ id }) => (id === undefined ? undefined : browser.sidePanel.open({ windowId: id })));
}

export function openPractice(): void {
  void browser.tabs.create({ url: browser.runtime.getURL('/practice.html') });
}

export function openWelcome(): void {
  void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
}
