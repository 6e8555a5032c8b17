/** Which elements of a page hold one tweet each. */
import { cssOf, findAll } from '../chain';
import { readLink } from './link';
import { isOwn } from './own';
import { pageKind } from './pages';
import { chains, type XPage } from './selectors';

const [{ css: TWEET }, { css: ARTICLE }] = chains.item;
/** What has links that name the tweet: its time, its views, its pictures. */
const NAMING = 'time,a[href*="/analytics"],a[href*="/photo/"]';
const NAMES = cssOf(chains.names);
const ROW = cssOf(chains.row);
const FOCAL = cssOf(chains.focal);
const [{ css: PROMOTION }, { css: PIXEL }] = chains.promoted;
/** What stands in one of these is no item: it is part of another tweet, or private. */
const OUTSIDE = [chains.embedded, chains.messages].map(cssOf).join();

/** An X Article opened alone. */
export const isArticle = (element: Element): boolean =>
  element.localName !== 'article' && element.matches(ARTICLE);

export function isTweet(element: Element): boolean {
  if (element.getAttribute('data-testid') === 'tweet') return true;
  return element.matches(TWEET) ? element.querySelector(NAMES) !== null : isArticle(element);
}

/** A promoted tweet tells no time (2026-09); the marks of promotion stand at ordinary tweets, too. */
const isPromoted = (tweet: Element) =>
  (tweet.matches(FOCAL) ||
    tweet.closest(PROMOTION) !== null ||
    tweet.previousElementSibling?.matches(PIXEL)) &&
  tweet.querySelector('time') === null;

/** Whether a tweet stands for itself. */
export const isItem = (tweet: Element): boolean =>
  !tweet.parentElement?.closest(OUTSIDE) && !isPromoted(tweet);

/** The item in a row of a timeline. */
export function itemIn(row: Element): Element | null {
  for (const tweet of row.querySelectorAll(TWEET)) if (isTweet(tweet) && isItem(tweet)) return tweet;
  return null;
}

function idsOf(tweet: Element): string[] {
  const links = [...tweet.querySelectorAll(NAMING)].filter((link) => isOwn(tweet, link));
  return links.flatMap((link) => readLink(link).id ?? []);
}

/** The first of those that name the same tweet: photos are shown beside their conversation. */
function withoutCopies(tweets: Element[]): Element[] {
  const known = new Set<string>();
  return tweets.filter((tweet) => {
    const ids = idsOf(tweet);
    const isCopy = ids.some((id) => known.has(id));
    for (const id of ids) known.add(id);
    return !isCopy;
  });
}

/** Tweets stand in rows: where there are rows, the one outside is the copy in the reply dialog (2026-09). */
export function findItems(root: ParentNode, page: XPage): Element[] {
  if (pageKind(page.url) === 'messages') return [];
  const isInRow = root.querySelector(ROW)
    ? (tweet: Element) => tweet.closest(ROW) !== null || isArticle(tweet)
    : () => true;
  return withoutCopies(
    findAll(page, 'item', root, (element) => isTweet(element) && isItem(element) && isInRow(element)),
  );
}
