/** The comment that an address of LinkedIn is the permalink of; its replies are folded in, so nothing is said of them. */
import { keyOf } from '../mention';
import type { Addressed } from '../site';
import { commentUrn, postOfPage } from './urn';

export function addressed(url: URL): Addressed | null {
  const asked = (name: string) => url.searchParams.get(name);
  if (!postOfPage(url) || asked('replyUrn') || asked('dashReplyUrn')) return null;
  const urn = commentUrn(asked('commentUrn') ?? asked('dashCommentUrn'));
  return urn && { key: keyOf('linkedin', urn.id), post: urn.post, within: null };
}
