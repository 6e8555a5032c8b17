/** Reads one post: a card of a feed, a group or a search, or the post of a page of its own. */

import { cssOf, find } from '../chain';
import { parentOf } from '../nodes';
import type { Place, Reading } from '../site';
import { authorOf, type Header, headerOf, NOBODY } from './header';
import { identityOf } from './identity';
import { isShared } from './original';
import { isShownIn, readingOf, readWords } from './own';
import type { FacebookPage } from './selectors';

const BUTTON_ROLES = '[data-ad-rendering-role$="_button"]';

/** Whether a card has what makes it a post: a header or words of its own; a placeholder has neither. */
export function isPost(item: Element, { chains }: FacebookPage): boolean {
  for (const element of item.querySelectorAll(`${cssOf(chains.header)},${cssOf(chains.postText)}`))
    if (isShownIn(item, element)) return true;
  return false;
}

function textOf(item: Element, header: Header | null, page: FacebookPage): string | null {
  const message = find(page, 'postText', item, (element) => isShownIn(item, element));
  return message && !isShared(item, header, message) ? readWords(message) : null;
}

export function readPost(item: Element, page: FacebookPage): Reading {
  const header = headerOf(item, page);
  if (!header && !isPost(item, page)) return { read: 'none', missing: [] };
  const author = header ? authorOf(item, header, page) : NOBODY;
  return readingOf({
    site: 'facebook',
    kind: 'post',
    ...identityOf(item, header, author, page),
    author,
    text: textOf(item, header, page),
    postedAt: null,
    inReplyTo: null,
  });
}

/** Beside the post's own buttons, else in its header, where the logged-out site has no named buttons (2026-03). */
export function placeInPost(item: Element, page: FacebookPage): Place | null {
  const shown = (element: Element) => isShownIn(item, element);
  const button = find(page, 'buttons', item, shown);
  for (let row = button && parentOf(button); row && row !== item; row = parentOf(row)) {
    if (row.querySelectorAll(BUTTON_ROLES).length > 1) return { parent: row, before: null };
  }
  const line = find(page, 'header', item, shown);
  return line ? { parent: line, before: null } : null;
}
