/**
 * What this machine knows of the fetching of feeds, and the items that the list shows; none of it is an entry. A try is written
 * before it goes out: whoever dies in the middle leaves one that is made again.
 */
import Dexie from 'dexie';
import type { BadFeed, Feed, FeedItem } from '../utils/feeds/feed';
import { hashOf } from '../utils/feeds/hash';
import { OFFLINE_PAUSE, pauseAfterFailure, pauseAfterRead } from '../utils/feeds/rhythm';
import type { Entry } from './entries';
import type { Ledger } from './ledger';
import type { FeedItemRow, FeedRow, FeedStateRow } from './records';

/** Of one feed, in the list. */
const MOST_KEPT = 200;
/** Of those that were in it; a feed does not bring older ones. */
const MOST_DROPPED = 2_000;

const iso = (ms: number) => new Date(ms).toISOString();
const shortHash = (id: string) => hashOf(id).slice(0, 16);

/** Of one that was never asked, or under another address only. */
const unasked = ({ id, address }: FeedRow, before: FeedStateRow | undefined): FeedStateRow => ({
  ...{ id, address, title: null, etag: null, lastModified: null, dueAt: null, tryingSince: null },
  ...{ failures: 0, readAt: null, trouble: null, movedTo: null },
  // Another address of the same feed brings the same items.
  dropped: before?.dropped ?? [],
});

/** The state that it was in; null: it was removed or asked since it was looked at, or has another address. */
export function beginFetch(
  ledger: Ledger,
  feed: FeedRow & { state: FeedStateRow | null },
  now: number,
  random = Math.random,
): Promise<FeedStateRow | null> {
  return ledger.transaction('rw', ledger.feeds, ledger.feedStates, async () => {
    const [row, known] = await Promise.all([ledger.feeds.get(feed.id), ledger.feedStates.get(feed.id)]);
    if (row?.address !== feed.address) return null;
    const state = known?.address === feed.address ? known : unasked(feed, known);
    const { dueAt: was, tryingSince: tried } = feed.state ?? unasked(feed, undefined);
    if (state.dueAt !== was || state.tryingSince !== tried) return null;
    const failures = state.failures + 1;
    const dueAt = iso(now + pauseAfterFailure(failures, null, random));
    // It is allowed by now.
    const trouble = state.trouble?.why === 'no-permission' ? null : state.trouble;
    await ledger.feedStates.put({ ...state, failures, dueAt, trouble, tryingSince: iso(now) });
    return state;
  });
}

export type Fetching =
  | {
      is: 'read';
      feed: Feed;
      etag: string | null;
      lastModified: string | null;
      movedTo: string | null;
    }
  | { is: 'unchanged' }
  /** `wished`: what the server wants to be left alone for, in ms. */
  | { is: 'bad'; why: Pick<BadFeed, 'fault' | 'detail'>; wished: number | null };

export function endFetch(
  ledger: Ledger,
  feed: FeedRow,
  fetching: Fetching,
  now: number,
  random = Math.random,
): Promise<void> {
  const { feeds, feedStates, feedItems } = ledger;
  return ledger.transaction('rw', feeds, feedStates, feedItems, async () => {
    const [row, state] = await Promise.all([feeds.get(feed.id), feedStates.get(feed.id)]);
    // It was removed, or changed: then it is asked anew.
    if (row?.address !== feed.address || state?.address !== feed.address) return;
    if (fetching.is === 'bad') {
      await feedStates.put(afterTrouble(state, fetching, now, random));
      return;
    }
    const read: FeedStateRow = {
      ...{ ...state, tryingSince: null, failures: 0, trouble: null },
      ...{ readAt: iso(now), dueAt: iso(now + pauseAfterRead(random)) },
    };
    if (fetching.is === 'unchanged') {
      await feedStates.put(read);
      return;
    }
    const { etag, lastModified, movedTo } = fetching;
    const dropped = await keepItems(ledger, state, fetching.feed.items, now);
    await feedStates.put({ ...read, title: fetching.feed.title, etag, lastModified, movedTo, dropped });
  });
}

function afterTrouble(
  state: FeedStateRow,
  { why: { fault, detail }, wished }: Extract<Fetching, { is: 'bad' }>,
  now: number,
  random: () => number,
): FeedStateRow {
  const ended = { ...state, tryingSince: null, trouble: { why: fault, detail, at: iso(now) } };
  if (fault === 'offline')
    return { ...ended, failures: Math.max(0, state.failures - 1), dueAt: iso(now + OFFLINE_PAUSE) };
  if (fault === 'gone') return { ...ended, dueAt: null };
  return { ...ended, dueAt: iso(now + pauseAfterFailure(Math.max(1, state.failures), wished, random)) };
}

/** It may not be asked: nothing is tried and nothing counted. */
export function noteNotAllowed(ledger: Ledger, feed: FeedRow, now: number): Promise<void> {
  return ledger.transaction('rw', ledger.feeds, ledger.feedStates, async () => {
    const [row, known] = await Promise.all([ledger.feeds.get(feed.id), ledger.feedStates.get(feed.id)]);
    if (row?.address !== feed.address) return;
    const state = known?.address === feed.address ? known : unasked(feed, known);
    if (state.trouble?.why === 'no-permission') return;
    const trouble = { why: 'no-permission', detail: '', at: iso(now) } as const;
    await ledger.feedStates.put({ ...state, tryingSince: null, trouble });
  });
}

/** Somebody wants it now. */
export function askAtOnce(ledger: Ledger, feedId: string, now: number): Promise<void> {
  return ledger.transaction('rw', ledger.feedStates, async () => {
    const state = await ledger.feedStates.get(feedId);
    if (state) await ledger.feedStates.put({ ...state, dueAt: iso(now) });
  });
}

/** Adds what is new, brings up to date what is there, and gives what is dropped by now. */
async function keepItems(
  ledger: Ledger,
  state: FeedStateRow,
  items: readonly FeedItem[],
  now: number,
): Promise<string[]> {
  const rows = await ledger.feedItems.where('feedId').equals(state.id).toArray();
  const known = new Map(rows.map((row) => [row.id, row]));
  const gone = new Set(state.dropped);
  const changed = new Set<string>();
  for (const [n, item] of items.entries()) {
    const hash = shortHash(item.id);
    const id = `${state.id} ${hash}`;
    const before = known.get(id);
    if (!before && gone.has(hash)) continue;
    const { id: _, ...told } = item;
    // Those that came together stay in their order.
    const row = before ? { ...before, ...told } : newRow(state, id, item, now - n);
    known.set(id, row);
    if (!before || JSON.stringify(before) !== JSON.stringify(row)) changed.add(id);
  }
  const newest = [...known.values()].sort((a, b) => (a.sortAt < b.sortAt ? 1 : -1));
  const left = newest.splice(MOST_KEPT);
  await Promise.all([
    ledger.feedItems.bulkPut(newest.filter(({ id }) => changed.has(id))),
    ledger.feedItems.bulkDelete(left.map(({ id }) => id)),
  ]);
  return [...state.dropped, ...left.map(hashIn)].slice(-MOST_DROPPED);
}

const hashIn = ({ id }: FeedItemRow) => id.slice(id.lastIndexOf(' ') + 1);

function newRow({ id: feedId, address }: FeedStateRow, id: string, item: FeedItem, now: number): FeedItemRow {
  const { id: own, ...told } = item;
  const seenAt = iso(now);
  // Items that all lead to one page are told apart by their titles; the same one of two feeds has both alike.
  const key = `web:${hashOf(item.link ?? `${address} ${own}`, item.title ?? '')}`;
  const { postedAt } = item;
  // What claims to come from the future would stay on top until then.
  const sortAt = postedAt !== null && postedAt < seenAt ? postedAt : seenAt;
  return { id, feedId, key, ...told, seenAt, sortAt, unread: 1 };
}

export const unreadItems = (ledger: Ledger) =>
  // Not Dexie's greatest key twice: that is one array, and by the standard no key holds the same one twice.
  ledger.feedItems.where('[unread+feedId+key]').between([1], [1, Dexie.maxKey]);

/** Somebody looked at them; all: at everything. */
export function noteRead(ledger: Ledger, ids: readonly string[] | 'all'): Promise<unknown> {
  const unread = ids === 'all' ? unreadItems(ledger) : ledger.feedItems.where('id').anyOf([...ids]);
  return unread.modify({ unread: 0 });
}

/** Items that were logged go with their cases, and do not come back; what was fetched goes with its feed, visits with their search. */
export async function forgetFetched(
  ledger: Ledger,
  keys: readonly string[],
  entities: readonly Pick<Entry, 'entity' | 'entityId'>[],
): Promise<void> {
  const items = await ledger.feedItems
    .where('key')
    .anyOf([...keys])
    .toArray();
  for (const [feedId, rows] of Map.groupBy(items, (item) => item.feedId))
    await ledger.feedStates
      .where('id')
      .equals(feedId)
      .modify((state) => {
        state.dropped = [...state.dropped, ...rows.map(hashIn)].slice(-MOST_DROPPED);
      });
  await ledger.feedItems.bulkDelete(items.map(({ id }) => id));
  const of = (entity: Entry['entity']) =>
    entities.flatMap((one) => (one.entity === entity ? one.entityId : []));
  await dropFetched(ledger, of('feed'));
  await ledger.searchVisits.bulkDelete(of('search'));
}

async function dropFetched(ledger: Ledger, feedIds: string[]): Promise<void> {
  await ledger.feedStates.bulkDelete(feedIds);
  await ledger.feedItems.where('feedId').anyOf(feedIds).delete();
}

/** What is left of feeds and searches that were removed, once nobody takes that back any more. */
export function sweepFetched(ledger: Ledger): Promise<void> {
  const { feeds, feedStates, feedItems, searches, searchVisits } = ledger;
  return ledger.transaction('rw', [feeds, feedStates, feedItems, searches, searchVisits], async () => {
    const [known, states, items, listed, visits] = await Promise.all([
      feeds.toCollection().primaryKeys(),
      feedStates.toCollection().primaryKeys(),
      feedItems.orderBy('feedId').uniqueKeys(),
      searches.toCollection().primaryKeys(),
      searchVisits.toCollection().primaryKeys(),
    ]);
    const left = [...states, ...items.map(String)].filter((id) => !known.includes(id));
    await dropFetched(ledger, [...new Set(left)]);
    await searchVisits.bulkDelete(visits.filter((id) => !listed.includes(id)));
  });
}
