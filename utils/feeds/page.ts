/** A page for people, where a feed was looked for: most of them name theirs. */
import { linkOf } from './link';
import { decoded } from './plain';

/** So much of the beginning tells, in UTF-16 units. */
const BEGINNING = 4_000;
/** The head of a page is no longer. */
const HEAD = 200_000;

export const isPage = (text: string): boolean =>
  /^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b/i.test(
    text.slice(0, BEGINNING).replaceAll(/<!--[\s\S]*?-->/g, ''),
  );

/** Null: it names none. */
export function feedNamedIn(page: string, base: string): string | null {
  for (const [tag] of page.slice(0, HEAD).matchAll(/<link\s[^>]{0,4000}>/gi)) {
    const of = (name: string) =>
      new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i')
        .exec(tag)
        ?.slice(1)
        .find((value) => value !== undefined) ?? '';
    if (!/(^|\s)alternate(\s|$)/i.test(of('rel')) || !/(rss|atom)\+xml|feed\+json/i.test(of('type')))
      continue;
    const link = linkOf(decoded(of('href')), base);
    if (link?.startsWith('https:')) return link;
  }
  return null;
}
