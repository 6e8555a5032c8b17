/** Reads an item of LinkedIn's newer front end. */
import { find } from '../chain';
import { readText } from '../text';
import { type Actor, authorOf, leadName, profileOf } from './author';
import type { Found } from './ember';
import { css, type LinkedinPage, NO_WORDS, PROFILE, SDUI, TRACKED } from './selectors';
import {
  type CommentUrn,
  commentUrn,
  contradict,
  postLink,
  postOfKey,
  postOfPage,
  postUrn,
  trackedPost,
} from './urn';

const COMMENT = css(SDUI.comment);
const POST = css(SDUI.post);
const SKIP = css(NO_WORDS);
const PEOPLE = css(PROFILE);
const TRACK = css(TRACKED);
const AFTER = 4; // Node.DOCUMENT_POSITION_FOLLOWING

export const isSduiComment = (item: Element) => item.matches(COMMENT);
export const isSdui = (item: Element) => item.matches(`${COMMENT},${POST}`);

/** The key that up to three nested elements of one comment share. */
export const keyOf = (item: Element) =>
  (item.getAttribute('componentkey') ?? item.id).replace(
    /^(?:replaceableComment|CommentComponentReference)_/,
    '',
  );

export function commentOf(item: Element): CommentUrn | null {
  const key = commentUrn(item.getAttribute('componentkey'));
  const id = commentUrn(item.id);
  return key && id && key.id !== id.id ? null : (key ?? id);
}

/** The outermost element of the comment around `element`. */
function commentAround(element: Element | null): Element | null {
  let around = element?.closest(COMMENT) ?? null;
  for (;;) {
    const outer: Element | null = around?.parentElement?.closest(COMMENT) ?? null;
    if (!around || !outer || keyOf(outer) !== keyOf(around)) return around;
    around = outer;
  }
}

function trackedAt(item: Element): string | null {
  const scope = item.querySelector(TRACK) ?? item.closest(TRACK);
  return scope?.closest(COMMENT) ? null : trackedPost(scope);
}

export function sduiPostId(item: Element, page: LinkedinPage): string | null {
  const named: (string | null)[] = [...item.querySelectorAll(css(SDUI.postKey))].map((one) => {
    const key = one.getAttribute('componentkey') ?? one.getAttribute('data-testid') ?? '';
    return postOfKey(key.replace(/-(?:replaceableCommentTools|commentList).*$/, ''));
  });
  const comment = item.querySelector(COMMENT);
  named.push((comment && commentOf(comment)?.post) ?? null);
  const [id = null, ...others] = named.filter((urn) => urn !== null);
  if (id) return others.some((other) => contradict(id, other)) ? null : id;
  // Then the weaker ones: two links to two updates tell nothing, and one may be that of a post that is shared.
  const links = [...item.querySelectorAll(css(SDUI.postLink))].map((a) => postUrn(a.getAttribute('href')));
  const people = [...item.querySelectorAll(PEOPLE)]
    .filter((link) => link.querySelector('p') && !link.closest(COMMENT))
    .map((link) => profileOf(link)?.profileUrl);
  const linked = new Set(links).size === 1 && new Set(people).size < 2 ? (links[0] ?? null) : null;
  const here = item.getAttribute('componentkey')?.endsWith('FEED_DETAIL') ? postOfPage(page.url) : null;
  return here ?? trackedAt(item) ?? linked;
}

/** Replies are nested in what they answer, or follow it as siblings with a key of their own (sites.md, §6). */
function isReply(item: Element): boolean {
  if (commentAround(commentAround(item)?.parentElement ?? null)) return true;
  const key = keyOf(item);
  const commentary = [...item.querySelectorAll(css(SDUI.commentary))].find(
    (one) => keyOf(one.closest(COMMENT) ?? one) === key,
  );
  return commentary?.getAttribute('componentkey')?.startsWith('comment-reply-') ?? false;
}

/** The comment that heads the thread of a reply: what it is nested in, else the last comment before it. */
function headOf(item: Element): Element | null {
  const around = commentAround(item.parentElement);
  if (around) return around;
  const end = css(SDUI.list, SDUI.post);
  for (let at: Element | null = item; at && !at.matches(end); at = at.parentElement) {
    for (let before = at.previousElementSibling; before; before = before.previousElementSibling) {
      const found = [before, ...before.querySelectorAll(COMMENT)].filter((one) => one.matches(COMMENT));
      const head = found.reverse().find((one) => !isReply(one));
      if (head) return head;
    }
  }
  return null;
}

export function readSdui(item: Element, page: LinkedinPage): Found {
  const isComment = isSduiComment(item);
  const key = keyOf(item);
  const own = (element: Element) => {
    const comment = element.closest(COMMENT);
    return isComment ? comment !== null && keyOf(comment) === key : !comment || comment.contains(item);
  };
  const words = find(page, 'sduiText', item, own) ?? null;
  const beforeWords = (element: Element) =>
    own(element) && (!words || (element.compareDocumentPosition(words) & AFTER) !== 0);

  const links = [...item.querySelectorAll(PEOPLE)].filter((link) => own(link) && !words?.contains(link));
  // "X commented on this" links X inside a paragraph; the author's link holds paragraphs: name, headline, age.
  const actors: (Actor & { at: Element })[] = links.flatMap((link, at) => {
    const name = link.querySelector('p');
    const before = links[at - 1];
    const avatar = before?.querySelector('figure,img') && !before.querySelector('p') ? before : null;
    return name ? [{ at: link, name: leadName(name), link, avatar }] : [];
  });
  const heads = words ? actors.filter(({ at }) => beforeWords(at)) : actors.slice(0, 1);
  const buttons = [...item.querySelectorAll('button[aria-label]')].filter(beforeWords);
  const author = authorOf(
    heads,
    buttons.map((button) => button.getAttribute('aria-label') ?? ''),
  );
  // Words below a second author are those of a post that is shared without any of one's own.
  const strangers = new Set(heads.map(({ link }) => profileOf(link)?.profileUrl)).size > 1;
  const text =
    words && !(strangers && !isComment)
      ? readText(words, {
          asWritten: brokenAsWritten(words),
          skip: (element) => element.matches(SKIP),
        })
      : null;
  const time = [...item.querySelectorAll('time[datetime]')].find(own)?.getAttribute('datetime') ?? null;

  if (!isComment) {
    const id = sduiPostId(item, page);
    return {
      kind: 'post',
      id,
      aliases: [],
      permalink: id && postLink(id),
      author,
      text,
      postedAt: time,
      inReplyTo: null,
    };
  }
  const urn = commentOf(item);
  const reply = isReply(item);
  const head = reply ? headOf(item) : null;
  return {
    kind: reply ? 'reply' : 'comment',
    id: urn?.id ?? null,
    aliases: [],
    permalink: urn?.permalink ?? null,
    author,
    text,
    postedAt: time,
    inReplyTo: reply ? ((head && commentOf(head)?.id) ?? null) : (urn?.post ?? null),
  };
}

/** Some posts break their lines with "\n" and no `<br>` (2026-03); a line break before an indent is the source's. */
const brokenAsWritten = (words: Element) =>
  !words.querySelector('br') && /\S[^\S\n]*\n(?! {2})/.test((words.textContent ?? '').trim());
