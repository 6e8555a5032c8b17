/** Reads an item of LinkedIn's older front end. */

import { find } from '../chain';
import type { Mention } from '../mention';
import { readText } from '../text';
import { authorOf, leadName } from './author';
import { css, EMBER, type LinkedinPage, NO_WORDS, PROFILE, TRACKED } from './selectors';
import { commentUrn, contradict, exactPostUrn, postLink, trackedPost } from './urn';

export type Found = Omit<Mention, 'site' | 'missing'>;

const COMMENT = css(EMBER.comment);
const INNER = css(EMBER.inner);
const AFTER = 4; // Node.DOCUMENT_POSITION_FOLLOWING
const SKIP = css(NO_WORDS);
const PEOPLE = css(PROFILE);

export const isEmberComment = (item: Element) => item.matches(COMMENT);

/**
 * The update's urn stands in up to three places: where they contradict each other, it is nobody's id. Under
 * "X commented on this" it is that of the event, whose address is the post's too (captures/README.md); the post
 * that the comment names is no better id, for without comments there is none, and an id that comes and goes is two.
 */
export function emberPostId(item: Element): string | null {
  const places = [
    exactPostUrn(item.getAttribute('data-urn')),
    exactPostUrn(item.closest('[data-id]')?.getAttribute('data-id')),
    trackedPost(item.closest(css(TRACKED))),
  ];
  const [own = null, ...others] = places.filter((urn) => urn !== null);
  return own && others.some((other) => contradict(own, other)) ? null : own;
}

/** Copies for screen readers: the class says so, and so does its place before what is shown in a hashtag. */
const isNoWord = (element: Element) =>
  element.matches(SKIP) ||
  (element.parentElement?.localName === 'a' &&
    element.nextElementSibling?.firstElementChild?.getAttribute('aria-hidden') === 'true');

export function readEmber(item: Element, page: LinkedinPage): Found {
  const isComment = isEmberComment(item);
  const own = (element: Element) =>
    isComment
      ? element.closest(COMMENT) === item
      : !element.closest(COMMENT) && !item.contains(element.closest(INNER));
  const words = find(page, 'emberText', item, own) ?? null;
  const [actor = null, stranger] = [...item.querySelectorAll(css(EMBER.actor))].filter(own);
  // Words below a second author are those of a post that is shared without any of one's own.
  const strange = stranger && words && stranger.compareDocumentPosition(words) & AFTER;
  const name = actor && (find(page, 'emberName', actor) ?? null);
  const links = actor ? [...actor.querySelectorAll(PEOPLE)] : [];
  const link = name?.closest('a') ?? null;
  const buttons = [...item.querySelectorAll('button[aria-label]')].filter(own);
  const author = authorOf(
    actor ? [{ name: name && leadName(name), link, avatar: links.find((l) => l !== link) ?? null }] : [],
    buttons.map((button) => button.getAttribute('aria-label') ?? ''),
  );
  const text = words && !strange ? readText(words, { skip: isNoWord }) : null;
  const time = [...item.querySelectorAll('time[datetime]')].find(own)?.getAttribute('datetime') ?? null;

  if (!isComment) {
    const id = emberPostId(item);
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
  const urn = commentUrn(item.getAttribute('data-id'));
  const parent = item.parentElement?.closest(COMMENT) ?? null;
  const isReply = parent !== null || item.matches(css(EMBER.reply));
  return {
    kind: isReply ? 'reply' : 'comment',
    id: urn?.id ?? null,
    aliases: [],
    permalink: urn?.permalink ?? null,
    author,
    text,
    postedAt: time,
    inReplyTo: isReply ? (commentUrn(parent?.getAttribute('data-id'))?.id ?? null) : (urn?.post ?? null),
  };
}
