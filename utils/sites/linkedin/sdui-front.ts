/** How posts and comments of the newer front end are written alike. */
import type { FrontEnd } from './parts';
import { css } from './selectors';

/** Some posts break their lines with "\n" and no `<br>` (2026-03); a line break before an indent is the source's. */
function isBrokenAsWritten(words: Element): boolean {
  if (words.querySelector('br')) return false;
  const text = words.textContent ?? '';
  return text.includes('\n') && /\S[^\S\n]*\n(?! {2})/.test(text.trim());
}

export const SDUI: FrontEnd = {
  name: 'sduiName',
  text: 'sduiText',
  // "X commented on this" links X inside a paragraph; the author's link holds paragraphs: name, headline, age.
  isNameLink: (link) => link.querySelector('p') !== null,
  isAsWritten: isBrokenAsWritten,
  isNoWord: (element, page) => element.matches(css(page, 'noWords')),
};
