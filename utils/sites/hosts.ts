/** Which site an address belongs to; without the readers, for who only needs the name. */
import type { SiteName } from './mention';

const HOSTS: readonly (readonly [RegExp, SiteName])[] = [
  [/^(?:.+\.)?(?:x|twitter)\.com$/, 'x'],
  [/^(?:.+\.)?facebook\.com$/, 'facebook'],
  [/^(?:.+\.)?linkedin\.com$/, 'linkedin'],
];

export function siteNameOf(url: URL): SiteName | null {
  return HOSTS.find(([host]) => host.test(url.hostname))?.[1] ?? null;
}

/** The same of an address that may be none, as a browser gives it. */
export const siteNameAt = (url = ''): SiteName | null =>
  URL.canParse(url) ? siteNameOf(new URL(url)) : null;
