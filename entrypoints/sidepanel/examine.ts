/**
 * What is made of a copy of the page beside the panel: trials of repairs, and reports. Brings all readers with it, so
 * the panel fetches it only when it is asked for.
 */
import type { RepairRow } from '../../storage/records';
import type { Snapshot } from '../../utils/page/snapshot';
import type { GaveUp } from '../../utils/page/watch';
import { documentOf, rangeIn } from '../../utils/repairs/inert';
import { propose } from '../../utils/repairs/propose';
import { type Scene, type Selector, type Trial, tryOnPage } from '../../utils/repairs/trial';
import { type PageReport, reportPage } from '../../utils/reports/page-report';
import type { Repairable } from '../../utils/sites/site';
import { siteOf } from '../../utils/sites/site-of';

export interface Examined {
  point(part: Repairable): Trial;
  check(selector: Selector): Trial;
  report(gaveUp: GaveUp | null): PageReport;
}

/** `repairs`: all that are kept, of whatever site. */
export function examine(page: Snapshot, repairs: readonly RepairRow[]): Examined {
  const url = new URL(page.url);
  const site = siteOf(url);
  if (!site) throw new Error(`no reader for ${url.hostname}`);
  const scene: Scene = {
    document: documentOf(page.html, document),
    site,
    url,
    repairs: repairs
      .filter((row) => row.site === site.name)
      .map(({ part, css, why, at }) => ({ part, candidate: { css, why, seen: at.slice(0, 7) } })),
  };
  return {
    point: (part) => propose(scene, part, rangeIn(scene.document, page.selected)),
    check: (selector) => tryOnPage(scene, selector).trial,
    report: (gaveUp) => reportPage(scene, gaveUp),
  };
}
