/** LinkedIn: two front ends, told apart at every item, because they are served side by side (sites.md, §3). */

import type { Mention, Part } from '../mention';
import { QUIET } from '../quiet';
import type { Reading, Site } from '../site';
import { emberPostId, type Found, isEmberComment, readEmber } from './ember';
import { isAboutWords, isCard, readCard } from './notification';
import { pageKind } from './pages';
import { commentOf, isSdui, isSduiComment, keyOf, readSdui, sduiPostId } from './sdui';
import { chains, css, EMBER, type LinkedinPage, NOTIFICATION, PRIVATE, SDUI } from './selectors';
import { commentUrn, exactPostUrn } from './urn';

const POST = css(EMBER.post, SDUI.post);
const COMMENT = css(EMBER.comment, SDUI.comment);
const HIDDEN = css(PRIVATE);
const ALL = `${POST},${COMMENT},${css(NOTIFICATION.card)}`;

/** An update that is loaded, and no list of suggestions: those have urns of other kinds. */
function isPost(item: Element): boolean {
  if (item.parentElement?.closest(POST)) return false; // A shared post, or the same post's inner element.
  if (isSdui(item)) return item.querySelector(css(SDUI.postSign)) !== null;
  const urn = item.getAttribute('data-urn');
  if (urn !== null && exactPostUrn(urn) === null) return false;
  return item.querySelector('a[href],button') !== null;
}

/** Nested elements of one comment share its key; the outermost is the item. */
function isComment(item: Element): boolean {
  if (!isSduiComment(item)) return true;
  const outer = item.parentElement?.closest(COMMENT);
  return !outer || keyOf(outer) !== keyOf(item);
}

function idOf(item: Element, page: LinkedinPage): string | null {
  if (isSduiComment(item)) return commentOf(item)?.id ?? null;
  if (isEmberComment(item)) return commentUrn(item.getAttribute('data-id'))?.id ?? null;
  return isSdui(item) ? sduiPostId(item, page) : emberPostId(item);
}

function items(root: ParentNode, page: LinkedinPage): Element[] {
  if (pageKind(page.url) === 'messages') return [];
  const seen = new Set<string>();
  return [...root.querySelectorAll(ALL)].filter((item) => {
    if (item.closest(HIDDEN)) return false;
    if (isCard(item)) return isAboutWords(item);
    if (!(item.matches(COMMENT) ? isComment(item) : isPost(item))) return false;
    const id = idOf(item, page);
    if (id === null) return true;
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}

const ALL_PARTS: Part[] = [
  'id',
  'permalink',
  'author.name',
  'author.handle',
  'author.profileUrl',
  'text',
  'postedAt',
  'inReplyTo',
];

function read(item: Element, page: LinkedinPage): Reading {
  let found: Found | null = null;
  if (isCard(item)) found = readCard(item);
  else if (isSdui(item)) found = readSdui(item, page);
  else if (item.matches(css(EMBER.post, EMBER.comment))) found = readEmber(item, page);
  const { author } = found ?? {};
  if (!found || !author || (!found.id && !found.text && !author.name && !author.profileUrl)) {
    return { read: 'none', missing: [...ALL_PARTS] };
  }
  const at = found.postedAt === null ? Number.NaN : Date.parse(found.postedAt);
  const whole = { ...found, postedAt: Number.isNaN(at) ? null : new Date(at).toISOString() };
  const parts: Record<string, unknown> = {
    ...whole,
    'author.name': author.name,
    'author.handle': author.handle,
    'author.profileUrl': author.profileUrl,
  };
  const missing = ALL_PARTS.filter(
    (part) => parts[part] === null && !(part === 'inReplyTo' && found.kind === 'post'),
  );
  const mention: Mention = { site: 'linkedin', ...whole, missing };
  return missing.length === 0 ? { read: 'whole', mention } : { read: 'part', mention, missing: [...missing] };
}

export const linkedin: Site<typeof chains> = {
  name: 'linkedin',
  quiet: QUIET.linkedin,
  chains,
  pageKind,
  // Its dialogs stand outside `main`, and nothing here is watched: it is read when it is asked for.
  root: (document) => document.body,
  items,
  read,
  place: () => null,
  chainOf: () => null,
};
