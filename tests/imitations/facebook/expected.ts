/** What a reader must find of a described post and its comments. */
import { PARTS } from '../../../utils/sites/mention';
import type { Item } from '../imitation';
import type { Comment, Post } from './items';
import { profileUrl, said } from './words';

export function mention(item: Omit<Item, 'missing' | 'site' | 'postedAt'>, unsure: string[] = []): Item {
  const found = { site: 'facebook' as const, postedAt: null, ...item };
  const value = (part: string) =>
    part.startsWith('author.')
      ? found.author[part.slice(7) as keyof Item['author']]
      : found[part as keyof typeof found];
  return {
    ...found,
    missing: PARTS.filter(
      (part) =>
        unsure.includes(part) || (value(part) === null && !(part === 'inReplyTo' && found.kind === 'post')),
    ),
  };
}

export function expectedOf(post: Post): Item[] {
  const { by, group } = post;
  const { missing: _, ...tells } = post.tells;
  const first = mention({
    kind: 'post',
    author: post.unlinked
      ? { name: by.name, handle: null, profileUrl: null }
      : { name: by.name, handle: by.handle, profileUrl: profileUrl(by, group) },
    text: said(post.text),
    inReplyTo: null,
    ...tells,
  });
  const path = post.commentPath ?? post.path ?? '';
  const address = new URL(path, 'https://www.facebook.com').href;
  const one = (comment: Comment): Item => {
    const { missing: unsure, ...more } = comment.tells ?? {};
    const at = new URL(address);
    at.searchParams.set('comment_id', comment.replyTo ?? comment.id);
    if (comment.replyTo) at.searchParams.set('reply_comment_id', comment.id);
    return mention(
      {
        kind: comment.replyTo ? 'reply' : 'comment',
        id: comment.id,
        permalink: at.href,
        author: comment.unlinked
          ? { name: comment.by.name, handle: null, profileUrl: null }
          : {
              name: comment.by.name,
              handle: comment.by.handle,
              profileUrl: profileUrl(comment.by, group),
            },
        text: said(comment.text),
        inReplyTo: comment.replyTo ?? post.id,
        ...more,
      },
      unsure,
    );
  };
  const all = post.comments ?? [];
  return [
    first,
    ...all
      .filter(({ replyTo }) => !replyTo)
      .flatMap((comment) => [comment, ...all.filter(({ replyTo }) => replyTo === comment.id)].map(one)),
  ];
}
