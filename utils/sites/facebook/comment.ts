/** Reads one comment or reply. */

import { find } from '../chain';
import type { Author, Part } from '../mention';
import { parentOf } from '../nodes';
import type { Place, Reading } from '../site';
import { NOBODY, nameIn } from './header';
import { postOf } from './identity';
import { type Link, NUMBER, readLink } from './links';
import { agreed, follows, isClear, isForeign, isOwnOf, readingOf, readWords } from './own';
import type { FacebookPage } from './selectors';
import { isDoubtful } from './threads';

/** The words of a comment hold links to people, too. */
const isNoName = (element: Element): boolean =>
  isForeign(element) ||
  element.tagName === 'UL' ||
  (element.tagName === 'DIV' ? element.hasAttribute('dir') : element.hasAttribute('lang'));
/** Names, controls and previews of links. */
const isNoWords = (element: Element): boolean =>
  isForeign(element) || element.tagName === 'A' || element.tagName === 'UL' || element.tagName === 'H3';

/** The list of time and controls of this very comment. */
const actionsOf = (item: Element, page: FacebookPage): Element | null =>
  find(page, 'actions', item, (list) => isClear(item, list, isForeign));

/** The name's element: a link, or for somebody without one the span whose words the label repeats. */
function nameOf(item: Element, page: FacebookPage): Element | null {
  return find(page, 'commentName', item, (element) => {
    if (!isClear(item, element, isNoName)) return false;
    if (element.tagName === 'A') return readLink(element).author !== undefined && element.textContent !== '';
    if (element.querySelector('a,[dir="auto"]')) return false;
    return repeats(item, nameIn(element));
  });
}

/** Whether the comment's label says the name, too. */
const repeats = (item: Element, name: string | null): boolean =>
  name !== null && (item.getAttribute('aria-label') ?? '').includes(name);

/** The part with the name and the words, without what hangs below: previews, stickers, controls. */
function bubbleOf(item: Element, name: Element | null, actions: Element | null): Element {
  if (!name || !actions) return item;
  let bubble = name;
  for (let up = parentOf(bubble); bubble !== item && up && !up.contains(actions); up = parentOf(up))
    bubble = up;
  return bubble;
}

/** What holds all the words; lines that stand in no such element are taken with what is around them all. */
function wordsOf(item: Element, bubble: Element, name: Element | null, page: FacebookPage): Element | null {
  const first = find(
    page,
    'commentText',
    bubble,
    (element) =>
      (name === null || follows(name, element)) &&
      isClear(item, element, isNoWords) &&
      // A badge or the domain of a link is such a span too, but only words have blocks in them.
      (element.tagName !== 'SPAN' ||
        element.hasAttribute('lang') ||
        element.querySelector('div[dir]') !== null),
  );
  if (!first || first.tagName === 'SPAN') return first;
  const block = first.parentElement;
  return block && block !== bubble && !(name && block.contains(name)) ? block : first;
}

/** What the links to the author say: first that of the name, then that of the picture before it. */
function signaturesOf(item: Element, name: Element | null): Link[] {
  const links = name?.tagName === 'A' ? [readLink(name)] : [];
  const anchors = item.getElementsByTagName('a');
  for (let n = 0; anchors[n] && anchors[n] !== name; n++) {
    const anchor = anchors[n] as Element;
    if (name && follows(name, anchor)) break;
    if (anchor.getAttribute('aria-hidden') !== 'true' || !isOwnOf(item, anchor)) continue;
    const link = readLink(anchor);
    if (link.author) links.push(link);
  }
  return links;
}

function authorOf(item: Element, nameAt: Element | null, signatures: readonly Link[]): Author {
  if (!nameAt || agreed(signatures.map(({ author }) => author?.handle)).clash) return NOBODY;
  const name = nameIn(nameAt);
  if (!repeats(item, name)) return NOBODY;
  const { handle = null, profileUrl = null } = (nameAt.tagName === 'A' && signatures[0]?.author) || {};
  return { name, handle, profileUrl };
}

/** The time's link. */
const timeOf = (item: Element, words: Element | null, page: FacebookPage): Element | null =>
  find(page, 'commentTime', item, (anchor) => {
    if (words?.contains(anchor) || !isClear(item, anchor, isForeign)) return false;
    const { comment, author } = readLink(anchor);
    return comment !== undefined && author === undefined;
  });

interface CommentIdentity {
  id: string | null;
  permalink: string | null;
  inReplyTo: string | null;
  isReply: boolean;
  /** False where nothing but words in one language tells a reply from a comment. */
  isSure: boolean;
}

/** Two sources of one id: the time's link in clear, the author's in base64. */
function identityOf(
  item: Element,
  time: Link | null,
  signatures: readonly Link[],
  page: FacebookPage,
): CommentIdentity {
  const own = time && (time.reply ?? time.comment);
  const named = signatures.map(({ reply, comment }) => reply ?? comment);
  const { value, clash } = agreed([own, ...named]);
  const isReply = time?.reply !== undefined;
  // Without a witness, a link that lost its reply's id says that of the comment above it.
  const witnessed = named.some((one) => one !== undefined);
  const lost = clash || (!!own && !witnessed && isDoubtful(item, own, signatures[0], page));
  if (!time || !own || lost)
    return { id: lost ? null : value, permalink: null, inReplyTo: null, isReply, isSure: false };
  const post = agreed([
    time.post?.story && NUMBER.test(time.post.id) ? time.post.id : undefined,
    ...signatures.map(({ commentPost }) => commentPost),
  ]);
  const card = (!isReply && !post.value) || !time.post ? postOf(item, page) : null;
  const address = time.post?.permalink ?? card?.permalink;
  return {
    id: value,
    permalink: address && time.comment ? addressOf(address, time.comment, time.reply) : null,
    inReplyTo: isReply ? (time.comment ?? null) : post.clash ? null : (post.value ?? answered(time, card)),
    isReply,
    isSure: true,
  };
}

/** A pfbid is one of many names of a post; the card may know its number from another comment. */
function answered({ post }: Link, card: { id: string | null; aliases: string[] } | null): string | null {
  if (!post) return card?.id ?? null;
  const same = card?.id === post.id || card?.aliases.includes(post.id);
  return same ? (card?.id ?? null) : post.id;
}

function addressOf(post: string, comment: string, reply: string | undefined): string {
  const query = `comment_id=${comment}${reply ? `&reply_comment_id=${reply}` : ''}`;
  return `${post}${post.includes('?') ? '&' : '?'}${query}`;
}

export function readComment(item: Element, page: FacebookPage): Reading {
  const nameAt = nameOf(item, page);
  const signatures = signaturesOf(item, nameAt);
  const bubble = bubbleOf(item, nameAt, actionsOf(item, page));
  const words = wordsOf(item, bubble, nameAt, page);
  const timeAt = timeOf(item, words, page);
  if (!timeAt && !nameAt) return { read: 'none', missing: [] };
  const { id, permalink, inReplyTo, isReply, isSure } = identityOf(
    item,
    timeAt && readLink(timeAt),
    signatures,
    page,
  );
  const unsure: Part[] = isSure ? [] : ['kind'];
  return readingOf(
    {
      site: 'facebook',
      kind: isReply ? 'reply' : 'comment',
      id,
      aliases: [],
      permalink,
      author: authorOf(item, nameAt, signatures),
      text: words && readWords(words),
      postedAt: null,
      inReplyTo,
    },
    unsure,
  );
}

/** At the end of the comment's own list of controls, else after its time. */
export function placeInComment(item: Element, page: FacebookPage): Place | null {
  const list = actionsOf(item, page);
  if (list) return { parent: list, before: null };
  const time = timeOf(item, null, page);
  return time?.parentElement ? { parent: time.parentElement, before: null } : null;
}
