/** What a maintainer needs to see of a page that is not read as it should be; it names nobody. */

import type { GaveUp } from '../page/watch';
import { documentOf } from '../repairs/inert';
import { rootOf, type Scene } from '../repairs/trial';
import { pageOf } from '../sites/chain';
import { type Counts, countsOf } from '../sites/health';
import type { Mention, ReadPlace } from '../sites/mention';
import type { Chain, Tally } from '../sites/site';
import { type Skeleton, skeletonOf } from './skeleton';

export interface PageReport extends Counts {
  site: ReadPlace;
  pageKind: string;
  /** The address reduced to its shape. */
  address: string;
  gaveUp: GaveUp | null;
  /** By part: each selector that was looked for and how often it served; last, how often none did. */
  served: Record<string, { css: string | null; times: number }[]>;
  skeleton: Skeleton;
  /** What the shipped reader says of the skeleton. */
  reads: Mention[];
}

/** So many items are shown, those with the most gaps first. */
const SHOWN = 3;
/** Where no item is found: what is most like one. */
const LIKELY = 'article,[role="article"],[role="listitem"],[aria-posinset],[data-urn],[data-id]';

export function reportPage(scene: Scene, gaveUp: GaveUp | null): PageReport {
  const { document, site, url, repairs } = scene;
  const page = pageOf(site, url, repairs);
  const items = site.items(rootOf(scene), page);
  const read = items.flatMap((item) => {
    const reading = site.read(item, page);
    return reading.read === 'none' ? [] : [{ item, mention: reading.mention }];
  });
  const mentions = read.map(({ mention }) => mention);
  const most = [...read].sort((a, b) => b.mention.missing.length - a.mention.missing.length).slice(0, SHOWN);
  const shown = most.map(({ item }) => item);
  const parts = shown.length > 0 ? outermost(shown, items) : likely(rootOf(scene));
  const skeleton = skeletonOf({
    document,
    url,
    chains: page.chains,
    parts,
    items,
    shown: new Set(shown),
    mentions,
  });
  return {
    site: site.name,
    pageKind: site.pageKind(url),
    address: skeleton.url.replace(/\d/g, '9'),
    gaveUp,
    ...countsOf(mentions),
    served: servedBy(page.chains, page.tally),
    skeleton,
    reads: readSkeleton(scene, skeleton),
  };
}

function readSkeleton(scene: Scene, skeleton: Skeleton): Mention[] {
  const { site } = scene;
  const document = documentOf(skeleton.html, scene.document);
  const page = pageOf(site, new URL(skeleton.url));
  return site.items(rootOf({ ...scene, document }), page).flatMap((item) => {
    const reading = site.read(item, page);
    return reading.read === 'none' ? [] : [reading.mention];
  });
}

/** A comment is shown within its post, which tells what it answers. */
function outermost(shown: readonly Element[], items: readonly Element[]): Element[] {
  const all = new Set(items);
  const tops = shown.map((item) => {
    let top = item;
    for (let at = item.parentElement; at; at = at.parentElement) if (all.has(at)) top = at;
    return top;
  });
  return items.filter((item) => tops.includes(item));
}

/** Elements that could be items: by their role or key, else the first of the longest row of like siblings. */
function likely(root: Element): Element[] {
  const known = [...root.querySelectorAll(LIKELY)].filter((one) => !one.parentElement?.closest(LIKELY));
  if (known.length > 0) return known.slice(0, SHOWN);
  let row: Element[] = [];
  for (const parent of root.querySelectorAll('*')) {
    const alike = [...parent.children].filter(
      (child) => child.querySelector('a[href]') && child.localName === parent.firstElementChild?.localName,
    );
    if (alike.length > row.length) row = alike;
  }
  return row.slice(0, SHOWN);
}

function servedBy(chains: Record<string, Chain>, tally: Tally): PageReport['served'] {
  return Object.fromEntries(
    Object.entries(tally).map(([part, times]) => [
      part,
      times.map((count, n) => ({ css: chains[part]?.[n]?.css ?? null, times: count })),
    ]),
  );
}
