/**
 * The panel's list of what is on the page. It lives as long as the panel holds the line open: on a quiet site
 * nothing is read before that, and nothing after (design.md, "By leave").
 */
import { type Browser, browser } from 'wxt/browser';
import { type Mention, mentionKey, type ReadPlace } from '../sites/mention';
import type { Site } from '../sites/site';
import { type Seen, watch } from './watch';

export const LIST = 'list';

/** What the page sends down the line after each change. */
export interface Listing {
  site: ReadPlace;
  pageKind: string;
  url: string;
  mentions: Mention[];
}

/** What the panel sends up the line. */
export type ListRequest = { point: string };

export function serveList(document: Document, site: Site, url: () => URL, signal: AbortSignal): void {
  const onConnect = (port: Browser.runtime.Port) => {
    if (port.name !== LIST || port.sender?.id !== browser.runtime.id) return;
    const line = new AbortController();
    const end = () => line.abort();
    signal.addEventListener('abort', end, { signal: line.signal });
    port.onDisconnect.addListener(end);
    let latest: Seen[] = [];
    const say = (seen: Seen[]) => {
      latest = seen;
      const mentions = seen.flatMap(({ reading }) => (reading.read === 'none' ? [] : [reading.mention]));
      const listing: Listing = {
        site: site.name,
        pageKind: site.pageKind(url()),
        url: url().href,
        mentions: once(mentions),
      };
      port.postMessage(listing);
    };
    say([]);
    watch(document, site, url, line.signal, say);
    port.onMessage.addListener((request: unknown) => {
      const wanted = (request as Partial<ListRequest> | null)?.point;
      if (typeof wanted !== 'string') return;
      const found = latest.find(
        ({ reading }) => reading.read !== 'none' && mentionKey(reading.mention) === wanted,
      );
      // Scrolling is the user's own wish here and changes no node.
      found?.item.scrollIntoView({ block: 'center', behavior: 'smooth' });
    });
  };
  browser.runtime.onConnect.addListener(onConnect);
  signal.addEventListener('abort', () => browser.runtime?.onConnect?.removeListener(onConnect));
}

function once(mentions: Mention[]): Mention[] {
  const keys = new Set<string>();
  return mentions.filter((mention) => {
    const key = mentionKey(mention);
    if (key === null) return true;
    if (keys.has(key)) return false;
    keys.add(key);
    return true;
  });
}
