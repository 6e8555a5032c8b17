/** What kind of page an address of Facebook is: the first row that takes it says so. */

export interface Page {
  kind: string;
  is: (url: URL) => boolean;
}

const path = (pattern: RegExp) => (url: URL) => pattern.test(url.pathname);

export const PAGES: readonly Page[] = [
  {
    // Private messages are never read (README, "Reading by leave").
    kind: 'messages',
    is: (url) => url.hostname.startsWith('messenger.') || /^\/(messages|t|inbox)(\/|$)/.test(url.pathname),
  },
  {
    // No stable hook was found in Business Suite (research/sites.md §2), so the panel says so instead of guessing.
    kind: 'unsupported',
    is: (url) => /^(business|adsmanager|developers|l|lm)\./.test(url.hostname),
  },
  {
    kind: 'notifications',
    is: path(/^\/notifications\/?$/),
  },
  {
    kind: 'search',
    is: path(/^\/(search|hashtag)\/|^\/(groups\/[^/]+|[^/]+)\/search(\/|$)/),
  },
  {
    kind: 'group-post',
    is: (url) =>
      /^\/groups\/[^/]+\/(posts|permalink)\/[^/]+/.test(url.pathname) ||
      (/^\/groups\/[^/]+/.test(url.pathname) && url.searchParams.has('multi_permalinks')),
  },
  {
    kind: 'group',
    is: path(/^\/groups(\/|$)/),
  },
  {
    kind: 'post',
    is: path(/^\/(permalink|story)\.php$|^\/[^/]+\/posts\/[^/]+|^\/share\/(p\/)?[^/]+\/?$/),
  },
  {
    kind: 'photo',
    is: path(/^\/photo(\.php|\/|$)|^\/[^/]+\/photos\/[^/]+/),
  },
  {
    kind: 'video',
    is: path(/^\/(reel|watch|share\/[rv])(\/|$)|^\/[^/]+\/videos\/[^/]+/),
  },
  {
    kind: 'home',
    is: path(/^\/(home\.php)?$/),
  },
  {
    kind: 'profile',
    is: path(
      /^\/profile\.php$|^\/people\/|^\/(?!(?:marketplace|gaming|events|friends|login|help|settings|saved|bookmarks|memories)\b)[^/]+(\/(about|mentions|reviews|community|photos|videos))?\/?$/,
    ),
  },
];

/** Addresses of each kind and of no other. Only tests name this: a page's script goes without. */
export const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  messages: ['https://www.facebook.com/messages/t/1001', 'https://www.facebook.com/messages/e2ee/t/1001/'],
  unsupported: ['https://business.facebook.com/latest/inbox/all/?asset_id=1001'],
  notifications: ['https://www.facebook.com/notifications/'],
  search: [
    'https://www.facebook.com/search/posts/?q=word',
    'https://www.facebook.com/groups/1001/search/?q=word',
  ],
  'group-post': [
    'https://www.facebook.com/groups/1001/posts/2002/',
    'https://www.facebook.com/groups/1001/permalink/2002/',
    'https://www.facebook.com/groups/1001/?multi_permalinks=2002',
  ],
  group: ['https://www.facebook.com/groups/1001/', 'https://www.facebook.com/groups/feed/'],
  post: [
    'https://www.facebook.com/some.page/posts/pfbid0abc',
    'https://www.facebook.com/permalink.php?story_fbid=2002&id=1001',
  ],
  photo: [
    'https://www.facebook.com/photo/?fbid=2002&set=a.3003',
    'https://www.facebook.com/some.page/photos/a.3003/2002/',
  ],
  video: [
    'https://www.facebook.com/reel/2002/',
    'https://www.facebook.com/watch/?v=2002',
    'https://www.facebook.com/some.page/videos/2002/',
  ],
  home: ['https://www.facebook.com/', 'https://www.facebook.com/?sk=h_chr'],
  profile: [
    'https://www.facebook.com/some.page',
    'https://www.facebook.com/profile.php?id=1001',
    'https://www.facebook.com/some.page/mentions',
  ],
};

export function pageKind(url: URL): string {
  return PAGES.find((page) => page.is(url))?.kind ?? 'other';
}
