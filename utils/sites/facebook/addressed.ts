/** The comment that an address of Facebook is the permalink of. */
import { keyOf } from '../mention';
import type { Addressed } from '../site';
import { readAddress } from './links';

export function addressed(url: URL): Addressed | null {
  const { post, comment, reply } = readAddress(url.href);
  if (!post?.story || !comment) return null;
  return { key: keyOf('facebook', reply ?? comment), post: post.id, within: reply ? comment : null };
}
