/** Reads an X Article: its title and the words of its body, without pictures, films and embedded tweets. */
import { readText } from '../text';
import { first } from './own';
import type { XPage } from './selectors';
import { readWords } from './words';

/** Pictures, films, lines and embedded tweets stand in a `<section>` of their own; of those only code is words (2026-06). */
const isNoWords = (element: Element) =>
  element.localName === 'button' ||
  (element.localName === 'section' && element.querySelector('pre') === null);

const isBlock = (element: Element) => element.localName === 'pre' || element.hasAttribute('data-block');

const BODY = { asWritten: true, skip: isNoWords, block: isBlock };

export function readArticle(item: Element, page: XPage): string | null {
  const body = first(page, 'body', item);
  // Without its blocks, one line would run into the next.
  if (!body?.querySelector('[data-block]')) return null;
  const title = first(page, 'title', item);
  const parts = [title && readWords(title), readText(body, BODY)];
  // A title without its body, or the other way round, is shorter than what was written.
  return parts.includes(null) ? null : parts.join('\n');
}
