/** Reads the words of an element as a person would read them, without layout. */
import { firstChildOf, nextOf } from './nodes';

const BLOCKS = new Set([
  'address',
  'article',
  'blockquote',
  'div',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'li',
  'ol',
  'p',
  'pre',
  'section',
  'ul',
]);
const NEVER = new Set(['script', 'style', 'template', 'noscript', 'svg']);

export interface TextOptions {
  /** True where the site shows white space as written (`white-space: pre-wrap`), so "\n" in a text node is a line break. */
  asWritten?: boolean;
  /** Elements that are no part of the words: "see more", badges, hidden copies, quoted posts. */
  skip?: (element: Element) => boolean;
  /** Which elements stand on lines of their own, where the tag does not tell: X lays mentions out as inline `<div>`. */
  block?: (element: Element) => boolean;
}

/**
 * The text of `root`: `<br>` and blocks break lines, an image is its `alt`. Null when there is no text, or
 * when an image stands in it without an `alt`: a text with a hole is not what the person wrote.
 */
export function readText(
  root: Element,
  {
    asWritten = false,
    skip = () => false,
    block: stands = (element) => BLOCKS.has(element.localName),
  }: TextOptions = {},
): string | null {
  let out = '';
  let hole = false;
  const breakLine = () => {
    if (out !== '' && !out.endsWith('\n')) out += '\n';
  };
  const write = (words: string) => {
    if (asWritten) out += words;
    else {
      const one = words.replace(/[\t\n\r\f ]+/g, ' ');
      out += /[\n ]$/.test(out) || out === '' ? one.replace(/^ /, '') : one;
    }
  };
  /** What stands for the element itself; true when its children are to be read as well. */
  const enter = (element: Element): boolean => {
    const { localName } = element;
    if (NEVER.has(localName) || (element !== root && skip(element))) return false;
    if (localName === 'br') out += '\n';
    else if (localName === 'img') {
      const alt = element.getAttribute('alt');
      if (!alt) hole = true;
      else out += alt;
    } else {
      if (element !== root && stands(element)) breakLine();
      return true;
    }
    return false;
  };
  const leave = (element: Element) => {
    if (element !== root && stands(element)) breakLine();
  };
  traverse(root, { write, enter, leave });
  const text = out
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+\n/g, '\n')
    .trim();
  return hole || text === '' ? null : text;
}

interface Visit {
  write: (words: string) => void;
  /** True when the children are to be visited, too; only then it is left again. */
  enter: (element: Element) => boolean;
  leave: (element: Element) => void;
}

/** In page order and without recursion: a page may nest deeper than a stack is high. */
function traverse(root: Element, { write, enter, leave }: Visit): void {
  const inside: Element[] = [];
  let next: Node | null = root;
  while (next) {
    const node: Node = next;
    if (node.nodeType === 3) write(node.nodeValue ?? '');
    const entered = node.nodeType === 1 && enter(node as Element);
    if (entered) inside.push(node as Element);
    next = entered ? firstChildOf(node) : nextOf(node);
    for (let last = inside.at(-1); !next && last; last = inside.at(-1)) {
      inside.pop();
      leave(last);
      next = inside.length > 0 ? nextOf(last) : null;
    }
    if (inside.length === 0) return;
  }
}
