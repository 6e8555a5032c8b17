/**
 * Watches a living page: reads what is new or has changed, in idle batches, and says which element holds which
 * mention. Sites recycle their nodes, so an element's mention is read again whenever something in it changes.
 */
import type { Reading, Site } from '../sites/site';

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
  let root: Element | null = null;
  let address = '';

  const observer = new MutationObserver((records) => {
    for (const { target } of records) {
      const element = target.nodeType === 1 ? (target as Element) : target.parentElement;
      // Our own marks are changes, too; they change no mention.
      if (element?.hasAttribute('data-tk-mark')) continue;
      for (let at = element; at && at !== root; at = at.parentElement) {
        if (known.has(at)) dirty.add(at);
      }
    }
    plan();
  });

  const plan = () => {
    if (planned || signal.aborted) return;
    planned = true;
    const view = document.defaultView;
    if (view?.requestIdleCallback) view.requestIdleCallback(batch, { timeout: 80 });
    else setTimeout(batch, 16);
  };

  const batch = () => {
    planned = false;
    if (signal.aborted) return;
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
    const items = site.pageKind(here) === 'messages' ? [] : site.items(root, here);
    for (const item of items) {
      const before = known.get(item);
      const again = moved || before === undefined || dirty.has(item);
      const reading = again ? site.read(item, here) : before;
      if (again) any = true;
      next.set(item, reading);
    }
    if (next.size !== known.size) any = true;
    known = next;
    dirty.clear();
    if (any) changed([...known].map(([item, reading]) => ({ item, reading })));
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
