/** Whether a card shows somebody else's post below its own words. */

import { cssOf } from '../chain';
import { parentOf } from '../nodes';
import { type Header, isBelow } from './header';
import { readLink } from './links';
import { follows, isOwnOf, isShownIn } from './own';
import type { FacebookPage } from './selectors';

/**
 * Whether something shared begins between header and `end`: there nothing of the post's own has links. Even where the
 * shared original's header is not marked as one, its picture is a link (2025-10).
 */
export function isShared(item: Element, header: Header | null, end: Element): boolean {
  const isAround = (element: Element): boolean => header?.line != null && element.contains(header.line);
  for (let up: Element | null = end; up && up !== item && !isAround(up); up = parentOf(up))
    for (let side = up.previousElementSibling; side; side = side.previousElementSibling) {
      if (isAround(side)) return false;
      const anchor = side.getElementsByTagName('a')[0];
      if (anchor && isShownIn(item, anchor)) return true;
    }
  return false;
}

/** Whether the card has a second header, or a link to a person beside its header, its words and its comments. */
export function sharesSomebody(item: Element, header: Header | null, { chains }: FacebookPage): boolean {
  for (const line of item.querySelectorAll(cssOf(chains.header)))
    if (line !== header?.line && isShownIn(item, line)) return true;
  const words = cssOf(chains.postText);
  for (const anchor of item.getElementsByTagName('a'))
    if (
      readLink(anchor).author &&
      isOutside(item, header, anchor) &&
      !anchor.closest(words) &&
      isOwnOf(item, anchor)
    )
      return true;
  return false;
}

const isOutside = (item: Element, header: Header | null, anchor: Element): boolean =>
  !(header && (!follows(header.line, anchor) || isBelow(header, anchor))) && isShownIn(item, anchor);
