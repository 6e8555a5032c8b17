/**
 * The words in a reply box, as its editor shows them. The editors keep a model of their own, which an isolated script
 * cannot see; all of them draw a line as a block, or end it with `<br>` (sites.md, part 4).
 */

const BLOCKS = new Set(
  'ADDRESS ARTICLE BLOCKQUOTE DIV DL DD DT FIGURE H1 H2 H3 H4 H5 H6 LI OL P PRE SECTION UL'.split(' '),
);
const isBlock = (node: Node): boolean => BLOCKS.has(node.nodeName);

/** A place between two characters, as a selection names it. */
export interface Spot {
  node: Node;
  offset: number;
}

export interface BoxText {
  /** Lines are parted by "\n"; editors' own invisible characters are left out, and every kind of space is one. */
  text: string;
  /** How many characters stand before the spot; null where the spot is not in the box. */
  at: number | null;
}

/** Fields hold their words themselves. */
export const isField = (box: Element): box is HTMLTextAreaElement => box.localName === 'textarea';

/** One spelling of what editors turn into each other: spaces, accents (Quill 1), the marks where a caret must stand. */
export const plain = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/\u00A0/g, ' ')
    .replace(/\uFEFF/g, '')
    .normalize();

/** Whether the node shows something by itself. */
function shows(node: Node): boolean {
  if (node.nodeType === 3) return plain((node as Text).data) !== '';
  if (node.nodeName === 'BR' || (node.nodeName === 'IMG' && (node as Element).getAttribute('alt')))
    return true;
  return [...node.childNodes].some(shows);
}

/** Whether a `<br>` is the last in its block: it holds the line open, and ends none. */
function isFiller(br: Node, box: Element): boolean {
  for (let at = br; at !== box; at = at.parentNode as Node) {
    for (let next = at.nextSibling; next; next = next.nextSibling) {
      if (isBlock(next)) return true;
      if (shows(next)) return false;
    }
    if (!at.parentNode || isBlock(at.parentNode)) return true;
  }
  return true;
}

export function readBox(box: Element, spot: Spot | null = null): BoxText {
  if (isField(box)) return { text: plain(box.value), at: plain(box.value.slice(0, box.selectionEnd)).length };
  let text = '';
  let at: number | null = null;
  let isOpen = false;
  let isFirst = true;
  /** Begins a line where none is begun. */
  const line = () => {
    if (isOpen) return;
    if (!isFirst) text += '\n';
    isFirst = false;
    isOpen = true;
  };
  const here = (node: Node, offset: number) => {
    if (spot === null || spot.node !== node || spot.offset !== offset) return;
    // Between two blocks it stands at the end of the first.
    if (![...node.childNodes].some(isBlock)) line();
    at = text.length;
  };
  const walk = (node: Node) => {
    if (node.nodeType === 3) {
      const { data } = node as Text;
      if (plain(data) !== '') line();
      if (spot?.node === node) {
        line();
        at = text.length + plain(data.slice(0, spot.offset)).length;
      }
      text += plain(data);
    } else if (node.nodeName === 'BR') {
      line();
      if (!isFiller(node, box)) text += '\n';
    } else if (node.nodeName === 'IMG') {
      const alt = (node as Element).getAttribute('alt');
      if (alt) line();
      text += alt ?? '';
    } else if (node.nodeType === 1) {
      const block = node !== box && isBlock(node);
      const begun = text.length;
      const was = isFirst;
      if (block) isOpen = false;
      node.childNodes.forEach((child, n) => {
        here(node, n);
        walk(child);
      });
      here(node, node.childNodes.length);
      // An empty block is an empty line.
      if (block && text.length === begun && was === isFirst && !isOpen) line();
      if (block) isOpen = false;
    }
  };
  walk(box);
  return { text, at };
}
