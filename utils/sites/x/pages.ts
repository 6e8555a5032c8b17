import { type Link, NOTHING, parseLink } from './link';

/** Which kind of X page an address is; the first that matches serves, and what matches none is 'other'. */
export type PageKind =
  | 'messages'
  | 'home'
  | 'notifications'
  | 'search'
  | 'collection'
  | 'quotes'
  | 'status'
  | 'profile'
  | 'other';

export interface Page {
  kind: PageKind;
  path: RegExp;
}

export const PAGES: readonly Page[] = [
  // Private, so never read (README, "Reading by leave"); /i/chat is their newer address.
  {
    kind: 'messages',
    path: /^\/(?:messages|i\/chat)(?:\/|$)/,
  },
  { kind: 'home', path: /^\/(?:home\/?)?$/ },
  {
    kind: 'notifications',
    path: /^\/notifications(?:\/|$)/,
  },
  {
    kind: 'search',
    path: /^\/(?:search|explore|hashtag)(?:\/|$)/,
  },
  // Lists of tweets that stand each for itself.
  {
    kind: 'collection',
    path: /^\/i\/(?:bookmarks|lists|communities|topics|history)(?:\/|$)/,
  },
  {
    kind: 'quotes',
    path: /^\/\w+\/status\/\d+\/quotes\/?$/,
  },
  {
    kind: 'status',
    path: /^\/(?:i\/web|\w+)\/(?:status|article)\/\d+(?:\/|$)/,
  },
  {
    kind: 'profile',
    path: /^\/(?!(?:i|compose|settings|login|logout|signup|jobs|tos|privacy|intent|share|home|messages|notifications|search|explore|hashtag)(?:\/|$))\w{1,15}(?:\/(?:with_replies|media|likes|highlights|articles|superfollows))?\/?$/,
  },
];

/** Addresses of each kind and of no other. Only tests name this: a page's script goes without. */
export const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  messages: ['https://x.com/messages', 'https://x.com/messages/12-34', 'https://x.com/i/chat'],
  home: ['https://x.com/home', 'https://x.com/'],
  notifications: ['https://x.com/notifications', 'https://x.com/notifications/mentions'],
  search: ['https://x.com/search?q=tram&f=live', 'https://x.com/explore', 'https://x.com/hashtag/tram'],
  collection: ['https://x.com/i/bookmarks', 'https://x.com/i/lists/12', 'https://x.com/i/communities/12'],
  quotes: ['https://x.com/tram/status/1001/quotes'],
  status: [
    'https://x.com/tram/status/1001',
    'https://x.com/tram/status/1001/photo/1',
    'https://x.com/i/web/status/1001',
    'https://twitter.com/tram/status/1001?s=20',
    'https://x.com/tram/article/1001',
  ],
  profile: ['https://x.com/tram', 'https://x.com/tram/with_replies', 'https://mobile.twitter.com/tram/'],
};

/** The last address asked for: a page asks for the same at every item, and taking it apart costs. */
let last: { url: URL; kind: PageKind; focal: Link } | undefined;

function look(url: URL) {
  if (last?.url === url) return last;
  const path = url.pathname;
  const kind = PAGES.find((one) => one.path.test(path))?.kind ?? 'other';
  last = { url, kind, focal: kind === 'status' ? parseLink(path) : NOTHING };
  return last;
}

export const pageKind = (url: URL): PageKind => look(url).kind;

/** The tweet that a status address names: the focal one. */
export const focalOf = (url: URL): Link => look(url).focal;
