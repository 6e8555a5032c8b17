/** Reads the words of a tweet, or a name, as X shows them: white space as written, emoji as pictures. */

/** X's own words lie a few elements deep; what lies deeper than this is not X's. */
const DEEP = 64;

/** Null when there are no words, or when a picture stands in them without an `alt`. */
export const readWords = (element: Element): string | null =>
  tidy(isPlain(element) ? element.textContent : wordsAt(element, 0));

/** Whether an element's text is all that it says. */
function isPlain(element: Element): boolean {
  if (element.querySelector('img') ?? element.querySelector('br')) return false;
  const text = element.textContent;
  // A link hides a part of its address; a text without one says neither the beginning nor the end of such a part.
  return text !== '' && !text.includes('http') && !text.includes('…');
}

/** No white space at the ends of the lines and of the whole; null when nothing is left. */
export function tidy(words: string | null): string | null {
  if (words === null) return null;
  const lines = /[^\S\n]\n|\r/.test(words)
    ? words
        .split(/\r\n?|\n/)
        .map((line) => line.trimEnd())
        .join('\n')
    : words;
  return lines.trim() || null;
}

function wordsOf(element: Element, depth: number): string | null {
  if (depth > DEEP) return null;
  let words = '';
  for (let node = element.firstChild; node; node = node.nextSibling) {
    const more = node.nodeType === 1 ? wordsAt(node as Element, depth + 1) : textOf(node);
    if (more === null) return null;
    words += more;
  }
  return words;
}

const textOf = (node: Node): string => (node.nodeType === 3 ? (node.nodeValue ?? '') : '');

function wordsAt(element: Element, depth: number): string | null {
  if (element.childElementCount === 0) return element.textContent || signOf(element);
  return element.localName === 'a' ? linkWords(element, depth) : wordsOf(element, depth);
}

/** What an element without text stands for; null for a picture that says nothing. */
function signOf(element: Element): string | null {
  if (element.localName === 'img') return element.getAttribute('alt') || null;
  return element.localName === 'br' ? '\n' : '';
}

const textsOf = (link: Element): string => [...link.childNodes].map(textOf).join('');

/**
 * A link to elsewhere begins with an address that X hides, "https://". Of a long one X also hides the end, and adds
 * "…": what is shown are the link's own texts (2026-09).
 */
function linkWords(link: Element, depth: number): string | null {
  const [head] = link.children;
  const shown = head ? textsOf(link) : '';
  // Texts alone, as in a mention, or elements alone, as in an X Article.
  if (!head || shown.trim() === '') return wordsOf(link, depth);
  if (!/^https?:\/\/(?:www\.)?$/.test(head.textContent)) return null;
  return link.lastElementChild?.textContent === '…' ? `${shown}…` : shown;
}
