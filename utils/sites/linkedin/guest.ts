/** Reads an item of the pages that LinkedIn shows to who is not signed in: a post, a company with its posts. */
import { find } from '../chain';
import { type Found, type FrontEnd, ownOf, whoAndWhat } from './parts';
import { css, cssOfAll, type LinkedinPage } from './selectors';
import { commentUrn, exactPostUrn, postIds, postLink } from './urn';

const GUEST: FrontEnd = {
  name: 'guestName',
  text: 'guestText',
  isNameLink: (link, page) => link.matches(css(page, 'guestName')),
  // The words stand in one paragraph whose white space is shown (2026-06).
  isAsWritten: () => true,
  isNoWord: (element, page) => element.matches(css(page, 'noWords')),
};

/** Comments, and the shared post, which is an article without a mark of its own. */
const ownOfGuest = (item: Element, page: LinkedinPage) =>
  ownOf([
    ...item.querySelectorAll(cssOfAll(page, 'guestPost', 'guestComment')),
    ...item.querySelectorAll('article'),
  ]);

/** What the menu of this item would report. */
function reported(item: Element, page: LinkedinPage): string | null {
  const menu = find(page, 'guestUrn', item, ownOfGuest(item, page));
  return menu?.getAttribute('data-semaphore-content-urn') ?? null;
}

/**
 * What is shown, by the update's own urn and that of the share or ugcPost in it. Under a repost without words the
 * activity is the event, so it counts only where nothing else tells.
 */
export function guestPostIds(item: Element, page: LinkedinPage) {
  const featured = exactPostUrn(item.getAttribute('data-featured-activity-urn'));
  const menu = exactPostUrn(reported(item, page));
  const first = featured ?? menu ?? exactPostUrn(item.getAttribute('data-activity-urn'));
  return postIds([first, menu, exactPostUrn(item.getAttribute('data-attributed-urn'))]);
}

export const guestCommentUrn = (item: Element, page: LinkedinPage) => commentUrn(reported(item, page));

/** Other sections are kept out of search results too. */
export const isGuestComment = (item: Element, page: LinkedinPage) =>
  item.querySelector(css(page, 'guestText')) !== null || guestCommentUrn(item, page) !== null;

export function readGuestPost(item: Element, page: LinkedinPage): Found {
  const ids = guestPostIds(item, page);
  return {
    kind: 'post',
    isKindSure: true,
    ...ids,
    permalink: ids.id && postLink(ids.id),
    ...whoAndWhat(item, page, GUEST, ownOfGuest(item, page)),
    inReplyTo: null,
  };
}

export function readGuestComment(item: Element, page: LinkedinPage): Found {
  const urn = guestCommentUrn(item, page);
  return {
    kind: 'comment',
    isKindSure: true,
    id: urn?.id ?? null,
    aliases: [],
    permalink: urn?.permalink ?? null,
    ...whoAndWhat(item, page, GUEST, ownOfGuest(item, page)),
    inReplyTo: urn?.post ?? null,
  };
}
