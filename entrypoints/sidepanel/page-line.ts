/** The line from the panel to the page beside it; open only while its list is shown (README, "Reading by leave"). */
import { type Browser, browser } from 'wxt/browser';
import { type Copied, LIST, type Listing, type ListRequest } from '../../utils/page/list';
import type { Snapshot } from '../../utils/page/snapshot';

export type Line =
  | { state: 'connecting' }
  | {
      state: 'listing';
      listing: Listing;
      ask: (request: ListRequest) => void;
      copy: () => Promise<Snapshot | null>;
    }
  /** No script of ours is in this page; `lost`: there was one, and the line to it broke. */
  | { state: 'none'; lost: boolean };

/** Follows the active tab of the panel's own window until the signal ends. */
export function followPage(signal: AbortSignal, changed: (line: Line) => void): void {
  let port: Browser.runtime.Port | null = null;
  let tabId: number | undefined;

  const hangUp = () => {
    port?.disconnect();
    port = null;
  };

  const connect = async () => {
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    if (signal.aborted) return;
    hangUp();
    tabId = tab?.id;
    if (tabId === undefined) return changed({ state: 'none', lost: false });
    changed({ state: 'connecting' });
    const line = browser.tabs.connect(tabId, { name: LIST, frameId: 0 });
    let heard = false;
    port = line;
    const ask = (request: ListRequest) => line.postMessage(request);
    const { copy, isCopy, broken } = copies(ask);
    line.onMessage.addListener((said: unknown) => {
      if (port !== line || isCopy(said)) return;
      heard = true;
      changed({ state: 'listing', listing: said as Listing, ask, copy });
    });
    line.onDisconnect.addListener(() => {
      // Reading it keeps the browser from reporting a page without our script as an error.
      void browser.runtime.lastError;
      broken();
      if (port !== line) return;
      port = null;
      changed({ state: 'none', lost: heard });
    });
  };

  const onActivated = () => void connect();
  const onUpdated = (id: number, change: { status?: string | undefined }) => {
    if (id !== tabId) return;
    // The page goes away with its line; that is no break.
    if (change.status === 'loading') {
      hangUp();
      changed({ state: 'connecting' });
    } else if (change.status === 'complete') void connect();
  };
  browser.tabs.onActivated.addListener(onActivated);
  browser.tabs.onUpdated.addListener(onUpdated);
  signal.addEventListener('abort', () => {
    browser.tabs.onActivated.removeListener(onActivated);
    browser.tabs.onUpdated.removeListener(onUpdated);
    hangUp();
  });
  void connect();
}

/** Asks for copies of the page on one line; null for one that could not be made, or where the line breaks first. */
function copies(ask: (request: ListRequest) => void) {
  const waiting = new Map<number, (page: Snapshot | null) => void>();
  let last = 0;
  const copy = () =>
    new Promise<Snapshot | null>((resolve) => {
      waiting.set(++last, resolve);
      ask({ snapshot: last });
    });
  const isCopy = (said: unknown): boolean => {
    if (typeof said !== 'object' || said === null || !('copied' in said)) return false;
    const { copied, page } = said as Copied;
    waiting.get(copied)?.(page);
    waiting.delete(copied);
    return true;
  };
  const broken = () => {
    for (const resolve of waiting.values()) resolve(null);
    waiting.clear();
  };
  return { copy, isCopy, broken };
}
