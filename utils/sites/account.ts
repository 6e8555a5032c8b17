/** The account that a profile's address names, in the spelling in which the readers give handles. */
import { readAddress } from './facebook/links';
import { siteNameOf } from './hosts';
import type { OwnAccount } from './mention';

/** `text`: an address, with or without "https://"; null when it is no profile or page of a known site. */
export function accountFrom(text: string): OwnAccount | null {
  const address = /^https?:/.test(text) ? text : `https://${text}`;
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const site = siteNameOf(url);
  const handle = site === null ? null : handleIn(site, url);
  return site === null || !handle ? null : { site, handle };
}

function handleIn(site: OwnAccount['site'], url: URL): string | null {
  if (site === 'facebook') return readAddress(url.href).author?.handle ?? null;
  const pattern = site === 'x' ? /^\/(\w{1,15})\/?$/ : /^\/(?:in|company|showcase|school)\/([^/]+)/;
  return pattern.exec(decodeURI(url.pathname))?.[1] ?? null;
}

const PROFILE = {
  x: 'https://x.com/',
  facebook: 'https://www.facebook.com/',
  linkedin: 'https://www.linkedin.com/company/',
} as const;

/** An address that `accountFrom` reads as this account again. */
export const addressOf = ({ site, handle }: OwnAccount) => PROFILE[site] + encodeURIComponent(handle);
