/** What the browser withholds: sites (Chrome's "on click", Firefox's revoked permission), servers, the saving of files, notifications. */
import { type Browser, browser } from 'wxt/browser';
import { type Asked, accessTo, consentTo } from '../../utils/consent';
import { SITES, type SiteName } from '../../utils/sites/mention';

const ORIGINS: Record<SiteName, string[]> = {
  x: ['https://x.com/*'],
  facebook: ['https://www.facebook.com/*', 'https://web.facebook.com/*'],
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

/** Call it first in a click's handler, as above. True at once where it is allowed already. */
export const allowServer = (asked: Asked, origin: string) =>
  browser.permissions.request(accessTo(asked, origin));

/** Call it first in a click's handler, as above. Chromium asks nothing: no permission is needed for it. */
export const agreeToTeam = async () =>
  !import.meta.env.FIREFOX || (await browser.permissions.request({ origins: [], ...consentTo(['team']) }));

/** Chromium's worker cannot give a file an address; a document that nobody sees does. */
const TO_SAVE: Browser.runtime.ManifestOptionalPermission[] = import.meta.env.FIREFOX
  ? ['downloads']
  : ['downloads', 'offscreen'];

/** Call it first in a click's handler, as above. */
export const allowDownloads = () => browser.permissions.request({ permissions: TO_SAVE });

export const giveDownloadsBack = () => browser.permissions.remove({ permissions: TO_SAVE });

const TO_TELL: Browser.runtime.ManifestOptionalPermission[] = ['notifications'];

/** Call it first in a click's handler, as above. */
export const allowNotices = () => browser.permissions.request({ permissions: TO_TELL });

export const giveNoticesBack = () => browser.permissions.remove({ permissions: TO_TELL });

export const mayNotify = () => browser.permissions.contains({ permissions: TO_TELL });
