/** The head of a tweet: who it says wrote it. */
import { cssOf } from '../chain';
import { addressAt, parseProfile } from './link';
import { first } from './own';
import { chains, type XPage } from './selectors';

const NAMES = cssOf(chains.names);

export interface Head {
  /** The block of the item's own names. */
  names: Element | null;
  /** The display name. */
  name: Element | null;
  /** Where the name leads to. */
  address: string | null;
}

/** Whether an element stands in the item's own article, or in none: a tweet embedded in an X Article is one itself. */
function isInArticleOf(item: Element, element: Element): boolean {
  const article = element.closest('article');
  return article === item || !article || article.contains(item);
}

export function findHead(item: Element, page: XPage): Head {
  const names = item.querySelector(NAMES);
  if (names && isInArticleOf(item, names)) {
    const name = first(page, 'name', item, names);
    const address = addressAt(name);
    // The names of a quoted tweet lead nowhere.
    if (address) return { names, name, address };
  }
  const name = first(page, 'byline', item);
  const address = addressAt(name);
  // A name may lead nowhere where a repair found it, but not to something else than a person.
  const isName = address === null || parseProfile(address) !== null;
  return isName ? { names: null, name, address } : { names: null, name: null, address: null };
}
