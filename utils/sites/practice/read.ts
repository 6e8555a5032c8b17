/** The practice page plays the part of a site: its thread has X's structure and is read by X's own reader. */
import type { Page, Reading, Site } from '../site';
import { x } from '../x/read';

/** What the reader is told the address is; the thread stands for a page of search results. */
const PRETENDED = new URL('https://x.com/search?q=nimbus&f=live');

const pretended = (page: Page<typeof x.chains>) => ({ ...page, url: PRETENDED });

export const practice: Site<typeof x.chains> = {
  name: 'practice',
  quiet: false,
  chains: x.chains,
  pageKind: () => 'practice',
  addressed: () => null,
  root: (document) => document.getElementById('thread'),
  items: (root, page) => x.items(root, pretended(page)),
  read(item, page): Reading {
    const reading = x.read(item, pretended(page));
    if (reading.read === 'none') return reading;
    // Invented posts have no address of their own: none is claimed.
    const mention = { ...reading.mention, site: 'practice' as const, permalink: null };
    mention.author = { ...mention.author, profileUrl: null };
    return { ...reading, mention };
  },
  place: x.place,
  chainOf: x.chainOf,
};
