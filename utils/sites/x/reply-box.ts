/** The box below the tweet that a page is about, and the one in the reply dialog. */
import { cssOf } from '../chain';
import { type IsWanted, isShown, type NoBox, onlyOne, shownOf } from '../reply-box';
import type { Chain } from '../site';
import { findItems, isTweet, itemIn } from './items';
import { x } from './read';
import { chains as parts, type XPage } from './selectors';

const chains = {
  box: [
    {
      css: '[data-testid^="tweetTextarea_"][contenteditable="true"]',
      why: 'test id, on the editor itself',
      seen: '2026-02',
    },
    { css: '[contenteditable="true"][role="textbox"]', why: 'ARIA role', seen: '2026-02' },
  ],
  /** The copy of the tweet that is answered stands in it, above the box. */
  dialog: [{ css: '[role="dialog"][aria-modal="true"]', why: 'ARIA role', seen: '2026-09' }],
} as const satisfies Record<string, Chain>;

const DIALOG = cssOf(chains.dialog);
const EMBEDDED = cssOf(parts.embedded);

/** The dialog on top that holds a box: what lies behind it is out of reach. */
const dialogOf = (document: Document): Element | null =>
  [...document.querySelectorAll(DIALOG)].findLast(
    (dialog) => isShown(dialog) && shownOf(chains.box, dialog).length > 0,
  ) ?? null;

const comesAfter = (before: Element, after: Element): boolean =>
  (before.compareDocumentPosition(after) & 20) === 4; // FOLLOWING, and not CONTAINED_BY

/** The tweet that the box answers: the one above it in its row, or in a dialog the last one above it. */
function answeredIn(box: Element, dialog: Element | null, page: XPage): Element | null {
  const row = box.closest(cssOf(page.chains.row));
  if (row) {
    const tweet = itemIn(row, page);
    return tweet && comesAfter(tweet, box) ? tweet : null;
  }
  if (!dialog) return null;
  const tweets = [...dialog.querySelectorAll(cssOf(page.chains.item))].filter(
    (tweet) => isTweet(tweet, page) && !tweet.parentElement?.closest(EMBEDDED) && comesAfter(tweet, box),
  );
  return tweets.at(-1) ?? null;
}

/** A copy that tells no id is the same tweet where author and second are. */
function isCopyOf(copy: Element, item: Element, page: XPage): boolean {
  const [one, two] = [copy, item].map((tweet) => x.read(tweet, page));
  if (one?.read !== 'part' || one.mention.id !== null || !two || two.read === 'none') return false;
  const said = ({ author: { handle }, postedAt }: typeof one.mention) =>
    handle === null || postedAt === null ? null : `${handle} ${postedAt}`;
  return said(one.mention) !== null && said(one.mention) === said(two.mention);
}

export function replyBox(document: Document, page: XPage, isWanted: IsWanted): HTMLElement | NoBox {
  const items = findItems(document, page).filter((item) => isWanted(x.read(item, page)));
  const dialog = dialogOf(document);
  const found = shownOf(chains.box, dialog ?? document).filter((box) => {
    const tweet = answeredIn(box, dialog, page);
    if (!tweet) return false;
    return isWanted(x.read(tweet, page)) || items.some((item) => isCopyOf(tweet, item, page));
  });
  return found.length === 0 && items.length === 0 ? 'gone' : onlyOne(found);
}
