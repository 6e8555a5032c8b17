/**
 * Asks the feeds that are due, where the browser allows it: with what they said last time, so that one that has not changed sends
 * nothing. Everything that it knows is written (storage/fetched.ts); a worker that dies leaves a try that the next one makes again.
 */
import { browser } from 'wxt/browser';
import { askAtOnce, beginFetch, endFetch, type Fetching, noteNotAllowed } from '../../storage/fetched';
import { dueFeeds, type KnownFeed } from '../../storage/queries/feeds';
import type { FeedRow, FeedStateRow } from '../../storage/records';
import { accessTo } from '../../utils/consent';
import { NoAnswer } from '../../utils/destinations/destination';
import { waitOf } from '../../utils/destinations/read-answer';
import { BadFeed, type FeedFault } from '../../utils/feeds/feed';
import { readFeed } from '../../utils/feeds/read';
import { type AskFeed, askFeed, leadsAway } from './ask';
import type { GetLedger } from './open-ledger';

export interface FetchesFeeds {
  /** There may be some to ask. Done when nothing is left to do now. */
  look(): Promise<void>;
  /** Somebody wants this one now. */
  ask(feedId: string): Promise<void>;
}

/** The way out. */
export interface Web {
  ask: AskFeed;
  leadsAway: (url: string) => Promise<boolean>;
}

/** So many are asked at once: one that hangs does not hold up all others. */
const LANES = 4;

/** `setAlarm`: for what is to be asked next. */
export function fetchesFeeds(
  getLedger: GetLedger,
  setAlarm: () => Promise<void>,
  web: Web = { ask: askFeed(), leadsAway },
): FetchesFeeds {
  /** What this worker waits for; any other try is a dead worker's. */
  const busy = new Set<string>();

  async function fetchOne(feed: KnownFeed): Promise<void> {
    if (busy.has(feed.id)) return;
    busy.add(feed.id);
    try {
      const ledger = await getLedger();
      if (!(await mayAsk(feed.address))) return await noteNotAllowed(ledger, feed, Date.now());
      const state = await beginFetch(ledger, feed, Date.now());
      if (state) await endFetch(ledger, feed, await fetchingOf(feed, state, web), Date.now());
    } catch (error) {
      console.error('Threadkeeper: a feed was not fetched', error);
    } finally {
      busy.delete(feed.id);
    }
  }

  const look = async () => {
    try {
      const due = await dueFeeds(await getLedger(), Date.now(), isOnline());
      const lane = async () => {
        for (let feed = due.shift(); feed; feed = due.shift()) await fetchOne(feed);
      };
      const any = due.length > 0;
      await Promise.all(Array.from({ length: LANES }, lane));
      if (any) await setAlarm();
    } catch (error) {
      console.error('Threadkeeper: the feeds were not looked at', error);
    }
  };

  const lookNow = () => void look();
  // Where a worker lives at that moment; for all others the alarm comes.
  globalThis.addEventListener?.('online', lookNow);
  browser.permissions.onAdded.addListener(lookNow);
  return {
    look,
    ask: async (feedId) => {
      try {
        if (!busy.has(feedId)) await askAtOnce(await getLedger(), feedId, Date.now());
      } catch (error) {
        console.error('Threadkeeper: a feed could not be asked at once', error);
      }
      await look();
    },
  };
}

/** That the browser takes itself for offline is a hint, and has been wrong: what fails then is not counted. */
const isOnline = () => navigator.onLine !== false;

const mayAsk = (address: string) => browser.permissions.contains(accessTo('feed', new URL(address).origin));

async function fetchingOf(
  { address }: FeedRow,
  { etag, lastModified }: FeedStateRow,
  web: Web,
): Promise<Fetching> {
  try {
    return await askOnce(address, etag, lastModified, web.ask);
  } catch (error) {
    const why = await badFeedOf(error, address, web);
    if (why) return bad(why.fault, why.detail);
    throw error;
  }
}

async function badFeedOf(
  error: unknown,
  address: string,
  web: Web,
): Promise<Pick<BadFeed, 'fault' | 'detail'> | null> {
  if (error instanceof BadFeed) return error;
  if (!(error instanceof NoAnswer)) return null;
  if (!isOnline()) return { fault: 'offline', detail: '' };
  if (error.why === 'network' && (await web.leadsAway(address))) return { fault: 'leads-away', detail: '' };
  return { fault: error.why, detail: '' };
}

const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5';

async function askOnce(
  address: string,
  etag: string | null,
  lastModified: string | null,
  question: AskFeed,
): Promise<Fetching> {
  const headers: Record<string, string> = { accept: ACCEPT };
  if (etag !== null) headers['if-none-match'] = etag;
  if (lastModified !== null) headers['if-modified-since'] = lastModified;
  let strange: string | null = null;
  const answer = await question(address, headers, async (url) => {
    const allowed = url === '' || new URL(url).origin === new URL(address).origin || (await mayAsk(url));
    if (!allowed) strange = new URL(url).origin;
    return allowed;
  });
  if (strange !== null) throw new BadFeed('leads-to', strange);
  const { status, url, contentType, body } = answer;
  if (status === 304) return { is: 'unchanged' };
  if (status < 200 || status > 299) {
    const wished = status === 429 || status === 503 ? waitOf(answer.retryAfter, Date.now()) : null;
    return bad(FAULT_OF[status] ?? 'status', String(status), wished);
  }
  if (body === null) throw new BadFeed('too-large');
  const at = url || address;
  return {
    is: 'read',
    feed: readFeed(body, contentType, at),
    etag: kept(answer.etag),
    lastModified: kept(answer.lastModified),
    movedTo: at === address || !at.startsWith('https:') ? null : at,
  };
}

const FAULT_OF: Partial<Record<number, FeedFault>> = {
  401: 'locked',
  403: 'locked',
  404: 'not-found',
  410: 'gone',
  429: 'busy',
  503: 'busy',
};

const bad = (fault: FeedFault, detail: string, wished: number | null = null): Fetching => ({
  is: 'bad',
  why: { fault, detail },
  wished,
});

/** A mark is sent back as it came, or not at all. */
const kept = (mark: string | null) => (mark !== null && mark.length <= 1_000 ? mark : null);
