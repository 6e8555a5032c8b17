/**
 * Whether a page that was opened at the address of one comment shows others and not that one. Never said where anything
 * is in doubt: a page that is still loading, one for which somebody must log in, an item that could be the one.
 */
import { type Mention, mentionKeys } from '../sites/mention';
import type { Addressed } from '../sites/site';
import type { Seen } from './watch';

/** Something is still to come: what assistive technology is told, and Facebook's grey boxes (2025-12). */
const LOADING = '[role="progressbar"],[aria-busy="true"],[data-visualcompletion="loading-state"]';
/** Who is not logged in is shown a part only. */
const LOGIN = 'input[type="password"],a[href*="/login"]';

/** What holds the items; a post may lie in a dialog above a feed that goes on loading. */
const AROUND = '[role="dialog"],[role="main"],main';

/** The whole page is there, as far as it tells. */
export function isSettled(document: Document, seen: readonly Seen[]): boolean {
  if (document.readyState !== 'complete' || document.visibilityState !== 'visible') return false;
  if (document.querySelector(LOGIN)) return false;
  const around = seen[0]?.item.closest(AROUND) ?? document.body;
  return ![...around.querySelectorAll(LOADING)].some(isShown);
}

/** What waits without a size, or hidden, waits for the reader to scroll. */
const isShown = (element: Element): boolean => element.getBoundingClientRect().height > 0;

/** Its post is there, others that stand where it would are there, and it is not. */
export function isAbsent({ key, post, within }: Addressed, seen: readonly Seen[]): boolean {
  const mentions: Mention[] = [];
  for (const { reading } of seen) {
    if (reading.read === 'none' || reading.mention.id === null) return false;
    mentions.push(reading.mention);
  }
  if (mentions.some((mention) => mentionKeys(mention).includes(key))) return false;
  const isSure = ({ missing }: Mention) => !missing.includes('kind');
  const posts = mentions.filter(({ kind }) => kind === 'post');
  const [head] = posts;
  const names = head ? [head.id, ...head.aliases] : [];
  if (posts.length !== 1 || !names.includes(post)) return false;
  if (within === null)
    return mentions.some((one) => one.kind === 'comment' && isSure(one) && names.includes(one.inReplyTo));
  // Answers that are folded in are not there either: one that is shown says that they are not.
  return (
    mentions.some(({ id }) => id === within) &&
    mentions.some((one) => one.kind === 'reply' && isSure(one) && one.inReplyTo === within)
  );
}
