/**
 * The chains of the Facebook reader: all that it looks for. Classes are hashed and labels localised there, so neither
 * is used.
 */
import type { Chain, Page } from '../site';

const PROFILE_NAME = '[data-ad-rendering-role="profile_name"]';

export const chains = {
  /** A comment or reply; a post of the logged-out site is an article too, but has no label. */
  comment: [
    {
      css: '[role="article"][aria-label]:not([aria-label=""],[aria-posinset])',
      why: 'ARIA role and label; posts have no label',
      seen: '2026-10',
    },
  ],
  /** The line with the author's name. */
  header: [{ css: PROFILE_NAME, why: 'data attribute', seen: '2026-08' }],
  /** The author in it: in bold, or a link, behind what some languages put before it. */
  postName: [
    { css: `${PROFILE_NAME} a`, why: 'the first link', seen: '2026-08' },
    { css: `${PROFILE_NAME} b`, why: 'somebody without a page, in bold', seen: '2026-03' },
    { css: `${PROFILE_NAME} strong`, why: 'the same in another variant', seen: '2025-06' },
    { css: PROFILE_NAME, why: 'a name alone', seen: '2026-03' },
  ],
  /** Where the group's name stands first, its member stands in the line below. */
  postMember: [{ css: 'a[href*="/user/"]', why: 'address of a member', seen: '2025-12' }],
  postText: [
    { css: '[data-ad-rendering-role="story_message"]', why: 'data attribute', seen: '2026-08' },
    { css: '[data-ad-comet-preview="message"]', why: 'data attribute', seen: '2025-12' },
    { css: '[data-ad-preview="message"]', why: 'data attribute', seen: '2025-12' },
  ],
  postTime: [
    { css: 'a[href*="/posts/"]', why: 'address of a post', seen: '2026-03' },
    { css: 'a[href*="/permalink"]', why: 'address of a post, the older forms', seen: '2025-12' },
    { css: 'a[href*="/reel/"]', why: 'address of a reel', seen: '2025-12' },
    { css: 'a[href*="/videos/"]', why: 'address of a video', seen: '2025-12' },
    { css: 'a[href*="/watch/"]', why: 'address of a video', seen: '2025-12' },
    { css: 'a[href*="fbid="]', why: 'address of a photo, or of a post by its number', seen: '2025-12' },
    { css: 'a[href*="/photos/"]', why: 'address of a photo', seen: '2025-12' },
  ],
  /** The one link by which an advertisement can be told without reading a word. */
  sponsored: [{ css: 'a[href*="/ads/about"]', why: 'address of the explanation', seen: '2026-01' }],
  buttons: [
    { css: '[data-ad-rendering-role="share_button"]', why: 'data attribute', seen: '2025-12' },
    { css: '[data-ad-rendering-role="comment_button"]', why: 'data attribute', seen: '2025-12' },
  ],
  commentName: [
    { css: 'a[aria-hidden="false"]', why: 'the picture has the same link, hidden', seen: '2025-12' },
    { css: 'a:not([aria-hidden="true"])', why: 'the first shown link to a person', seen: '2025-12' },
    { css: 'span[dir="auto"]:not([lang])', why: 'somebody without a page', seen: '2026-08' },
  ],
  commentText: [
    { css: 'span[dir="auto"][lang]', why: 'words and their language', seen: '2026-10' },
    { css: 'span[dir="auto"]', why: 'block of the words', seen: '2025-12' },
    { css: 'span[lang]', why: 'words and their language', seen: '2026-10' },
    { css: 'div[dir="auto"]', why: 'one line of the words', seen: '2026-08' },
  ],
  commentTime: [
    { css: 'li a[href*="comment_id="]', why: 'the first in the list of controls', seen: '2026-08' },
    { css: 'a[href*="comment_id="]', why: 'address of a comment', seen: '2026-08' },
  ],
  actions: [
    { css: 'ul[aria-hidden="false"]', why: 'list of time and controls', seen: '2025-12' },
    { css: 'ul', why: 'list of time and controls', seen: '2026-08' },
  ],
  /** The author of a reel, in the viewer of reels. */
  reelName: [
    { css: 'h2 a[href*="reels_tab"]', why: 'heading with the owner’s reels', seen: '2026-01' },
    { css: 'h2 a[href]', why: 'heading with the owner', seen: '2026-01' },
  ],
  reelText: [{ css: 'span[dir="auto"]', why: 'block of the words', seen: '2026-01' }],
} as const satisfies Record<string, Chain>;

export type FacebookPage = Page<typeof chains>;

export const COMMENT = chains.comment[0].css;
/** A card of a feed, or of a post's own page. */
export const CARD = '[aria-posinset],[role="article"]:not([aria-label])';
/** What can be pressed, and what nobody sees: no words stand there. */
export const PRESSED = '[role="button"],[aria-hidden="true"]';
