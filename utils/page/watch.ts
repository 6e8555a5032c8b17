/**
 * Watches a living page: reads what is new or has changed, in short idle batches, what is in view first, and says
 * which element holds which mention. Sites recycle their nodes, so an element is read again whenever something in it
 * changes. One watch serves the marks and the panel's list; it rests while neither listens.
 */
import { pageOf, type Repair } from '../sites/chain';
import { mentionKey } from '../sites/mention';
import { parentOf } from '../sites/nodes';
import type { Page, Place, Reading, Site, Tally } from '../sites/site';
import { orphaned } from './context';
import { isMark, isOurRemoval } from './mark-host';

export interface Seen {
  item: Element;
  reading: Reading;
  place: Place | null;
}

export interface Batch {
  /** All items read so far, in page order. */
  seen: Seen[];
  /** Those that this batch read, for the first time or again. */
  fresh: Seen[];
  /** Why the page is not read any further; null while it is. */
  gaveUp: GaveUp | null;
}

/** `slow`: listing what is on the page takes too long, again and again; `failed`: the reader threw, again and again. */
export type GaveUp = 'slow' | 'failed';

/** Attributes whose change can make another mention of the same nodes: all that readers look at, but classes. */
export const TELLING: readonly string[] = [
  'alt',
  'aria-hidden',
  'aria-label',
  'aria-labelledby',
  'aria-posinset',
  'componentkey',
  'data-activity-urn',
  'data-ad-comet-preview',
  'data-ad-preview',
  'data-ad-rendering-role',
  'data-attributed-urn',
  'data-block',
  'data-featured-activity-urn',
  'data-id',
  'data-nosnippet',
  'data-sdui-screen',
  'data-semaphore-content-urn',
  'data-test-id',
  'data-testid',
  'data-tracking-control-name',
  'data-urn',
  'data-view-name',
  'data-view-tracking-scope',
  'data-virtualized',
  'datetime',
  'dir',
  'href',
  'id',
  'lang',
  'role',
  'tabindex',
];

/**
 * All batches together may take this share of the time: 1 % of a busy page, with what our marks cost the browser left
 * in it. What is not used is saved for when many items come at once, up to CREDIT ms; a new page starts with all of it.
 */
const SHARE = 1 / 150;
const CREDIT = 200;
/** The pause between two batches, in ms; when the credit is used up, as many times what the last one took. */
const REST = 30;
const LONGEST_REST = 3_000;
/** How long one batch may take, in ms: a quarter of a frame. One whose listing takes as long may read a little. */
const BUDGET = 3;
const LEAST = 0.5;
/** A page whose items take longer than this to list, so many times, is left alone: in ms. */
const SLOW = 100;
const SLOW_TIMES = 5;
/** One item at which the reader throws is read as none; after so many in a row, or when no item is left, the page is given up. */
const MOST_THROWN = 20;

export interface Watch {
  /** `heard` is called after each batch that changed something, and soon after it begins to listen. */
  listen(signal: AbortSignal, heard: (batch: Batch) => void): void;
  /** All items read so far, in page order. */
  seen(): Seen[];
  /** Reads one item as it is at this moment: what a click is about. */
  readNow(item: Element): Reading;
  /** Puts these repairs in front of the shipped chains and reads everything again. */
  repair(repairs: readonly Repair[]): void;
  /** The repairs in force. */
  readonly repairs: readonly Repair[];
  /** Everything that is on the page now has been read. */
  readonly isWhole: boolean;
  /** Which candidates served since the address changed. */
  readonly tally: Tally;
}

/** `left` is called when the page changes and the extension that this script belongs to is gone. */
export function watch(
  document: Document,
  site: Site,
  url: () => URL,
  signal: AbortSignal,
  left: () => void,
): Watch {
  const listeners = new Set<(batch: Batch) => void>();
  const known = new Map<Element, Seen>();
  let order: Element[] = [];
  /** Items to read, new or changed since they were read. */
  const unread = new Set<Element>();
  let repairs: readonly Repair[] = [];
  let tally: Tally = {};
  let address = '';
  let root: Element | null = null;
  let rescan = true;
  let planned = false;
  let untold = false;
  let restUntil = 0;
  let credit = CREDIT;
  let creditAt = performance.now();
  let slow = 0;
  let thrown = 0;
  let gaveUp: GaveUp | null = null;

  const observer = new MutationObserver((records) => {
    for (const record of records) note(record);
    if (rescan || unread.size > 0) plan();
  });

  function note({ type, target, addedNodes, removedNodes }: MutationRecord) {
    const element = target.nodeType === 1 ? (target as Element) : target.parentElement;
    // Our own marks are changes, too: they change no mention, unless it is the page that takes one away.
    if (!element || isMark(element) || onlyMarks(addedNodes)) return;
    if (
      type === 'childList' &&
      removedNodes.length > 0 &&
      addedNodes.length === 0 &&
      onlyMarks(removedNodes)
    ) {
      if (!isOurRemoval(removedNodes)) touch(element);
      return;
    }
    const inItem = touch(element);
    // What is out of the page is not observed: whatever went or came is read again.
    touchInside(removedNodes);
    touchInside(addedNodes);
    // Inside an item attributes and words change it; a new item comes with new nodes, or where none was.
    if (type === 'childList' || !inItem) rescan = true;
  }

  function touchInside(nodes: NodeList) {
    for (const node of nodes)
      if (node.nodeType === 1) for (const item of known.keys()) if (holds.call(node, item)) unread.add(item);
  }

  /** Marks every known item around the element as changed; true when there is one. */
  function touch(element: Element): boolean {
    let inItem = false;
    for (let at: Element | null = element; at && at !== root; at = parentOf(at)) {
      if (!known.has(at)) continue;
      unread.add(at);
      inItem = true;
    }
    return inItem;
  }

  function plan() {
    if (planned || signal.aborted || listeners.size === 0 || gaveUp) return;
    planned = true;
    setTimeout(
      () => {
        const view = document.defaultView;
        // In a background tab nothing is idle for long: the timeout sees that it is read all the same.
        if (view?.requestIdleCallback) view.requestIdleCallback(batch, { timeout: 50 });
        else batch();
      },
      Math.max(0, restUntil - performance.now()),
    );
  }

  function batch() {
    planned = false;
    if (signal.aborted || listeners.size === 0) return;
    if (orphaned()) return left();
    const began = performance.now();
    const fresh = attempt(began);
    const took = performance.now() - began;
    credit = Math.min(CREDIT, credit + (began - creditAt) * SHARE) - took;
    creditAt = began;
    restUntil = began + took + Math.min(LONGEST_REST, credit > 0 ? REST : Math.max(REST, took / SHARE));
    tell(fresh);
    if (unread.size > 0 || rescan) plan();
  }

  /** What was read anew; a fault of ours on this page must not become one of the page. */
  function attempt(began: number): Seen[] {
    try {
      const page = look();
      if (rescan) list(page, began);
      return gaveUp ? [] : readSome(page, Math.max(began + BUDGET, performance.now() + LEAST));
    } catch (error) {
      giveUp('failed', error);
      return [];
    }
  }

  function giveUp(why: GaveUp, detail: unknown) {
    gaveUp = why;
    untold = true;
    observer.disconnect();
    unread.clear();
    console.warn(`Threadkeeper: this page is not read any further (${why})`, detail);
  }

  /** Follows the address and the root, which a navigation inside the page may change; gives what a reader needs. */
  function look(): Page {
    const here = url();
    if (here.href !== address) {
      address = here.href;
      credit = CREDIT;
      tally = {};
      slow = 0;
      rescan = true;
      for (const item of known.keys()) unread.add(item);
    }
    const wanted = site.root(document) ?? document.body;
    if (wanted !== root || !root.isConnected) {
      observer.disconnect();
      root = wanted;
      observe(root);
      rescan = true;
    }
    return pageOf(site, here, repairs, tally);
  }

  function observe(element: Element) {
    observer.observe(element, {
      childList: true,
      subtree: true,
      characterData: true,
      attributes: true,
      attributeFilter: [...TELLING],
    });
    // The root, or anything that holds it, may be replaced by a navigation inside the page.
    for (let at = parentOf(element); at; at = parentOf(at)) observer.observe(at, { childList: true });
  }

  /** Finds out which elements are items now. */
  function list(page: Page, began: number) {
    rescan = false;
    // A navigation inside the page can lead to private messages, where the manifest's exclusion no longer helps.
    order = site.pageKind(page.url) === 'messages' || !root ? [] : site.items(root, page);
    const now = new Set(order);
    for (const item of known.keys()) {
      if (now.has(item)) continue;
      known.delete(item);
      unread.delete(item);
      untold = true;
    }
    for (const item of order) if (!known.has(item)) unread.add(item);
    slow = performance.now() - began > SLOW ? slow + 1 : 0;
    if (slow >= SLOW_TIMES) giveUp('slow', `${order.length} items`);
  }

  /** Reads until the time is up, at least one item. */
  function readSome(page: Page, until: number): Seen[] {
    const fresh: Seen[] = [];
    for (const item of inViewFirst(document, order, unread)) {
      unread.delete(item);
      const seen = readOne(item, page);
      if (thrown >= Math.min(MOST_THROWN, order.length)) {
        giveUp('failed', `${thrown} items in a row`);
        break;
      }
      // Items depend on each other: a copy of another is none.
      if (keyOfReading(known.get(item)) !== keyOfReading(seen)) rescan ||= known.has(item);
      known.set(item, seen);
      fresh.push(seen);
      if (performance.now() > until) break;
    }
    return fresh;
  }

  /** One item that breaks the reader must not take the others with it. */
  function readOne(item: Element, page: Page): Seen {
    try {
      const seen = { item, reading: site.read(item, page), place: site.place(item, page) };
      thrown = 0;
      return seen;
    } catch (error) {
      thrown++;
      console.warn('Threadkeeper: an item of this page could not be read', error);
      return { item, reading: { read: 'none', missing: [] }, place: null };
    }
  }

  function tell(fresh: Seen[]) {
    if (fresh.length === 0 && !untold) return;
    untold = false;
    for (const heard of listeners) {
      try {
        heard({ seen: allSeen(), fresh, gaveUp });
      } catch (error) {
        giveUp('failed', error);
      }
    }
  }

  const allSeen = () => order.flatMap((item) => known.get(item) ?? []);

  const again = () => {
    rescan = true;
    plan();
  };
  // An address may change before, or without, any node: what a page is decides what is read.
  const view = document.defaultView as (Window & { navigation?: EventTarget }) | null;
  view?.navigation?.addEventListener('navigatesuccess', again, { signal });
  view?.addEventListener('popstate', again, { signal });

  function rest() {
    observer.disconnect();
    known.clear();
    unread.clear();
    order = [];
    root = null;
    rescan = true;
  }
  signal.addEventListener('abort', rest);

  return {
    listen(listening, heard) {
      if (signal.aborted || listening.aborted) return;
      listeners.add(heard);
      listening.addEventListener('abort', () => {
        listeners.delete(heard);
        if (listeners.size === 0) rest();
      });
      // The first word is said also when nothing was found: that, too, is news. And a late listener hears it all.
      untold = true;
      for (const item of known.keys()) unread.add(item);
      again();
    },
    seen: allSeen,
    readNow(item) {
      const now = readOne(item, pageOf(site, url(), repairs, tally));
      if (keyOfReading(known.get(item)) === keyOfReading(now)) return now.reading;
      unread.add(item);
      restUntil = 0;
      again();
      return now.reading;
    },
    repair(next) {
      if (JSON.stringify(next) === JSON.stringify(repairs)) return;
      repairs = next;
      tally = {};
      gaveUp = null;
      root = null;
      for (const item of known.keys()) unread.add(item);
      again();
    },
    get repairs() {
      return repairs;
    },
    get isWhole() {
      return !rescan && unread.size === 0 && gaveUp === null;
    },
    get tally() {
      return tally;
    },
  };
}

const keyOfReading = (seen: Seen | undefined) =>
  seen && seen.reading.read !== 'none' ? mentionKey(seen.reading.mention) : undefined;

const holds = Node.prototype.contains;

function onlyMarks(nodes: NodeList): boolean {
  for (const node of nodes) if (!isMark(node)) return false;
  return nodes.length > 0;
}

/** What is to be read, from the first item in view on, then the rest; few are taken as they come. */
function inViewFirst(document: Document, order: Element[], unread: Set<Element>): Iterable<Element> {
  if (unread.size < 20) return [...unread];
  const waiting = order.filter((item) => unread.has(item));
  const height = document.defaultView?.innerHeight ?? 0;
  // Items follow each other down the page: a search by halves needs few boxes, and in an idle moment those are known.
  let low = 0;
  let high = waiting.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const box = waiting[middle]?.getBoundingClientRect();
    if (box && box.bottom < 0 && box.top < height) low = middle + 1;
    else high = middle;
  }
  return [...waiting.slice(low), ...waiting.slice(0, low)];
}
