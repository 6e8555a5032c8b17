/** The grammar of Facebook's addresses: what a link says of a person, a group, a post or a comment. */
import type { Author } from '../mention';
import { commentId } from './comment-id';

export interface PostLink {
  id: string;
  permalink: string;
  /** False for a photo, reel or video: its number is another than that of the post which carries it. */
  story: boolean;
}

export type Profile = Pick<Author, 'handle' | 'profileUrl'>;

export interface Link {
  author?: Profile;
  group?: string;
  post?: PostLink | undefined;
  /** The owner's segment of a post's address: vanity name or number. */
  owner?: string;
  comment?: string;
  reply?: string;
  /** The post that a base64 `comment_id` names beside its comment (10 of 10 in 2025-06, 3 of 3 in 2025-12). */
  commentPost?: string;
  /** The post whose photos the link opens. */
  album?: string;
}

const NOTHING: Link = {};
const TOP = 'https://www.facebook.com';
/** Real addresses, tracking included, stay below 2,000 characters (2026-03). */
const LONGEST = 8_000;
/**
 * A path of Facebook's own, and its query. The link of a scrambled time is a bare "?…", which would resolve to the
 * address of the page and so name whatever post that is of: it says nothing (2025-12).
 */
const ADDRESS =
  /^(?:https?:\/\/(?:(?:www|web|m|mbasic|touch|[a-z]{2}-[a-z]{2})\.)?facebook\.com)?\/(?![/\\])([^?#\s]*)\??([^#\s]*)/;

export const NUMBER = /^\d{1,40}$/;
const ID = /^(?:\d{1,40}|pfbid\w{1,120})$/;
const GROUP = /^[\w.-]{1,100}$/;
/** Vanity names have letters, digits and dots; old Pages end in their number and may hold any letter. */
const VANITY = /^[A-Za-z\d][A-Za-z\d.]{0,99}$/;
const OLD_PAGE = /^[\p{L}\p{M}\d.-]{1,200}-\d{5,40}$/u;
/** First segments that are no person's name. */
const OURS = new Set(
  'about ads bookmarks business composer dialog directory donate events feeds friends fundraiser fundraisers gaming games groups hashtag help home jobs legal live login marketplace media memories messages messenger mobile news notes notifications offers onthisday p pages people pg photo photos places plugins policies policy posts privacy privacy_center profile public recover reel reels reg saved search settings share sharer stories story support t terms ufi user video videos watch'.split(
    ' ',
  ),
);
const isOurs = (segment: string): boolean => OURS.has(segment) || segment.endsWith('.php');

function decoded(part: string): string {
  if (!part.includes('%')) return part;
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function segmentsOf(path: string): string[] {
  const parts = path.split('/');
  if (parts.at(-1) === '') parts.pop();
  return path.includes('%') ? parts.map(decoded) : parts;
}

/** The value of a query's parameter. */
function ask(query: string, name: string): string | null {
  for (let at = query.indexOf(`${name}=`); at >= 0; at = query.indexOf(`${name}=`, at + 1)) {
    // `comment_id=` stands in `reply_comment_id=`, too.
    if (at > 0 && query[at - 1] !== '&') continue;
    const end = query.indexOf('&', at);
    return decoded(query.slice(at + name.length + 1, end < 0 ? undefined : end));
  }
  return null;
}

function postLink(id: string | null, permalink: string, story: boolean): PostLink | undefined {
  return id !== null && (story ? ID : NUMBER).test(id) ? { id, permalink, story } : undefined;
}

function readGroup(link: Link, parts: string[], query: string): void {
  const [, group = '', what, id = ''] = parts;
  if (!GROUP.test(group)) return;
  link.group = group;
  const at = `${TOP}/groups/${group}`;
  if (what === 'user') {
    if (parts.length === 4 && ID.test(id)) link.author = { handle: id, profileUrl: `${at}/user/${id}/` };
  } else if (what === 'posts' || what === 'permalink') link.post = postLink(id, `${at}/posts/${id}/`, true);
  else if (!what) {
    const one = ask(query, 'multi_permalinks');
    link.post = postLink(one, `${at}/posts/${one}/`, true);
  }
}

/** Addresses that begin with what they are of. */
function readKind(link: Link, parts: string[], query: string): void {
  const [first = '', second = ''] = parts;
  if (first === 'permalink.php' || first === 'story.php') {
    const id = ask(query, 'story_fbid');
    const owner = ask(query, 'id');
    if (!owner || !NUMBER.test(owner)) return;
    link.owner = owner;
    link.post = postLink(id, `${TOP}/permalink.php?story_fbid=${id}&id=${owner}`, true);
  } else if (first === 'photo' || first === 'photo.php') {
    const id = ask(query, 'fbid');
    const set = ask(query, 'set');
    const group = ask(query, 'idorvanity');
    link.post = postLink(
      id,
      `${TOP}/photo/?fbid=${id}${set ? `&set=${encodeURIComponent(set)}` : ''}`,
      false,
    );
    if (group && GROUP.test(group)) link.group = group;
  } else if (first === 'reel') link.post = postLink(second, `${TOP}/reel/${second}/`, false);
  else if (first === 'watch') {
    const id = ask(query, 'v');
    link.post = postLink(id, `${TOP}/watch/?v=${id}`, false);
  } else if (first === 'profile.php') {
    const id = ask(query, 'id');
    if (id && NUMBER.test(id)) link.author = { handle: id, profileUrl: `${TOP}/profile.php?id=${id}` };
  } else if (first === 'people' || first === 'p') {
    const id = first === 'p' ? /-(\d{5,40})$/.exec(second)?.[1] : parts[2];
    if (id && ID.test(id))
      link.author = { handle: id, profileUrl: `${TOP}/${parts.map(encodeURIComponent).join('/')}/` };
  }
}

/** Addresses below somebody's name. */
function readOwned(link: Link, parts: string[], path: string): void {
  const [owner = '', what] = parts;
  if (!VANITY.test(owner) && !OLD_PAGE.test(owner)) return;
  if (parts.length === 1) {
    link.author = { handle: owner, profileUrl: `${TOP}/${path.replace(/^\/|\/$/g, '')}` };
    return;
  }
  const story = what === 'posts';
  if (!story && what !== 'videos' && what !== 'photos') return;
  link.owner = owner;
  if (parts.length > 2) link.post = postLink(parts.at(-1) ?? null, `${TOP}/${path}`, story);
}

/** What an address says, whether of a link or of the page itself. */
export function readAddress(address: string): Link {
  if (address.length > LONGEST) return NOTHING;
  const [match, path = '', query = ''] = ADDRESS.exec(address) ?? [];
  if (match === undefined) return NOTHING;
  const link: Link = {};
  const parts = segmentsOf(path);
  if (parts[0] === 'groups') readGroup(link, parts, query);
  else if (isOurs(parts[0] ?? '')) readKind(link, parts, query);
  else readOwned(link, parts, path);
  if (query.includes('comment_id=')) {
    const comment = commentId(ask(query, 'comment_id'));
    const reply = commentId(ask(query, 'reply_comment_id'));
    if (comment.id) link.comment = comment.id;
    if (reply.id) link.reply = reply.id;
    const commentPost = comment.post ?? reply.post;
    if (commentPost) link.commentPost = commentPost;
  }
  const album = query.includes('set=') ? /^(?:pcb|gm)\.(\d{1,40})$/.exec(ask(query, 'set') ?? '') : null;
  if (album?.[1]) link.album = album[1];
  return link;
}

/** What the links of the last items say: names and times are asked several times. */
const known = new Map<string, Link>();
const MOST_KNOWN = 100;

export function readLink(anchor: Element): Link {
  const href = anchor.getAttribute('href');
  if (!href) return NOTHING;
  let link = known.get(href);
  if (!link) {
    if (known.size >= MOST_KNOWN) known.clear();
    link = readAddress(href);
    known.set(href, link);
  }
  return link;
}
