/** Reads a whole document at once: what `npm run read` and the panel's list run. */
import type { Mention } from './mention';
import { siteOf } from './site-of';

/** All mentions of the document in page order; an address of no site is an error that names it. */
export function readPage(document: Document, url: URL): Mention[] {
  const site = siteOf(url);
  if (!site) throw new Error(`no reader for ${url.hostname}`);
  const root = site.root(document) ?? document.body;
  return site.items(root, url).flatMap((item) => {
    const reading = site.read(item, url);
    return reading.read === 'none' ? [] : [reading.mention];
  });
}
