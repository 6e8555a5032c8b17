/** Makes of a copy of a page a document that is shown nowhere and in which nothing runs or loads. */
import type { Bone, Snapshot } from '../page/snapshot';

/** `from`: any document; it makes the new one. */
export function documentOf(html: Bone, from: Document): Document {
  const made = from.implementation.createHTMLDocument('');
  made.documentElement.replaceWith(grow(made, html));
  return made;
}

function grow(document: Document, { tag, attributes, children }: Bone): Element {
  const element = make(document, tag);
  // An attribute that came from a parser may have a name that cannot be set; no selector of ours asks for such.
  for (const [name, value] of Object.entries(attributes))
    if (/^[a-z][\w:.-]*$/i.test(name)) element.setAttribute(name, value);
  for (const child of children) element.append(typeof child === 'string' ? child : grow(document, child));
  return element;
}

/** What would run in a living document is only a place here, and so is what has no proper name. */
const make = (document: Document, tag: string) =>
  document.createElement(/^[a-z][a-z0-9-]*$/.test(tag) && tag !== 'script' ? tag : 'div');

/** What was selected in the page, in the copy's own texts. */
export function rangeIn(document: Document, selected: Snapshot['selected']): Range | null {
  if (!selected) return null;
  const walk = document.createTreeWalker(document.documentElement, 4);
  const range = document.createRange();
  for (let n = 0, node = walk.nextNode(); node; n++, node = walk.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (n === selected.from.text) range.setStart(node, Math.min(selected.from.offset, length));
    if (n !== selected.to.text) continue;
    range.setEnd(node, Math.min(selected.to.offset, length));
    return range;
  }
  return null;
}
