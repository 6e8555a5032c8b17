/** Walks a chain of candidates: the first that finds something serves. */
import type { Candidate, Chain } from './site';

/** The first element that a candidate finds and `accept` takes, with the candidate that served; else null. */
export function find(
  root: ParentNode,
  chain: Chain,
  accept: (element: Element) => boolean = () => true,
): { element: Element; by: Candidate } | null {
  for (const by of chain) {
    // The first is nearly always the one, and finding one is cheaper than listing all.
    const head = root.querySelector(by.css);
    if (!head) continue;
    if (accept(head)) return { element: head, by };
    for (const element of root.querySelectorAll(by.css)) if (accept(element)) return { element, by };
  }
  return null;
}

/** All elements of the first candidate that finds any that `accept` takes, in page order. */
export function findAll(
  root: ParentNode,
  chain: Chain,
  accept: (element: Element) => boolean = () => true,
): Element[] {
  for (const { css } of chain) {
    const found = [...root.querySelectorAll(css)].filter(accept);
    if (found.length > 0) return found;
  }
  return [];
}
