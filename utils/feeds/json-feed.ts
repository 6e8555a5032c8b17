/** JSON Feed 1 and 1.1. */
import { instantOf } from './dates';
import { BadFeed, LONGEST_AUTHOR, LONGEST_NAME, LONGEST_TEXT, LONGEST_TITLE } from './feed';
import { linkOf } from './link';
import { plain, tidy } from './plain';
import type { Told } from './read';

export function readJsonFeed(text: string, base: string): { title: string | null; items: Told[] } {
  const feed = parsed(text);
  const { version, items } = feed;
  if (!said(version).includes('jsonfeed.org/version/') || !Array.isArray(items))
    throw new BadFeed('not-a-feed', 'JSON');
  const author = nameIn(feed);
  return {
    title: tidy(said(feed.title), LONGEST_NAME),
    items: items.filter(isThing).map((item) => ({
      id: said(item.id).trim() || null,
      title: tidy(said(item.title), LONGEST_TITLE),
      text:
        tidy(said(item.content_text) || said(item.summary), LONGEST_TEXT) ??
        plain(said(item.content_html), LONGEST_TEXT),
      link: linkOf(said(item.url) || said(item.external_url), base),
      author: nameIn(item) ?? author,
      postedAt: instantOf(said(item.date_published) || said(item.date_modified)),
    })),
  };
}

type Thing = Record<string, unknown>;
const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null;
const said = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

function parsed(text: string): Thing {
  try {
    const value: unknown = JSON.parse(text);
    return isThing(value) ? value : {};
  } catch (error) {
    throw new BadFeed('not-a-feed', `JSON: ${error instanceof Error ? error.message.slice(0, 80) : ''}`);
  }
}

function nameIn({ authors, author }: Thing): string | null {
  const first: unknown = Array.isArray(authors) ? authors[0] : author;
  return isThing(first) ? tidy(said(first.name), LONGEST_AUTHOR) : null;
}
