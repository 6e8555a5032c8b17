/** Reads a feed: RSS 0.9 to 2.0, RSS 1.0, Atom 0.3 and 1.0, JSON Feed. What an item does not tell is null. */
import { instantOf } from './dates';
import { decode } from './decode';
import {
  BadFeed,
  type Feed,
  type FeedItem,
  LONGEST_AUTHOR,
  LONGEST_ID,
  LONGEST_NAME,
  LONGEST_TEXT,
  LONGEST_TITLE,
  MOST_ITEMS,
} from './feed';
import { hashOf } from './hash';
import { readJsonFeed } from './json-feed';
import { linkOf } from './link';
import { feedNamedIn, isPage } from './page';
import { plain, tidy } from './plain';
import { child, childrenOf, elementsOf, type Node, textOf, treeOf } from './tree';

/** As an item tells it, before anything is made of it; `id` null where it has none. */
export type Told = Omit<FeedItem, 'id'> & { id: string | null };

/** `address`: where it was fetched at last; its links may be written from there. */
export function readFeed(bytes: Uint8Array, contentType: string, address: string): Feed {
  const text = decode(bytes, contentType).replace(/^\ufeff/, '');
  if (text.trim() === '') throw new BadFeed('empty');
  if (isPage(text)) throw new BadFeed('page', feedNamedIn(text, address) ?? '');
  const { title, items } = /^\s*\{/.test(text)
    ? readJsonFeed(text, address)
    : readTree(treeOf(text), address);
  return { title, items: newest(items.flatMap((told) => identified(told) ?? [])) };
}

/** What has nothing to show is none. */
function identified(told: Told): FeedItem | null {
  const { title, text, link } = told;
  if (title === null && text === null && link === null) return null;
  const id = told.id ?? link ?? hashOf(title ?? '', text ?? '');
  return { ...told, id: id.length > LONGEST_ID ? hashOf(id) : id };
}

function newest(items: FeedItem[]): FeedItem[] {
  const once = [...new Map(items.toReversed().map((item) => [item.id, item])).values()].reverse();
  // Where one tells no date nobody can say where it belongs: the feed's own order stays.
  if (once.every(({ postedAt }) => postedAt !== null))
    once.sort((a, b) => (a.postedAt! < b.postedAt! ? 1 : a.postedAt! > b.postedAt! ? -1 : 0));
  return once.slice(0, MOST_ITEMS);
}

interface Read {
  title: string | null;
  items: Told[];
}

const DC = /(^dc$|\/dc\/)/;
const CONTENT = /(^content$|\/modules\/content\/)/;
const ATOM = /atom/i;

function readTree(root: Node, address: string): Read {
  const base = baseOf(root, address);
  if (root.name === 'feed') {
    const feedAuthor = authorOf(root);
    return {
      title: nameOf(child(root, 'title')),
      items: childrenOf(root, 'entry').map((entry) => readEntry(entry, baseOf(entry, base), feedAuthor)),
    };
  }
  const channel = child(root, 'channel', /(?:)/);
  if (root.name === 'rss' && channel)
    return {
      title: nameOf(child(channel, 'title')),
      items: childrenOf(channel, 'item').map((item) => readItem(item, base)),
    };
  if (root.name === 'rdf' && channel)
    return {
      title: nameOf(child(channel, 'title')),
      items: childrenOf(root, 'item', channel.space).map((item) => readItem(item, base)),
    };
  throw new BadFeed('not-a-feed', root.name.slice(0, 40));
}

function baseOf(node: Node, around: string): string {
  const said = node.attributes['xml:base'] ?? '';
  return said !== '' && URL.canParse(said, around) ? new URL(said, around).href : around;
}

const nameOf = (node: Node | undefined) => oneLine(plain(textOf(node), LONGEST_NAME));
const oneLine = (text: string | null) => text?.replaceAll(/\s+/g, ' ') ?? null;

function readItem(item: Node, base: string): Told {
  const guid = child(item, 'guid');
  const id = (textOf(guid) || (item.attributes['rdf:about'] ?? '')).trim();
  const isLink = guid !== undefined && guid.attributes.isPermaLink !== 'false' && /^https?:/i.test(id);
  const link =
    linkOf(textOf(child(item, 'link')), base) ?? linkIn(childrenOf(item, 'link', ATOM), base) ?? null;
  const text = textOf(child(item, 'description')).trim() || textOf(child(item, 'encoded', CONTENT));
  const date = [child(item, 'pubdate'), child(item, 'date', DC), child(item, 'published', ATOM)]
    .map((node) => instantOf(textOf(node)))
    .find((instant) => instant);
  return {
    id: id === '' ? null : id,
    title: oneLine(plain(textOf(child(item, 'title')), LONGEST_TITLE)),
    text: plain(text, LONGEST_TEXT),
    link: link ?? (isLink ? linkOf(id, base) : null),
    author:
      oneLine(plain(textOf(child(item, 'creator', DC)), LONGEST_AUTHOR)) ??
      mailAuthor(textOf(child(item, 'author'))),
    postedAt: date ?? null,
  };
}

/** `ada@nimbus.example (Ada Lund)`: the name, where there is one. */
function mailAuthor(written: string): string | null {
  const author = written.trim().slice(0, 2 * LONGEST_AUTHOR);
  return oneLine(tidy(/^[^\s@]+@[^\s@]+\s+\((.+)\)$/.exec(author)?.[1] ?? author, LONGEST_AUTHOR));
}

function readEntry(entry: Node, base: string, feedAuthor: string | null): Told {
  const id = textOf(child(entry, 'id')).trim();
  const words = ['summary', 'content'].map((name) => wordsOf(child(entry, name), LONGEST_TEXT));
  const date = ['published', 'issued', 'created', 'updated', 'modified']
    .map((name) => child(entry, name))
    .map((node) => instantOf(textOf(node)))
    .find((instant) => instant);
  return {
    id: id === '' ? null : id,
    title: oneLine(wordsOf(child(entry, 'title'), LONGEST_TITLE)),
    text: words.find((one) => one !== null) ?? null,
    link: linkIn(childrenOf(entry, 'link'), base),
    author: authorOf(entry) ?? feedAuthor,
    postedAt: date ?? null,
  };
}

function authorOf(node: Node): string | null {
  const author = child(node, 'author');
  return author ? oneLine(plain(textOf(child(author, 'name')), LONGEST_AUTHOR)) : null;
}

/** An entry has links of many kinds: to itself as a page before any other. */
function linkIn(links: readonly Node[], base: string): string | null {
  const pages = links.filter(({ attributes: { rel = 'alternate' } }) => rel === 'alternate');
  const page = pages.find(({ attributes: { type = 'text/html' } }) => /html/.test(type)) ?? pages[0];
  return page ? linkOf(page.attributes.href ?? '', base) : null;
}

/** Atom says of each text whether it is markup. */
function wordsOf(node: Node | undefined, longest: number): string | null {
  if (!node) return null;
  const { type = 'text', mode } = node.attributes;
  if (type === 'xhtml' || (mode === undefined && elementsOf(node).length > 0))
    return tidy(textWithin(node), longest);
  if (/html/.test(type) || mode === 'escaped') return plain(textOf(node), longest);
  return type === 'text' || type.startsWith('text/') ? tidy(textOf(node), longest) : null;
}

const BREAKS = /^(p|div|li|br|h\d|tr|blockquote)$/;

function textWithin(node: Node): string {
  if (node.name === 'script' || node.name === 'style') return '';
  const inner = node.content
    .map((part) => (typeof part === 'string' ? part.replaceAll(/\s+/g, ' ') : textWithin(part)))
    .join('');
  return BREAKS.test(node.name) ? `\n${inner}\n` : inner;
}
