/** Reads the tweets of X's pages. */
import { cssOf, find } from '../chain';
import type { Mention, Part } from '../mention';
import { QUIET } from '../quiet';
import type { Reading, Site } from '../site';
import { readArticle } from './article';
import { readAuthor } from './author';
import { readAnswer } from './conversation';
import { findHead } from './head';
import { findItems, isArticle, isTweet } from './items';
import { first, isOwn } from './own';
import { pageKind } from './pages';
import { readId, readPermalink } from './permalink';
import { chains, type XPage } from './selectors';
import { readWords } from './words';

const NAMES = cssOf(chains.names);
const BODY = cssOf(chains.body);
const BAR = '[role="group"]';

/** The column of a tweet, whose head are the names: what stands in it and not deeper is no other tweet's. */
function columnOf(names: Element | null, words: Element | null): Element | null {
  const column = words?.parentElement?.parentElement;
  return names && column?.contains(names) ? column : null;
}

/** Own words stand before the names of a quoted tweet, and not in it. */
function isOwnWords(item: Element, words: Element): boolean {
  const [, quoted] = item.querySelectorAll(NAMES);
  return !(quoted && quoted.compareDocumentPosition(words) & 4) && isOwn(item, words);
}

/** A time as X writes it, and no other spelling; without a zone it would be the time of wherever the reader is. */
function readTime(time: Element | null): string | null {
  const written = time?.getAttribute('datetime');
  const at = written ? Date.parse(written) : Number.NaN;
  return written && !Number.isNaN(at) && new Date(at).toISOString() === written ? written : null;
}

const NONE: Reading = { read: 'none', missing: ['id'] };

function missingOf(mention: Mention, unsure: readonly Part[]): Part[] {
  const { author } = mention;
  const missing: Part[] = [];
  if (mention.id === null) missing.push('id', 'permalink');
  if (author.name === null) missing.push('author.name');
  if (author.handle === null) missing.push('author.handle', 'author.profileUrl');
  if (mention.text === null) missing.push('text');
  if (mention.postedAt === null) missing.push('postedAt');
  missing.push(...unsure);
  return missing;
}

function read(item: Element, page: XPage): Reading {
  if (!isTweet(item, page)) return NONE;
  const head = findHead(item, page);
  const found = find(page, 'text', item);
  const column = columnOf(head.names, found);
  const words = column || (found && isOwnWords(item, found)) ? found : null;
  const permalink = readPermalink(item, page, head.names, column?.lastElementChild ?? null);
  const author = readAuthor(item, page, head, permalink.handle);
  const id = readId(item, page, permalink, author.handle);
  const text = words ? readWords(words) : readArticle(item, page);
  if ((id ?? author.name ?? author.handle ?? text) === null) return NONE;
  const { kind, to, unsure } = readAnswer(item, page, id, { names: head.names, words, column });
  const mention: Mention = {
    site: 'x',
    kind,
    id,
    aliases: [],
    // X leads from any handle to the tweet, so an unsure one is not needed.
    permalink: id && `https://x.com/${author.handle ?? 'i'}/status/${id}`,
    author,
    text,
    postedAt: readTime(permalink.time),
    inReplyTo: to,
    missing: [],
  };
  mention.missing = missingOf(mention, unsure);
  const { missing } = mention;
  return missing.length > 0 ? { read: 'part', mention, missing } : { read: 'whole', mention };
}

export const x: Site<typeof chains> = {
  name: 'x',
  quiet: QUIET.x,
  chains,
  pageKind,
  addressed: () => null,
  root: (document) => document.querySelector(cssOf(chains.root)) ?? document.body,
  items: findItems,
  read,
  place(item, page) {
    if (!isTweet(item, page)) return null;
    const bar = first(page, 'reply', item)?.closest(BAR);
    if (bar) return { parent: bar, before: null };
    const caret = first(page, 'caret', item);
    return caret?.parentElement ? { parent: caret.parentElement, before: caret } : null;
  },
  chainOf(item, part) {
    if (part === 'author.name') return item.querySelector(NAMES)?.querySelector('a') ? 'name' : 'byline';
    if (part === 'permalink') return isArticle(item) ? null : 'permalink';
    // The words of an X Article are its title and its body.
    return item.querySelector(BODY) ? null : 'text';
  },
};
