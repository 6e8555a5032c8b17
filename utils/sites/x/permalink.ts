/** Reads which tweet an item is, from the links that name it. */
import { cssOf, find } from '../chain';
import { isArticle } from './items';
import { addressAt, parseLink, readLink, type Told, told } from './link';
import { first } from './own';
import { focalOf } from './pages';
import { chains, type XPage } from './selectors';

const FOCAL = cssOf(chains.focal);
const NAMES = cssOf(chains.names);

export interface Permalink {
  id: Told;
  handle: Told;
  time: Element | null;
}

const isPermalink = (time: Element): boolean => readLink(time).id !== null;

/** To look for the word in the address is faster here than in a selector. */
const isViews = (link: Element): boolean => link.getAttribute('href')?.includes('/analytics') === true;

/** The time that the permalink is around: it stands among the names, but below the words of the focal tweet. */
function findTime(item: Element, page: XPage, names: Element | null): Element | null {
  if (names && page.chains.permalink === chains.permalink && !item.matches(FOCAL)) {
    const time = find(page, 'permalink', names);
    if (time) return time;
  }
  const time = first(page, 'permalink', item, null, isPermalink) ?? first(page, 'time', item);
  // Without a link, the time in a block of names is the tweet's own only in its own names.
  return time && readLink(time).id === null && (time.closest(NAMES) ?? names) !== names ? null : time;
}

/** The link to the views stands in the foot of a tweet, but above that of the focal one. */
function findViews(item: Element, page: XPage, foot: Element | null): Element | null {
  const views = foot && first(page, 'views', item, foot, isViews);
  return views ?? first(page, 'views', item, null, isViews);
}

/** What the links say: the one around the time, and the one to the views in the tweet's `foot`, or to its photo. */
export function readPermalink(
  item: Element,
  page: XPage,
  names: Element | null,
  foot: Element | null,
): Permalink {
  const found = findTime(item, page, names);
  const time = found?.localName === 'time' ? found : (found?.querySelector('time') ?? null);
  const address = addressAt(found) ?? '';
  const link = parseLink(address);
  // Nearly always the other says the same, and comparing is faster than taking it apart.
  if (foot && link.id && addressAt(foot.querySelector('a')) === `${address}/analytics`)
    return { ...link, time };
  const other = readLink(findViews(item, page, foot) ?? first(page, 'photo', item));
  return {
    id: told(link.id ?? undefined, other.id),
    handle: told(link.handle ?? undefined, other.handle),
    time,
  };
}

/**
 * The id, for which the address of a page about one tweet speaks, too: a focal time might have no link (sites.md,
 * part 6), and an X Article opened alone tells no time with one (2026-06).
 */
export function readId(
  item: Element,
  page: XPage,
  { id, time }: Permalink,
  handle: string | null,
): string | null {
  if (id && !isArticle(item)) return id;
  const address = focalOf(page.url);
  const isAddressed = handle !== null && address.handle?.toLowerCase() === handle.toLowerCase();
  if (isAddressed && isArticle(item)) return told(id, address.id) ?? null;
  return id === undefined && isAddressed && time && item.matches(FOCAL) ? address.id : (id ?? null);
}
