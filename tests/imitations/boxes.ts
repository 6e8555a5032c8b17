/**
 * Pages of X and Facebook with five open boxes each, in places (`data-box`) where a test mounts real editors. Where
 * Facebook opens its boxes is constructed after the description in others' code (sites.md, part 2): no saved page has one.
 */
import { EDITOR_STYLE } from './editors/script';
import { cardHtml } from './facebook/card';
import { commentHtml } from './facebook/comment';
import type { Comment, Post } from './facebook/items';
import { dialog, page as facebookPage } from './facebook/page';
import { ODO as FB_ODO, VILMA as FB_VILMA, PELLE, TRAMS } from './facebook/people';
import { BRAND, ODO, type Tweet, tweetHtml, VILMA, page as xPage } from './x-tweet';

export interface Boxes {
  name: string;
  url: string;
  html: string;
  /** By the key of a mention: the only box in which an answer to it may be written. */
  boxOf: Record<string, string>;
  /** Keys of mentions on the page for which no box is open. */
  closed: string[];
  /** All places. */
  places: string[];
}

const place = (name: string, attributes: Record<string, string>) =>
  `<div data-box="${name}" data-attributes="${JSON.stringify(attributes).replaceAll('"', '&quot;')}"></div>`;

const withEditors = (html: string) =>
  html
    .replace('</head>', `<style>${EDITOR_STYLE}</style></head>`)
    .replace('</body>', '<script src="/editors.js"></script></body>');

const TWEET_BOX = { 'data-testid': 'tweetTextarea_0', 'aria-label': 'Post text' };
const home = place('home', TWEET_BOX);
const inline = `<div data-testid="inline_reply_offscreen"><div data-testid="UserAvatar-Container-${BRAND.handle}"></div>${place('inline', TWEET_BOX)}<button data-testid="tweetButtonInline" type="button"><span>Reply</span></button></div>`;
const chat = `<div data-testid="DMDrawer"><div>${place('chat', { 'data-testid': 'dmComposerTextInput' })}</div></div>`;
const grok = `<div role="dialog"><div>${place('grok', {})}</div></div>`;
const search = `<div role="search">${place('search', {})}</div>`;

const late: Tweet = { id: '1001', by: VILMA, text: 'Line 4 never came. @nimbus_trams what now?', at: 5 };
const aside: Tweet = { id: '1004', by: ODO, text: 'Same here, line 7.', at: 14 };
const drawers = chat + grok;

/** The composer of the home timeline stands before all others: whoever takes the first one takes that. */
function x(cells: string[], layers: string): string {
  const html = xPage(cells, { layers: layers + drawers }).replace(
    '<div data-testid="tweetTextarea_0" contenteditable="true" role="textbox"></div>',
    home,
  );
  return withEditors(
    html.replace('<div data-testid="sidebarColumn">', `<div data-testid="sidebarColumn">${search}`),
  );
}

const focal = tweetHtml({ ...late, focal: true });
const other = tweetHtml(aside);
const replyTo = (tweet: Tweet) =>
  `<div role="dialog" aria-modal="true"><div>${tweetHtml({ ...tweet, without: 'bar' })}${place('dialog', TWEET_BOX)}</div></div>`;

export const xBoxes: Boxes[] = [
  {
    name: 'below the tweet that the page is about',
    url: 'https://x.com/vilma_q/status/1001',
    html: x([focal + inline, other], ''),
    boxOf: { 'x:1001': 'inline' },
    closed: ['x:1004'],
    places: ['chat', 'grok', 'home', 'inline', 'search'],
  },
  {
    name: 'in the reply dialog, over the home feed and its own composer',
    url: 'https://x.com/home',
    html: x([tweetHtml(late), other], replyTo(aside)),
    boxOf: { 'x:1004': 'dialog' },
    closed: ['x:1001'],
    places: ['dialog', 'chat', 'grok', 'home', 'search'],
  },
];

const POST: Post = {
  id: '122100000000001',
  by: TRAMS,
  text: 'Line 4 runs again.',
  path: 'https://www.facebook.com/nimbus.trams/posts/122100000000001',
  role: true,
  editor: true,
  tells: {
    id: '122100000000001',
    permalink: 'https://www.facebook.com/nimbus.trams/posts/122100000000001',
    aliases: [],
  },
};
const comments: Comment[] = [
  { id: '5001', by: FB_VILMA, text: 'Forty minutes in the rain!' },
  { id: '5002', by: FB_ODO, text: 'And line 7?' },
  { id: '5003', by: FB_VILMA, text: 'Line 7 too.', replyTo: '5002' },
  { id: '5004', by: PELLE, text: 'Mine came.', replyTo: '5002' },
  { id: '5005', by: PELLE, text: 'Nobody answers.' },
];
const form = (name: string) =>
  `<form role="presentation"><div><div>${place(name, { 'aria-label': 'Write', 'data-lexical-box': '' })}</div></div></form>`;
const comment = (id: string) => commentHtml(comments.find((one) => one.id === id)!, POST);
const thread = (head: string, replies: string) =>
  `<div data-virtualized="false"><div><div><div><div></div>${comment(head)}</div><div><div>${replies}</div></div></div></div></div>`;
const reply = (id: string, box = '') => `<div><div>${comment(id)}</div>${box}</div>`;

/** The box of the post, of two threads, and of one reply in the second; and a private conversation. */
const threads = [
  thread('5001', `<div>${form('first')}</div>`),
  thread(
    '5002',
    `${reply('5003', `<div>${form('reply')}</div>`)}${reply('5004')}<div>${form('second')}</div>`,
  ),
  thread('5005', ''),
].join('');
const card = cardHtml(POST, 1).replace(
  /<div><div><form role="presentation">.*?<\/form><\/div><\/div>/,
  `<div><div></div><div>${threads}</div></div><div><div>${form('post')}</div></div>`,
);
const messenger = `<div aria-label="Chat" role="none"><div><div>${place('messenger', { 'aria-label': 'Message' })}</div></div></div>`;

export const facebookBoxes: Boxes[] = [
  {
    name: 'a post with its threads, in its dialog over the feed',
    url: 'https://www.facebook.com/nimbus.trams/posts/122100000000001',
    html: withEditors(facebookPage('en', '<h3>Feed</h3>', dialog(card) + messenger)),
    boxOf: {
      'facebook:122100000000001': 'post',
      'facebook:5001': 'first',
      'facebook:5002': 'second',
      'facebook:5003': 'reply',
    },
    closed: ['facebook:5004', 'facebook:5005'],
    places: ['first', 'messenger', 'post', 'reply', 'second'],
  },
];
