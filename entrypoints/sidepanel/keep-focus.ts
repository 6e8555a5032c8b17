/**
 * The focus is never lost: where what has it goes away (a card that was dealt with, a sheet that closes, a button that is done
 * with), it goes to what stands in its place, or else to the view, from where every key works.
 */
import { CARDS } from './keys';

/** The item of the list that held the focus, and the one whose place it takes when it goes. */
interface Place {
  element: Element;
  list: Element | null;
  at: number;
}

/** It stands there and takes no key. Browsers are not agreed on whether it still has the focus. */
const OFF = ':disabled';

/** What of an item takes the focus: itself, or what is done with it. */
const TAKES = 'a, button, [tabindex]';

const itemsIn = (list: Element | null): Element[] =>
  list?.isConnected ? [...list.querySelectorAll(CARDS)] : [];

export function keepsFocus(root: Element): void {
  let last: Place | null = null;
  document.addEventListener('focusin', ({ target }) => {
    const element = target as Element;
    const list = element.closest('.view ul.cards');
    const item = element.closest(CARDS) ?? element.closest('li')?.querySelector(CARDS);
    last = { element, list, at: item ? itemsIn(list).indexOf(item) : -1 };
  });
  const look = () => {
    const { activeElement: here } = document;
    if (last === null || (here !== null && here !== document.body && !here.matches(OFF))) return;
    // Who clicked beside everything took the focus away themselves.
    if (last.element.isConnected && !last.element.matches(OFF)) return;
    const items = itemsIn(last.list);
    const next = last.at === -1 ? undefined : items[Math.min(last.at, items.length - 1)];
    const there = next?.matches(TAKES)
      ? next
      : (next?.querySelector(TAKES) ?? document.querySelector('.view'));
    (there as HTMLElement | null)?.focus({ preventScroll: next === undefined });
  };
  new MutationObserver(look).observe(root, {
    childList: true,
    subtree: true,
    attributeFilter: ['disabled'],
  });
}
