/** What the front ends have in common: an item's own links, its author and its words among them. */
import { find } from '../chain';
import type { Author, Mention } from '../mention';
import { readText } from '../text';
import { type Actor, authorOf, nameIn, profileOf } from './author';
import type { LinkedinPage, LinkedinPart } from './selectors';

// Node.DOCUMENT_POSITION_…
const FOLLOWING = 4;
const CONTAINED_BY = 16;

/** A mention as a front end reads it. When it was said no page tells: they say "3h". */
export interface Found extends Omit<Mention, 'site' | 'missing' | 'postedAt'> {
  /** False where nothing on the page tells a reply from a comment. */
  isKindSure: boolean;
}

export interface FrontEnd {
  name: LinkedinPart;
  text: LinkedinPart;
  /** Whether a link is one around the name of who said something. */
  isNameLink(link: Element, page: LinkedinPage): boolean;
  /** Whether "\n" in the words is a line break. */
  isAsWritten(words: Element): boolean;
  /** Whether an element in the words is none of them. */
  isNoWord(element: Element, page: LinkedinPage): boolean;
}

/** Whether `a` ends before `b` begins. */
const precedes = (a: Element, b: Element) =>
  (a.compareDocumentPosition(b) & (FOLLOWING | CONTAINED_BY)) === FOLLOWING;

/** A link with nothing but a picture in it. */
export const isPicture = (link: Element | null) =>
  link !== null &&
  (link.querySelector('img') ?? link.querySelector('figure')) !== null &&
  (link.textContent ?? '').trim() === '';

/** Who has no picture is drawn by a style alone, in a link that says the name to screen readers (2025-06). */
const isFaceless = (link: Element | null, name: Element) => {
  const words = (link?.textContent ?? '').trim();
  return words !== '' && words === nameIn(name);
};

/** Tells what is an item's own, and not a comment's or another post's in it. */
export type Own = (element: Element) => boolean;

const everything: Own = () => true;

export const ownOf = (others: readonly Element[]): Own =>
  others.length === 0 ? everything : (element) => !others.some((other) => other.contains(element));

/** The links of an item that end before its words, in page order. */
function linksBefore(item: Element, words: Element | null, own: Own): Element[] {
  const links: Element[] = [];
  // A live list, which nothing changes here, costs far less than a copy.
  const all = item.getElementsByTagName('a');
  for (let n = 0, link = all[0]; link; link = all[++n]) {
    const at = words ? link.compareDocumentPosition(words) : FOLLOWING;
    if (!(at & FOLLOWING)) break;
    if (!(at & CONTAINED_BY) && own(link)) links.push(link);
  }
  return links;
}

/** The link that holds the name, or stands in it, with the link of the picture right before it. */
function actorOf(name: Element | null, links: Element[]): Actor {
  if (!name) return { name, link: null, picture: null };
  const at = links.findIndex((link) => link.contains(name) || name.contains(link));
  const before = links[at - 1] ?? null;
  return {
    name,
    link: links[at] ?? null,
    picture: isPicture(before) || isFaceless(before, name) ? before : null,
  };
}

/** Whether somebody else stands between the author and the words, whose words they then are. */
function isInterrupted(links: Element[], actor: Actor, front: FrontEnd, page: LinkedinPage): boolean {
  const link = actor.link ?? links[0] ?? null;
  const first = link ? links.indexOf(link) + 1 : 0;
  const author = first < links.length ? profileOf(link)?.profileUrl : null;
  for (let n = first; n < links.length; n++) {
    const one = links[n] as Element;
    const isName = front.isNameLink(one, page);
    const isPair = isName && isPicture(links[n - 1] ?? null);
    if (isPair && one.getAttribute('href') !== link?.getAttribute('href')) return true;
    const other = profileOf(one)?.profileUrl;
    if (other && other !== author && (isName || isPicture(one))) return true;
  }
  return false;
}

/** Who said an item, and what. */
export function whoAndWhat(
  item: Element,
  page: LinkedinPage,
  front: FrontEnd,
  own: Own,
): { author: Author; text: string | null } {
  const words = find(page, front.text, item, own);
  const isBefore: Own = (element) => own(element) && (!words || precedes(element, words));
  const name = find(page, front.name, item, isBefore);
  const links = linksBefore(item, words, own);
  const actor = actorOf(name, links);
  const author = authorOf(actor, () => buttonLabels(item, own));
  if (!words || isInterrupted(links, actor, front, page) || item.contains(words.closest('a')))
    return { author, text: null };
  const asWritten = front.isAsWritten(words);
  const skip = (element: Element) => front.isNoWord(element, page);
  return { author, text: readText(words, { asWritten, skip }) };
}

/** What the buttons of an item are called. */
function buttonLabels(item: Element, own: Own): string[] {
  return [...item.querySelectorAll('button[aria-label]')]
    .filter(own)
    .map((button) => button.getAttribute('aria-label') ?? '');
}
