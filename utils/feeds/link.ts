/** Where an item leads: a page of the web, or nowhere. */
import { LONGEST_LINK } from './feed';

/** Null: it is no address of a page. */
export function linkOf(written: string, base: string): string | null {
  const text = written.trim();
  if (text === '' || text.length > LONGEST_LINK || !URL.canParse(text, base)) return null;
  const url = unwrapped(new URL(text, base));
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  return url.href.length > LONGEST_LINK ? null : url.href;
}

/** Google Alerts lead over Google, which counts the click; the page itself stands in the address. */
function unwrapped(url: URL): URL {
  if (!/^(www\.)?google(\.[a-z]{2,3}){1,2}$/.test(url.hostname) || url.pathname !== '/url') return url;
  const page = url.searchParams.get('url') ?? url.searchParams.get('q') ?? '';
  return URL.canParse(page) && /^https?:/i.test(page) ? new URL(page) : url;
}
