/** Reads the tweets of X's pages. */

import { cssOf, find, findAll } from '../chain';
import type { Mention, MentionKind, Part } from '../mention';
import { QUIET } from '../quiet';
import type { Page, Reading, Site } from '../site';
import { readText } from '../text';
import { focalId, pageKind } from './pages';
import { CELL, chains, FOCAL, HEADING, NO_ITEM, NO_WORDS, WITHIN } from './selectors';

/** X unmounts what is out of view, so a longer walk back over rows is no page of X's. */
const FAR = 80;

/** True for what is the item's own, false for what belongs to a tweet that it quotes or embeds. */
function own(item: Element, element: Element): boolean {
  const box = element.closest(WITHIN);
  return !box || box.contains(item);
}

/** A tweet that holds no other needs no look at where its parts stand. */
const isAlone = (item: Element) => item.querySelector(WITHIN) === null;

type XPage = Page<typeof chains>;

function first(page: XPage, part: keyof typeof chains, item: Element, alone = false): Element | null {
  return find(page, part, item, alone ? undefined : (element) => own(item, element));
}

interface Link {
  handle: string | null;
  id: string | null;
}

/** `/handle`, `/handle/status/1001/photo/1` and `/i/web/status/1001`, bare or with X's host before them. */
function readLink(element: Element | null | undefined): Link {
  const found =
    /^(?:https?:\/\/(?:\w+\.)?(?:x|twitter)\.com)?\/(\w+)(?:\/web)?(?:\/(?:status|article)\/(\d+))?(?=[/?#]|$)/.exec(
      element?.getAttribute('href') ?? '',
    );
  return { handle: found?.[1] && found[1] !== 'i' ? found[1] : null, id: found?.[2] ?? null };
}

/** What all sources agree on; null when none tells, or when two differ. */
function agreed(sources: (string | null | undefined)[]): string | null {
  const told = sources.filter((source) => source != null);
  const one = told[0];
  return one !== undefined && told.every((other) => other.toLowerCase() === one.toLowerCase()) ? one : null;
}

/** The links that name a tweet: the one around its time, and that of its views. */
const linksOf = (item: Element, page: XPage, time = first(page, 'time', item), alone = false) =>
  [time?.closest('a'), first(page, 'stats', item, alone)].map(readLink);

function readId(item: Element, page: XPage, links = linksOf(item, page)): string | null {
  // A focal time might have no link, and then the address tells (sites.md, part 6).
  return links.some(({ id }) => id)
    ? agreed(links.map(({ id }) => id))
    : item.matches(FOCAL)
      ? focalId(page.url)
      : null;
}

function readAuthor(item: Element, page: XPage, names: Element | null, permalinks: Link[], alone: boolean) {
  const links = [...(names?.querySelectorAll('a[href]:not([href*="/status/"])') ?? [])];
  // Without links (in the reply dialog), the two are blocks with a direction.
  const blocks = links.length > 0 ? links : [...(names?.querySelectorAll('div[dir]') ?? [])];
  const shown = blocks.findLast((block) => /^@\w+$/.test(block.textContent.trim()));
  // The name stands before the handle: without it, the first is the handle, which is no name.
  const name = blocks[0] && blocks[0] !== shown ? blocks[0] : null;
  const avatar = first(page, 'handle', item, alone)
    ?.getAttribute('data-testid')
    ?.slice('UserAvatar-Container-'.length);
  const told = [
    ...links.slice(0, 2).map((link) => readLink(link).handle),
    shown?.textContent.trim().slice(1),
    avatar && avatar !== 'unknown' && /^\w+$/.test(avatar) ? avatar : null,
    ...permalinks.map((link) => link.handle),
  ];
  const handle = agreed(told);
  return {
    // Where the handles differ, the name may be another's. A badge of an affiliated account is a picture in a
    // link of its own (2026-02).
    name:
      name && (handle || !told.some(Boolean))
        ? readText(name, { skip: (element) => element.getAttribute('role') === 'link' })
        : null,
    handle,
    profileUrl: handle && `https://x.com/${handle}`,
  };
}

/** X hides the "https://" of a link and shows the rest. */
const isScheme = (element: Element) =>
  element.localName === 'span' &&
  element.parentElement?.localName === 'a' &&
  /^https?:\/\/$/.test(element.textContent);

function readWords(
  item: Element,
  page: XPage,
  words: Element | null,
  quoted: Element | undefined,
): string | null {
  // One's own words stand before the names of a quoted tweet.
  if (words && !(quoted && quoted.compareDocumentPosition(words) & 4))
    return readText(words, { asWritten: true, block: () => false, skip: isScheme });
  const body = first(page, 'body', item);
  if (!body) return null;
  const title = first(page, 'title', item);
  const parts = [
    title && readText(title, { asWritten: true }),
    readText(body, {
      asWritten: true,
      block: (element) => element.localName === 'pre' || element.hasAttribute('data-block'),
      skip: (element) => element.matches(NO_WORDS),
    }),
  ];
  // A title without its body, or the other way round, is shorter than what was written.
  return parts.includes(null) ? null : parts.join('\n');
}

function readTime(time: Element | null): string | null {
  const told = time?.getAttribute('datetime') ?? '';
  // Without a zone it would be the reader's own.
  const at = /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d)$/.test(told) ? Date.parse(told) : Number.NaN;
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

/** The thread line goes on below this tweet: it stands beside the avatar, in the avatar's column (2026-02). */
function lineBelow(item: Element, page: XPage): boolean {
  return first(page, 'avatar', item)?.nextElementSibling?.childElementCount === 0;
}

/** The thread line comes from above: an empty element in the column of the row before the avatar's (2026-02). */
function lineAbove(item: Element, page: XPage): boolean {
  let row = first(page, 'avatar', item)?.parentElement?.parentElement?.previousElementSibling;
  while (row?.childElementCount === 1) row = row.firstElementChild;
  const line = row?.firstElementChild?.firstElementChild;
  return line?.localName === 'div' && line.childElementCount === 0 && line.textContent === '';
}

const tweetIn = (row: Element) => row.querySelector(chains.item[0].css);

/** The tweet in a row before this one, and whether something that is no tweet stands between them. */
function before(cell: Element): { tweet: Element | null; gap: boolean } {
  let gap = false;
  let row = cell.previousElementSibling;
  for (let i = 0; row && i < FAR; i++, row = row.previousElementSibling) {
    const tweet = tweetIn(row);
    if (!tweet) gap ||= row.textContent.trim() !== '';
    else if (isItem(tweet)) return { tweet, gap };
  }
  return { tweet: null, gap: gap || row !== null };
}

/** The row that heads the part of the page in which this row stands, below the focal tweet. */
function headingAbove(cell: Element, focal: Element): Element | 'far' | null {
  let row = cell.previousElementSibling;
  for (let i = 0; row && i < FAR; i++, row = row.previousElementSibling) {
    if (row.contains(focal)) return null;
    if (!tweetIn(row)) {
      const heading = row.querySelector(HEADING);
      if (heading) return heading;
    }
  }
  return 'far';
}

/**
 * "Replying to @tram" has no test id: between the names and what follows them, a link that reads as the handle it
 * leads to.
 */
function saysReplying(item: Element, names: Element | null, ends: (Element | null | undefined)[]): boolean {
  for (let node = names; node && node !== item; node = node.parentElement) {
    for (let next = node.nextElementSibling; next; next = next.nextElementSibling) {
      if (ends.some((end) => end && next.contains(end))) return false;
      const link = next.querySelector('a[href]');
      if (!link) continue;
      const { handle } = readLink(link);
      if (handle && link.textContent.trim() === `@${handle}`) return true;
    }
  }
  return false;
}

interface Answer {
  kind: MentionKind;
  to: string | null;
  unsure?: Part[];
}
const POST: Answer = { kind: 'post', to: null };
const REPLY: Answer = { kind: 'reply', to: null, unsure: ['inReplyTo'] };

const replyTo = (to: string | null): Answer => (to ? { kind: 'reply', to } : REPLY);

/** Ids of X count up with time, so an answer has the greater one. */
const later = (id: string, than: string) => BigInt(id) > BigInt(than);

/** What a tweet answers, from its place among the others: no tweet names it. */
function readAnswer(item: Element, page: XPage, id: string | null, says: () => boolean): Answer {
  const kind = pageKind(page.url);
  if (kind === 'notifications') return REPLY;
  const cell = item.closest(CELL);
  if (kind !== 'status') {
    if (cell && lineAbove(item, page)) {
      const { tweet, gap } = before(cell);
      return tweet && !gap && lineBelow(tweet, page) ? replyTo(readId(tweet, page)) : REPLY;
    }
    return says() ? REPLY : POST;
  }
  const focus = focalId(page.url);
  const list = cell?.parentElement;
  if (!list) return { kind: id === focus ? 'post' : 'reply', to: null, unsure: ['kind', 'inReplyTo'] };
  const focal =
    list.querySelector(FOCAL) ?? list.querySelector(`a[href$="/status/${focus}"] > time`)?.closest('article');
  if (!focal) return REPLY;
  const { tweet, gap } = before(cell);
  if (focal === item || focal.compareDocumentPosition(item) & 2) {
    if (tweet && !gap) return replyTo(readId(tweet, page));
    return tweet || gap || lineAbove(item, page) ? REPLY : POST;
  }
  const heading = headingAbove(cell, focal);
  // A heading with a second line is that of recommended posts, one line that of hidden replies.
  if (heading)
    return heading !== 'far' && heading.querySelectorAll('span').length > 1
      ? { ...REPLY, kind: 'post' }
      : REPLY;
  const up = lineAbove(item, page);
  const down = !!tweet && tweet !== focal && lineBelow(tweet, page);
  const to = up && down && !gap ? readId(tweet, page) : !up && (gap || !down) ? readId(focal, page) : null;
  return replyTo(to && id && later(id, to) ? to : null);
}

/** Whether an element is a tweet that stands for itself. */
function isItem(element: Element): boolean {
  return !element.parentElement?.closest(NO_ITEM);
}

const isTweet = (element: Element) =>
  element.matches(chains.item[0].css) ||
  (element.matches(chains.item[1].css) && element.querySelector(chains.names[0].css) !== null);

function read(item: Element, page: XPage): Reading {
  const none: Reading = { read: 'none', missing: ['id'] };
  if (!isTweet(item)) return none;
  const alone = isAlone(item);
  const all = [...item.querySelectorAll(chains.names[0].css)];
  const names = all.find((one) => alone || own(item, one)) ?? null;
  const quoted = all.find((one) => one !== names);
  const time = first(page, 'time', item, alone);
  const links = linksOf(item, page, time, alone);
  const id = readId(item, page, links);
  const author = readAuthor(item, page, names, links, alone);
  const words = first(page, 'text', item, alone);
  const text = readWords(item, page, words, quoted);
  if ((id ?? author.name ?? author.handle ?? text) === null) return none;
  const { kind, to, unsure } = readAnswer(item, page, id, () =>
    saysReplying(item, names, [words, quoted, first(page, 'reply', item, alone)]),
  );
  const mention: Mention = {
    site: 'x',
    kind,
    id,
    aliases: [],
    // X leads from any handle to the tweet, so an unsure one is not needed.
    permalink: id && `https://x.com/${author.handle ?? 'i'}/status/${id}`,
    author,
    text,
    postedAt: readTime(time),
    inReplyTo: to,
    missing: [],
  };
  const parts: [Part, string | null][] = [
    ['id', id],
    ['permalink', mention.permalink],
    ['author.name', author.name],
    ['author.handle', author.handle],
    ['author.profileUrl', author.profileUrl],
    ['text', text],
    ['postedAt', mention.postedAt],
  ];
  const missing = [...parts.filter(([, value]) => value === null).map(([part]) => part), ...(unsure ?? [])];
  mention.missing = missing;
  return missing.length > 0 ? { read: 'part', mention, missing } : { read: 'whole', mention };
}

/** One element for each tweet: the reply dialog shows a copy without an action bar. */
function withoutCopies(tweets: Element[], page: XPage): Element[] {
  const kept = new Map<string, Element>();
  const copies = new Set<Element>();
  for (const tweet of tweets) {
    // The link around the time tells it alone, save where there is none.
    const id = readLink(tweet.querySelector(chains.time[0].css)?.parentElement).id ?? readId(tweet, page);
    const other = id && kept.get(id);
    if (!id) continue;
    const copy = other && (first(page, 'reply', other) || !first(page, 'reply', tweet)) ? tweet : other;
    if (copy) copies.add(copy);
    if (copy !== tweet) kept.set(id, tweet);
  }
  return tweets.filter((tweet) => !copies.has(tweet));
}

export const x: Site<typeof chains> = {
  name: 'x',
  quiet: QUIET.x,
  chains,
  pageKind,
  root: (document) => document.querySelector(cssOf(chains.root)) ?? document.body,
  items(root, page) {
    if (pageKind(page.url) === 'messages') return [];
    return withoutCopies(
      findAll(page, 'item', root, (element) => isTweet(element) && isItem(element)),
      page,
    );
  },
  read,
  place(item, page) {
    if (!isTweet(item)) return null;
    const bar = first(page, 'reply', item)?.closest('[role="group"]');
    if (bar) return { parent: bar, before: null };
    const caret = first(page, 'caret', item);
    return caret?.parentElement ? { parent: caret.parentElement, before: caret } : null;
  },
  chainOf: () => null,
};
