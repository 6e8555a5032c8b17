/** What kinds of pages LinkedIn has, as data: the first kind whose pattern takes the path is the page's. */

export interface Page {
  kind: string;
  path: RegExp;
  examples: readonly string[];
}

export const PAGES: readonly Page[] = [
  {
    // Never read (README, "Reading by leave").
    kind: 'messages',
    path: /^\/(?:messaging|sales\/inbox|talent\/inbox|recruiter\/inbox)(?:\/|$)|^\/company\/[^/]+\/admin\/inbox(?:\/|$)/,
    examples: [
      'https://www.linkedin.com/messaging/',
      'https://www.linkedin.com/messaging/thread/2-abc/',
      'https://www.linkedin.com/sales/inbox/',
      'https://www.linkedin.com/company/1000/admin/inbox/',
    ],
  },
  {
    kind: 'post',
    path: /^\/(?:feed|preload)\/update\/urn|^\/posts\/[^/]+-(?:activity|ugcPost|share)-\d+/,
    examples: [
      'https://www.linkedin.com/feed/update/urn:li:activity:7000000000000000001/',
      'https://www.linkedin.com/feed/update/urn:li:ugcPost:7000000000000000002/?commentUrn=x',
      'https://www.linkedin.com/posts/some-words-activity-7000000000000000003-AbCd',
    ],
  },
  {
    // The feed is also served under /preload/ (sites.md, §3, 2026-03).
    kind: 'feed',
    path: /^\/(?:(?:feed|preload)(?:\/(?:hashtag|following)(?:\/.*)?)?\/?)?$/,
    examples: [
      'https://www.linkedin.com/feed/',
      'https://www.linkedin.com/preload/',
      'https://www.linkedin.com/feed/hashtag/nimbus/',
    ],
  },
  {
    kind: 'search',
    path: /^\/search\/results\//,
    examples: ['https://www.linkedin.com/search/results/content/?keywords=nimbus'],
  },
  {
    kind: 'notifications',
    path: /^\/notifications(?:\/|$)/,
    examples: ['https://www.linkedin.com/notifications/?filter=mentions_all'],
  },
  {
    kind: 'company',
    path: /^\/(?:company|showcase|school)\/[^/]+/,
    examples: [
      'https://www.linkedin.com/company/nimbus-post/posts/',
      'https://www.linkedin.com/showcase/nimbus-care/',
    ],
  },
  {
    kind: 'profile',
    path: /^\/in\/[^/]+/,
    examples: ['https://www.linkedin.com/in/vera-example/recent-activity/all/'],
  },
  { kind: 'group', path: /^\/groups\/\d+/, examples: ['https://www.linkedin.com/groups/1000/'] },
];

export function pageKind(url: URL): string {
  return PAGES.find(({ path }) => path.test(url.pathname))?.kind ?? 'unsupported';
}
