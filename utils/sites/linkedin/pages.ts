/** What kinds of pages LinkedIn has, as data: the first kind whose pattern takes the path is the page's. */

export interface Page {
  kind: string;
  path: RegExp;
}

export const PAGES: readonly Page[] = [
  {
    // Never read (README, "Reading by leave").
    kind: 'messages',
    path: /^\/(?:messaging|sales\/inbox|talent\/inbox|recruiter\/inbox)(?:\/|$)|^\/company\/[^/]+\/admin\/inbox(?:\/|$)/,
  },
  {
    kind: 'post',
    path: /^\/(?:feed|preload)\/update\/urn|^\/posts\/[^/]+-(?:activity|ugcPost|share)-\d+/,
  },
  {
    // The feed is also served under /preload/ (sites.md, §3, 2026-03).
    kind: 'feed',
    path: /^\/(?:(?:feed|preload)(?:\/(?:hashtag|following)(?:\/.*)?)?\/?)?$/,
  },
  {
    kind: 'search',
    path: /^\/search\/results\//,
  },
  {
    kind: 'notifications',
    path: /^\/notifications(?:\/|$)/,
  },
  {
    kind: 'company',
    path: /^\/(?:company|showcase|school)\/[^/]+/,
  },
  {
    kind: 'profile',
    path: /^\/in\/[^/]+/,
  },
  { kind: 'group', path: /^\/groups\/\d+/ },
];

/** Addresses of each kind and of no other. Only tests name this: a page's script goes without. */
export const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  messages: [
    'https://www.linkedin.com/messaging/',
    'https://www.linkedin.com/messaging/thread/2-abc/',
    'https://www.linkedin.com/sales/inbox/',
    'https://www.linkedin.com/company/1000/admin/inbox/',
  ],
  post: [
    'https://www.linkedin.com/feed/update/urn:li:activity:7000000000000000001/',
    'https://www.linkedin.com/feed/update/urn:li:ugcPost:7000000000000000002/?commentUrn=x',
    'https://www.linkedin.com/posts/some-words-activity-7000000000000000003-AbCd',
  ],
  feed: [
    'https://www.linkedin.com/feed/',
    'https://www.linkedin.com/preload/',
    'https://www.linkedin.com/feed/hashtag/nimbus/',
  ],
  search: ['https://www.linkedin.com/search/results/content/?keywords=nimbus'],
  notifications: ['https://www.linkedin.com/notifications/?filter=mentions_all'],
  company: [
    'https://www.linkedin.com/company/nimbus-post/posts/',
    'https://www.linkedin.com/showcase/nimbus-care/',
  ],
  profile: ['https://www.linkedin.com/in/vera-example/recent-activity/all/'],
  group: ['https://www.linkedin.com/groups/1000/'],
};

export function pageKind(url: URL): string {
  return PAGES.find(({ path }) => path.test(url.pathname))?.kind ?? 'unsupported';
}
