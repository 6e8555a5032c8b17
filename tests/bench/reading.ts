/** Reads a feed again and again beside a fixed floor, in one page: what `npm run bench` runs. */

import { pageOf } from '../../utils/sites/chain';
import { facebook } from '../../utils/sites/facebook/read';
import { linkedin } from '../../utils/sites/linkedin/read';
import type { Site } from '../../utils/sites/site';
import { x } from '../../utils/sites/x/read';

const SITES: Record<string, Site> = { x, facebook, linkedin };

/** Per item 8 `querySelector` and 3 `textContent` on what they find; nothing kept. The measure for every reader. */
function floor(items: Element[], selectors: string[]): void {
  for (const item of items) {
    let texts = 0;
    for (const css of selectors) {
      const found = item.querySelector(css);
      if (found && texts < 3) {
        void found.textContent;
        texts++;
      }
    }
  }
}

const median = (list: number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]!;

/** Milliseconds for the whole feed, medians over `rounds`, the two taken in turns. */
export function measure(name: string, selectors: string[], rounds: number) {
  const site = SITES[name]!;
  const page = pageOf(site, new URL(location.href));
  const root = site.root(document) ?? document.body;
  const items = site.items(root, page);
  const times = { items: [] as number[], read: [] as number[], floor: [] as number[] };
  for (let n = 0; n < rounds; n++) {
    const a = performance.now();
    site.items(root, page);
    const b = performance.now();
    for (const item of items) site.read(item, page);
    const c = performance.now();
    floor(items, selectors);
    const d = performance.now();
    times.items.push(b - a);
    times.read.push(c - b);
    times.floor.push(d - c);
  }
  return {
    count: items.length,
    items: median(times.items),
    read: median(times.read),
    floor: median(times.floor),
  };
}
