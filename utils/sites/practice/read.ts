/** The practice page plays the part of a site: its thread has X's structure and is read by X's own reader. */
import type { Reading, Site } from '../site';
import { x } from '../x/read';

/** What the reader is told the address is; the thread stands for a page of search results. */
const PRETENDED = new URL('https://x.com/search?q=nimbus&f=live');

export const practice: Site = {
  name: 'practice',
  quiet: false,
  pageKind: () => 'practice',
  root: (document) => document.getElementById('thread'),
  items: (root) => x.items(root, PRETENDED),
  read(item): Reading {
    const reading = x.read(item, PRETENDED);
    if (reading.read === 'none') return reading;
    // Invented posts have no address of their own: none is claimed.
    const mention = { ...reading.mention, site: 'practice' as const, permalink: null };
    mention.author = { ...mention.author, profileUrl: null };
    return { ...reading, mention };
  },
  place: x.place,
};
