/**
 * Where the parts of LinkedIn's pages stand. Two front ends are served side by side, per page and per account:
 * Ember (semantic class names, urns in data attributes) and SDUI (hashed classes, component keys).
 */
import { cssOf } from '../chain';
import type { Candidate, Chain, Page } from '../site';

const at = (seen: string, css: string, why: string): Candidate => ({ css, why, seen });

export const EMBER = {
  post: [
    at('2025-07', '[data-urn^="urn:li:activity:"]', 'a loaded update carries its urn'),
    at('2025-07', '[data-urn^="urn:li:ugcPost:"],[data-urn^="urn:li:share:"]', 'its other kinds'),
    at('2025-07', '.feed-shared-update-v2', 'the same element, should it lose its urn'),
  ],
  comment: [
    at('2026-07', '[data-id^="urn:li:comment:"]', 'a comment carries its urn'),
    at('2026-07', 'article.comments-comment-entity', 'the same element, should it lose its urn'),
  ],
  actor: [
    at('2025-07', '.update-components-actor__container', 'the block of avatar and names'),
    at('2026-07', '.comments-comment-meta__actor', 'the same of a comment'),
  ],
  name: [
    at('2025-07', '.update-components-actor__title', 'name, then degree in a span of its own'),
    at('2026-07', '.comments-comment-meta__description-title', 'the same of a comment'),
  ],
  text: [
    at('2025-07', '.update-components-update-v2__commentary', "the post's own words"),
    at('2026-07', '.comments-comment-item__main-content', "the comment's own words"),
  ],
  /** A reshared post, a job or an article inside an update. */
  inner: [
    at('2025-07', '.feed-shared-update-v2__update-content-wrapper', 'frame of what is shared'),
    at('2025-07', '[class*="update-components-mini-update"]', 'the same, older'),
  ],
  reply: [at('2026-07', '.comments-comment-entity--reply', 'marks a reply, nested or not')],
} satisfies Record<string, Chain>;

export const SDUI = {
  post: [
    at('2026-03', '[componentkey^="expanded"][componentkey*="FeedType_"]', 'key of an update, twice nested'),
    at('2026-03', '[data-testid="mainFeed"] [role="listitem"]', 'the feed is a list'),
  ],
  comment: [
    at(
      '2026-07',
      '[componentkey^="replaceableComment_"]',
      'key with the urn, on up to three nested elements',
    ),
    at('2026-07', '[componentkey^="CommentComponentReference_"]', 'its inner key'),
    at('2026-07', '[id^="replaceableComment_"]', 'the same as an id'),
  ],
  /** Elements whose key or test id begins with the post's id in base64. */
  postKey: [
    at('2026-03', '[componentkey*="-replaceableCommentTools"]', 'on every update, with or without comments'),
    at('2026-07', '[data-testid*="-commentList"]', 'where comments are shown'),
  ],
  postLink: [at('2026-03', 'a[href*="/feed/update/urn:li:"]', 'a poll or a picture links its own update')],
  /** What only a post has: suggestions and empty places have none of them. */
  postSign: [
    at('2026-03', '[componentkey*="-replaceableCommentTools"]', 'one can comment on it'),
    at('2026-03', '[data-testid="expandable-text-box"]', 'it has words'),
    at('2026-03', 'svg#comment-small', 'one can comment on it'),
  ],
  text: [
    at('2026-07', '[data-testid="expandable-text-box"]', 'words of a post or a comment'),
    at('2026-07', '[componentkey^="comment-commentary_"]', "a comment's words"),
    at('2026-07', '[componentkey^="comment-reply-commentary_"]', "a reply's words"),
  ],
  commentary: [
    at(
      '2026-07',
      '[componentkey^="comment-commentary_"],[componentkey^="comment-reply-commentary_"]',
      'tells a reply from a comment',
    ),
  ],
  list: [
    at(
      '2026-07',
      '[data-testid*="-commentList"],[componentkey^="commentsSectionContainer"]',
      'one post each',
    ),
  ],
} satisfies Record<string, Chain>;

export const NOTIFICATION = {
  card: [
    at('2026-08', '[data-view-name="notification-card-container"]', 'a card'),
    at('2026-08', 'article.nt-card', 'a card'),
  ],
  headline: [at('2026-08', 'a.nt-card__headline[href]', 'its address names what it is about')],
  actor: [at('2026-08', 'a[data-view-name="notification-card-image"][href]', 'the avatar links who did it')],
  quote: [
    at(
      '2026-07',
      'button[role="link"] .nt-card__text--word-wrap:not(.nt-card-content__body-text)',
      'what was said; below it, the post',
    ),
  ],
} satisfies Record<string, Chain>;

export const TRACKED: Chain = [
  at('2026-03', '[data-view-tracking-scope]', 'tracking names the update; in SDUI in one of three feeds'),
];
/** Pages of people and of organisations. */
export const PROFILE: Chain = [
  at(
    '2026-07',
    'a[href*="/in/"],a[href*="/company/"],a[href*="/showcase/"],a[href*="/school/"]',
    'grammar of links',
  ),
];
/** Copies for screen readers, buttons ("…more") and pop-ups are no part of the words. */
export const NO_WORDS: Chain = [
  at('2026-07', 'button,[role="button"],.visually-hidden', 'buttons, and "hashtag" said aloud'),
];
/** Conversations that lie over other pages; private, so never read (README, "Reading by leave"). */
export const PRIVATE: Chain = [
  at(
    '2025-07',
    '[class*="msg-overlay"],[class*="msg-s-"],[data-sdui-screen*="messaging"]',
    'message windows',
  ),
];

export const chains = {
  emberPost: EMBER.post,
  emberComment: EMBER.comment,
  emberActor: EMBER.actor,
  emberName: EMBER.name,
  emberText: EMBER.text,
  emberInner: EMBER.inner,
  emberReply: EMBER.reply,
  sduiPost: SDUI.post,
  sduiComment: SDUI.comment,
  sduiPostKey: SDUI.postKey,
  sduiPostLink: SDUI.postLink,
  sduiPostSign: SDUI.postSign,
  sduiText: SDUI.text,
  sduiCommentary: SDUI.commentary,
  sduiList: SDUI.list,
  cardCard: NOTIFICATION.card,
  cardHeadline: NOTIFICATION.headline,
  cardActor: NOTIFICATION.actor,
  cardQuote: NOTIFICATION.quote,
  tracked: TRACKED,
  profile: PROFILE,
  noWords: NO_WORDS,
  private: PRIVATE,
} satisfies Record<string, Chain>;

export type LinkedinPage = Page<typeof chains>;

/** All candidates of some chains as one selector. */
export const css = (...all: Chain[]) => all.map(cssOf).join();
