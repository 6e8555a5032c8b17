/**
 * A copy of the page as data, made only when the user asks for a repair or a report. The panel tries selectors on it:
 * a page's script has no room for that code, and the page is left in peace meanwhile.
 */

export interface Bone {
  tag: string;
  attributes: Record<string, string>;
  children: (Bone | string)[];
}

/** A place in the n-th text of the copy. */
interface Point {
  text: number;
  offset: number;
}

export interface Snapshot {
  url: string;
  html: Bone;
  /** What the user has selected. */
  selected: { from: Point; to: Point } | null;
}

/** What nobody reads, or what is ours. */
const NEVER = 'script,style,template,noscript,iframe,object,embed,link,meta,[data-tk-mark]';
const NO_USE = /^(?:style|src|srcset|d|value|nonce|on.*)$/;
/** Of a longer page the beginning serves as well. */
const MOST_ELEMENTS = 60_000;

export function snapshotOf(document: Document): Snapshot {
  const selection = document.getSelection();
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  let selected: Snapshot['selected'] = null;
  let texts = 0;
  let elements = 0;

  const note = (node: Node, words: string) => {
    if (!range?.intersectsNode(node)) return;
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : words.length;
    if (from >= to) return;
    selected ??= { from: { text: texts, offset: from }, to: { text: texts, offset: to } };
    selected.to = { text: texts, offset: to };
  };
  const copy = (element: Element): Bone => {
    elements++;
    const attributes: Record<string, string> = {};
    for (const { name, value } of element.attributes) if (!NO_USE.test(name)) attributes[name] = value;
    const children: Bone['children'] = [];
    for (let node = element.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === 3) {
        const words = node.nodeValue ?? '';
        note(node, words);
        texts++;
        children.push(words);
      } else if (node.nodeType === 1 && elements < MOST_ELEMENTS && !(node as Element).matches(NEVER))
        children.push(copy(node as Element));
    }
    return { tag: element.localName, attributes, children };
  };
  return { url: document.location.href, html: copy(document.documentElement), selected };
}
