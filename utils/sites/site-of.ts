/** The reader of the site that an address belongs to. */
import { facebook } from './facebook/read';
import { siteNameOf } from './hosts';
import { linkedin } from './linkedin/read';
import type { Site } from './site';
import { x } from './x/read';

const READERS = { x, facebook, linkedin };

export function siteOf(url: URL): Site | null {
  const name = siteNameOf(url);
  return name && READERS[name];
}
