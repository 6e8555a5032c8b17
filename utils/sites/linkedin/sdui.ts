/** Reads a post of LinkedIn's newer front end (its comments: sdui-comment.ts). */

import { find } from '../chain';
import { parentOf } from '../nodes';
import { type Found, isPicture, type Own, ownOf, whoAndWhat } from './parts';
import { answeredIn } from './sdui-comment';
import { SDUI } from './sdui-front';
import { css, type LinkedinPage, stands } from './selectors';
import {
  exactPostUrn,
  isOfOneMoment,
  postIds,
  postLink,
  postOfKey,
  postOfPage,
  postUrn,
  sane,
  trackedPost,
} from './urn';

/** The comments in a card, by their list where it has one. */
function commentsIn(item: Element, page: LinkedinPage): Element[] {
  if (!stands(page, 'sduiComment', item)) return [];
  const lists = item.querySelectorAll(css(page, 'sduiList'));
  return [...(lists.length > 0 ? lists : item.querySelectorAll(css(page, 'sduiComment')))];
}

/** The post, before the name of what is keyed by it. */
const HEAD = /^.+?(?=-(?:replaceableCommentTools|commentList))/s;
const CARD = /^(?:expanded|update-card-focus)/;

const keyOf = (card: Element) => card.getAttribute('componentkey') ?? card.id;

/** The posts that an element's key, id and test id begin with: one, unless they disagree. */
function keyedPosts(element: Element): string[] {
  const posts: string[] = [];
  let last: string | null = null;
  for (const attribute of ['componentkey', 'id', 'data-testid']) {
    const value = sane(element.getAttribute(attribute));
    if (!value || value === last) continue;
    last = value;
    const head = value.match(HEAD)?.[0];
    const post = head ? postOfKey(head) : null;
    if (post && !posts.includes(post)) posts.push(post);
  }
  return posts;
}

/** How far around the card its comment tools may stand. */
const MOST_FRAMES = 5;

/** The post that the keys beside the card name, where they end as the card's own key does. */
function besidePosts(item: Element, page: LinkedinPage): string[] {
  const end = keyOf(item).replace(CARD, '');
  if (!end.includes('FeedType_')) return [];
  let frame = parentOf(item);
  for (let n = 0; frame && n < MOST_FRAMES; n++, frame = parentOf(frame))
    for (const one of frame.querySelectorAll(css(page, 'sduiPostKey')))
      if (keyOf(one).endsWith(end)) return keyedPosts(one);
  return [];
}

/** The update that the card's links name: none, where they name two, or another post stands in the card. */
function linkedPost(item: Element, page: LinkedinPage, own: Own): string | null {
  if (!stands(page, 'sduiPostLink', item)) return null;
  const links = [...item.querySelectorAll('a')].filter(own);
  // Those in the words are whatever the author linked.
  const isCard = (link: Element) =>
    link.matches(css(page, 'sduiPostLink')) && link.querySelector('p,img') !== null;
  const [name = null, ...more] = new Set(
    links.filter(isCard).map((link) => postUrn(link.getAttribute('href'))),
  );
  if (name === null || more.length > 0) return null;
  const authors = links.filter((link, n) => SDUI.isNameLink(link, page) && isPicture(links[n - 1] ?? null));
  return new Set(authors.map((link) => link.getAttribute('href'))).size === 1 ? name : null;
}

/** What the key of an update ends with on a page of its own. */
const SUBJECT = 'FeedType_FEED_DETAIL';

/** The address of a post's own page names the first update there; further ones may follow. */
function addressedPost(item: Element, page: LinkedinPage): string | null {
  const posts = item.ownerDocument.querySelectorAll(css(page, 'sduiPost'));
  const first = [...posts].find((post) => keyOf(post).endsWith(SUBJECT));
  return first === item ? postOfPage(page.url) : null;
}

/** The post whose urn a test id ends with, in clear. */
function clearPost(item: Element, page: LinkedinPage): string | null {
  const id = item.querySelector(css(page, 'sduiPostUrn'))?.getAttribute('data-testid') ?? '';
  return exactPostUrn(id.slice(id.indexOf('urn:')));
}

function tracked(item: Element, page: LinkedinPage, own: Own): string | null {
  if (!stands(page, 'tracked', item)) return null;
  const scope = item.querySelector(css(page, 'tracked')) ?? item.closest(css(page, 'tracked'));
  return scope && own(scope) ? trackedPost(scope) : null;
}

/**
 * All that the page calls this post. The address is its id only where the card itself names none: it may be ahead
 * of what is shown. Tracking and links name the same update by another kind of urn.
 */
function idsOf(item: Element, page: LinkedinPage, comments: Element[]) {
  const key = find(page, 'sduiPostKey', item);
  const keyed = key ? keyedPosts(key) : besidePosts(item, page);
  if (keyed.length > 1) return postIds([]);
  const isSubject = keyOf(item).endsWith(SUBJECT);
  const [comment] = comments;
  const names = [
    ...keyed,
    ...comments.flatMap(keyedPosts),
    comment ? answeredIn(comment, page) : null,
    isSubject ? clearPost(item, page) : null,
  ].filter((name) => name !== null);
  const [first] = names;
  if (!first) return postIds([isSubject ? addressedPost(item, page) : null]);
  // Another kind of urn may be another name of the post; one of another time is another post.
  if (!names.every((name) => isOfOneMoment(first, name))) return postIds([]);
  const own = ownOf(comments);
  const linked = linkedPost(item, page, own);
  return postIds(names, [tracked(item, page, own), linked && isOfOneMoment(first, linked) ? linked : null]);
}

export const sduiPostIds = (item: Element, page: LinkedinPage) => idsOf(item, page, commentsIn(item, page));

/** An update, and no suggestion or empty place. */
export const isSduiPost = (item: Element, page: LinkedinPage) =>
  page.chains.sduiPostSign.some((sign) => item.querySelector(sign.css) !== null);

export function readSduiPost(item: Element, page: LinkedinPage): Found {
  const comments = commentsIn(item, page);
  const ids = idsOf(item, page, comments);
  return {
    kind: 'post',
    isKindSure: true,
    ...ids,
    permalink: ids.id && postLink(ids.id),
    ...whoAndWhat(item, page, SDUI, ownOf(comments)),
    inReplyTo: null,
  };
}
