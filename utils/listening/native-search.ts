/** Addresses of the sites' own searches. They are opened by the user; nothing of what they show is read for it. */
import { siteNameOf } from '../sites/hosts';
import { SITES, type SiteName } from '../sites/mention';
import type { Watchword } from './watchword';

/** The sites, and any other page that searches. */
export const SEARCH_PLACES = [...SITES, 'web'] as const;
export type SearchPlace = (typeof SEARCH_PLACES)[number];

/** Newest first, as far as the site can. */
export function searchAddress(site: SiteName, words: string): string {
  const q = encodeURIComponent(words.trim());
  switch (site) {
    case 'x':
      return `https://x.com/search?q=${q}&src=typed_query&f=live`;
    case 'facebook':
      return `https://www.facebook.com/search/posts?q=${q}`;
    case 'linkedin':
      return `https://www.linkedin.com/search/results/content/?keywords=${q}&sortBy=%22date_posted%22`;
  }
}

export const placeOfSearch = (address: string): SearchPlace => siteNameOf(new URL(address)) ?? 'web';

/** The sites cut longer questions. */
const MOST_WORDS = 8;

/** What a watch-word is, as far as the site's own search can be asked for it: Facebook's takes one phrase. */
export function wordsFor(site: SiteName, { words, except }: Pick<Watchword, 'words' | 'except'>): string {
  const phrases = words.map((word) => word.replace(/\*$/, ''));
  if (site === 'facebook') return phrases[0] ?? '';
  const any = phrases.slice(0, MOST_WORDS).map(quoted).join(' OR ');
  const none = except
    .slice(0, MOST_WORDS)
    .map((word) => `${site === 'x' ? '-' : 'NOT '}${quoted(word.replace(/\*$/, ''))}`);
  return [none.length > 0 && phrases.length > 1 ? `(${any})` : any, ...none].join(' ');
}

const quoted = (phrase: string) => (/\s/.test(phrase) ? `"${phrase.replaceAll('"', '')}"` : phrase);
