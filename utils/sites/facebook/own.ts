/** What belongs to an item itself: not to a comment under it, and not to a copy that nobody sees. */

import { type Mention, PARTS, type Part } from '../mention';
import { parentOf } from '../nodes';
import type { Reading } from '../site';
import { readText } from '../text';
import { PRESSED } from './selectors';

const HIDDEN = '[aria-hidden="true"]';

/** Says of an element that what stands in it is no part of the item around it. */
type Bar = (element: Element) => boolean;

/** Whether nothing that bars stands between `item` and `element`, which may bar itself. */
export function isClear(item: Element, element: Element, bars: Bar): boolean {
  // Climbing as far as the item is cheaper than `closest`, which climbs as far as the page.
  for (let at: Element | null = element; at && at !== item; at = parentOf(at)) if (bars(at)) return false;
  return true;
}

const isHidden: Bar = (element) => element.getAttribute('aria-hidden') === 'true';
const isArticle: Bar = (element) => element.getAttribute('role') === 'article';

/** Comments and replies, what can be pressed, and copies that nobody sees. */
export const isForeign: Bar = (element) => {
  const role = element.getAttribute('role');
  return role === 'article' || role === 'button' || isHidden(element);
};

/** Whether nothing inside `item` hides `element`; behind a log-in box the whole page is hidden (2026-03). */
export function isShownIn(item: Element, element: Element): boolean {
  const by = element.closest(HIDDEN);
  return by === null || by === item || !item.contains(by);
}

/** Whether `element` stands in `item` itself, and not in a comment or reply inside it. */
export const isOwnOf = (item: Element, element: Element): boolean => isClear(item, element, isArticle);

/** Whether `element` is, or stands in, what `css` names, below `item`. */
export function isUnder(element: Element, item: Element, css: string): boolean {
  const by = element.closest(css);
  return by !== null && by !== item && item.contains(by);
}

/** Whether `after` comes after `before`, and is not inside it. */
export const follows = (before: Element, after: Element): boolean =>
  (before.compareDocumentPosition(after) & 20) === 4; // FOLLOWING, and not CONTAINED_BY

/** "See more", badges and hidden copies stand among the words and are none of them: what can be pressed is no word. */
const isNoWord: Bar = (element) =>
  element.getAttribute('role') === 'button' ||
  isHidden(element) ||
  (element.getAttribute('tabindex') === '0' && element.tagName !== 'A');
const SKIPPING = { skip: isNoWord };

const EMOJI = /^[\p{Extended_Pictographic}\p{Emoji_Component}]+$/u;

/** The words of an element; null too where a picture stands among them that is no emoji: those words have a hole. */
export function readWords(element: Element): string | null {
  const line = lineIn(element);
  if (line) return line.textContent?.replace(/\s+/g, ' ').trim() || null;
  if (element.querySelector('img') && hasHole(element)) return null;
  return readText(element, SKIPPING);
}

/** The innermost of elements that hold one another and nothing else but one text, as most words do. */
function lineIn(element: Element): Element | null {
  let at = element;
  for (let inner = at.firstChild; inner?.nodeType === 1 && !inner.nextSibling; inner = at.firstChild)
    at = inner as Element;
  const text = at.firstChild;
  return text?.nodeType === 3 && !text.nextSibling && (at === element || !isNoWord(at)) ? at : null;
}

function hasHole(element: Element): boolean {
  for (const picture of element.querySelectorAll('img'))
    if (!EMOJI.test(picture.getAttribute('alt') ?? '') && !isUnder(picture, element, PRESSED)) return true;
  return false;
}

export interface Agreed {
  value: string | null;
  clash: boolean;
}

/** The one value that all sources name; null when there is none, and when two disagree. */
export function agreed(values: readonly (string | null | undefined)[]): Agreed {
  let value: string | null = null;
  for (const said of values) {
    if (said === undefined || said === null || said === value) continue;
    if (value !== null) return { value: null, clash: true };
    value = said;
  }
  return { value, clash: false };
}

/** Names every null part, and those that are `unsure`; a post answers nothing, so its null is no gap. */
export function readingOf(found: Omit<Mention, 'missing'>, unsure: readonly Part[] = []): Reading {
  const { author, kind } = found;
  const isMissing = (part: Part): boolean => {
    switch (part) {
      case 'author.name':
        return author.name === null;
      case 'author.handle':
        return author.handle === null;
      case 'author.profileUrl':
        return author.profileUrl === null;
      case 'inReplyTo':
        return kind !== 'post' && found.inReplyTo === null;
      default:
        return found[part] === null || unsure.includes(part);
    }
  };
  const missing = PARTS.filter(isMissing);
  const mention: Mention = { ...found, missing };
  return missing.length > 0 ? { read: 'part', mention, missing } : { read: 'whole', mention };
}
