/** Opening the panel, Chromium's side panel or Firefox's sidebar, and what it is to show when it comes. */
import type { Browser as Firefox } from 'webextension-polyfill';
import { browser } from 'wxt/browser';
import type { PanelNews } from '../../utils/messages/messages';
import { tell } from '../../utils/messages/tell';

const PENDING = 'panel-news';

/** Firefox alone has it, so the types of `browser`, which follow Chromium, do not. */
const sidebar = () => (browser as unknown as Firefox).sidebarAction;

export function openPanelByAction(): void {
  // toggle() must be the first thing in the gesture's handler.
  if (import.meta.env.FIREFOX) browser.action.onClicked.addListener(() => void sidebar().toggle());
  else void browser.sidePanel.setPanelBehavior({ openPanelOnActionClick: true });
}

/**
 * Opens the panel in a gesture's handler, before anything is awaited: an await loses the gesture
 * (chrome-extensions-samples#1477). False where it could not be opened; then its news waits for it.
 */
export function openPanel(
  tab: { id?: number | undefined; windowId?: number | undefined } | undefined,
): Promise<boolean> {
  const opening: Promise<void> = import.meta.env.FIREFOX
    ? sidebar().open()
    : tab?.id === undefined
      ? Promise.reject(new Error('no tab to open the panel beside'))
      : browser.sidePanel.open({ tabId: tab.id });
  return opening.then(
    () => true,
    (error: unknown) => {
      console.info('Threadkeeper: the panel did not open by itself.', error);
      if (!import.meta.env.FIREFOX || tab?.windowId === undefined) return false;
      // It may be open already; then the news reaches it.
      return sidebar().isOpen({ windowId: tab.windowId });
    },
  );
}

/**
 * For a click that no browser's documentation counts as a gesture: brings the last window to the front, and where the panel is
 * not open in it, the panel's page as a tab.
 */
export async function bringPanel(): Promise<void> {
  const url = browser.runtime.getURL('/sidepanel.html#/today');
  const last = await browser.windows.getLastFocused({ windowTypes: ['normal'] }).catch(() => undefined);
  if (last?.id === undefined) {
    await browser.windows.create({ url });
    return;
  }
  await browser.windows.update(last.id, { focused: true });
  if (!(await isPanelOpen(last.id))) await browser.tabs.create({ url, windowId: last.id });
}

const isPanelOpen = async (windowId: number) =>
  import.meta.env.FIREFOX
    ? sidebar().isOpen({ windowId })
    : (await browser.runtime.getContexts({ contextTypes: ['SIDE_PANEL'], windowIds: [windowId] })).length > 0;

/** News older than this belongs to no click that anybody remembers, in ms. */
const STALE = 60_000;

interface Pending {
  news: PanelNews;
  windowId: number;
  at: number;
}

/** Shows it in the open panel of that window, or keeps it for the next one that opens there. */
export async function showInPanel(news: PanelNews, windowId: number | undefined): Promise<void> {
  if (windowId === undefined) return;
  const pending: Pending = { news, windowId, at: Date.now() };
  await browser.storage.session.set({ [PENDING]: pending });
  await tell({ tells: 'news', windowId });
}

/** What waits for the panel of this window, once. */
export async function takePending(windowId: number): Promise<PanelNews | null> {
  const { [PENDING]: kept } = await browser.storage.session.get(PENDING);
  const pending = kept as Pending | undefined;
  if (pending?.windowId !== windowId) return null;
  await browser.storage.session.remove(PENDING);
  return Date.now() - pending.at > STALE ? null : pending.news;
}
