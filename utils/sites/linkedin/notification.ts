/** Reads a notification card: a pointer to what somebody said to the reader of the page. */
import { readText } from '../text';
import { leadName, profileOf } from './author';
import type { Found } from './ember';
import { css, NOTIFICATION } from './selectors';
import { commentUrn } from './urn';

export const isCard = (item: Element) => item.matches(css(NOTIFICATION.card));

/** What the card's address says, in words that are the same in every language. */
function aboutOf(item: Element) {
  const href = item.querySelector(css(NOTIFICATION.headline))?.getAttribute('href');
  if (!href || !URL.canParse(href, 'https://www.linkedin.com')) return null;
  const query = new URL(href, 'https://www.linkedin.com').searchParams;
  const type = query.get('highlightedUpdateType') ?? '';
  // On the other types (reactions, views, the network's doings) `commentUrn` is one's own comment or nobody's.
  if (!/^(?:REPLIED_TO_YOUR|MENTIONED_YOU_IN|COMMENTED_ON_YOUR)_/.test(type)) return null;
  const reply = commentUrn(query.get('replyUrn'));
  const comment = commentUrn(query.get('commentUrn'));
  if (reply) return { urn: reply, inReplyTo: comment?.id ?? null, kind: 'reply' as const, quoted: true };
  if (!comment || type.startsWith('REPLIED_')) return null;
  // Of a comment on one's own post no card was seen: what it quotes is the comment where the post stands below it.
  const quoted = type.startsWith('MENTIONED_');
  return { urn: comment, inReplyTo: comment.post, kind: 'comment' as const, quoted };
}

export const isAboutWords = (item: Element) => aboutOf(item) !== null;

export function readCard(item: Element): Found | null {
  const about = aboutOf(item);
  if (!about) return null;
  const link = item.querySelector(css(NOTIFICATION.actor));
  const strong = item.querySelector(css(NOTIFICATION.headline))?.querySelector('strong');
  const name = strong ? leadName(strong) : null;
  const label = link?.getAttribute('aria-label') ?? '';
  // Two sources for who it was: the words of the card and the label of the picture.
  const agreed = name !== null && label.includes(name);
  const profile = agreed ? profileOf(link) : null;
  const quote = item.querySelector(css(NOTIFICATION.quote));
  return {
    kind: about.kind,
    id: about.urn.id,
    aliases: [],
    permalink: about.urn.permalink,
    author: {
      name: agreed ? name : null,
      handle: profile?.handle ?? null,
      profileUrl: profile?.profileUrl ?? null,
    },
    text: quote && (about.quoted || quote.parentElement?.querySelector('hr')) ? readText(quote) : null,
    postedAt: null,
    inReplyTo: about.inReplyTo,
  };
}
