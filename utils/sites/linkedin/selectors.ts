/**
 * Where the parts of LinkedIn's pages stand. Three front ends are served side by side: Ember (semantic class
 * names, urns in data attributes) and SDUI (hashed classes, component keys) to members, per page and per account,
 * and the guest pages to everybody else. Parts carry their front end's name in front.
 */
import { cssOf } from '../chain';
import type { Candidate, Chain, Page } from '../site';

const at = (seen: string, css: string, why: string): Candidate => ({ css, why, seen });

const SDUI = {
  sduiPost: [
    at('2026-10', '[role="listitem"][componentkey*="FeedType_"]', 'a list item with the key of an update'),
    at('2026-03', '[componentkey^="expanded"][componentkey*="FeedType_"]', 'the same key around it'),
    at('2026-09', '[id^="expanded"][id*="FeedType_"]', 'the same as an id'),
    at('2026-10', '[componentkey^="update-card-focus"]', 'the key that came for "expanded" in 2026-09'),
    at('2026-03', '[data-testid="mainFeed"] [role="listitem"]', 'the feed is a list'),
  ],
  sduiComment: [
    at('2026-09', '[componentkey^="replaceableComment_"]', 'its urn, on up to three nested elements'),
    at('2026-09', '[id^="replaceableComment_"]', 'the same as an id'),
    at('2026-07', '[componentkey^="CommentComponentReference_"]', 'its inner key'),
  ],
  /** The list of comments of one post. */
  sduiList: [
    at('2026-09', '[data-testid*="-commentList"]', 'names its post'),
    at('2026-07', '[componentkey^="commentsSectionContainer"]', 'stands around the list'),
  ],
  /** Elements whose key, id or test id begins with the post's id in base64. */
  sduiPostKey: [
    at('2026-10', '[componentkey*="-replaceableCommentTools"]', 'on every update, commented or not'),
    at('2026-09', '[id*="-replaceableCommentTools"]', 'the same as an id'),
    at('2026-09', '[data-testid*="-commentList"]', 'where comments are shown'),
  ],
  /** The post's urn in clear. */
  sduiPostUrn: [
    at('2026-09', '[data-testid^="ReactionFacepileCollection-urn:li:"]', 'on the page of one post'),
  ],
  sduiPostLink: [
    at('2026-03', 'a[href*="/feed/update/urn:li:"]', 'a poll or a picture links its own update'),
  ],
  /** What only a post has: suggestions and empty places have none of them. */
  sduiPostSign: [
    at('2026-10', '[componentkey*="-replaceableCommentTools"]', 'one can comment on it'),
    at('2026-10', '[data-testid="expandable-text-box"]', 'it has words'),
    at('2026-08', 'svg#comment-small', 'one can comment on it'),
  ],
  sduiName: [at('2026-10', 'a p', 'the first paragraph of the link to who said it')],
  sduiText: [
    at('2026-10', '[data-testid="expandable-text-box"]', 'words of a post or a comment'),
    at('2026-05', '[componentkey^="feed-commentary_"]', "a post's words"),
    at('2026-07', '[componentkey^="comment-commentary_"]', "a comment's words"),
    at('2026-07', '[componentkey^="comment-reply-commentary_"]', "a reply's words"),
  ],
  /** Tells a reply from a comment. */
  sduiCommentary: [
    at(
      '2026-07',
      '[componentkey^="comment-commentary_"],[componentkey^="comment-reply-commentary_"]',
      'the words of either',
    ),
  ],
  sduiReply: [at('2026-07', '[componentkey^="comment-reply-commentary_"]', "a reply's words")],
} satisfies Record<string, Chain>;

const EMBER = {
  emberPost: [
    at('2026-09', '[data-urn^="urn:li:activity:"]', 'a loaded update carries its urn'),
    at('2025-07', '[data-urn^="urn:li:ugcPost:"],[data-urn^="urn:li:share:"]', 'its other kinds'),
    at('2026-09', '.feed-shared-update-v2', 'the same element, should it lose its urn'),
  ],
  emberComment: [
    at('2026-09', '[data-id^="urn:li:comment:"]', 'a comment carries its urn'),
    at('2026-09', 'article.comments-comment-entity', 'the same element, should it lose its urn'),
  ],
  emberName: [
    at('2026-09', '.update-components-actor__title', 'name, then degree in a span of its own'),
    at('2026-09', '.comments-comment-meta__description-title', 'the same of a comment'),
  ],
  emberText: [
    at('2026-09', '.update-components-update-v2__commentary', "the post's own words"),
    at('2026-09', '.comments-comment-item__main-content', "the comment's own words"),
  ],
  /** A reshared post, a job or an article inside an update. */
  emberInner: [
    at('2025-07', '.feed-shared-update-v2__update-content-wrapper', 'frame of what is shared'),
    at('2025-07', '[class*="update-components-mini-update"]', 'the same, older'),
  ],
  emberReply: [at('2026-09', '.comments-comment-entity--reply', 'marks a reply, nested or not')],
} satisfies Record<string, Chain>;

const GUEST = {
  guestPost: [
    at('2026-06', 'article[data-activity-urn]', 'an update carries its urn'),
    at('2026-06', 'article.main-feed-activity-card', 'the same element, should it lose its urn'),
  ],
  guestComment: [
    at('2026-06', 'section.comment', 'a comment'),
    at('2026-06', 'section[data-nosnippet]', 'the same: comments are kept out of search results'),
  ],
  /** The menu of a post or comment names what one would report. */
  guestUrn: [at('2026-06', '[data-semaphore-content-urn]', 'what one would report')],
  guestName: [
    at('2026-06', '[data-tracking-control-name$="_feed-actor-name"]', "the link to a post's author"),
    at('2026-06', '[data-tracking-control-name$="_comment_actor-name"]', "the link to a comment's author"),
    at('2026-06', '.comment__author', 'the same'),
  ],
  guestText: [
    at('2026-06', '[data-test-id="main-feed-activity-card__commentary"]', "the post's own words"),
    at('2026-06', '.comment__text', "the comment's words"),
  ],
} satisfies Record<string, Chain>;

const CARD = {
  card: [
    at('2026-08', '[data-view-name="notification-card-container"]', 'a notification'),
    at('2026-08', 'article.nt-card', 'the same'),
  ],
  cardHeadline: [at('2026-08', 'a.nt-card__headline[href]', 'its address names what it is about')],
  cardName: [at('2026-08', 'a.nt-card__headline strong', 'who did it')],
  cardActor: [
    at('2026-08', 'a[data-view-name="notification-card-image"][href]', 'the avatar links who did it'),
  ],
  cardText: [
    at(
      '2026-07',
      'button[role="link"] .nt-card__text--word-wrap:not(.nt-card-content__body-text)',
      'what was said; below it, the post',
    ),
  ],
} satisfies Record<string, Chain>;

export const chains = {
  ...SDUI,
  ...EMBER,
  ...GUEST,
  ...CARD,
  /** What tracking says of an update. */
  tracked: [at('2026-03', '[data-view-tracking-scope]', 'names the update, in one of three feeds')],
  /** Copies for screen readers, buttons ("…more") and pop-ups are no part of the words. */
  noWords: [at('2026-10', 'button,[role="button"],.visually-hidden', 'buttons, and "hashtag" said aloud')],
  /** Conversations that lie over other pages; private, so never read (README, "Reading by leave"). */
  private: [
    at(
      '2025-07',
      '[id^="msg-overlay"],[class*="msg-overlay"],[class*="msg-s-"],[data-sdui-screen*="messaging"]',
      'message windows',
    ),
  ],
} satisfies Record<string, Chain>;

export type LinkedinPage = Page<typeof chains>;
export type LinkedinPart = keyof typeof chains;

/** All candidates of a part as one selector. */
export const css = (page: LinkedinPage, part: LinkedinPart): string => cssOf(page.chains[part]);

/** Selectors for several parts at once, by their names; made once for all pages with the same chains. */
const made = new WeakMap<LinkedinPage['chains'], Map<string, string>>();

/** All candidates of some parts as one selector. */
export function cssOfAll(page: LinkedinPage, ...parts: LinkedinPart[]): string {
  const known = made.get(page.chains) ?? new Map<string, string>();
  made.set(page.chains, known);
  const name = parts.join();
  const selector = known.get(name) ?? parts.map((part) => css(page, part)).join();
  known.set(name, selector);
  return selector;
}

/** For each batch, whether a part stands anywhere on its page: where it does not, no item is searched for it. */
const standing = new WeakMap<LinkedinPage, Map<LinkedinPart, boolean>>();

export function stands(page: LinkedinPage, part: LinkedinPart, item: Element): boolean {
  let known = standing.get(page);
  if (!known) {
    known = new Map();
    standing.set(page, known);
  }
  let is = known.get(part);
  if (is === undefined) {
    if (!item.isConnected) return true;
    is = item.ownerDocument.querySelector(css(page, part)) !== null;
    known.set(part, is);
  }
  return is;
}
