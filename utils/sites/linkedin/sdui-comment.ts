/** Reads a comment of LinkedIn's newer front end, and whose thread it stands in. */
import { type Found, ownOf, whoAndWhat } from './parts';
import { SDUI } from './sdui-front';
import { css, type LinkedinPage } from './selectors';
import { type CommentUrn, commentUrn } from './urn';

/** Where a comment begins: the link to its author, or its words. */
const startOf = (comment: Element) => comment.querySelector('a,p');

/**
 * Up to three nested elements are one comment: the inner begins where the outer does. A reply that is nested in it
 * stands behind its author and words.
 */
const holds = (element: Element, start: Element | null) => start === null || element.contains(start);

/** The outermost element of the comment around `element`. */
function commentAround(element: Element | null, page: LinkedinPage): Element | null {
  const comment = css(page, 'sduiComment');
  let around = element?.closest(comment) ?? null;
  for (;;) {
    const outer: Element | null = around?.parentElement?.closest(comment) ?? null;
    if (!around || !outer || !holds(around, startOf(outer))) return around;
    around = outer;
  }
}

/** Of the nested elements of one comment, the outermost is the item. */
export const isSduiComment = (item: Element, page: LinkedinPage) => commentAround(item, page) === item;

/** The urn that the nested elements of a comment tell; none, where two of them disagree. */
export function urnIn(item: Element, page: LinkedinPage): CommentUrn | null {
  const start = startOf(item);
  const inner = item.querySelectorAll(css(page, 'sduiComment'));
  let urn: CommentUrn | null = null;
  for (const element of [item, ...inner].filter((one) => holds(one, start)))
    for (const name of [element.getAttribute('componentkey'), element.id]) {
      const told = commentUrn(name);
      if (urn && told && told.id !== urn.id) return null;
      urn ??= told;
    }
  return urn;
}

/** The post that the comments under `root` answer, going by the first. */
export function answeredIn(root: Element, page: LinkedinPage): string | null {
  const comment = css(page, 'sduiComment');
  const first = root.matches(comment) ? root : root.querySelector(comment);
  return (first && urnIn(first, page)?.post) ?? null;
}

interface Place {
  /** Null where nothing tells. */
  kind: 'comment' | 'reply' | null;
  /** The comment that heads the thread of a reply. */
  head: Element | null;
}

/** For each batch, the places in the lists that it met: a thread is walked once, and not for every reply in it. */
const walked = new WeakMap<LinkedinPage, WeakMap<Element, Place>>();

function placeOf(item: Element, page: LinkedinPage): Place {
  const places = walked.get(page) ?? new WeakMap<Element, Place>();
  walked.set(page, places);
  if (!places.has(item)) {
    const list = item.closest(css(page, 'sduiList'));
    walk(list ?? item.ownerDocument.body, list !== null, page, places);
  }
  return places.get(item) ?? { kind: null, head: null };
}

/** Replies are nested in what they answer, or stand behind it (sites.md, §6). */
function walk(list: Element, isOne: boolean, page: LinkedinPage, places: WeakMap<Element, Place>): void {
  let last: Element | null = null;
  let isFirst = isOne;
  for (const item of list.querySelectorAll(css(page, 'sduiComment'))) {
    if (!isSduiComment(item, page)) continue;
    const around = commentAround(item.parentElement, page);
    // Nobody answers what is not there.
    const kind = around
      ? 'reply'
      : (kindByWords(item, page) ?? (isFirst ? 'comment' : kindByFrame(item, page)));
    if (!around && kind !== 'reply') last = kind && item;
    places.set(item, { kind, head: kind === 'reply' ? (around ?? last) : null });
    isFirst = false;
  }
}

/** What the key of its words says it is. */
function kindByWords(item: Element, page: LinkedinPage): Place['kind'] {
  const words = item.querySelector(css(page, 'sduiCommentary'));
  if (!words || commentAround(words, page) !== item) return null;
  return words.matches(css(page, 'sduiReply')) ? 'reply' : 'comment';
}

/** Where replies stand behind what they answer, only a comment that can be answered has a frame with its key. */
function kindByFrame(item: Element, page: LinkedinPage): Place['kind'] {
  const inner = item.querySelector(css(page, 'sduiComment'));
  return item.id === '' && inner?.id ? 'comment' : null;
}

/** What the comment answers: the head of its thread, where that stands under the same post, or the post. */
function answered(urn: CommentUrn | null, { kind, head }: Place, page: LinkedinPage): string | null {
  if (kind === 'comment') return urn?.post ?? null;
  const parent = head && urnIn(head, page);
  return parent && (!urn || parent.post === urn.post) ? parent.id : null;
}

/** The comments that are nested in this one. */
function repliesIn(item: Element, page: LinkedinPage): Element[] {
  const start = startOf(item);
  return [...item.querySelectorAll(css(page, 'sduiComment'))].filter((inner) => !holds(inner, start));
}

export function readSduiComment(item: Element, page: LinkedinPage): Found {
  const urn = urnIn(item, page);
  const place = placeOf(item, page);
  return {
    kind: place.kind ?? 'comment',
    isKindSure: place.kind !== null,
    id: urn?.id ?? null,
    aliases: [],
    permalink: urn?.permalink ?? null,
    ...whoAndWhat(item, page, SDUI, ownOf(repliesIn(item, page))),
    inReplyTo: answered(urn, place, page),
  };
}
