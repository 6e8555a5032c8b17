/**
 * Watches a living page: reads what is new or has changed, in idle batches, and says which element holds which
 * mention. Sites recycle their nodes, so an element's mention is read again whenever something in it changes.
 */

import { pageOf } from '../sites/chain';
import type { Reading, Site } from '../sites/site';
import { orphaned } from './context';

export interface Seen {
  item: Element;
  reading: Reading;
}

/** Attributes whose change can make another mention of the same nodes. */
const TELLING = [
  'href',
  'datetime',
  'alt',
  'aria-label',
  'aria-labelledby',
  'data-testid',
  'data-id',
  'data-urn',
  'componentkey',
];

/** Least pause between two batches, in ms. */
const REST = 100;

export interface Watch {
  /** All items now on the page, in page order. */
  items(): Seen[];
}

/** `changed` is called after each batch that found something new, changed or gone. Ends with the signal. */
export function watch(
  document: Document,
  site: Site,
  url: () => URL,
  signal: AbortSignal,
  changed: (seen: Seen[]) => void,
): Watch {
  let known = new Map<Element, Reading>();
  const dirty = new Set<Element>();
  let planned = false;
  let told = false;
  let lastBatch = 0;
  let root: Element | null = null;
  let address = '';

  const observer = new MutationObserver((records) => {
    let any = false;
    for (const { target, addedNodes, removedNodes } of records) {
      const element = target.nodeType === 1 ? (target as Element) : target.parentElement;
      // Our own marks are changes, too; they change no mention.
      if (element?.hasAttribute('data-tk-mark') || onlyMarks(addedNodes, removedNodes)) continue;
      any = true;
      for (let at = element; at && at !== root; at = at.parentElement) {
        if (known.has(at)) dirty.add(at);
      }
    }
    if (any) plan();
  });

  const plan = () => {
    if (planned || signal.aborted) return;
    planned = true;
    // A rest between two batches, however busy the page is: it has its own work to do.
    const rest = Math.max(0, lastBatch + REST - Date.now());
    setTimeout(() => {
      const view = document.defaultView;
      if (view?.requestIdleCallback) view.requestIdleCallback(batch, { timeout: 80 });
      else batch();
    }, rest);
  };

  const batch = () => {
    planned = false;
    lastBatch = Date.now();
    if (signal.aborted) return;
    if (orphaned()) {
      observer.disconnect();
      return;
    }
    const here = url();
    const wanted = site.root(document) ?? document.body;
    if (wanted !== root || !root?.isConnected) {
      observer.disconnect();
      root = wanted;
      observer.observe(root, {
        childList: true,
        subtree: true,
        characterData: true,
        attributes: true,
        attributeFilter: TELLING,
      });
      // The root, or anything that holds it, may be replaced by a navigation inside the page.
      for (let at = root.parentElement; at; at = at.parentElement) observer.observe(at, { childList: true });
    }
    const moved = here.href !== address;
    address = here.href;
    const next = new Map<Element, Reading>();
    let any = false;
    // A navigation inside the page can lead to private messages, where the manifest's exclusion no longer helps.
    const page = pageOf(site, here);
    const items = site.pageKind(here) === 'messages' ? [] : site.items(root, page);
    for (const item of items) {
      const before = known.get(item);
      const again = moved || before === undefined || dirty.has(item);
      const reading = again ? site.read(item, page) : before;
      if (again) any = true;
      next.set(item, reading);
    }
    if (next.size !== known.size) any = true;
    known = next;
    dirty.clear();
    const first = !told;
    told = true;
    // The first word is said also when nothing was found: that, too, is news.
    if (any || first) changed([...known].map(([item, reading]) => ({ item, reading })));
  };

  // An address may change before, or without, any node: what a page is decides what is read.
  const view = document.defaultView as (Window & { navigation?: EventTarget }) | null;
  view?.navigation?.addEventListener('navigatesuccess', plan, { signal });
  view?.addEventListener('popstate', plan, { signal });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    known.clear();
    dirty.clear();
  });
  plan();
  return { items: () => [...known].map(([item, reading]) => ({ item, reading })) };
}

/** True when all that came or went are marks of ours. */
function onlyMarks(...lists: NodeList[]): boolean {
  const nodes = lists.flatMap((list) => [...list]);
  return (
    nodes.length > 0 &&
    nodes.every((node) => node.nodeType === 1 && (node as Element).hasAttribute('data-tk-mark'))
  );
}
