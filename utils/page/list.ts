/**
 * The panel's list of what is on the page. It lives as long as the panel holds the line open: on a quiet site
 * nothing is read before that, and nothing after (README, "Reading by leave").
 */
import { type Browser, browser } from 'wxt/browser';
import { type Mention, mentionKey, type ReadPlace } from '../sites/mention';
import type { Site } from '../sites/site';
import { type Seen, watch } from './watch';

export const LIST = 'list';

/** What the page sends down the line: first without mentions (nothing was read yet), then after each change. */
export interface Listing {
  site: ReadPlace;
  pageKind: string;
  url: string;
  mentions: Mention[] | null;
}

/** What the panel sends up the line: start reading (the site is not switched off), or scroll to one mention. */
export type ListRequest = { start: true } | { point: string };

export function serveList(document: Document, site: Site, url: () => URL, signal: AbortSignal): void {
  const onConnect = (port: Browser.runtime.Port) => {
    if (port.name !== LIST || port.sender?.id !== browser.runtime.id) return;
    const line = new AbortController();
    const end = () => line.abort();
    signal.addEventListener('abort', end, { signal: line.signal });
    port.onDisconnect.addListener(end);
    let latest: Seen[] | null = null;
    let started = false;
    const say = () => {
      const mentions =
        latest?.flatMap(({ reading }) => (reading.read === 'none' ? [] : [reading.mention])) ?? null;
      const listing: Listing = {
        site: site.name,
        pageKind: site.pageKind(url()),
        url: url().href,
        mentions: mentions && once(mentions),
      };
      port.postMessage(listing);
    };
    port.onMessage.addListener((request: unknown) => {
      if (typeof request !== 'object' || request === null) return;
      if ('start' in request && !started) {
        started = true;
        watch(document, site, url, line.signal, (seen) => {
          latest = seen;
          say();
        });
      }
      if ('point' in request) {
        const found = latest?.find(
          ({ reading }) => reading.read !== 'none' && mentionKey(reading.mention) === request.point,
        );
        // Scrolling is the user's own wish here and changes no node.
        found?.item.scrollIntoView({ block: 'center', behavior: 'smooth' });
      }
    });
    say();
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
