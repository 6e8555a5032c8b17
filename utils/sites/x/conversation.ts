/** Reads what a tweet answers: no tweet names it, so its place among the others tells. */
import { cssOf, find } from '../chain';
import type { MentionKind, Part } from '../mention';
import { findHead } from './head';
import { isArticle, itemIn } from './items';
import { readLink } from './link';
import { isOwn } from './own';
import { focalOf, pageKind } from './pages';
import { readPermalink } from './permalink';
import type { XPage } from './selectors';

/** X unmounts what is out of view, so a longer walk back over rows is no page of X's. */
const FAR = 80;

export interface Answer {
  kind: MentionKind;
  /** The id of what it answers. */
  to: string | null;
  unsure: readonly Part[];
}

/** What is known of the tweet's own parts. */
export interface Body {
  names: Element | null;
  words: Element | null;
  /** What holds the names and the words, beside the avatar; the focal tweet has none. */
  column: Element | null;
}

const POST: Answer = { kind: 'post', to: null, unsure: [] };
const REPLY: Answer = { kind: 'reply', to: null, unsure: ['inReplyTo'] };
/** Recommended below a conversation: no reply there, though what it answers elsewhere is not told. */
const RECOMMENDED: Answer = { kind: 'post', to: null, unsure: ['inReplyTo'] };

/** Neither the thread line nor the line "Replying to" can be seen. */
const UNSURE: Answer = { kind: 'post', to: null, unsure: ['kind', 'inReplyTo'] };
const UNSURE_REPLY: Answer = { kind: 'reply', to: null, unsure: ['kind', 'inReplyTo'] };

const replyTo = (to: string | null): Answer => (to ? { kind: 'reply', to, unsure: [] } : REPLY);

const idOf = (tweet: Element, page: XPage): string | null =>
  readPermalink(tweet, page, findHead(tweet, page).names, null).id ?? null;

/** The thread line goes on below this tweet: it stands beside the avatar, in the avatar's column (2026-02). */
function hasLineBelow(tweet: Element, page: XPage): boolean {
  return find(page, 'avatar', tweet)?.nextElementSibling?.childElementCount === 0;
}

/**
 * The thread line comes from above: an empty element in the column of the row before the one of the avatar and the
 * tweet's `column` (2026-02). Null where neither is found.
 */
function hasLineAbove(item: Element, page: XPage, { column }: Body): boolean | null {
  const beside = column ?? find(page, 'avatar', item)?.parentElement;
  if (!beside) return null;
  let row = beside.parentElement?.previousElementSibling;
  while (row?.childElementCount === 1) row = row.firstElementChild;
  const line = row?.firstElementChild?.firstElementChild;
  return line?.localName === 'div' && line.childElementCount === 0 && line.textContent === '';
}

/** Where a tweet stands in a conversation. */
interface Spot {
  /** The tweet before it, and whether something that is none stands between them. */
  before: Element | null;
  gap: boolean;
  part: 'parents' | 'replies' | 'hidden' | 'recommended';
}

interface Conversation {
  focal: Element;
  spots: Map<Element, Spot>;
}

/** The tweet that the page is about: the address names it, or it has no place in the order of the tab key. */
function findFocal(list: Element, page: XPage): Element | null {
  const { id } = focalOf(page.url);
  const times = id ? list.querySelectorAll(`a[href$="/status/${id}"] > time`) : [];
  for (const time of times) {
    const tweet = time.closest(cssOf(page.chains.item));
    if (tweet && isOwn(tweet, time)) return tweet;
  }
  for (const tweet of list.querySelectorAll(cssOf(page.chains.focal)))
    if (tweet.querySelector('time')) return tweet;
  return null;
}

/** A heading with a second line is that of recommended posts, one line that of hidden replies. */
const partUnder = (heading: Element): Spot['part'] =>
  heading.querySelectorAll('span').length > 1 ? 'recommended' : 'hidden';

function readConversation(list: Element, page: XPage): Conversation | null {
  const focal = findFocal(list, page);
  if (!focal) return null;
  const spots = new Map<Element, Spot>();
  let before: Element | null = null;
  let gap = false;
  let part: Spot['part'] = 'parents';
  for (const row of list.children) {
    const tweet = itemIn(row, page);
    if (tweet) {
      spots.set(tweet, { before, gap, part });
      before = tweet;
      gap = false;
      if (tweet === focal) part = 'replies';
      continue;
    }
    const heading = part === 'parents' ? null : row.querySelector(cssOf(page.chains.heading));
    if (heading) part = partUnder(heading);
    gap ||= row.textContent.trim() !== '';
  }
  return { focal, spots };
}

const known = new WeakMap<XPage, Map<Element, Conversation | null>>();

/** The conversation in a list of rows, read once for all its tweets. */
function conversationIn(list: Element, page: XPage): Conversation | null {
  const lists = known.get(page) ?? new Map<Element, Conversation | null>();
  known.set(page, lists);
  const before = lists.get(list);
  if (before !== undefined) return before;
  const conversation = readConversation(list, page);
  lists.set(list, conversation);
  return conversation;
}

/** Ids of X count up with time, so an answer has the greater one. */
const isLater = (id: string | null, than: string) => id !== null && BigInt(id) > BigInt(than);

function answerInConversation(
  item: Element,
  page: XPage,
  id: string | null,
  body: Body,
  { focal, spots }: Conversation,
): Answer {
  const spot = spots.get(item);
  if (!spot) return REPLY;
  const { before, gap, part } = spot;
  if (part === 'parents') {
    if (before && !gap) return replyTo(idOf(before, page));
    if (before || gap) return REPLY;
    const up = hasLineAbove(item, page, body);
    return up === null ? UNSURE : up ? REPLY : POST;
  }
  if (part !== 'replies') return part === 'recommended' ? RECOMMENDED : REPLY;
  const up = hasLineAbove(item, page, body);
  if (up === null) return REPLY;
  const down = before !== null && before !== focal && hasLineBelow(before, page);
  const parent = up && down && !gap ? before : !up && (gap || !down) ? focal : null;
  const to = parent && idOf(parent, page);
  return replyTo(to && isLater(id, to) ? to : null);
}

/**
 * "Replying to @tram": in a line between the names and the words, a link that reads as the handle it leads to. Null
 * where there is such a line that says something else.
 */
function saysReplying(item: Element, page: XPage, { names, words }: Body): boolean | null {
  const line = words?.parentElement?.previousElementSibling ?? null;
  if (line && names && line.contains(names)) return false;
  const link = find(page, 'replying', line ?? item);
  if (link && !(words && !(link.compareDocumentPosition(words) & 4))) {
    const { handle } = readLink(link);
    if (handle !== null && link.textContent.trim() === `@${handle}`) return true;
  }
  return line?.querySelector('a') ? null : false;
}

/** What the thread line leads to, in a feed. */
function answerAbove(item: Element, page: XPage): Answer {
  let row = item.closest(cssOf(page.chains.row))?.previousElementSibling;
  for (let n = 0; row && n < FAR; n++, row = row.previousElementSibling) {
    const before = itemIn(row, page);
    if (before) return hasLineBelow(before, page) ? replyTo(idOf(before, page)) : REPLY;
    if (row.textContent.trim() !== '') return REPLY;
  }
  return REPLY;
}

/** In a feed, a thread is told by its line, and another answer says so. */
function answerInFeed(item: Element, page: XPage, body: Body): Answer {
  const up = hasLineAbove(item, page, body);
  if (up) return answerAbove(item, page);
  const says = saysReplying(item, page, body);
  if (says) return REPLY;
  return says === null || up === null ? UNSURE : POST;
}

export function readAnswer(item: Element, page: XPage, id: string | null, body: Body): Answer {
  if (isArticle(item)) return POST;
  const kind = pageKind(page.url);
  if (kind === 'notifications') return REPLY;
  // Over a conversation, the reply dialog has an address of its own (2026-09).
  if (kind !== 'status' && kind !== 'other') return answerInFeed(item, page, body);
  const list = item.closest(cssOf(page.chains.row))?.parentElement;
  const conversation = list ? conversationIn(list, page) : null;
  if (conversation) return answerInConversation(item, page, id, body, conversation);
  // Whether there is a conversation, and of what, only the focal tweet tells.
  if (kind === 'status') return id === focalOf(page.url).id ? UNSURE : UNSURE_REPLY;
  const answer = answerInFeed(item, page, body);
  return answer === POST ? UNSURE : answer;
}
