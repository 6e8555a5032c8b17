/** Reads a whole document at once: what `npm run read` and the panel's list run. */
import { pageOf } from './chain';
import type { Mention } from './mention';
import { siteOf } from './site-of';

/** A mention in the form that `npm run read` prints (README, "What is fixed"). */
export type Printed = Omit<Mention, 'aliases'>;

/** All mentions of the document in page order; an address of no site is an error that names it. */
export function readPage(document: Document, url: URL): Mention[] {
  const site = siteOf(url);
  if (!site) throw new Error(`no reader for ${url.hostname}`);
  const root = site.root(document) ?? document.body;
  const page = pageOf(site, url);
  return site.items(root, page).flatMap((item) => {
    const reading = site.read(item, page);
    return reading.read === 'none' ? [] : [reading.mention];
  });
}

export function printPage(document: Document, url: URL): Printed[] {
  return readPage(document, url).map(({ aliases: _, ...printed }) => printed);
}
