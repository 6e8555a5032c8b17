/** Which elements of a page are marks, and whose: ours, an older script's, or copies that the page made. */

const MARK = 'data-tk-mark';
const { hasAttribute, querySelectorAll } = Element.prototype;

const ours = new WeakSet<Node>();
const removed = new WeakSet<Node>();

export function createHost(document: Document): HTMLElement {
  const host = document.createElement('span');
  host.setAttribute(MARK, '');
  ours.add(host);
  return host;
}

export const isMark = (node: Node): boolean =>
  node.nodeType === 1 && hasAttribute.call(node as Element, MARK);

/** Takes a mark out of the page; told apart from the page's taking it. */
export function removeMark(host: Element): void {
  removed.add(host);
  host.remove();
}

export const isOurRemoval = (nodes: NodeList): boolean => [...nodes].every((node) => removed.has(node));

/** What a script of an earlier version left; or, in a page that kept its markup and put it back, empty and dead copies. */
export function removeOthers(within: Element): void {
  for (const host of querySelectorAll.call(within, `[${MARK}]`)) if (!ours.has(host)) removeMark(host);
}
