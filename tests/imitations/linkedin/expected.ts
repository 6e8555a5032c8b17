/** What is to be read of it. */
import type { Item } from '../imitation';
import type { Comment, Post } from './items';
import type { Person } from './people';

export const POST_LINK = 'https://www.linkedin.com/feed/update/';

function mention(parts: Omit<Item, 'site' | 'missing'>): Item {
  const { author } = parts;
  const missing: Item['missing'] = [];
  if (parts.id === null) missing.push('id');
  if (parts.permalink === null) missing.push('permalink');
  if (author.name === null) missing.push('author.name');
  if (author.handle === null) missing.push('author.handle');
  if (author.profileUrl === null) missing.push('author.profileUrl');
  if (parts.text === null) missing.push('text');
  // The pages only say "3h".
  missing.push('postedAt');
  if (parts.inReplyTo === null && parts.kind !== 'post') missing.push('inReplyTo');
  return { site: 'linkedin', ...parts, missing };
}

const authorOf = (by: Person, without?: string): Item['author'] =>
  without === 'author'
    ? { name: null, handle: null, profileUrl: null }
    : {
        name: by.name,
        handle: by.handle,
        profileUrl: `https://www.linkedin.com/${by.kind ?? 'in'}/${encodeURIComponent(by.handle)}`,
      };

export const commentId = (post: string, { number }: Comment) =>
  `urn:li:comment:(${post.replace('urn:li:', '')},${number})`;

export function expectedComment(post: string, comment: Comment, parent?: Comment): Item[] {
  const id = comment.without === 'id' ? null : commentId(post, comment);
  const dash = encodeURIComponent(`urn:li:fsd_comment:(${comment.number},${post})`);
  return [
    mention({
      kind: parent ? 'reply' : 'comment',
      id,
      permalink: id && `${POST_LINK}${post}/?dashCommentUrn=${dash}`,
      author: authorOf(comment.by, comment.without),
      text: comment.text,
      postedAt: null,
      inReplyTo: parent ? commentId(post, parent) : id && post,
    }),
    ...(comment.replies ?? []).flatMap((reply) => expectedComment(post, reply, comment)),
  ];
}

/** A ugcPost and a share of one number are one thing. */
const twinsOf = (name: string) =>
  /:(?:ugcPost|share):/.test(name)
    ? [name.replace(/ugcPost|share/, (kind) => (kind === 'share' ? 'ugcPost' : 'share'))]
    : [];

/** What else the page calls a post: the urns of its poll's link, and of what its comments answer. */
function aliasesOf({ urn, poll, commentsOn, without, also }: Post): string[] {
  if (without === 'id') return [];
  const others = [also, typeof poll === 'string' ? poll : undefined, commentsOn].filter(
    (name) => name !== undefined,
  );
  return [...new Set([...others, ...[urn, ...others].flatMap(twinsOf)])];
}

export const expectedPost = (post: Post): Item[] => [
  mention({
    kind: 'post',
    id: post.without === 'id' ? null : post.urn,
    aliases: aliasesOf(post),
    permalink: post.without === 'id' ? null : `${POST_LINK}${post.urn}/`,
    author: authorOf(post.by, post.without),
    text: post.text,
    postedAt: null,
    inReplyTo: null,
  }),
  ...(post.comments ?? []).flatMap((comment) => expectedComment(post.commentsOn ?? post.urn, comment)),
];
