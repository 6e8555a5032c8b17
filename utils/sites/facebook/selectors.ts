/** The chains of the Facebook reader; classes are hashed and labels localised there, so neither is used. */
import type { Chain, Page } from '../site';

/** Comments and replies; a post of the logged-out site is an article too, but has no label. */
export const COMMENT = '[role="article"][aria-label]:not([aria-label=""],[aria-posinset])';

/** Unlike elsewhere each row adds to the rows above, because one page mixes them. */
export const POSTS: Chain = [
  { css: '[aria-posinset]', why: 'place in the feed, with and without a role', seen: '2026-08' },
  {
    css: '[role="article"]:not([aria-label])',
    why: 'ARIA role; labelled ones are comments',
    seen: '2026-03',
  },
  { css: '[role="feed"] > *', why: 'ARIA role of the list', seen: '2026-08' },
  { css: '[data-virtualized="false"]', why: 'wrapper of a drawn card', seen: '2026-03' },
];

export const HEADER: Chain = [
  { css: '[data-ad-rendering-role="profile_name"]', why: 'data attribute', seen: '2026-08' },
];

export const MESSAGE: Chain = [
  { css: '[data-ad-rendering-role="story_message"]', why: 'data attribute', seen: '2026-08' },
  { css: '[data-ad-comet-preview="message"]', why: 'data attribute', seen: '2025-12' },
  { css: '[data-ad-preview="message"]', why: 'data attribute', seen: '2025-12' },
];

/** The one link by which an advertisement can be told without reading a word. */
export const SPONSORED: Chain = [
  { css: 'a[href*="/ads/about"]', why: 'address of the explanation', seen: '2026-01' },
];

export const BUTTONS: Chain = [
  { css: '[data-ad-rendering-role="share_button"]', why: 'data attribute', seen: '2025-12' },
  { css: '[data-ad-rendering-role="comment_button"]', why: 'data attribute', seen: '2025-12' },
];

export const COMMENT_AUTHOR: Chain = [
  { css: 'a[aria-hidden="false"]', why: 'the picture has the same link, hidden', seen: '2025-12' },
  { css: 'a:not([aria-hidden="true"])', why: 'the first shown link to a person', seen: '2025-12' },
];

export const COMMENT_TEXT: Chain = [
  { css: 'span[dir="auto"][lang]', why: 'words in another language than the page', seen: '2025-12' },
  { css: 'span[dir="auto"]', why: 'block of the words', seen: '2025-12' },
  { css: 'div[dir="auto"]', why: 'one line of the words', seen: '2026-08' },
];

export const ACTIONS: Chain = [
  { css: 'ul[aria-hidden="false"]', why: 'list of time and controls', seen: '2025-12' },
  { css: 'ul', why: 'list of time and controls', seen: '2026-08' },
];

export const chains = {
  post: POSTS,
  header: HEADER,
  message: MESSAGE,
  sponsored: SPONSORED,
  buttons: BUTTONS,
  commentAuthor: COMMENT_AUTHOR,
  commentText: COMMENT_TEXT,
  actions: ACTIONS,
} satisfies Record<string, Chain>;

export type FacebookPage = Page<typeof chains>;
