/** Where X keeps the parts of a tweet; each says when it was last seen to hold. */
import type { Chain } from '../site';

export const chains = {
  item: [
    { css: '[data-testid="tweet"]', why: 'test id, since 2019', seen: '2026-07' },
    {
      css: 'article:not([data-testid="notification"])',
      why: 'role; likes and follows are notifications',
      seen: '2026-07',
    },
  ],
  names: [{ css: '[data-testid="User-Name"]', why: 'test id, since 2023', seen: '2026-07' }],
  avatar: [{ css: '[data-testid="Tweet-User-Avatar"]', why: 'test id', seen: '2026-07' }],
  handle: [
    {
      css: '[data-testid^="UserAvatar-Container-"]',
      why: 'carries the handle, without links',
      seen: '2026-07',
    },
  ],
  text: [
    { css: '[data-testid="tweetText"]', why: 'test id; none on media and Articles', seen: '2026-07' },
    { css: '[lang][dir="auto"]', why: 'words with their language', seen: '2026-07' },
  ],
  title: [{ css: '[data-testid="twitter-article-title"]', why: 'X Article', seen: '2026-02' }],
  body: [
    { css: '[data-testid="longformRichTextComponent"]', why: 'X Article', seen: '2026-02' },
    { css: '[data-testid="twitterArticleRichTextView"]', why: 'X Article', seen: '2026-02' },
  ],
  time: [
    { css: 'a[href*="/status/"] > time', why: 'only the permalink wraps the time', seen: '2026-07' },
    { css: 'a[href*="/status/"] time', why: 'the same, wrapped', seen: '2026-07' },
    {
      css: '[data-testid="User-Name"] time,article[tabindex="-1"] time',
      why: 'a time without a link; elsewhere it may be that of a card',
      seen: '2026-07',
    },
  ],
  stats: [
    { css: '[role="group"] a[href*="/status/"]', why: 'views link names the id again', seen: '2026-02' },
  ],
  reply: [
    { css: '[role="group"] [data-testid="reply"]', why: 'the action bar holds reply', seen: '2026-07' },
  ],
  caret: [{ css: '[data-testid="caret"]', why: 'test id, since 2021', seen: '2026-02' }],
  root: [
    { css: '#react-root', why: 'holds the timelines and #layers (dialogs, photos)', seen: '2026-02' },
    { css: 'main', why: 'role', seen: '2026-02' },
  ],
} as const satisfies Record<string, Chain>;

/** One row of a timeline; all rows are siblings. */
export const CELL = '[data-testid="cellInnerDiv"]';
/** The tweet that the page is about. */
export const FOCAL = 'article[tabindex="-1"]';
/** What heads a part of a conversation page ("Discover more"), in no language. */
export const HEADING = 'h2,[role="heading"]';
/** Tweets within a tweet: quoted ones, and those embedded in an X Article. */
export const WITHIN = 'article,[role="link"]:not(a),[data-testid="simpleTweet"]';
/** Tweets that are no item: those within one, promoted ones, and whatever a drawer of private messages shows. */
export const NO_ITEM = `${WITHIN},[data-testid="placementTracking"],[data-testid^="DM"],[data-testid^="dm-"],[data-testid^="chat"]`;
/** In an X Article: pictures, films and embedded tweets, which are no words. */
export const NO_WORDS = `${WITHIN},[data-testid="tweetPhoto"],[data-testid="videoPlayer"],button`;
