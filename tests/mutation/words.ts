/** Where an item's words stand, and which elements hold a part of them. */
import type { Truth } from './compare';

const compact = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, '');

/** The pieces of an element's words: texts, and what stands for pictures. */
function piecesOf(element: Element): string[] {
  const pieces: string[] = [];
  const walk = (node: Node) => {
    if (node.nodeType === 3) pieces.push(node.nodeValue ?? '');
    if (node.nodeType === 1) pieces.push((node as Element).getAttribute('alt') ?? '');
    node.childNodes.forEach(walk);
  };
  walk(element);
  return pieces.map(compact).filter((piece) => piece !== '');
}

/** The innermost element that holds the item's words, and not its name as well; null where none does. */
export function wordsOf({ element, mention }: Truth): Element | null {
  const words = compact(mention.text);
  const name = compact(mention.author.name);
  const textOf = (one: Element) => piecesOf(one).join('');
  let innermost = element;
  for (;;) {
    const inner = [...innermost.children].find((child) => textOf(child).includes(words));
    if (!inner) break;
    innermost = inner;
  }
  const holdsName = name !== '' && !words.includes(name) && textOf(innermost).includes(name);
  return words === '' || innermost === element || holdsName ? null : innermost;
}

/** Whether words are left, and others, when the element is lost. */
export function takesWords(element: Element, { mention }: Truth, words: Element | null): boolean {
  const pieces = piecesOf(element);
  const said = pieces.join('');
  const text = compact(mention.text);
  const takesAll = text !== '' && said.includes(text);
  if (!takesAll && (words?.contains(element) || isGap(element, text === ''))) return true;
  return [text, compact(mention.author.name)].some(
    (all) => pieces.some((piece) => all.includes(piece)) && !said.includes(all),
  );
}

/** A line break or a space; and where the words could not be told, a picture that may be why. */
function isGap(element: Element, untold: boolean): boolean {
  const css = untold ? 'br, img:not([alt]), img[alt=""]' : 'br';
  const isBlank = element.textContent !== '' && element.textContent.trim() === '';
  return isBlank || element.matches(css) || element.querySelector(css) !== null;
}
