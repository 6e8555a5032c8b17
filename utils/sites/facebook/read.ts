/** The Facebook reader. */
import { cssOf } from '../chain';
import { QUIET } from '../quiet';
import type { Site } from '../site';
import { placeInComment, readComment } from './comment';
import { isOwn } from './own';
import { pageKind } from './pages';
import { isPost, placeInPost, readPost } from './post';
import { COMMENT, chains, type FacebookPage, HEADER, POSTS } from './selectors';

const CARD = '[aria-posinset],[role="article"]:not([aria-label])';

/** A comment names itself in a link, or stands under a post; the bubble of a private message does neither. */
const isComment = (item: Element): boolean =>
  [...item.querySelectorAll('a[href*="comment_id="]')].some((link) => isOwn(link, item)) ||
  (item.parentElement?.closest(CARD) != null && item.querySelector('a[href]') !== null);

/** The posts of each row of the chain that are no part of, and hold none of, those found before. */
function postsIn(root: ParentNode, page: FacebookPage): Element[] {
  const found = new Set<Element>();
  const isNew = (item: Element) => {
    for (let up: Element | null = item; up; up = up.parentElement) if (found.has(up)) return false;
    return item.closest(COMMENT) === null;
  };
  for (const { css } of POSTS) {
    const before = new Set(found);
    for (const item of root.querySelectorAll(css)) {
      if (!isNew(item) || !isPost(item, page)) continue;
      // A list that wraps found posts is none itself; a place in a feed holds other places only if it is a list.
      const inner = [...item.querySelectorAll(CARD)];
      if (inner.some((card) => before.has(card) || (card.matches('[aria-posinset]') && isPost(card, page))))
        continue;
      found.add(item);
    }
  }
  for (const name of root.querySelectorAll(cssOf(HEADER))) {
    // A piece of a page, or a page of one photo or reel, has no feed: the card is all that has no other header.
    if (!isNew(name)) continue;
    let card = name;
    for (
      let up = name.parentElement;
      up && !up.matches('body,[role="main"],[role="feed"],[role="dialog"]');
    ) {
      if (up.querySelectorAll(cssOf(HEADER)).length > 1) break;
      card = up;
      up = up.parentElement;
    }
    if (card !== name && isPost(card, page) && card.querySelector('[data-ad-rendering-role$="_button"]'))
      found.add(card);
  }
  return [...found];
}

const outermostDialog = (item: Element): Element | null => {
  let dialog = item.closest('[role="dialog"]');
  for (let up = dialog; up; up = up.parentElement?.closest('[role="dialog"]') ?? null) dialog = up;
  return dialog;
};

export const facebook: Site<typeof chains> = {
  name: 'facebook',
  quiet: QUIET.facebook,
  chains,
  pageKind,
  // Dialogs stand outside `[role=main]` and menus outside the app's own element, so the body it is (2026-03).
  root: (document) => document.body,
  items(root, page) {
    if (/^(?:messages|unsupported)$/.test(pageKind(page.url))) return [];
    const found = [...postsIn(root, page), ...[...root.querySelectorAll(COMMENT)].filter(isComment)].sort(
      (a, b) => (a.compareDocumentPosition(b) & 4 ? -1 : 1),
    );
    // A post that was opened lies in a dialog above the feed, which may show the same post again.
    const top = found.map(outermostDialog).findLast((dialog) => dialog !== null);
    return top ? found.filter((item) => top.contains(item)) : found;
  },
  read(item, page) {
    if (/^(?:messages|unsupported)$/.test(pageKind(page.url))) return { read: 'none', missing: [] };
    if (!item.matches(COMMENT)) return readPost(item, page);
    return isComment(item) ? readComment(item, page) : { read: 'none', missing: [] };
  },
  place: (item, page) => (item.matches(COMMENT) ? placeInComment(item, page) : placeInPost(item, page)),
  chainOf: () => null,
};
