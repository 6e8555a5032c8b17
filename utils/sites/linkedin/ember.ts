/** Reads an item of LinkedIn's older front end. */
import { type Found, type FrontEnd, ownOf, whoAndWhat } from './parts';
import { css, cssOfAll, type LinkedinPage } from './selectors';
import { type CommentUrn, commentUrn, exactPostUrn, postIds, postLink, trackedPost } from './urn';

const EMBER: FrontEnd = {
  name: 'emberName',
  text: 'emberText',
  isNameLink: (link, page) => link.querySelector(css(page, 'emberName')) !== null,
  isAsWritten: () => false,
  isNoWord,
};

/** Copies for screen readers: the class says so, and so does its place before what is shown in a hashtag. */
function isNoWord(element: Element, page: LinkedinPage): boolean {
  if (element.matches(css(page, 'noWords'))) return true;
  return (
    element.parentElement?.localName === 'a' &&
    element.nextElementSibling?.firstElementChild?.getAttribute('aria-hidden') === 'true'
  );
}

/**
 * All that the page calls this update. Under "X commented on this" its own urn is that of the event, whose address
 * is the post's too (captures/README.md); the post that the comments name is no better id, for without comments
 * there is none, and an id that comes and goes is two.
 */
export function emberPostIds(item: Element, page: LinkedinPage) {
  const comment = item.querySelector(css(page, 'emberComment'));
  return postIds(
    [
      exactPostUrn(item.getAttribute('data-urn')),
      exactPostUrn(item.closest('[data-id]')?.getAttribute('data-id')),
      trackedPost(item.closest(css(page, 'tracked'))),
    ],
    [commentUrn(comment?.getAttribute('data-id'))?.post],
  );
}

export const emberCommentUrn = (item: Element): CommentUrn | null => commentUrn(item.getAttribute('data-id'));

/** An update that is loaded, and no list of suggestions: those have urns of other kinds. */
export function isEmberPost(item: Element): boolean {
  const urn = item.getAttribute('data-urn');
  return (urn === null || exactPostUrn(urn) !== null) && item.querySelector('a[href],button') !== null;
}

export function readEmberPost(item: Element, page: LinkedinPage): Found {
  const others = [...item.querySelectorAll(cssOfAll(page, 'emberComment', 'emberInner'))];
  const ids = emberPostIds(item, page);
  return {
    kind: 'post',
    isKindSure: true,
    ...ids,
    permalink: ids.id && postLink(ids.id),
    ...whoAndWhat(item, page, EMBER, ownOf(others)),
    inReplyTo: null,
  };
}

export function readEmberComment(item: Element, page: LinkedinPage): Found {
  const comment = css(page, 'emberComment');
  const urn = emberCommentUrn(item);
  const parent = item.parentElement?.closest(comment) ?? null;
  const isReply = parent !== null || item.matches(css(page, 'emberReply'));
  return {
    kind: isReply ? 'reply' : 'comment',
    isKindSure: true,
    id: urn?.id ?? null,
    aliases: [],
    permalink: urn?.permalink ?? null,
    ...whoAndWhat(item, page, EMBER, ownOf([...item.querySelectorAll(comment)])),
    inReplyTo: isReply ? ((parent && emberCommentUrn(parent)?.id) ?? null) : (urn?.post ?? null),
  };
}
