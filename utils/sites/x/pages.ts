/** Which kind of X page an address is; the first that matches serves, and what matches none is 'other'. */
export type XPage = 'messages' | 'home' | 'notifications' | 'search' | 'status' | 'profile' | 'other';

export interface Page {
  kind: XPage;
  path: RegExp;
  /** Addresses of this kind; the tests use them as negatives for every other kind and site. */
  examples: readonly string[];
}

export const pages: readonly Page[] = [
  // Private, so never read (README, "Reading by leave"); /i/chat is their newer address.
  {
    kind: 'messages',
    path: /^\/(?:messages|i\/chat)(?:\/|$)/,
    examples: ['https://x.com/messages', 'https://x.com/messages/12-34', 'https://x.com/i/chat'],
  },
  { kind: 'home', path: /^\/(?:home\/?)?$/, examples: ['https://x.com/home', 'https://x.com/'] },
  {
    kind: 'notifications',
    path: /^\/notifications(?:\/|$)/,
    examples: ['https://x.com/notifications', 'https://x.com/notifications/mentions'],
  },
  {
    kind: 'search',
    path: /^\/(?:search|explore|hashtag)(?:\/|$)/,
    examples: ['https://x.com/search?q=tram&f=live', 'https://x.com/explore', 'https://x.com/hashtag/tram'],
  },
  {
    kind: 'status',
    path: /^\/(?:i\/web|\w+)\/(?:status(?:es)?|article)\/(\d+)(?:\/|$)/,
    examples: [
      'https://x.com/tram/status/1001',
      'https://x.com/tram/status/1001/photo/1',
      'https://x.com/i/web/status/1001',
      'https://twitter.com/tram/status/1001?s=20',
      'https://x.com/tram/article/1001',
    ],
  },
  {
    kind: 'profile',
    path: /^\/(?!(?:i|compose|settings|login|logout|signup|jobs|tos|privacy|intent|share|home|messages|notifications|search|explore|hashtag)(?:\/|$))\w{1,15}(?:\/(?:with_replies|media|likes|highlights|articles|superfollows))?\/?$/,
    examples: ['https://x.com/tram', 'https://x.com/tram/with_replies', 'https://mobile.twitter.com/tram/'],
  },
];

/** The last path asked for: a page asks for the same at every item. */
let last: { path: string; kind: XPage; focal: string | null } | undefined;

function look(url: URL) {
  const path = url.pathname;
  if (last?.path !== path) {
    const page = pages.find((one) => one.path.test(path));
    const kind = page?.kind ?? 'other';
    last = { path, kind, focal: kind === 'status' ? (page?.path.exec(path)?.[1] ?? null) : null };
  }
  return last;
}

export const pageKind = (url: URL): XPage => look(url).kind;

/** The id that a status address names: that of the focal tweet. */
export const focalId = (url: URL): string | null => look(url).focal;
