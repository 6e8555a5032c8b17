/** Finds the posts and comments of a page. */

import { cssOf } from '../chain';
import { parentOf } from '../nodes';
import { readComment } from './comment';
import { readLink } from './links';
import { isOwnOf, isShownIn } from './own';
import { readPost } from './post';
import { CARD, COMMENT, type FacebookPage } from './selectors';

const DIALOG = '[role="dialog"]';
/** Around all posts: no card reaches so far. */
const AROUND = 'body,[role="main"],[role="feed"],[role="dialog"]';

/** A comment names itself in a link, or stands under a post; the bubble of a private message does neither. */
function isComment(item: Element): boolean {
  const link = item.querySelector('a[href*="comment_id="]');
  if (link && isOwnOf(item, link)) return true;
  return item.parentElement?.closest(CARD) != null && item.querySelector('a[href]') !== null;
}

/** The card that an element of a post stands in: a place in a feed, else an article, else what a list holds. */
function cardOf(element: Element, page: FacebookPage): Element | null {
  const place = element.closest('[aria-posinset]');
  if (place) return place;
  const article = outermost(element, '[role="article"]:not([aria-label])');
  return (
    article ??
    element.closest('[role="feed"] > *') ??
    element.closest('[data-virtualized="false"]') ??
    pieceOf(element, page)
  );
}

function outermost(element: Element, css: string): Element | null {
  let found = element.closest(css);
  for (let up = found; up; up = up.parentElement?.closest(css) ?? null) found = up;
  return found;
}

/** A piece of a page, or a page of one photo, has no feed: the card is all that has no other header, with its buttons. */
function pieceOf(element: Element, { chains }: FacebookPage): Element | null {
  const headers = cssOf(chains.header);
  let card = element;
  for (let up = parentOf(element); up && !up.matches(AROUND); up = parentOf(up)) {
    if (up.querySelectorAll(headers).length > 1) break;
    card = up;
  }
  return card.querySelector('[data-ad-rendering-role$="_button"]') ? card : null;
}

/** The cards around what `css` finds, unless they are advertisements, or no cards. */
function addCards(
  cards: Set<Element>,
  refused: Set<Element>,
  root: ParentNode,
  css: string,
  page: FacebookPage,
) {
  for (const element of root.querySelectorAll(css)) {
    const card = cardOf(element, page);
    if (!card || cards.has(card) || refused.has(card) || !isShownIn(card, element)) continue;
    if (card.closest(COMMENT) || card.querySelector(cssOf(page.chains.sponsored))) refused.add(card);
    else cards.add(card);
  }
}

export function itemsIn(root: ParentNode, page: FacebookPage): Element[] {
  const { header, postText, comment } = page.chains;
  const cards = new Set<Element>();
  const refused = new Set<Element>();
  for (const { css } of header) addCards(cards, refused, root, css, page);
  const named = cards.size;
  // A card without a name has words; a placeholder has neither.
  for (const { css } of postText) addCards(cards, refused, root, css, page);
  const comments = [...root.querySelectorAll(cssOf(comment))].filter(isComment);
  const found = inPageOrder([...cards], comments, cards.size === named);
  return withoutCopies(onTop(found, root), page);
}

/** Each post, then its comments. Comparing any two of a feed's elements would cost as much as the feed is long. */
function inPageOrder(cards: Element[], comments: Element[], isSorted: boolean): Element[] {
  const byCard = Map.groupBy(comments, (comment) => comment.parentElement?.closest(CARD) ?? null);
  const found = cards.flatMap((card) => [card, ...(byCard.get(card) ?? [])]);
  if (isSorted && found.length === cards.length + comments.length) return found;
  return [...cards, ...comments].sort((a, b) => (a.compareDocumentPosition(b) & 4 ? -1 : 1));
}

/** A post that was opened lies in a dialog above the feed, which may show the same post again. */
function onTop(found: Element[], root: ParentNode): Element[] {
  if (!root.querySelector(DIALOG)) return found;
  const top = found.map((item) => outermost(item, DIALOG)).findLast((dialog) => dialog !== null);
  return top ? found.filter((item) => top.contains(item)) : found;
}

/** Of what is twice on the page only the one that is seen (2026-10); of copies that both are, the last, which is on top. */
function withoutCopies(found: Element[], page: FacebookPage): Element[] {
  const places = new Set<string>();
  const isSplit = found.some((item) => {
    const place = item.getAttribute('aria-posinset');
    return place !== null && places.size === places.add(place).size;
  });
  const last = new Map<string, Element>();
  const copies = new Set<Element>();
  for (const item of found) {
    const keys = isLabelled(item) ? commentKeys(item) : isSplit ? postKeys(item, page) : [];
    const known = keys.find((key) => isCopy(item, last.get(key), page));
    const other = known === undefined ? undefined : last.get(known);
    const isBetter = !other || isSeen(item) || !isSeen(other);
    if (other) copies.add(isBetter ? other : item);
    if (isBetter) for (const key of keys) if (key === known || !last.has(key)) last.set(key, item);
  }
  return copies.size === 0 ? found : found.filter((item) => !copies.has(item));
}

const isLabelled = (item: Element): boolean => item.hasAttribute('aria-label');

/** What two copies of a comment have in common: the id in the link of the time, and that in the link of the picture. */
function commentKeys(item: Element): string[] {
  const time = item.querySelector('li a[href*="comment_id="]');
  const keys: string[] = [];
  for (const anchor of [time && isOwnOf(item, time) ? time : null, item.getElementsByTagName('a')[0]]) {
    const { comment, reply } = anchor ? readLink(anchor) : {};
    const key = reply ?? comment;
    if (key && !keys.includes(key)) keys.push(key);
  }
  return keys;
}

/** So many letters two copies begin with alike: one of them may be cut. */
const ALIKE = 80;

/** A link that lost the id of its reply says that of the comment above it: a copy is by the same author, in the same words. */
function isCopy(item: Element, other: Element | undefined, page: FacebookPage): boolean {
  if (!other || !isLabelled(item) || !isLabelled(other)) return other !== undefined;
  const [one, two] = [item, other].map((comment) => readComment(comment, page));
  if (one?.read === 'none' || two?.read === 'none') return true;
  const said = [
    [one?.mention.author.name, two?.mention.author.name],
    [one?.mention.text?.slice(0, ALIKE), two?.mention.text?.slice(0, ALIKE)],
  ];
  return said.every(([a, b]) => a == null || b == null || a === b);
}

/** Two lists on one page, which count their places alike, may show the same post: the feed behind a dialog. */
function postKeys(item: Element, page: FacebookPage): string[] {
  const reading = readPost(item, page);
  const key = reading.read === 'none' ? null : (reading.mention.permalink ?? reading.mention.id);
  return key === null ? [] : [key];
}

const isSeen = (element: Element): boolean => element.checkVisibility?.() ?? true;
