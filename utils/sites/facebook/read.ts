/** The Facebook reader. */

import { QUIET } from '../quiet';
import type { Repairable, Site } from '../site';
import { addressed } from './addressed';
import { placeInComment, readComment } from './comment';
import { itemsIn } from './items';
import { pageKind } from './pages';
import { placeInPost, readPost } from './post';
import { isReel, placeInReel, readReel, reelIn } from './reel';
import { COMMENT, chains, type FacebookPage } from './selectors';

const POST_PARTS: Record<Repairable, string> = {
  'author.name': 'postName',
  text: 'postText',
  permalink: 'postTime',
};
const COMMENT_PARTS: Record<Repairable, string> = {
  'author.name': 'commentName',
  text: 'commentText',
  permalink: 'commentTime',
};

const unread = new WeakMap<FacebookPage, boolean>();

function isUnread(page: FacebookPage): boolean {
  const known = unread.get(page) ?? /^(?:messages|unsupported)$/.test(pageKind(page.url));
  unread.set(page, known);
  return known;
}

export const facebook: Site<typeof chains> = {
  name: 'facebook',
  quiet: QUIET.facebook,
  chains,
  pageKind,
  addressed,
  // Dialogs stand outside `[role=main]` and menus outside the app's own element, so the body it is (2026-03).
  root: (document) => document.body,
  items(root, page) {
    if (isUnread(page)) return [];
    const reel = reelIn(root, page);
    const items = itemsIn(root, page);
    return reel && !items.some((item) => reel.contains(item) || item.contains(reel))
      ? [reel, ...items]
      : items;
  },
  read(item, page) {
    if (isUnread(page)) return { read: 'none', missing: [] };
    if (!item.matches(COMMENT)) return isReel(item, page) ? readReel(item, page) : readPost(item, page);
    return readComment(item, page);
  },
  place(item, page) {
    if (item.matches(COMMENT)) return placeInComment(item, page);
    return isReel(item, page) ? placeInReel(item) : placeInPost(item, page);
  },
  chainOf: (item, part) => (item.matches(COMMENT) ? COMMENT_PARTS : POST_PARTS)[part],
};
