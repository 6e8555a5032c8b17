/** Reads the header of a card: who wrote the post, and the line below with its time. */

import { cssOf, find } from '../chain';
import type { Author } from '../mention';
import { parentOf } from '../nodes';
import { type Link, NUMBER, readLink } from './links';
import { follows, isShownIn, readWords } from './own';
import type { FacebookPage } from './selectors';

/** Asked for one by one: a browser finds a tag ten times as fast as any of several (measured 2026-11). */
const HEADINGS = ['h2', 'h3', 'h4', 'h5'];
const ANY_HEADING = HEADINGS.join();
/** Facebook lets nobody have a longer name; what is longer is none. */
const LONGEST_NAME = 300;
export const NOBODY: Author = { name: null, handle: null, profileUrl: null };

export interface Header {
  /** The line with the name. */
  line: Element;
  /** The name in it, or that of the group where that stands first. */
  name: Element;
  /** What the name's link says. */
  link: Link;
  /** What holds the picture beside the name. */
  picture: Element | null;
  /** What the link of the post's time says. */
  time: Link | null;
}

const hasWords = (element: Element): boolean => /\S/.test(element.textContent ?? '');

export function headerOf(item: Element, page: FacebookPage): Header | null {
  const found = find(
    page,
    'postName',
    item,
    (element) => isFirstName(element, page) && isShownIn(item, element) && hasWords(element),
  );
  if (!found) return null;
  const line = found.closest(cssOf(page.chains.header)) ?? found.closest(ANY_HEADING) ?? found;
  const picture = pictureOf(item, line);
  if (!item.contains(line) || !isFirstLine(item, line, page) || !isFirst(item, line, picture)) return null;
  const anchor = found.tagName === 'A' ? found : (found.getElementsByTagName('a')[0] ?? found.closest('a'));
  const header: Header = {
    line,
    name: anchor ?? found,
    link: anchor ? readLink(anchor) : {},
    picture,
    time: null,
  };
  const time = timeOf(item, header, page);
  if (time) header.time = readLink(time);
  return header;
}

/** The author may be no link where a friend who was there is one: a name in bold before a link is the author's. */
function isFirstName(element: Element, { chains }: FacebookPage): boolean {
  if (element.tagName !== 'A' || boldIn(element)) return true;
  const line = element.closest(cssOf(chains.header));
  const bold = line && boldIn(line);
  return !bold || bold.contains(element) || !follows(bold, element);
}

const boldIn = (element: Element): Element | undefined =>
  element.getElementsByTagName('b')[0] ?? element.getElementsByTagName('strong')[0];

/** Whether no shown header stands before this one: where the post's own lost its name, that of a shared original is none. */
function isFirstLine(item: Element, line: Element, { chains }: FacebookPage): boolean {
  const css = cssOf(chains.header);
  const first = item.querySelector(css);
  if (first === line || first === null) return true;
  return [...item.querySelectorAll(css)].find((other) => isShownIn(item, other)) === line;
}

/**
 * Whether it is the header of the post and not that of a shared original: the card names its heading, in all
 * captures but the logged-out group's and one piece, where no other heading and no other link may stand above it
 * (2025-06 to 2026-03).
 */
function isFirst(item: Element, line: Element, picture: Element | null): boolean {
  const label = item.getAttribute('aria-labelledby');
  if (!label) {
    const anchor = item.getElementsByTagName('a')[0];
    if (anchor && !line.contains(anchor) && !picture?.contains(anchor)) return false;
    return !HEADINGS.some((tag) => hasHeadingBefore(item, line, tag));
  }
  if (line.querySelector('[id]')?.id === label) return true;
  const labels = label.split(' ');
  for (const { id } of line.querySelectorAll('[id]')) if (labels.includes(id)) return true;
  return labels.includes(line.id);
}

function hasHeadingBefore(item: Element, line: Element, tag: string): boolean {
  for (const heading of item.getElementsByTagName(tag)) {
    if (!follows(heading, line)) return false;
    if (isShownIn(item, heading) && hasWords(heading)) return true;
  }
  return false;
}

/** What holds the picture beside the name: the nearest before the name that has a link or a drawing. */
function pictureOf(item: Element, line: Element): Element | null {
  for (let up: Element | null = line; up && up !== item; up = parentOf(up))
    for (let side = up.previousElementSibling; side; side = side.previousElementSibling)
      if (side.getElementsByTagName('a')[0] || side.getElementsByTagName('svg')[0]) return side;
  return null;
}

/**
 * Whether `element` stands below the header's line, in the column beside the picture: what stands there is the
 * post's own, and nothing of what it shows or shares.
 */
export function isBelow({ line, picture }: Header, element: Element): boolean {
  if (!picture || !follows(line, element)) return false;
  let column = parentOf(line);
  while (column && !column.contains(element)) column = parentOf(column);
  return column !== null && !column.contains(picture);
}

/** The link of the post's time. */
function timeOf(item: Element, header: Header, page: FacebookPage): Element | null {
  return find(page, 'postTime', item, (element) => {
    if (!isBelow(header, element)) return false;
    const link = readLink(element);
    return link.post !== undefined && link.comment === undefined;
  });
}

/** The author, and the group that the header names. */
export function authorOf(item: Element, header: Header, page: FacebookPage): Author {
  const { name, link } = header;
  if (link.author) return signed(header, name);
  if (link.group) {
    const member = find(
      page,
      'postMember',
      item,
      (element) => isBelow(header, element) && hasWords(element) && readLink(element).author !== undefined,
    );
    return member ? signed(header, member) : NOBODY;
  }
  // Logged out, the author of a group's post is no link; the picture's label says the name again (2026-03).
  const words = nameIn(name);
  return words && labelsOf(header).includes(words) ? { ...NOBODY, name: words } : NOBODY;
}

/** A name as shown. */
export const nameIn = (element: Element): string | null =>
  (element.textContent ?? '').length > LONGEST_NAME ? null : readWords(element);

/** The names on the picture. */
function labelsOf({ picture }: Header): string[] {
  const labels: string[] = [];
  const drawings = picture?.getElementsByTagName('svg') ?? [];
  for (let n = 0; drawings[n]; n++) {
    const label = drawings[n]?.getAttribute('aria-label')?.trim();
    if (label) labels.push(label);
  }
  return labels;
}

/** Whose page the picture opens. */
function handleOf({ picture }: Header): string | null {
  const anchors = picture?.getElementsByTagName('a') ?? [];
  for (let n = 0; anchors[n]; n++) {
    const { author } = readLink(anchors[n] as Element);
    if (author) return author.handle;
  }
  return null;
}

/** The author of a link, unless picture or time say another. */
function signed(header: Header, anchor: Element): Author {
  const { author } = readLink(anchor);
  const name = nameIn(anchor);
  if (!author || !name || !agrees(labelsOf(header), name)) return NOBODY;
  const { handle, profileUrl } = author;
  if (isOther(handleOf(header), handle) || isOther(header.time?.owner ?? null, handle)) return NOBODY;
  return { name, handle, profileUrl };
}

/** A vanity name and a number may be of the same person. */
const isOther = (one: string | null, two: string | null): boolean =>
  one !== null &&
  two !== null &&
  one.toLowerCase() !== two.toLowerCase() &&
  NUMBER.test(one) === NUMBER.test(two);

/**
 * A label holds the name and may say more ("…, view story"); a name may hold a nickname that its label does not. Some
 * people are called the same twice (2026-03): a name twice in a row needs a label that says so.
 */
function agrees(labels: readonly string[], name: string): boolean {
  if (labels.some((label) => label.includes(name))) return true;
  return !isDoubled(name) && (labels.length === 0 || labels.some((label) => name.includes(label)));
}

export const isDoubled = (name: string): boolean => /^(.+?)\s*\1$/su.test(name);
