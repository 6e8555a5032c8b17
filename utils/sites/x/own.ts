/** What belongs to an item itself: not to a tweet that it quotes or embeds. */
import { cssOf, find } from '../chain';
import type { Chain } from '../site';
import { chains, type XPage } from './selectors';

const WITHIN = cssOf(chains.within);

/** So many elements that are another tweet's are looked at before a part is given up. */
const MANY = 50;

export function isOwn(item: Element, element: Element): boolean {
  const box = element.closest(WITHIN);
  return !box || box.contains(item);
}

/**
 * The first own element of a part that `accept` takes. In `scope`, which holds no other tweet, each is its own; but a
 * repair may point to anywhere in the item.
 */
export function first(
  page: XPage,
  part: keyof typeof chains,
  item: Element,
  scope: Element | null = null,
  accept?: (element: Element) => boolean,
): Element | null {
  const chain: Chain = page.chains[part];
  if (scope && chain === chains[part]) return find(page, part, scope, accept);
  const repair = chain[0]?.css ?? '';
  let looked = 0;
  return find(page, part, item, (element) => {
    if (accept && !accept(element)) return false;
    if (++looked > MANY || !isOwn(item, element)) return false;
    return scope === null || scope.contains(element) || element.matches(repair);
  });
}
