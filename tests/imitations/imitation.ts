/**
 * Pages that imitate a site, built from a description: invented items in, a page out. Every variant that the
 * site is known to show is one `Variant`; names, words and ids are made up (tests/imitations/ holds no real page).
 */
import type { Mention, SiteName } from '../../utils/sites/mention';

/** An item to show, and by the same token what a reader must find; no aliases where none are named. */
export type Item = Omit<Mention, 'aliases'> & Partial<Pick<Mention, 'aliases'>>;

export interface Variant {
  /** Says what is special, and when the site was seen to do it: "status page, focal tweet, Swedish (2026-02)". */
  name: string;
  url: string;
  /** The whole document, scripts and styles excepted. */
  html: string;
  /** What a reader must print for it, in page order. */
  expected: Item[];
  /**
   * Right as well once the page has lost a sign (tests/mutation/): an advertisement that nothing marks any more, an
   * item with what one of two disagreeing sources says when the other is gone.
   */
  alsoRight?: Item[];
}

export interface Imitation {
  site: SiteName;
  variants: Variant[];
  /** A feed of `count` numbered items, for the tests of living pages and the bench. */
  feed(count: number): Variant;
}
