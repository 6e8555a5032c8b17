/** What a feed tells, and how much of it is taken: nothing of it is trusted. */

export interface FeedItem {
  /** What the feed itself knows it by, else its link, else its words: the same at the next look. */
  id: string;
  title: string | null;
  text: string | null;
  /** http or https. */
  link: string | null;
  author: string | null;
  /** ISO 8601, UTC. Null where the feed does not tell the moment: never guessed. */
  postedAt: string | null;
}

export interface Feed {
  title: string | null;
  /** Newest first as far as the feed tells dates, else in its own order; each once. */
  items: FeedItem[];
}

/** In bytes, unpacked. */
export const LARGEST_FEED = 5_000_000;
/** The newest ones; the others are not looked at. */
export const MOST_ITEMS = 200;
/** In UTF-16 units. */
export const LONGEST_TITLE = 500;
export const LONGEST_TEXT = 4_000;
export const LONGEST_AUTHOR = 200;
export const LONGEST_LINK = 4_000;
export const LONGEST_ID = 4_000;
export const LONGEST_NAME = 200;

/** Why a feed could not be fetched or read; the catalogue has a sentence for each. */
export const FEED_FAULTS = [
  // What keeps it from being asked at all.
  'no-permission',
  'offline',
  // No answer.
  'network',
  'time',
  // An answer that is no feed.
  'status',
  'locked',
  'not-found',
  'gone',
  'busy',
  'leads-away',
  'leads-to',
  'too-large',
  // Something that cannot be read.
  'empty',
  'encoding',
  'not-xml',
  'entities',
  'page',
  'not-a-feed',
] as const;
export type FeedFault = (typeof FEED_FAULTS)[number];

/** `detail`: the place, the number or the name that belongs into the sentence. */
export class BadFeed extends Error {
  constructor(
    readonly fault: FeedFault,
    readonly detail = '',
  ) {
    super(`${fault} ${detail}`.trim());
    this.name = 'BadFeed';
  }
}
