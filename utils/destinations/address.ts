/** An address as somebody typed or pasted it: where it leads, or why it cannot be one. */

export const ADDRESS_PROBLEMS = ['empty', 'no-address', 'not-https', 'password', 'no-path'] as const;
export type AddressProblem = (typeof ADDRESS_PROBLEMS)[number];

export type ReadAddress = { origin: string; whole: string } | { problem: AddressProblem };

/** `secret`: the path is what lets one post, so there has to be one. */
export function readAddress(typed: string, secret: boolean): ReadAddress {
  const text = typed.trim();
  if (text === '') return { problem: 'empty' };
  if (/^http:\/\//i.test(text)) return { problem: 'not-https' };
  if (/\s/.test(text)) return { problem: 'no-address' };
  // “acme.zendesk.com”, as people say it; a webhook is always pasted whole.
  const spelt = !secret && !/^[a-z][a-z\d+.-]*:/i.test(text) ? `https://${text}` : text;
  if (!URL.canParse(spelt)) return { problem: 'no-address' };
  const url = new URL(spelt);
  if (url.protocol !== 'https:') return { problem: 'not-https' };
  if (url.username !== '' || url.password !== '') return { problem: 'password' };
  if (!url.hostname.includes('.') && url.hostname !== 'localhost') return { problem: 'no-address' };
  if (secret && url.pathname === '/' && url.search === '') return { problem: 'no-path' };
  url.hash = '';
  return { origin: url.origin, whole: url.href };
}

/** What the browser is asked for: this server, and no other. A pattern names no port (Firefox takes none). */
export function patternOf(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}
