/** Which elements of a page hold one tweet each. */
import { cssOf, findAll } from '../chain';
import type { Chain } from '../site';
import { readLink } from './link';
import { isOwn } from './own';
import { pageKind } from './pages';
import { chains, type XPage } from './selectors';

const [{ css: TWEET }, { css: ARTICLE }] = chains.item;
const FOCAL = cssOf(chains.focal);
const [{ css: PROMOTION }, { css: PIXEL }] = chains.promoted;
/** What stands in one of these is no item: it is part of another tweet, or private. */
const OUTSIDE = [chains.embedded, chains.messages].map(cssOf).join();

/** An X Article opened alone. */
export const isArticle = (element: Element): boolean =>
  element.localName !== 'article' && element.matches(ARTICLE);

/** Whether a repair finds the element: those stand before the shipped candidates. */
function isRepaired(element: Element, page: XPage): boolean {
  const chain: Chain = page.chains.item;
  return chain !== chains.item && chain.slice(0, -chains.item.length).some(({ css }) => element.matches(css));
}

export function isTweet(element: Element, page: XPage): boolean {
  if (element.getAttribute('data-testid') === 'tweet') return true;
  if (element.matches(TWEET) && element.querySelector(cssOf(page.chains.names))) return true;
  return isArticle(element) || isRepaired(element, page);
}

/** A promoted tweet tells no time (2026-09); the marks of promotion stand at ordinary tweets, too. */
const isPromoted = (tweet: Element): boolean =>
  tweet.querySelector('time') === null &&
  (tweet.matches(FOCAL) ||
    tweet.closest(PROMOTION) !== null ||
    tweet.previousElementSibling?.matches(PIXEL) === true);

/** Whether a tweet stands for itself. */
const isItem = (tweet: Element): boolean => !tweet.parentElement?.closest(OUTSIDE) && !isPromoted(tweet);

/** The item in a row of a timeline. */
export function itemIn(row: Element, page: XPage): Element | null {
  for (const tweet of row.querySelectorAll(cssOf(page.chains.item)))
    if (isTweet(tweet, page) && isItem(tweet)) return tweet;
  return null;
}

/**
 * Whether a tweet stands for itself, and in a row where there are rows: the one outside is the copy in the reply
 * dialog (2026-09). What stands around a list of rows is looked at once, and not for each of them: `lists` says of
 * each whether it is outside.
 */
function isItemIn(root: ParentNode, page: XPage, lists: Map<Element | null, boolean>) {
  const row = cssOf(page.chains.row);
  if (!root.querySelector(row)) return isItem;
  return (tweet: Element): boolean => {
    const frame = tweet.parentElement?.closest(`${OUTSIDE},${row}`);
    if (!frame) return isArticle(tweet) && !isPromoted(tweet);
    if (!frame.matches(row)) return false;
    const list = frame.parentElement;
    const isOutside = lists.get(list) ?? frame.closest(OUTSIDE) !== null;
    lists.set(list, isOutside);
    return !isOutside && !isPromoted(tweet);
  };
}

/** What has links that name the tweet: its time, its views, its pictures. */
const NAMING = 'time,a[href*="/analytics"],a[href*="/photo/"]';

function idsOf(tweet: Element): string[] {
  const links = [...tweet.querySelectorAll(NAMING)].filter((link) => isOwn(tweet, link));
  return links.flatMap((link) => readLink(link).id ?? []);
}

/** Whether each tweet's time names another one: then nothing else needs to be asked. */
function differ(tweets: readonly Element[]): boolean {
  const known = new Set<string>();
  return tweets.every((tweet) => {
    const time = tweet.querySelector('time');
    const id = time && isOwn(tweet, time) ? readLink(time).id : null;
    return id !== null && known.size < known.add(id).size;
  });
}

/** The first of those that name the same tweet. */
function withoutCopies(tweets: Element[]): Element[] {
  const known = new Set<string>();
  return tweets.filter((tweet) => {
    const ids = idsOf(tweet);
    const isCopy = ids.some((id) => known.has(id));
    for (const id of ids) known.add(id);
    return !isCopy;
  });
}

export function findItems(root: ParentNode, page: XPage): Element[] {
  if (pageKind(page.url) === 'messages') return [];
  const lists = new Map<Element | null, boolean>();
  const isOne = isItemIn(root, page, lists);
  const tweets = findAll(page, 'item', root, (element) => isTweet(element, page) && isOne(element));
  // Photos are shown beside their conversation, in a list of their own.
  return lists.size === 1 && differ(tweets) ? tweets : withoutCopies(tweets);
}
