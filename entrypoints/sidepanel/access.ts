/** Sites whose access the browser withholds: Chrome's "on click", Firefox's revoked permission. */
import { browser } from 'wxt/browser';
import { SITES, type SiteName } from '../../utils/sites/mention';

const ORIGINS: Record<SiteName, string[]> = {
  x: ['https://x.com/*'],
  facebook: ['https://www.facebook.com/*'],
  linkedin: ['https://www.linkedin.com/*'],
};

export async function withheldSites(): Promise<SiteName[]> {
  // Not permissions.contains(): in Chromium it overlooks hosts that only content scripts name; getAll() lists them.
  const { origins = [] } = await browser.permissions.getAll();
  const granted = new Set(origins);
  const every = ['<all_urls>', '*://*/*', 'https://*/*'].some((origin) => granted.has(origin));
  return SITES.filter((site) => !every && !ORIGINS[site].every((origin) => granted.has(origin)));
}

/** Call it first in a click's handler: the browser asks the user only then. */
export function allowSite(site: SiteName): Promise<boolean> {
  return browser.permissions.request({ origins: ORIGINS[site] });
}
