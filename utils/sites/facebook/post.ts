/** Reads one post: a card of a feed, a group or a search, or the post of a page of its own. */
import { cssOf, find } from '../chain';
import type { Author } from '../mention';
import type { Place, Reading } from '../site';
import { readText } from '../text';
import { type Link, NUMBER, type PostLink, readAddress, readLink } from './links';
import { agreed, follows, isHidden, isOwn, noWords, readingOf } from './own';
import { COMMENT, type FacebookPage, HEADER, MESSAGE } from './selectors';

const BUTTON_ROLES = '[data-ad-rendering-role$="_button"]';
const NOBODY: Author = { name: null, handle: null, profileUrl: null };

const shownIn = (item: Element) => (element: Element) => isOwn(element, item) && !isHidden(element, item);

/** Whether a card has what makes it a post: a header or words of its own; a placeholder has neither. */
export function isPost(item: Element, page: FacebookPage): boolean {
  const shown = shownIn(item);
  return (
    (find(page, 'header', item, shown) ?? find(page, 'message', item, shown)) !== null &&
    !isSponsored(item, page)
  );
}

const isSponsored = (item: Element, page: FacebookPage) =>
  find(page, 'sponsored', item, (link) => isOwn(link, item)) !== null;

interface Header {
  /** The line with the name. */
  name: Element;
  /** That line and the one under it, with the time. */
  block: Element;
  links: { anchor: Element; link: Link }[];
}

function headerOf(item: Element, page: FacebookPage): Header | null {
  const shown = shownIn(item);
  const name = find(page, 'header', item, shown);
  if (!name || !isFirst(item, name)) return null;
  const message = find(page, 'message', item, shown) ?? null;
  let block = name;
  // The line with the time is the nearest neighbour of the name that has a link of its own.
  const isLine = (child: Element) =>
    !child.contains(name) &&
    child.querySelector('a[href]') !== null &&
    child.querySelector('img,video') === null;
  for (let up = name.parentElement; up && up !== item; up = up.parentElement) {
    if (up.contains(message) || up.querySelector(`${BUTTON_ROLES},${COMMENT}`)) break;
    if (![...up.children].some(isLine)) continue;
    block = up;
    break;
  }
  const links = [...block.querySelectorAll('a[href]')]
    .filter((anchor) => !isHidden(anchor, item))
    .map((anchor) => ({ anchor, link: readLink(anchor, page.url) }));
  return { name, block, links };
}

/**
 * Whether it is the header of the post and not that of a shared original: the card names its heading, in all
 * captures but the logged-out group's, where no other heading may stand above it (2025-06 to 2026-03).
 */
function isFirst(item: Element, name: Element): boolean {
  const labels = item.getAttribute('aria-labelledby')?.split(' ');
  if (labels) return [name, ...name.querySelectorAll('[id]')].some(({ id }) => labels.includes(id));
  return ![...item.querySelectorAll('h2,h3,h4,h5')].some(
    (heading) => follows(heading, name) && shownIn(item)(heading) && readText(heading) !== null,
  );
}

/** Where a shared original begins: at the second header. What comes after it is somebody else's. */
function sharedFrom(item: Element, header: Header | null, page: FacebookPage): Element | null {
  const shown = shownIn(item);
  for (const element of item.querySelectorAll(`${cssOf(HEADER)},h2,h3,h4,h5`)) {
    if (header && (header.block.contains(element) || !follows(header.name, element))) continue;
    if (!shown(element) || element.closest(cssOf(MESSAGE))) continue;
    if (element.matches(cssOf(HEADER))) return element;
    for (const anchor of element.querySelectorAll('a[href]'))
      if (readLink(anchor, page.url).author) return element;
  }
  return null;
}

function authorOf(item: Element, header: Header, page: FacebookPage): Author {
  // The author is the first name in bold or in a link: some languages put a verb before it.
  const first = [...header.name.querySelectorAll('b,strong,a')].find(
    (element) => !isHidden(element, item) && !element.closest('[role="button"]') && readText(element),
  );
  const anchor = first?.closest('a') ?? first?.querySelector('a');
  const link = anchor ? readLink(anchor, page.url) : {};
  if (anchor && link.author) return signed(item, header, anchor, link.author, page);
  if (link.group) {
    // Where the group stands first, its member stands in the line below (2025-12).
    const member = header.links.find(
      (at) => at.link.author && !header.name.contains(at.anchor) && readText(at.anchor),
    );
    return member?.link.author ? signed(item, header, member.anchor, member.link.author, page) : NOBODY;
  }
  // Logged out, the author of a group's post is no link; the picture's label says the name again (2026-03).
  const name = readText(first ?? header.name, { skip: noWords });
  const { labels } = pictureOf(item, header, page);
  return name && (labels.some((label) => label === name) || (first && labels.length === 0))
    ? { ...NOBODY, name }
    : NOBODY;
}

/** What the picture before the name says: whose page its link opens, and the names on its labels. */
function pictureOf(item: Element, { name }: Header, page: FacebookPage) {
  const labels: string[] = [];
  let handle: string | null = null;
  for (const element of item.querySelectorAll('a[href],svg[aria-label]')) {
    if (!follows(element, name)) break;
    if (element.tagName === 'A') {
      if (element.querySelector('svg,img')) handle = readLink(element, page.url).author?.handle ?? handle;
    } else labels.push(element.getAttribute('aria-label')!.trim());
  }
  return { handle, labels };
}

function signed(
  item: Element,
  header: Header,
  anchor: Element,
  { handle, profileUrl }: NonNullable<Link['author']>,
  page: FacebookPage,
): Author {
  const name = readText(anchor, { skip: noWords });
  const picture = pictureOf(item, header, page);
  if (picture.handle && handle && NUMBER.test(picture.handle) === NUMBER.test(handle))
    return picture.handle === handle ? { name, handle, profileUrl } : NOBODY;
  const agrees = picture.labels.length === 0 || picture.labels.some((label) => name && label.includes(name));
  return agrees ? { name, handle, profileUrl } : NOBODY;
}

/** The time's link, where it is a real one: neither in the name's line ("shared a post") nor around a picture. */
function timeLink(header: Header | null): PostLink | undefined {
  return header?.links.find(
    ({ anchor, link }) =>
      link.post && !link.comment && !header.name.contains(anchor) && !anchor.querySelector('img,svg'),
  )?.link.post;
}

export interface PostIdentity {
  id: string | null;
  permalink: string | null;
}

/** The id and the address of a post, from its header, its comments, its photos and the page's own address. */
function identityOf(item: Element, header: Header | null, author: Author, page: FacebookPage): PostIdentity {
  const time = timeLink(header);
  const group = header?.links.find(({ link }) => link.group)?.link.group;
  const read = (css: string) => {
    const anchor = item.querySelector(css);
    return anchor ? readLink(anchor, page.url) : {};
  };
  const comment = read(`${COMMENT} a[href*="comment_id=Y29tbWVudDo"]`);
  const under = read(`${COMMENT} li a[href*="comment_id="]`).post;
  const posts = [time, under?.story ? under : undefined];
  const albums: (string | undefined)[] = [];
  if (!time?.story && !sharedFrom(item, header, page)) {
    // The photos of a shared original lead to the original's album, so they serve only where nothing better does.
    for (const anchor of item.querySelectorAll('a[href*="set=pcb."],a[href*="set=gm."]')) {
      if (!isOwn(anchor, item)) continue;
      const link = readLink(anchor, page.url);
      if (!link.group || !group || link.group === group || !NUMBER.test(link.group) || !NUMBER.test(group))
        albums.push(link.album);
    }
    const one = [...item.querySelectorAll('a[href*="multi_permalinks="]')].find((link) => isOwn(link, item));
    if (one) posts.push(readLink(one, page.url).post);
  }
  if (!time && !comment.commentPost && !under && albums.length === 0)
    posts.push(ofThisPage(item, group, author, page));

  const stories = posts.filter((post) => post?.story);
  const numbers = stories.map((post) => post?.id).filter((id) => id && NUMBER.test(id));
  const { value, clash } = agreed([...numbers, comment.commentPost, ...albums]);
  if (clash) return { id: null, permalink: null };
  const known = posts.find((post) => post);
  const id = value ?? known?.id ?? null;
  return { id, permalink: known?.permalink ?? (value ? addressOf(value, group, author) : null) };
}

function addressOf(id: string, group: string | undefined, { handle, profileUrl }: Author): string | null {
  if (group) return `https://www.facebook.com/groups/${group}/posts/${id}/`;
  if (!handle || !profileUrl || profileUrl.includes('/people/')) return null;
  if (NUMBER.test(handle)) return `https://www.facebook.com/permalink.php?story_fbid=${id}&id=${handle}`;
  return `${profileUrl}/posts/${id}`;
}

/** What the page's address says, for the first post of a post's own page, if group or owner agree. */
function ofThisPage(
  item: Element,
  group: string | undefined,
  author: Author,
  page: FacebookPage,
): PostLink | undefined {
  const here = readAddress(page.url);
  if (!here.post) return undefined;
  const around = item.closest('[role="dialog"],[role="main"]');
  if (!around || find(page, 'post', around, (card) => isPost(card, page)) !== item) return undefined;
  const agrees = here.group
    ? here.group === group
    : here.owner !== undefined && here.owner.toLowerCase() === author.handle?.toLowerCase();
  return agrees ? here.post : undefined;
}

/** The id and address of the post that a comment stands under. */
export function postOf(comment: Element, page: FacebookPage): PostIdentity & { item: Element | null } {
  const item = comment.closest('[aria-posinset]') ?? comment.closest('[role="article"]:not([aria-label])');
  if (!item) return { id: null, permalink: null, item };
  const header = headerOf(item, page);
  return { ...identityOf(item, header, header ? authorOf(item, header, page) : NOBODY, page), item };
}

export function readPost(item: Element, page: FacebookPage): Reading {
  if (!isPost(item, page)) return { read: 'none', missing: [] };
  const header = headerOf(item, page);
  const shared = sharedFrom(item, header, page);
  const author = header ? authorOf(item, header, page) : NOBODY;
  const described = item.getAttribute('aria-describedby')?.split(' ') ?? [];
  // The card names its words and its attachment apart: words inside the attachment are a shared original's (2025-12).
  const isAttached = (element: Element) => {
    for (let up = element.parentElement; up && up !== item; up = up.parentElement)
      if (described.includes(up.id)) return true;
    return false;
  };
  const isMessage = (element: Element) =>
    shownIn(item)(element) && !(shared && follows(shared, element)) && !isAttached(element);
  const message = find(page, 'message', item, isMessage);
  return readingOf({
    site: 'facebook',
    kind: 'post',
    aliases: [],
    ...identityOf(item, header, author, page),
    author,
    text: message ? readText(message, { skip: noWords }) : null,
    postedAt: null,
    inReplyTo: null,
  });
}

/** Beside the post's own buttons, else in its header, where the logged-out site has no named buttons (2026-03). */
export function placeInPost(item: Element, page: FacebookPage): Place | null {
  const shown = shownIn(item);
  const button = find(page, 'buttons', item, shown);
  for (let row = button?.parentElement; row && row !== item; row = row.parentElement) {
    if (row.querySelectorAll(BUTTON_ROLES).length > 1) return { parent: row, before: null };
  }
  const name = find(page, 'header', item, shown);
  return name ? { parent: name, before: null } : null;
}
