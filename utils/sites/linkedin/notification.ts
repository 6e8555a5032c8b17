/** Reads a notification card: a pointer to what somebody said to the reader of the page. */
import { find } from '../chain';
import { readText } from '../text';
import { nameIn, profileOf } from './author';
import type { Found } from './parts';
import type { LinkedinPage } from './selectors';
import { type CommentUrn, commentUrn } from './urn';

/** A urn that the address holds in two spellings, either of which may be missing. */
function spelt(query: URLSearchParams, ...keys: [string, string]): CommentUrn | null {
  const [one, other] = keys.map((key) => commentUrn(query.get(key)));
  return one && other && one.id !== other.id ? null : (one ?? other ?? null);
}

/** What the card's address says, in words that are the same in every language. */
function aboutOf(item: Element, page: LinkedinPage) {
  const href = find(page, 'cardHeadline', item)?.getAttribute('href');
  if (!href || !URL.canParse(href, 'https://www.linkedin.com')) return null;
  const query = new URL(href, 'https://www.linkedin.com').searchParams;
  const type = query.get('highlightedUpdateType') ?? '';
  // On the other types (reactions, views, the network's doings) `commentUrn` is one's own comment or nobody's.
  if (!/^(?:REPLIED_TO_YOUR|MENTIONED_YOU_IN|COMMENTED_ON_YOUR)_/.test(type)) return null;
  const reply = spelt(query, 'replyUrn', 'dashReplyUrn');
  const comment = spelt(query, 'commentUrn', 'dashCommentUrn');
  if (reply) return { urn: reply, inReplyTo: comment?.id ?? null, kind: 'reply' as const, quoted: true };
  if (!comment || type.startsWith('REPLIED_')) return null;
  // Of a comment on one's own post no card was seen: what it quotes is the comment where the post stands below it.
  const quoted = type.startsWith('MENTIONED_');
  return { urn: comment, inReplyTo: comment.post, kind: 'comment' as const, quoted };
}

export const cardUrn = (item: Element, page: LinkedinPage) => aboutOf(item, page)?.urn ?? null;

export function readCard(item: Element, page: LinkedinPage): Found | null {
  const about = aboutOf(item, page);
  if (!about) return null;
  const link = find(page, 'cardActor', item);
  const who = find(page, 'cardName', item);
  const name = who && nameIn(who);
  // Two sources for who it was: the words of the card and the label of the picture.
  const agreed = name !== null && (link?.getAttribute('aria-label') ?? '').includes(name);
  const profile = agreed ? profileOf(link) : null;
  const quote = find(page, 'cardText', item);
  return {
    kind: about.kind,
    isKindSure: true,
    id: about.urn.id,
    aliases: [],
    permalink: about.urn.permalink,
    author: {
      name: agreed ? name : null,
      handle: profile?.handle ?? null,
      profileUrl: profile?.profileUrl ?? null,
    },
    text: quote && (about.quoted || quote.parentElement?.querySelector('hr')) ? readText(quote) : null,
    inReplyTo: about.inReplyTo,
  };
}
