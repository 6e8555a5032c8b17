/** The id and the address of a post, from its header, its comments, its photos and the page's own address. */
import type { Author } from '../mention';
import { authorOf, type Header, headerOf, NOBODY } from './header';
import { type Link, NUMBER, type PostLink, readAddress, readLink } from './links';
import { sharesSomebody } from './original';
import { agreed, isOwnOf, isShownIn } from './own';
import { CARD, COMMENT, type FacebookPage } from './selectors';

export interface PostIdentity {
  id: string | null;
  /** The other names that the page has for the post. */
  aliases: string[];
  permalink: string | null;
}

/** Links that name the post which carries a photo, or which a notification led to. */
const ALBUMS = ['a[href*="set=pcb."]', 'a[href*="set=gm."]', 'a[href*="multi_permalinks="]'];
const UNKNOWN: PostIdentity = { id: null, aliases: [], permalink: null };

export function identityOf(
  item: Element,
  header: Header | null,
  author: Author,
  page: FacebookPage,
): PostIdentity {
  const time = header?.time;
  const group = header?.link.group ?? time?.group;
  const posts = time?.post ? [time.post] : [];
  const numbers: (string | undefined)[] = [];
  const comment = item.querySelector('[role="article"]');
  if (comment?.matches(COMMENT)) {
    const picture = comment.getElementsByTagName('a')[0];
    const answer = comment.querySelector('li a[href*="comment_id="]');
    numbers.push(picture && readLink(picture).commentPost);
    const under = answer && readLink(answer).post;
    if (under?.story) posts.push(under);
  }
  if (!time?.post?.story) {
    for (const link of albumsOf(item, header, page)) {
      if (isOfGroup(link.group, group)) numbers.push(link.album);
      if (link.post?.story) posts.push(link.post);
    }
  }
  if (isAnotherReel(item, time?.post)) return UNKNOWN;
  const here = ofThisPage(item, group, author, page);
  if (here && (here.story || posts.length === 0)) posts.push(here);
  return settle(posts, numbers, group, author);
}

/** Whether a post that is a reel shows another one than the link of its time says. */
function isAnotherReel(item: Element, post: PostLink | undefined): boolean {
  if (!post || post.story || !post.permalink.includes('/reel/')) return false;
  return [...item.querySelectorAll('a[href*="/reel/"]')].some((anchor) => {
    const shown = readLink(anchor).post?.id;
    return shown !== undefined && shown !== post.id && isShownIn(item, anchor) && isOwnOf(item, anchor);
  });
}

/** A photo says its group, which the header must say, too; a group's name and its number may be of the same group. */
const isOfGroup = (one: string | undefined, two: string | undefined): boolean =>
  one === two || (one !== undefined && two !== undefined && NUMBER.test(one) !== NUMBER.test(two));

/** The photos of a shared original lead to the original's album: they serve only where nothing is shared. */
function albumsOf(item: Element, header: Header | null, page: FacebookPage): Link[] {
  const anchors = ALBUMS.flatMap((css) => [...item.querySelectorAll(css)]);
  if (anchors.length === 0 || sharesSomebody(item, header, page)) return [];
  return anchors.filter((anchor) => isShownIn(item, anchor)).map(readLink);
}

/** A number is known to all pages, a pfbid is one of many names: the number serves where there is one. */
function settle(
  posts: readonly PostLink[],
  more: readonly (string | undefined)[],
  group: string | undefined,
  author: Author,
): PostIdentity {
  const [known] = posts;
  if (known && posts.length === 1 && more.length === 0)
    return { id: known.id, aliases: [], permalink: known.permalink };
  const names = posts.filter(({ story }) => story).map(({ id }) => id);
  const { value, clash } = agreed([...names.filter((name) => NUMBER.test(name)), ...more]);
  if (clash) return UNKNOWN;
  const id = value ?? known?.id ?? null;
  const aliases = id === null ? [] : [...new Set(names)].filter((name) => name !== id).slice(0, 8);
  return {
    id,
    aliases,
    permalink: known?.permalink ?? (value === null ? null : addressOf(value, group, author)),
  };
}

function addressOf(id: string, group: string | undefined, { handle, profileUrl }: Author): string | null {
  if (group) return `https://www.facebook.com/groups/${group}/posts/${id}/`;
  if (!handle || !profileUrl || /\/(?:people|p|groups)\//.test(profileUrl)) return null;
  if (NUMBER.test(handle)) return `https://www.facebook.com/permalink.php?story_fbid=${id}&id=${handle}`;
  return `${profileUrl}/posts/${id}`;
}

const addresses = new WeakMap<FacebookPage, Link>();

function addressOfPage(page: FacebookPage): Link {
  const known = addresses.get(page) ?? readAddress(page.url.href);
  addresses.set(page, known);
  return known;
}

/** What the page's address says, for the first post of a post's own page, if group or owner agree. */
function ofThisPage(
  item: Element,
  group: string | undefined,
  author: Author,
  page: FacebookPage,
): PostLink | undefined {
  const here = addressOfPage(page);
  if (!here.post) return undefined;
  const agrees = here.group
    ? here.group === group
    : here.owner !== undefined && here.owner.toLowerCase() === author.handle?.toLowerCase();
  if (!agrees) return undefined;
  const around = item.closest('[role="dialog"],[role="main"]');
  return around?.querySelector(CARD) === item ? here.post : undefined;
}

const cards = new WeakMap<FacebookPage, Map<Element, PostIdentity>>();

/** The post that a comment stands under; many comments share one. */
export function postOf(comment: Element, page: FacebookPage): PostIdentity {
  const item = comment.parentElement?.closest(CARD);
  if (!item) return UNKNOWN;
  const known = cards.get(page) ?? new Map<Element, PostIdentity>();
  cards.set(page, known);
  let identity = known.get(item);
  if (!identity) {
    const header = headerOf(item, page);
    identity = identityOf(item, header, header ? authorOf(item, header, page) : NOBODY, page);
    known.set(item, identity);
  }
  return identity;
}
