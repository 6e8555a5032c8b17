/** What a site reader makes of one post, comment or reply, and how its key is spelt. */

export const SITES = ['x', 'facebook', 'linkedin'] as const;
export type SiteName = (typeof SITES)[number];

/** The sites, and the practice page, which plays the part of one. */
export const READ_PLACES = [...SITES, 'practice'] as const;
export type ReadPlace = (typeof READ_PLACES)[number];

export const MENTION_KINDS = ['post', 'comment', 'reply'] as const;
export type MentionKind = (typeof MENTION_KINDS)[number];

/** One of the brand's own accounts; the handle as the site spells it in the profile's address. */
export interface OwnAccount {
  site: SiteName;
  handle: string;
}

/** Handles are compared without case, as the sites do. */
export const sameAccount = (a: OwnAccount, b: OwnAccount) =>
  a.site === b.site && a.handle.toLowerCase() === b.handle.toLowerCase();

/** Whether the author is one of the brand's own accounts: then it is a reply of ours, and no mention. */
export function isOwn({ site, author: { handle } }: Mention, accounts: readonly OwnAccount[]): boolean {
  if (site === 'practice' || handle === null) return false;
  return accounts.some((own) => sameAccount(own, { site, handle }));
}

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
  /** Other ids by which this very page names the same thing, in the spellings that `id` may have elsewhere. */
  aliases: string[];
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

/**
 * `x:1001`: the key by which the ledger, the marks and the panel know a thing of a site. A comment of LinkedIn is
 * known by its own number alone, because the half of its urn that names the post is spelt in three ways (sites.md, §3).
 */
export function keyOf(site: ReadPlace, id: string): string {
  const comment = site === 'linkedin' ? /^urn:li:comment:\(.*,(\d+)\)$/.exec(id) : null;
  return comment ? `linkedin:comment:${comment[1]}` : `${site}:${id}`;
}

/** Null without an id. */
export function mentionKey(mention: Pick<Mention, 'site' | 'id'>): string | null {
  return mention.id === null ? null : keyOf(mention.site, mention.id);
}

/** The keys under which the same thing may have been logged from another page; the own one first. */
export function mentionKeys({ site, id, aliases }: Pick<Mention, 'site' | 'id' | 'aliases'>): string[] {
  const ids = id === null ? aliases : [id, ...aliases];
  return [...new Set(ids.map((one) => keyOf(site, one)))];
}
