/** Where X keeps the parts of a tweet; each says when it was last seen to hold. */
import type { Chain, Page } from '../site';

export const chains = {
  item: [
    {
      css: '[data-testid="tweet"],article:not([data-testid="notification"])',
      why: 'test id, since 2019, and role; likes and follows are notifications',
      seen: '2026-09',
    },
    {
      css: '[data-testid="twitterArticleReadView"]',
      why: 'an X Article opened alone, which no tweet is around',
      seen: '2026-06',
    },
  ],
  names: [{ css: '[data-testid="User-Name"]', why: 'test id, since 2023', seen: '2026-09' }],
  name: [
    {
      css: 'div[dir]',
      why: 'in the block of names, the display name is the first with a direction',
      seen: '2026-09',
    },
    { css: 'span', why: 'the same without its direction', seen: '2026-02' },
  ],
  byline: [
    {
      css: 'a[href]:not([aria-hidden]) div[dir]',
      why: 'outside of such a block the first name in a link; so at the head of an X Article opened alone',
      seen: '2026-06',
    },
  ],
  handle: [
    {
      css: '[data-testid="User-Name"] [tabindex="-1"]',
      why: 'the second way to the profile is not in the tab order',
      seen: '2026-09',
    },
    {
      css: '[data-testid="twitterArticleReadView"] a[tabindex="-1"]:not([aria-hidden])',
      why: 'the same in an X Article opened alone',
      seen: '2026-06',
    },
  ],
  face: [
    {
      css: '[data-testid^="UserAvatar-Container-"]',
      why: 'carries the handle, without links',
      seen: '2026-09',
    },
  ],
  avatar: [
    {
      css: '[data-testid="Tweet-User-Avatar"]',
      why: 'test id; the thread line is beside it',
      seen: '2026-09',
    },
  ],
  text: [
    { css: '[data-testid="tweetText"]', why: 'test id; none on media and Articles', seen: '2026-09' },
    { css: '[lang][dir="auto"]', why: 'words with their language', seen: '2026-07' },
  ],
  title: [{ css: '[data-testid="twitter-article-title"]', why: 'X Article', seen: '2026-06' }],
  body: [
    { css: '[data-testid="twitterArticleRichTextView"]', why: 'X Article', seen: '2026-06' },
    { css: '[data-testid="longformRichTextComponent"]', why: 'X Article', seen: '2026-06' },
  ],
  permalink: [
    {
      css: 'time',
      why: 'the permalink is around the time, and no other link is around one',
      seen: '2026-09',
    },
  ],
  time: [
    {
      css: '[data-testid="User-Name"] time,article[tabindex="-1"] time,[data-testid="twitterArticleReadView"] time',
      why: 'a time without a link; elsewhere it may be that of a card',
      seen: '2026-07',
    },
  ],
  reply: [{ css: '[data-testid="reply"]', why: 'the action bar holds reply', seen: '2026-09' }],
  views: [{ css: 'a', why: 'the link to the analytics of the tweet names it again', seen: '2026-09' }],
  photo: [
    {
      css: 'a[href*="/photo/"]',
      why: 'so does the way to a picture, also where the views are not told',
      seen: '2026-09',
    },
  ],
  caret: [{ css: '[data-testid="caret"]', why: 'test id, since 2021', seen: '2026-09' }],
  replying: [
    {
      css: 'div[dir] > div > a[href]',
      why: '"Replying to @tram", in a line of its own above the words; it has no test id',
      seen: '2026-09',
    },
  ],
  root: [
    { css: '#react-root', why: 'holds the timelines and #layers (dialogs, photos)', seen: '2026-09' },
    { css: 'main', why: 'role', seen: '2026-09' },
  ],
  row: [
    {
      css: '[data-testid="cellInnerDiv"]',
      why: 'one row of a timeline; all rows are siblings',
      seen: '2026-09',
    },
  ],
  focal: [
    {
      css: 'article[tabindex="-1"]',
      why: 'the tweet that the page is about; promoted ones too',
      seen: '2026-09',
    },
  ],
  heading: [
    {
      css: 'h2,[role="heading"]',
      why: 'heads a part of a conversation page ("Discover more"), in no language',
      seen: '2026-02',
    },
  ],
  within: [
    { css: 'article', why: 'a tweet embedded in an X Article', seen: '2026-06' },
    { css: '[role="link"]:not(a)', why: 'a quoted tweet is a link without an address', seen: '2026-09' },
    { css: '[data-testid="simpleTweet"]', why: 'a tweet embedded in an X Article', seen: '2026-06' },
  ],
  embedded: [
    { css: 'article', why: 'what stands in a tweet', seen: '2026-09' },
    { css: '[role="link"]:not(a)', why: 'what stands in a quoted tweet', seen: '2026-09' },
    { css: '[data-testid="simpleTweet"]', why: 'a tweet in the body of an X Article', seen: '2026-06' },
    { css: '[data-testid="longformRichTextComponent"]', why: 'the body of an X Article', seen: '2026-06' },
  ],
  promoted: [
    {
      css: '[data-testid="placementTracking"]',
      why: 'around a promoted tweet, in a film too',
      seen: '2026-09',
    },
    { css: '[data-testid$="-impression-pixel"]', why: 'stands before a promoted tweet', seen: '2026-09' },
  ],
  messages: [
    { css: '[data-testid^="DM"]', why: 'the drawer of private messages', seen: '2026-02' },
    { css: '[data-testid^="Dm"]', why: 'what stands in it', seen: '2025-12' },
    { css: '[data-testid="messageEntry"]', why: 'one message', seen: '2026-07' },
    { css: '[data-testid^="dm-"]', why: 'the newer messages', seen: '2026-07' },
    { css: '[data-testid^="chat"]', why: 'the newer drawer', seen: '2026-08' },
  ],
} as const satisfies Record<string, Chain>;

export type XPage = Page<typeof chains>;
