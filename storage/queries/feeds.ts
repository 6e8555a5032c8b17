/** The feeds with what became of their fetching, what they brought, and when one is to be asked. */
import { LONGEST_PAUSE } from '../../utils/feeds/rhythm';
import { unreadItems } from '../fetched';
import type { Ledger } from '../ledger';
import type { FeedItemRow, FeedRow, FeedStateRow } from '../records';
import { casesOfKeys, type KnownCase } from './marks';

export interface KnownFeed extends FeedRow {
  /** Null: it was not asked yet under this address. */
  state: FeedStateRow | null;
}

export async function feeds(ledger: Ledger): Promise<KnownFeed[]> {
  const [rows, states] = await Promise.all([ledger.feeds.toArray(), ledger.feedStates.toArray()]);
  const byId = new Map(states.map((state) => [state.id, state]));
  const known = rows.map((row) => {
    const state = byId.get(row.id);
    return { ...row, state: state?.address === row.address ? state : null };
  });
  return known.sort((a, b) => nameOf(a).localeCompare(nameOf(b)) || (a.id < b.id ? -1 : 1));
}

/** As the manager named it, as it names itself, or where it is. */
export const nameOf = ({ name, state, address }: KnownFeed) =>
  name || state?.title || new URL(address).hostname;

/** A try that a dead worker left is made again so often without a pause: it may be what the worker died of. */
const MOST_AT_ONCE = 2;

/** Those to ask now, as far as the browser lets us. `online`: it takes itself for it. */
export async function dueFeeds(ledger: Ledger, now: number, online: boolean): Promise<KnownFeed[]> {
  const at = new Date(now).toISOString();
  const farthest = new Date(now + LONGEST_PAUSE).toISOString();
  return (await feeds(ledger)).filter(({ state }) => {
    if (state === null) return true;
    const { trouble, tryingSince, failures, dueAt } = state;
    // Whether it may be asked is looked at whenever anybody looks.
    if (trouble?.why === 'no-permission' || (trouble?.why === 'offline' && online)) return true;
    if (tryingSince !== null && failures <= MOST_AT_ONCE) return true;
    // Farther ahead than it can be: the clock was put back.
    return dueAt !== null && (dueAt <= at || dueAt > farthest);
  });
}

/** A look comes no sooner again. */
const REST = 60_000;

/** When the next one is to be asked, in ms since 1970; null: none is. */
export async function nextFeed(ledger: Ledger, now: number): Promise<number | null> {
  const dates = (await feeds(ledger)).flatMap(({ state }) => {
    if (state === null) return now;
    // That it is allowed is told by the browser.
    return state.trouble?.why === 'no-permission' || state.dueAt === null ? [] : Date.parse(state.dueAt);
  });
  return dates.length === 0 ? null : Math.max(Math.min(...dates), now + REST);
}

export interface ListedItem extends FeedItemRow {
  /** The names of the feeds that brought it. */
  from: string[];
  /** All rows of it: each feed that brought it has one. */
  ids: string[];
  case: KnownCase | null;
}

export interface ItemList {
  items: ListedItem[];
  unread: number;
  more: boolean;
}

/** The newest ones, each once. */
export async function feedItems(ledger: Ledger, all: readonly KnownFeed[], most: number): Promise<ItemList> {
  const names = new Map(all.map((feed) => [feed.id, nameOf(feed)]));
  const listed = new Map<string, ListedItem>();
  let more = false;
  await ledger.feedItems
    .orderBy('sortAt')
    .reverse()
    .until(() => more)
    .each((row) => {
      const name = names.get(row.feedId);
      if (name === undefined) return;
      const known = listed.get(row.key);
      if (known) {
        if (!known.from.includes(name)) known.from.push(name);
        known.ids.push(row.id);
        if (row.unread) known.unread = 1;
      } else if (listed.size === most) more = true;
      else listed.set(row.key, { ...row, from: [name], ids: [row.id], case: null });
    });
  const cases = await casesOfKeys(ledger, [...listed.keys()]);
  return {
    items: [...listed.values()].map((item) => ({ ...item, case: cases[item.key] ?? null })),
    unread: await unreadOf(ledger, names),
    more,
  };
}

/** By the index alone: no item is read to be counted. */
async function unreadOf(ledger: Ledger, feeds: ReadonlyMap<string, unknown>): Promise<number> {
  const keys = (await unreadItems(ledger).keys()) as unknown as [1, feedId: string, key: string][];
  return new Set(keys.flatMap(([, feedId, key]) => (feeds.has(feedId) ? key : []))).size;
}
