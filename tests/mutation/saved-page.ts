/** What `npm run mutate` runs beside a saved page. */
import type { Site } from '../../utils/sites/site';
import type { Expected } from './compare';
import { mutate, type Report, type Sample } from './mutate';

/** A copy of the document loads nothing and draws nothing, however often its attributes change. */
export function mutateCopy(
  document: Document,
  site: Site,
  address: string,
  sample: Sample,
  expected: Expected[],
): Report {
  return mutate(document.cloneNode(true) as Document, site, new URL(address), sample, expected);
}
