/** Which site an address belongs to. */
import { facebook } from './facebook/read';
import { linkedin } from './linkedin/read';
import type { Site } from './site';
import { x } from './x/read';

const HOSTS: readonly (readonly [RegExp, Site])[] = [
  [/^(?:.+\.)?(?:x|twitter)\.com$/, x],
  [/^(?:.+\.)?facebook\.com$/, facebook],
  [/^(?:.+\.)?linkedin\.com$/, linkedin],
];

export function siteOf(url: URL): Site | null {
  return HOSTS.find(([host]) => host.test(url.hostname))?.[1] ?? null;
}
