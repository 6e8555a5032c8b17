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

export type Reading =
  | { read: 'whole'; mention: Mention }
  | { read: 'part'; mention: Mention; missing: Part[] }
  | { read: 'none'; missing: Part[] };

/** Where a mark goes: inside `parent`, before `before` (null: at the end). */
export interface Place {
  parent: Element;
  before: Node | null;
}

export interface Site {
  name: ReadPlace;
  /** Nothing is added to or changed in the pages of a quiet site (README, "Reading by leave"). */
  quiet: boolean;
  /** What kind of page an address is; 'messages' is never read, 'unsupported' is said in the panel. */
  pageKind(url: URL): string;
  /** The narrowest root that lives as long as the page does; what is watched. */
  root(document: Document): Element | null;
  /** The elements that hold one mention each, in page order, without decoys, placeholders or copies. */
  items(root: ParentNode, url: URL): Element[];
  /** Pure over the element and the address: changes nothing, throws nothing for a site's drift. */
  read(item: Element, url: URL): Reading;
  /** Where the mark of this item belongs, or null when its place cannot be told. */
  place(item: Element): Place | null;
}
