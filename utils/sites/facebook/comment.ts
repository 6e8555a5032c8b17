/** Reads one comment or reply. */
import { find, findAll } from '../chain';
import type { Part } from '../mention';
import type { Place, Reading } from '../site';
import { readText } from '../text';
import { type Link, NUMBER, readLink } from './links';
import { agreed, follows, isHidden, isOwn, isUnder, noWords, readingOf } from './own';
import { postOf } from './post';
import type { FacebookPage } from './selectors';

/** The list of time and controls of this very comment. */
function actionsOf(item: Element, page: FacebookPage): Element | null {
  const own = (list: Element) =>
    isOwn(list, item) && list.querySelector('a[href*="comment_id="],[role="button"]') !== null;
  return find(page, 'actions', item, own) ?? null;
}

/** The name's element: a link, or for somebody without one the span whose words the label repeats. */
function nameOf(item: Element, page: FacebookPage): Element | null {
  const label = item.getAttribute('aria-label') ?? '';
  const shown = (element: Element) =>
    isOwn(element, item) && !isHidden(element, item) && !isUnder(element, item, 'div[dir],span[lang]');
  const repeated = (element: Element) => label.includes(readText(element) ?? '\n');
  const isLink = (a: Element) =>
    shown(a) &&
    readLink(a, page.url).author !== undefined &&
    // Only the name says of itself that it is not hidden; any other link to a person needs the label for a witness.
    (a.hasAttribute('aria-hidden') ? readText(a) !== null : repeated(a));
  const link = find(page, 'commentAuthor', item, isLink);
  if (link) return link;
  return (
    [...item.querySelectorAll('span[dir="auto"]:not([lang])')].find(
      (span) =>
        shown(span) &&
        !isUnder(span, item, 'ul,[role="button"]') &&
        span.querySelector('[dir="auto"]') === null &&
        repeated(span),
    ) ?? null
  );
}

/** The part with the name and the words, without what hangs below: previews, stickers, controls. */
function bubbleOf(item: Element, name: Element | null, actions: Element | null): Element {
  if (!name || !actions) return item;
  let bubble = name;
  while (bubble !== item && bubble.parentElement && !bubble.parentElement.contains(actions))
    bubble = bubble.parentElement;
  return bubble;
}

function wordsOf(item: Element, bubble: Element, name: Element | null, page: FacebookPage): Element | null {
  const words = findAll(
    page,
    'commentText',
    bubble,
    (element) =>
      isOwn(element, item) &&
      !isHidden(element, item) &&
      !isUnder(element, item, 'a,ul,h3,[role="button"]') &&
      (name === null || follows(name, element)) &&
      // A badge or the domain of a link is such a span too, but only words have blocks in them.
      (element.tagName === 'DIV' ||
        element.hasAttribute('lang') ||
        element.querySelector('div[dir]') !== null),
  );
  const [first] = words;
  if (!first || first.tagName === 'SPAN') return first ?? null;
  const last = words.at(-1)!;
  let all = first;
  while (all !== bubble && !all.contains(last)) all = all.parentElement!;
  return all;
}

/** What the time's link says: in the list of controls, else anywhere but in the words. */
function timeLinks(
  item: Element,
  actions: Element | null,
  words: Element | null,
  page: FacebookPage,
): Link[] {
  const from = (within: Element) =>
    [...within.querySelectorAll('a[href*="comment_id="]')]
      .filter((anchor) => isOwn(anchor, item) && !words?.contains(anchor))
      .map((anchor) => readLink(anchor, page.url))
      .filter((link) => link.comment && !link.author);
  const listed = actions ? from(actions) : [];
  return listed.length > 0 ? listed : from(item);
}

export function readComment(item: Element, page: FacebookPage): Reading {
  const actions = actionsOf(item, page);
  const nameAt = nameOf(item, page);
  const bubble = bubbleOf(item, nameAt, actions);
  const words = wordsOf(item, bubble, nameAt, page);
  const times = timeLinks(item, actions, words, page);
  const time = times[0];
  const people = [...item.querySelectorAll('a[href]')]
    .filter((anchor) => isOwn(anchor, item) && !words?.contains(anchor))
    .map((anchor) => ({ anchor, link: readLink(anchor, page.url) }))
    .filter(
      ({ anchor, link }) => link.author && (anchor === nameAt || anchor.matches('[aria-hidden="true"]')),
    );
  if (!time && !nameAt) return { read: 'none', missing: [] };

  // Two sources of one id: the time's link in clear, the author's in base64.
  const links = [...times, ...people.map(({ link }) => link)];
  const id = agreed(links.map((link) => link.reply ?? link.comment)).value;
  const parent = agreed(times.map((link) => (link.reply ? link.comment : undefined))).value;
  const reply = time?.reply !== undefined;

  const post = agreed([
    ...times.map((link) => (link.post?.story && NUMBER.test(link.post.id) ? link.post.id : undefined)),
    ...links.map((link) => link.commentPost),
  ]);
  let inReplyTo = reply ? parent : post.value;
  let address = time?.post?.permalink ?? null;
  if (time && ((!inReplyTo && !reply && !post.clash) || !address)) {
    // A pfbid is one of many names of a post; the card may know its number from another comment.
    const card = postOf(item, page);
    const same = !time.post || card.permalink === time.post.permalink;
    if (!inReplyTo && !reply && !post.clash) inReplyTo = (same ? card.id : null) ?? time.post?.id ?? null;
    address ??= card.permalink;
  }
  let permalink: string | null = null;
  if (id && time && address) {
    const at = new URL(address);
    at.searchParams.set('comment_id', time.comment!);
    if (time.reply) at.searchParams.set('reply_comment_id', time.reply);
    permalink = at.href;
  }

  const who = agreed(people.map(({ link }) => link.author?.handle ?? undefined));
  const author = people.find(({ anchor }) => anchor === nameAt)?.link.author;
  const known = who.clash ? undefined : author;
  // Without the time's link nothing but words in the label tells a reply from a comment.
  const unsure: Part[] = time ? [] : ['kind'];
  return readingOf(
    {
      site: 'facebook',
      kind: reply ? 'reply' : 'comment',
      id,
      aliases: [],
      permalink,
      author: {
        name: nameAt && !who.clash ? readText(nameAt, { skip: noWords }) : null,
        handle: known?.handle ?? null,
        profileUrl: known?.profileUrl ?? null,
      },
      text: words ? readText(words, { skip: noWords }) : null,
      postedAt: null,
      inReplyTo: time ? inReplyTo : null,
    },
    unsure,
  );
}

/** At the end of the comment's own list of controls, else after its time. */
export function placeInComment(item: Element, page: FacebookPage): Place | null {
  const list = actionsOf(item, page);
  if (list) return { parent: list, before: null };
  const time = [...item.querySelectorAll('a[href*="comment_id="]:not([aria-hidden])')]
    .filter((link) => isOwn(link, item))
    .at(-1);
  return time?.parentElement ? { parent: time.parentElement, before: null } : null;
}
