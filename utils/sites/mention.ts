/** What a site reader makes of one post, comment or reply, and how its key is spelt. */

export const SITES = ['x', 'facebook', 'linkedin'] as const;
export type SiteName = (typeof SITES)[number];

/** The sites, and the practice page, which plays the part of one. */
export const READ_PLACES = [...SITES, 'practice'] as const;
export type ReadPlace = (typeof READ_PLACES)[number];

export const MENTION_KINDS = ['post', 'comment', 'reply'] as const;
export type MentionKind = (typeof MENTION_KINDS)[number];

/** The parts of a mention that a page may fail to tell. */
export const PARTS = [
  'id',
  'permalink',
  'author.name',
  'author.handle',
  'author.profileUrl',
  'text',
  'postedAt',
  'kind',
  'inReplyTo',
] as const;
export type Part = (typeof PARTS)[number];

export interface Author {
  /** As shown, emoji included. */
  name: string | null;
  /** Without "@"; the site's own spelling. */
  handle: string | null;
  profileUrl: string | null;
}

/**
 * Something said in public that was read from a page. What the page does not tell is null and named in
 * `missing`; it is never an empty string and never guessed (README, "Reading by leave").
 */
export interface Mention {
  site: ReadPlace;
  kind: MentionKind;
  /** The site's own id, in the one spelling of `utils/sites/<site>/read.ts`; never a position or a text. */
  id: string | null;
  permalink: string | null;
  author: Author;
  /** What a person reads: emoji as characters, line breaks as "\n", no "see more", no badges. */
  text: string | null;
  /** ISO 8601, UTC. Null where the page only says "3 h". */
  postedAt: string | null;
  /** The id of what it answers, in the same spelling as `id`; null for a post. */
  inReplyTo: string | null;
  missing: Part[];
}

/** `x:1001`: the key by which the ledger, the marks and the panel know a mention. Null without an id. */
export function mentionKey(mention: Pick<Mention, 'site' | 'id'>): string | null {
  return mention.id === null ? null : `${mention.site}:${mention.id}`;
}
