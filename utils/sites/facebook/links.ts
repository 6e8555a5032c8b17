/** The grammar of Facebook's addresses: what a link says of a person, a group, a post or a comment. */
import type { Author } from '../mention';

export interface PostLink {
  id: string;
  permalink: string;
  /** False for a photo, reel or video: its number is another than that of the post which carries it. */
  story: boolean;
}

export interface Link {
  author?: Pick<Author, 'handle' | 'profileUrl'>;
  group?: string;
  post?: PostLink;
  /** The owner's segment of a post's address: vanity name or number. */
  owner?: string;
  comment?: string;
  reply?: string;
  /** The post that a base64 `comment_id` names beside its comment (10 of 10 in 2025-06, 3 of 3 in 2025-12). */
  commentPost?: string;
  /** The post whose photos the link opens. */
  album?: string;
}

export const NUMBER = /^\d+$/;
const ID = /^(?:\d+|pfbid\w+)$/;
const HOST = /^(?:(?:www|web|m|mbasic|touch|[a-z]{2}-[a-z]{2})\.)?facebook\.com$/;
/** First segments that are no person's name. */
const OURS =
  /^(?:ads|bookmarks|business|dialog|directory|donate|events|fundraisers|friends|gaming|games|groups|hashtag|help|home|jobs|legal|live|login|marketplace|media|memories|messages|messenger|notes|notifications|offers|pages|people|pg|photo|photos|places|plugins|policies|policy|posts|privacy|profile|public|recover|reel|reels|reg|saved|search|settings|share|sharer|stories|story|terms|user|video|videos|watch|.+\.php)$/;

/** A comment's own id: digits, or base64 of `comment:<post>_<comment>`. */
function commentId(value: string | null): { id?: string; post?: string } {
  if (!value) return {};
  if (NUMBER.test(value)) return { id: value };
  try {
    const [, post, id] = /^comment:(\d+)_(\d+)$/.exec(atob(value)) ?? [];
    return post && id ? { id, post } : {};
  } catch {
    return {};
  }
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** What a whole address says. */
export function readAddress(at: URL): Link {
  const link: Link = {};
  if (!HOST.test(at.hostname)) return link;
  const top = 'https://www.facebook.com';
  const ask = (name: string) => at.searchParams.get(name);
  const parts = at.pathname.split('/').filter(Boolean).map(decoded);
  const [first = '', second = '', third = '', fourth = ''] = parts;
  const last = parts.at(-1) ?? '';
  const post = (id: string | null, permalink: string, story: boolean) => {
    if (id && (story ? ID : NUMBER).test(id)) link.post = { id, permalink, story };
  };

  const comment = commentId(ask('comment_id'));
  const reply = commentId(ask('reply_comment_id'));
  if (comment.id) link.comment = comment.id;
  if (reply.id) link.reply = reply.id;
  const commentPost = comment.post ?? reply.post;
  if (commentPost) link.commentPost = commentPost;
  const album = /^(?:pcb|gm)\.(\d+)$/.exec(ask('set') ?? '')?.[1];
  if (album) link.album = album;

  if (first === 'groups' && /^[\w.-]+$/.test(second)) {
    link.group = second;
    if (third === 'user' && ID.test(fourth))
      link.author = { handle: fourth, profileUrl: `${top}/groups/${second}/user/${fourth}/` };
    else if (third === 'posts' || third === 'permalink')
      post(fourth, `${top}/groups/${second}/posts/${fourth}/`, true);
    else if (!third) {
      const one = ask('multi_permalinks');
      post(one, `${top}/groups/${second}/posts/${one}/`, true);
    }
  } else if (first === 'permalink.php' || first === 'story.php') {
    link.owner = ask('id') ?? '';
    post(ask('story_fbid'), `${top}/permalink.php?story_fbid=${ask('story_fbid')}&id=${link.owner}`, true);
  } else if (first === 'photo' || first === 'photo.php') {
    const set = ask('set');
    post(ask('fbid'), `${top}/photo/?fbid=${ask('fbid')}${set ? `&set=${set}` : ''}`, false);
    const group = ask('idorvanity');
    if (group) link.group = group;
  } else if (first === 'reel') post(second, `${top}/reel/${second}/`, false);
  else if (first === 'watch') post(ask('v'), `${top}/watch/?v=${ask('v')}`, false);
  else if (second === 'posts' && third) {
    link.owner = first;
    post(last, top + at.pathname, true);
  } else if (second === 'videos' || second === 'photos') {
    link.owner = first;
    post(last, top + at.pathname, false);
  } else if (first === 'profile.php') {
    const id = ask('id');
    if (id && NUMBER.test(id)) link.author = { handle: id, profileUrl: `${top}/profile.php?id=${id}` };
  } else if (first === 'people' && ID.test(third))
    link.author = { handle: third, profileUrl: `${top}/people/${encodeURIComponent(second)}/${third}/` };
  else if (parts.length === 1 && !OURS.test(first))
    link.author = { handle: first, profileUrl: top + at.pathname.replace(/\/$/, '') };
  return link;
}

/**
 * What a link says. The link of a scrambled time is a bare "?…", which would resolve to the address of the
 * page and so name whatever post that is of: it says nothing (2025-12).
 */
export function readLink(anchor: Element, url: URL): Link {
  const href = anchor.getAttribute('href');
  if (!href || /^[?#]/.test(href)) return {};
  try {
    return readAddress(new URL(href, url));
  } catch {
    return {};
  }
}
