/** LinkedIn: three front ends, told apart at every item, because they are served side by side (sites.md, §3). */

import type { Mention, Part } from '../mention';
import { parentOf } from '../nodes';
import { QUIET } from '../quiet';
import type { Reading, Repairable, Site } from '../site';
import { addressed } from './addressed';
import { emberCommentUrn, emberPostIds, isEmberPost, readEmberComment, readEmberPost } from './ember';
import { guestCommentUrn, guestPostIds, isGuestComment, readGuestComment, readGuestPost } from './guest';
import { cardUrn, readCard } from './notification';
import { pageKind } from './pages';
import type { Found } from './parts';
import { isSduiPost, readSduiPost, sduiPostIds } from './sdui';
import { isSduiComment, readSduiComment, urnIn } from './sdui-comment';
import { chains, css, cssOfAll, type LinkedinPage, type LinkedinPart, stands } from './selectors';

/** A kind of item that a front end shows. */
interface Kind {
  part: LinkedinPart;
  name: LinkedinPart;
  text: LinkedinPart;
  isPost: boolean;
  isItem(item: Element, page: LinkedinPage): boolean;
  idOf(item: Element, page: LinkedinPage): string | null;
  read(item: Element, page: LinkedinPage): Found | null;
}

/** A comment may stand in what looks like a post, so comments come first. */
const KINDS: readonly Kind[] = [
  {
    part: 'sduiComment',
    name: 'sduiName',
    text: 'sduiText',
    isPost: false,
    isItem: isSduiComment,
    idOf: (item, page) => urnIn(item, page)?.id ?? null,
    read: readSduiComment,
  },
  {
    part: 'sduiPost',
    name: 'sduiName',
    text: 'sduiText',
    isPost: true,
    isItem: isSduiPost,
    idOf: (item, page) => sduiPostIds(item, page).id,
    read: readSduiPost,
  },
  {
    part: 'emberComment',
    name: 'emberName',
    text: 'emberText',
    isPost: false,
    isItem: () => true,
    idOf: (item) => emberCommentUrn(item)?.id ?? null,
    read: readEmberComment,
  },
  {
    part: 'emberPost',
    name: 'emberName',
    text: 'emberText',
    isPost: true,
    isItem: isEmberPost,
    idOf: (item, page) => emberPostIds(item, page).id,
    read: readEmberPost,
  },
  {
    part: 'guestComment',
    name: 'guestName',
    text: 'guestText',
    isPost: false,
    isItem: isGuestComment,
    idOf: (item, page) => guestCommentUrn(item, page)?.id ?? null,
    read: readGuestComment,
  },
  {
    part: 'guestPost',
    name: 'guestName',
    text: 'guestText',
    isPost: true,
    isItem: () => true,
    idOf: (item, page) => guestPostIds(item, page).id,
    read: readGuestPost,
  },
  {
    part: 'card',
    name: 'cardName',
    text: 'cardText',
    isPost: false,
    isItem: (item, page) => cardUrn(item, page) !== null,
    // A card points at what may stand elsewhere; two cards may point at one thing.
    idOf: () => null,
    read: readCard,
  },
];

const kindOf = (item: Element, page: LinkedinPage) =>
  KINDS.find(({ part }) => stands(page, part, item) && item.matches(css(page, part)));

/** Whether an element stands in private windows; each frame is looked at once. */
function privacy(page: LinkedinPage) {
  const hidden = css(page, 'private');
  const known = new Map<Element, boolean>();
  return (element: Element | null): boolean => {
    const path: Element[] = [];
    let answer: boolean | undefined;
    for (let at = element; at && answer === undefined; at = parentOf(at)) {
      answer = known.get(at) ?? (at.matches(hidden) || undefined);
      path.push(at);
    }
    for (const one of path) known.set(one, answer ?? false);
    return answer ?? false;
  };
}

function items(root: ParentNode, page: LinkedinPage): Element[] {
  if (pageKind(page.url) === 'messages') return [];
  const isPrivate = privacy(page);
  const seen = new Set<string>();
  /** The last post: what stands in it is the same post, or one that it shares. */
  let post: Element | null = null;
  return [...root.querySelectorAll(cssOfAll(page, ...KINDS.map(({ part }) => part)))].filter((item) => {
    const kind = kindOf(item, page);
    if (kind?.isPost) {
      if (post?.contains(item)) return false;
      post = item;
    }
    if (!kind?.isItem(item, page) || isPrivate(item)) return false;
    const id = kind.idOf(item, page);
    if (id === null) return true;
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}

const NOTHING: Part[] = [
  'id',
  'permalink',
  'author.name',
  'author.handle',
  'author.profileUrl',
  'text',
  'postedAt',
  'inReplyTo',
];

function missingOf({ id, permalink, author, text, kind, inReplyTo, isKindSure }: Found): Part[] {
  const missing: Part[] = [];
  if (id === null) missing.push('id');
  if (permalink === null) missing.push('permalink');
  if (author.name === null) missing.push('author.name');
  if (author.handle === null) missing.push('author.handle');
  if (author.profileUrl === null) missing.push('author.profileUrl');
  if (text === null) missing.push('text');
  missing.push('postedAt');
  if (inReplyTo === null && kind !== 'post') missing.push('inReplyTo');
  if (!isKindSure) missing.push('kind');
  return missing;
}

function read(item: Element, page: LinkedinPage): Reading {
  const found = kindOf(item, page)?.read(item, page) ?? null;
  if (!found || (!found.id && !found.text && !found.author.name && !found.author.profileUrl)) {
    return { read: 'none', missing: [...NOTHING] };
  }
  const { kind, id, aliases, permalink, author, text, inReplyTo } = found;
  const missing = missingOf(found);
  const mention: Mention = {
    site: 'linkedin',
    kind,
    id,
    aliases,
    permalink,
    author,
    text,
    postedAt: null,
    inReplyTo,
    missing,
  };
  return { read: 'part', mention, missing: [...missing] };
}

/** What a user may repair by pointing at it; permalinks are made of urns, so no one element holds them. */
function chainOf(item: Element, part: Repairable): string | null {
  const kind = KINDS.find((one) => item.matches(chains[one.part].map((candidate) => candidate.css).join()));
  if (!kind || part === 'permalink') return null;
  return part === 'text' ? kind.text : kind.name;
}

export const linkedin: Site<typeof chains> = {
  name: 'linkedin',
  quiet: QUIET.linkedin,
  chains,
  pageKind,
  addressed,
  // Its dialogs stand outside `main`, and nothing here is watched: it is read when it is asked for.
  root: (document) => document.body,
  items,
  read,
  place: () => null,
  chainOf,
};
