/** Reads the words of an element as a person would read them, without layout. */

const BLOCKS = new Set([
  'ADDRESS',
  'ARTICLE',
  'BLOCKQUOTE',
  'DIV',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'LI',
  'OL',
  'P',
  'PRE',
  'SECTION',
  'UL',
]);
const NEVER = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'SVG', 'svg']);

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
    block: stands = (element) => BLOCKS.has(element.tagName),
  }: TextOptions = {},
): string | null {
  let out = '';
  let hole = false;
  const breakLine = () => {
    if (out !== '' && !out.endsWith('\n')) out += '\n';
  };
  const walk = (node: Node): void => {
    if (node.nodeType === 3) {
      const words = node.nodeValue ?? '';
      if (asWritten) out += words;
      else {
        const one = words.replace(/[\t\n\r\f ]+/g, ' ');
        out += /[\n ]$/.test(out) || out === '' ? one.replace(/^ /, '') : one;
      }
      return;
    }
    if (node.nodeType !== 1) return;
    const element = node as Element;
    if (NEVER.has(element.tagName) || (element !== root && skip(element))) return;
    if (element.tagName === 'BR') {
      out += '\n';
      return;
    }
    if (element.tagName === 'IMG') {
      const alt = element.getAttribute('alt');
      if (!alt) hole = true;
      else out += alt;
      return;
    }
    const block = element !== root && stands(element);
    if (block) breakLine();
    // A live list costs more to walk than the siblings.
    for (let child = element.firstChild; child; child = child.nextSibling) walk(child);
    if (block) breakLine();
  };
  walk(root);
  const text = out
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+\n/g, '\n')
    .trim();
  return hole || text === '' ? null : text;
}
