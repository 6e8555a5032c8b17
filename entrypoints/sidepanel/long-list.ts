/** A list of any length: only what is seen of it, and some around, stands in the document. */
import {
  defaultRangeExtractor,
  elementScroll,
  type measureElement,
  observeElementOffset,
  observeElementRect,
  type Range,
  type VirtualItem,
  Virtualizer,
} from '@tanstack/virtual-core';
import { useCallback, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';

/** Where a list was left. */
export interface Place {
  ids: readonly string[];
  offset: number;
  sizes: VirtualItem[];
  /** What had the focus last. */
  current: string | null;
}

interface LongList {
  /** In their order; those behind `count` are not known yet. */
  ids: readonly string[];
  count: number;
  /** Where it is taken up again; null: at its top. */
  place: Place | null;
  /** What is to have the focus there. */
  at: string | null;
  onLeave: (place: Place) => void;
}

/** The height of an item that was never seen, in px: only the scroll bar goes by it. */
const GUESS = 110;
/** Items that stand ready before and behind those that are seen. */
const AROUND = 6;

/** The items are the children of `list`, each with its `data-index`; those that hold a link are whole, others wait for it. */
export function useLongList({ ids, count, place, at, onLeave }: LongList) {
  const list = useRef<HTMLUListElement>(null);
  const [, draw] = useReducer((n: number) => n + 1, 0);
  const [frame, setFrame] = useState<{ top: number; gap: number } | null>(null);
  const current = useRef(at);
  const focusing = useRef<FocusOptions | null>(at === null ? null : { preventScroll: at === place?.current });
  const scrollTo = useRef<number | null>(null);
  const virtual = useRef<Virtualizer<HTMLElement, HTMLElement> | null>(null);
  const indexOf = useMemo(() => new Map(ids.map((id, n) => [id, n])), [ids]);
  const before = useRef(ids);

  const changed = before.current !== ids;
  const held = changed ? hold(virtual.current, list.current, before.current, indexOf) : null;
  if (changed && current.current !== null && !indexOf.has(current.current)) {
    const was = before.current.indexOf(current.current);
    current.current = was === -1 ? null : stays(before.current, was, indexOf);
  }
  // An element that is moved or removed loses the focus: it goes to what stands in its place.
  if (changed && list.current?.contains(document.activeElement)) focusing.current ??= { preventScroll: true };
  before.current = ids;

  const here = current.current === null ? undefined : indexOf.get(current.current);
  const getItemKey = useCallback((index: number) => ids[index] ?? index, [ids]);
  const rangeExtractor = useCallback(
    (range: Range) => {
      const seen = defaultRangeExtractor(range);
      // What has the focus stays, and what the next key goes to is there.
      const near = here === undefined ? [] : [here - 1, here, here + 1];
      const all = new Set([...seen, ...near.filter((index) => index >= 0 && index < range.count)]);
      return [...all].sort((a, b) => a - b);
    },
    [here],
  );
  const options = {
    count,
    enabled: frame !== null,
    getItemKey,
    rangeExtractor,
    estimateSize: () => GUESS,
    getScrollElement: () => list.current?.closest('main') ?? null,
    observeElementRect,
    observeElementOffset,
    measureElement: exactHeight,
    scrollToFn: elementScroll,
    overscan: AROUND,
    gap: frame?.gap ?? 0,
    scrollMargin: frame?.top ?? 0,
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    initialOffset: place?.offset ?? 0,
    initialMeasurementsCache: place?.sizes ?? [],
    onChange: () => draw(undefined),
  };
  virtual.current ??= new Virtualizer(options);
  const virtualizer = virtual.current;
  virtualizer.setOptions(options);
  if (held) {
    virtualizer.getTotalSize();
    const start = virtualizer.measurementsCache[indexOf.get(held.id) ?? -1]?.start;
    if (start !== undefined && start - held.below !== virtualizer.scrollOffset)
      virtualizer.scrollOffset = scrollTo.current = Math.max(0, start - held.below);
  }
  const items = virtualizer.getVirtualItems();

  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const lookAgain = () => {
      const next = { top: element.offsetTop, gap: Number.parseFloat(getComputedStyle(element).rowGap) };
      if (next.top !== frame?.top || next.gap !== frame.gap) setFrame(next);
    };
    if (frame === null) return lookAgain();
    // All is put in its place before anything is measured: a list that is short meanwhile would be scrolled to its top.
    // The policy of the panel's page refuses styles in its markup, not in the object model.
    let end = frame.top - frame.gap;
    const children = element.children as HTMLCollectionOf<HTMLElement>;
    for (const [n, item] of items.entries()) {
      const child = children[n];
      if (!child) continue;
      child.style.marginBlockStart = `${item.start - end - frame.gap}px`;
      child.style.height = isWhole(child) ? '' : `${item.size}px`;
      end = item.end;
    }
    element.style.paddingBlockEnd = `${Math.max(0, virtualizer.getTotalSize() + frame.top - end)}px`;
    virtualizer._willUpdate();
    if (scrollTo.current !== null && virtualizer.scrollElement)
      virtualizer.scrollElement.scrollTop = scrollTo.current;
    scrollTo.current = null;
    for (const child of children) if (isWhole(child)) virtualizer.measureElement(child);
    virtualizer.measureElement(null);
    lookAgain();
    const card = here === undefined ? null : cardAt(element, here);
    if (!focusing.current || !card) return;
    if (!element.contains(document.activeElement)) card.focus(focusing.current);
    else if (!focusing.current.preventScroll) card.focus();
    focusing.current = null;
  });
  const leave = useRef(onLeave);
  leave.current = onLeave;
  useLayoutEffect(() => {
    const end = virtualizer._didMount();
    return () => {
      leave.current({
        ids: before.current,
        offset: virtualizer.scrollOffset ?? 0,
        sizes: virtualizer.takeSnapshot(),
        current: current.current,
      });
      end();
    };
  }, []);

  const focus = (index: number, how: FocusOptions = {}) => {
    const id = ids[Math.min(Math.max(index, 0), ids.length - 1)];
    if (id === undefined) return;
    current.current = id;
    focusing.current = how;
    draw(undefined);
  };
  const isFocused = () => list.current?.contains(document.activeElement) === true;
  return {
    list,
    items,
    /** Those that are seen, from first to last. */
    range: virtualizer.range,
    /** What has the focus, or had it last. */
    current: here,
    isFocused,
    focus,
    /** From what has the focus; else to what had it last, where that is seen; else to the first that is seen. */
    move: (by: 1 | -1) => {
      const { startIndex = 0, endIndex = 0 } = virtualizer.range ?? {};
      if (here !== undefined && isFocused()) focus(here + by);
      else focus(here !== undefined && here >= startIndex && here <= endIndex ? here : startIndex);
    },
    onFocusIn: (event: FocusEvent) => {
      const item = (event.target as Element).closest<HTMLElement>('[data-index]');
      const id = ids[Number(item?.dataset.index ?? -1)];
      if (id === undefined || id === current.current) return;
      current.current = id;
      draw(undefined);
    },
  };
}

const cardAt = (list: Element, index: number) =>
  list.querySelector<HTMLElement>(`:scope > [data-index="${index}"] > a`);
const isWhole = (item: Element) => item.firstElementChild !== null;

/** Whole px would let the list creep, half a pixel an item. */
const exactHeight: typeof measureElement<HTMLElement> = (element, entry, instance) =>
  entry?.borderBoxSize[0]?.blockSize ??
  instance.itemSizeCache.get(instance.options.getItemKey(instance.indexFromElement(element))) ??
  element.getBoundingClientRect().height;

/** An item, or where it is gone the next that is still there, or the one before. */
function stays(ids: readonly string[], from: number, indexOf: ReadonlyMap<string, number>): string | null {
  const still = (id: string) => indexOf.has(id);
  return ids.slice(from).find(still) ?? ids.slice(0, from).findLast(still) ?? null;
}

/**
 * What must not move when the list changes, and how far below the upper edge it stands: what the pointer is on, or what has
 * the focus, or once it was scrolled the first that is seen.
 */
function hold(
  virtual: Virtualizer<HTMLElement, HTMLElement> | null,
  list: HTMLElement | null,
  ids: readonly string[],
  indexOf: ReadonlyMap<string, number>,
): { id: string; below: number } | null {
  const offset = virtual?.scrollOffset;
  if (!virtual?.range || !list || typeof offset !== 'number') return null;
  const { startIndex, endIndex } = virtual.range;
  const touched =
    list.querySelector<HTMLElement>(':scope > :hover') ??
    document.activeElement?.closest<HTMLElement>('[data-index]');
  const index = Number(touched?.dataset.index ?? -1);
  const isSeen = index >= startIndex && index <= endIndex;
  if (!isSeen && offset === 0) return null;
  const from = isSeen ? index : startIndex;
  const start = virtual.measurementsCache[from]?.start;
  const id = stays(ids, from, indexOf);
  return id === null || start === undefined ? null : { id, below: start - offset };
}
