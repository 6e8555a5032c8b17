/** Walks the chains of a page: the first candidate that finds something serves, and is counted. */
import type { Candidate, Chain, Chains, Page, Site, Tally } from './site';

/** A candidate that a user put in front of one shipped chain, until a release brings its own (README, "When a site changes"). */
export interface Repair {
  part: string;
  candidate: Candidate;
}

/** What a reader of `site` is given for one batch at `url`. */
export function pageOf<C extends Chains>(
  site: Pick<Site<C>, 'chains'>,
  url: URL,
  repairs: readonly Repair[] = [],
  tally: Tally = {},
): Page<C> {
  return { url, chains: repaired(site.chains, repairs), tally };
}

/** The same chains with each repair in front of its own; the very same object where there are none. */
function repaired<C extends Chains>(chains: C, repairs: readonly Repair[]): C {
  if (repairs.length === 0) return chains;
  const all: Record<string, Chain> = { ...chains };
  for (const { part, candidate } of repairs) if (all[part]) all[part] = [candidate, ...all[part]];
  return all as C;
}

/** The first element that a candidate of the part's chain finds and `accept` takes. */
export function find<C extends Chains>(
  page: Page<C>,
  part: keyof C & string,
  root: ParentNode,
  accept?: (element: Element) => boolean,
): Element | null {
  const chain = page.chains[part] as Chain;
  for (let n = 0; n < chain.length; n++) {
    const { css } = chain[n] as Candidate;
    // The first is nearly always the one, and finding one is cheaper than listing all.
    const head = root.querySelector(css);
    if (!head) continue;
    const found = !accept || accept(head) ? head : firstOf(root.querySelectorAll(css), accept);
    if (!found) continue;
    count(page, part, n);
    return found;
  }
  count(page, part, chain.length);
  return null;
}

function firstOf(elements: NodeListOf<Element>, accept: (element: Element) => boolean): Element | null {
  for (const element of elements) if (accept(element)) return element;
  return null;
}

/** All elements of the first candidate that finds any that `accept` takes, in page order. */
export function findAll<C extends Chains>(
  page: Page<C>,
  part: keyof C & string,
  root: ParentNode,
  accept?: (element: Element) => boolean,
): Element[] {
  const chain = page.chains[part] as Chain;
  for (let n = 0; n < chain.length; n++) {
    const all = [...root.querySelectorAll((chain[n] as Candidate).css)];
    const found = accept ? all.filter(accept) : all;
    if (found.length === 0) continue;
    count(page, part, n);
    return found;
  }
  count(page, part, chain.length);
  return [];
}

function count(page: Page, part: string, n: number): void {
  const counts = page.tally[part];
  if (counts) counts[n] = (counts[n] ?? 0) + 1;
  else
    page.tally[part] = Array.from({ length: (page.chains[part]?.length ?? 0) + 1 }, (_, at) =>
      at === n ? 1 : 0,
    );
}

const joined = new WeakMap<Chain, string>();

/** All candidates of a chain as one selector, for questions that only a set can answer. */
export function cssOf(chain: Chain): string {
  let css = joined.get(chain);
  if (css === undefined) {
    css = chain.map((candidate) => candidate.css).join();
    joined.set(chain, css);
  }
  return css;
}
