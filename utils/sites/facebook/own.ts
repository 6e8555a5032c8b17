/** What belongs to an item itself: not to a comment under it, and not to a copy that nobody sees. */
import { type Mention, PARTS, type Part } from '../mention';
import type { Reading } from '../site';
import { COMMENT } from './selectors';

/** Whether `element` stands in `item` itself and not in a comment or reply inside it. */
export function isOwn(element: Element, item: Element): boolean {
  for (let at: Element | null = element; at !== item; at = at.parentElement) {
    if (!at || at.matches(COMMENT)) return false;
  }
  return true;
}

/** Whether `element` is, or stands in, what `css` names, below `item`. */
export function isUnder(element: Element, item: Element, css: string): boolean {
  const by = element.closest(css);
  return by !== null && by !== item && item.contains(by);
}

/** Whether something inside `item` hides `element`; behind a log-in box the whole page is hidden (2026-03). */
export const isHidden = (element: Element, item: Element): boolean =>
  isUnder(element, item, '[aria-hidden="true"]');

/** Whether `after` comes after `before`, and is not inside it. */
export const follows = (before: Element, after: Element): boolean =>
  (before.compareDocumentPosition(after) & 20) === 4; // FOLLOWING, and not CONTAINED_BY

/** "See more", badges and hidden copies stand among the words and are none of them: what can be pressed is no word. */
export const noWords = (element: Element): boolean =>
  element.getAttribute('role') === 'button' ||
  element.getAttribute('aria-hidden') === 'true' ||
  (element.getAttribute('tabindex') === '0' && element.tagName !== 'A');

/** The one value that all sources name; null when there is none, and when two disagree. */
export function agreed(values: readonly (string | undefined)[]): { value: string | null; clash: boolean } {
  const [value = null, ...more] = new Set(values.filter((said) => said !== undefined));
  return more.length > 0 ? { value: null, clash: true } : { value, clash: false };
}

/** Names every null part, and those that are `unsure`; a post answers nothing, so its null is no gap. */
export function readingOf(found: Omit<Mention, 'missing'>, unsure: readonly Part[] = []): Reading {
  const { author, kind } = found;
  const values: Partial<Record<Part, string | null>> = {
    ...found,
    'author.name': author.name,
    'author.handle': author.handle,
    'author.profileUrl': author.profileUrl,
    inReplyTo: kind === 'post' ? kind : found.inReplyTo,
  };
  const missing = PARTS.filter((part) => values[part] === null || unsure.includes(part));
  const mention: Mention = { ...found, missing };
  return missing.length > 0 ? { read: 'part', mention, missing } : { read: 'whole', mention };
}
