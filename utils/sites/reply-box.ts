/**
 * Finds the box in which an answer to a mention is written: only one that belongs to it for certain, and never "the
 * first on the page". Each site has its `reply-box.ts`; none is in a content script's bundle.
 */
import type { Chain, Chains, Page, Reading, Site } from './site';

/** Whether a reading is of what is to be answered. */
export type IsWanted = (reading: Reading) => boolean;

/**
 * `gone`: what is to be answered is not on the page; `closed`: it is, and no box of its own is open; `unclear`: several
 * are, or one of which cannot be told whether it belongs to it.
 */
export const NO_BOX = ['gone', 'closed', 'unclear'] as const;
export type NoBox = (typeof NO_BOX)[number];

export type FindReplyBox<C extends Chains> = (
  document: Document,
  page: Page<C>,
  isWanted: IsWanted,
) => HTMLElement | NoBox;

/** A site whose reply boxes are known. */
export interface Answerable<C extends Chains = Chains> {
  site: Site<C>;
  replyBox: FindReplyBox<C>;
}

/** The only one of the boxes. */
export const onlyOne = (boxes: readonly HTMLElement[]): HTMLElement | NoBox =>
  boxes.length > 1 ? 'unclear' : (boxes[0] ?? 'closed');

/** A box that is shown; what is hidden, or lies in what is, was not opened by anybody. */
export const isShown = (element: Element): boolean => element.checkVisibility?.() ?? true;

/** The elements of the first candidate that finds any which are shown. */
export function shownOf(chain: Chain, root: ParentNode): HTMLElement[] {
  for (const { css } of chain) {
    const found = [...root.querySelectorAll<HTMLElement>(css)].filter(isShown);
    if (found.length > 0) return found;
  }
  return [];
}
