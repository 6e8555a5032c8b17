/** What the links of X's pages say, and what several of them say together. */

export interface Link {
  handle: string | null;
  id: string | null;
}

/**
 * `/handle`, `/handle/status/1001/photo/1`, `/handle/article/1001` and `/i/web/status/1001`, bare or with X's host
 * before them. A handle has 15 letters (a few old ones 20), an id at most 20 digits.
 */
const LINK =
  /^(?:https?:\/\/(?:\w{1,20}\.)?(?:x|twitter)\.com)?\/(\w{1,20})(?:\/web)?(?:\/(?:status|article)\/(\d{1,20}))?(?=[/?#]|$)/;

const PROFILE = /^(?:https?:\/\/(?:\w{1,20}\.)?(?:x|twitter)\.com)?\/(?!i$)(\w{1,20})\/?$/;

export const NOTHING: Link = { handle: null, id: null };

export function parseLink(address: string): Link {
  const found = LINK.exec(address);
  return found?.[1] ? { handle: found[1] === 'i' ? null : found[1], id: found[2] ?? null } : NOTHING;
}

/** The link that an element is or stands in, or that it holds. */
const linkAt = (element: Element): Element | null =>
  element.localName === 'a' ? element : (element.closest('a') ?? element.querySelector('a'));

/** What the sources so far say: undefined while none does, null once two differ. */
export type Told = string | null | undefined;

export function told(before: Told, source: string | null | undefined): Told {
  if (source == null || before === null || before === source) return before;
  return before === undefined || before.toLowerCase() === source.toLowerCase() ? (before ?? source) : null;
}

/** The address of the link at an element; null where there is no link. */
export const addressAt = (element: Element | null): string | null =>
  (element && linkAt(element)?.getAttribute('href')) ?? null;

export const readLink = (element: Element | null): Link => parseLink(addressAt(element) ?? '');

/** The handle of the profile that an address leads to; null where it leads to something else. */
export const parseProfile = (address: string): string | null => PROFILE.exec(address)?.[1] ?? null;
