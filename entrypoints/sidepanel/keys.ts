/** Single keys, while nothing is being typed; gives the function that ends them. */

import { signal } from '@preact/signals';

/** Whether single keys are on; set by the panel from the settings. Escape always works. */
export const singleKeys = signal(true);

const TYPING = 'input, textarea, select, [contenteditable="true"]';

export function onKeys(keys: Record<string, (event: KeyboardEvent) => void>): () => void {
  const listener = (event: KeyboardEvent) => {
    const typing = (event.target as Element | null)?.closest?.(TYPING);
    // Escape leaves a box without losing what is in it.
    if (typing && event.key !== 'Escape') return;
    if (!singleKeys.value && event.key !== 'Escape') return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const run = keys[event.key];
    if (!run) return;
    event.preventDefault();
    run(event);
  };
  document.addEventListener('keydown', listener);
  return () => document.removeEventListener('keydown', listener);
}

/** Moves the focus to the next or previous case of the list. */
export function moveCase(by: 1 | -1): void {
  const cards = [...document.querySelectorAll<HTMLElement>('a.card')];
  const at = cards.indexOf(document.activeElement as HTMLElement);
  cards[at === -1 ? 0 : Math.min(Math.max(at + by, 0), cards.length - 1)]?.focus();
}
