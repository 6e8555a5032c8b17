/** The one interface that every site folder implements; `utils/sites/<site>/` has the same file names. */
import type { Mention, Part, ReadPlace } from './mention';

/** One way to find a part of a page: the selector, why it should hold, and when it was last seen to (YYYY-MM). */
export interface Candidate {
  css: string;
  why: string;
  seen: string;
}

/** Candidates in order of trust: test ids, ARIA roles, link and time patterns, structure. */
export type Chain = readonly Candidate[];

/** Everything that a reader looks for on its site, by the name of the part. */
export type Chains = Readonly<Record<string, Chain>>;

/** By part: how often each candidate of its chain served, and last, how often none did. */
export type Tally = Record<string, number[]>;

/** What a reader is given beside an element; made by `pageOf` for one batch and kept by nobody. */
export interface Page<C extends Chains = Chains> {
  readonly url: URL;
  /** The shipped chains, with the user's repairs in front. */
  readonly chains: C;
  readonly tally: Tally;
}

export type Reading =
  | { read: 'whole'; mention: Mention }
  | { read: 'part'; mention: Mention; missing: Part[] }
  | { read: 'none'; missing: Part[] };

/** Where a mark goes: inside `parent`, before `before` (null: at the end). */
export interface Place {
  parent: Element;
  before: Node | null;
}

/** What an address is the permalink of. */
export interface Addressed {
  /** The mention key of the comment or reply. */
  key: string;
  /** The id, or an alias, of the post that it stands under. */
  post: string;
  /** The id of the comment that it answers; null for a comment. */
  within: string | null;
}

/** The parts that a user can repair by pointing at them: one chain finds each of them. */
export const REPAIRABLE = ['author.name', 'text', 'permalink'] as const satisfies readonly Part[];
export type Repairable = (typeof REPAIRABLE)[number];

export interface Site<C extends Chains = Chains> {
  name: ReadPlace;
  /** Nothing is added to or changed in the pages of a quiet site (README, "Reading by leave"). */
  quiet: boolean;
  /** What the reader looks for, as shipped. */
  chains: C;
  /** What kind of page an address is; 'messages' is never read, 'unsupported' is said in the panel. */
  pageKind(url: URL): string;
  /**
   * The comment that this address is the permalink of. Null for any other address, and where a page never shows others
   * without the one that it is of: X shows nothing then, which cannot be told from a failure.
   */
  addressed(url: URL): Addressed | null;
  /** The narrowest root that lives as long as the page does; what is watched. */
  root(document: Document): Element | null;
  /** The elements that hold one mention each, in page order, without decoys, placeholders or copies. */
  items(root: ParentNode, page: Page<C>): Element[];
  /** Pure over the element and the page: changes nothing but the tally, throws nothing for a site's drift. */
  read(item: Element, page: Page<C>): Reading;
  /** Where the mark of this item belongs, or null when its place cannot be told. */
  place(item: Element, page: Page<C>): Place | null;
  /** The name of the chain whose element holds this part of this item; null where none does. */
  chainOf(item: Element, part: Repairable): string | null;
}
