/** Single keys, while nothing is being typed; gives the function that ends them. */

import { signal } from '@preact/signals';
import type { CaseKind } from '../../utils/cases';

/** Whether single keys are on; set by the panel from the settings. Escape always works. */
export const singleKeys = signal(true);

/** For the kind of the case that is open: `yes` takes what is suggested. */
export const KIND_KEYS = {
  yes: 'y',
  kinds: { complaint: 'c', question: 'q', feedback: 'b', praise: 'p', lead: 'l', other: 'o' },
} as const satisfies { yes: string; kinds: Record<CaseKind, string> };

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
