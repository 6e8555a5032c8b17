/** The practice thread has a box below each post that is being answered. */
import { cssOf } from '../chain';
import { type IsWanted, isShown, type NoBox, onlyOne } from '../reply-box';
import type { Page } from '../site';
import type { chains } from '../x/selectors';
import { practice } from './read';

export function replyBox(
  document: Document,
  page: Page<typeof chains>,
  isWanted: IsWanted,
): HTMLElement | NoBox {
  const root = practice.root(document);
  const items = root ? practice.items(root, page).filter((item) => isWanted(practice.read(item, page))) : [];
  if (items.length === 0) return 'gone';
  const boxes = items.flatMap((item) => {
    const row = item.closest(cssOf(page.chains.row));
    return [...(row?.querySelectorAll<HTMLElement>('textarea') ?? [])].filter(isShown);
  });
  return onlyOne(boxes);
}
