/**
 * Reads the reel that its viewer shows: no data attribute and no role tells its parts, but the owner's link stands
 * around the picture and again in a heading, and the address names the reel (2026-01).
 */

import { cssOf, find } from '../chain';
import { parentOf } from '../nodes';
import type { Place, Reading } from '../site';
import { isDoubled, NOBODY, nameIn } from './header';
import { readAddress, readLink } from './links';
import { follows, isShownIn, readingOf, readWords } from './own';
import type { FacebookPage } from './selectors';

/** The part of the viewer with the shown reel's video and owner: others are loaded beside it, without their owners. */
export function reelIn(root: ParentNode, page: FacebookPage): Element | null {
  const [heading, ...more] = root.querySelectorAll('[role="main"] h2');
  if (!heading || more.length > 0 || !isReelPage(page)) return null;
  let item: Element | null = heading;
  while (item && !item.querySelector('video')) item = parentOf(item);
  return item && !item.matches('body,[role="main"]') ? item : null;
}

const isReelPage = ({ url }: FacebookPage): boolean => /^https:\/\/[^/]+\/reel\//.test(url.href);

/** A post's card has a named header, in a viewer of reels as well. */
export const isReel = (item: Element, page: FacebookPage): boolean =>
  isReelPage(page) && item.querySelector(cssOf(page.chains.header)) === null;

export function readReel(item: Element, page: FacebookPage): Reading {
  const name = find(page, 'reelName', item, (element) => readLink(element).author !== undefined);
  if (!name) return { read: 'none', missing: [] };
  const { author } = readLink(name);
  // The picture must lead to the same person.
  const picture = [...item.getElementsByTagName('a')].find((anchor) => follows(anchor, name));
  const isSigned = picture !== undefined && readLink(picture).author?.handle === author?.handle;
  const shown = nameIn(name);
  const words = find(
    page,
    'reelText',
    item,
    (element) =>
      follows(name, element) &&
      !element.closest('[role="button"]') &&
      isShownIn(item, element) &&
      /\S/.test(element.textContent ?? ''),
  );
  const { post } = readAddress(page.url.href);
  return readingOf({
    site: 'facebook',
    kind: 'post',
    id: post?.id ?? null,
    aliases: [],
    permalink: post?.permalink ?? null,
    author:
      isSigned && author && shown && !isDoubled(shown)
        ? { name: shown, handle: author.handle, profileUrl: author.profileUrl }
        : NOBODY,
    text: words && readWords(words),
    postedAt: null,
    inReplyTo: null,
  });
}

/** At the end of the owner's heading: the buttons beside the video have no room. */
export function placeInReel(item: Element): Place | null {
  const heading = item.querySelector('h2');
  return heading && { parent: heading, before: null };
}
