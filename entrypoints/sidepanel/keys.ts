/** The panel's keys at work: never while something is being typed, but for those of the reply. */
import { computed, signal } from '@preact/signals';
import {
  type ChosenKeys,
  FIRST_KEYS,
  isSingle,
  type Keys,
  keyOf,
  SHORTCUTS,
  type Shortcut,
} from '../../utils/shortcuts';

/** Whether single keys are on, and which keys were chosen; set by the panel from the settings. Escape always works. */
export const keySettings = signal<{ single: boolean; chosen: ChosenKeys }>({ single: true, chosen: {} });

/** What each answers to now; null: to nothing. */
export const keys = computed((): Keys => {
  const { single, chosen } = keySettings.value;
  const all = Object.entries({ ...FIRST_KEYS, ...chosen });
  return Object.fromEntries(
    all.map(([name, key]) => [name, key && isSingle(key) && !single ? null : key]),
  ) as Keys;
});

/** While something is on its way that the next keys are meant for. */
export const deaf = signal(false);
let ahead = '';

/** What was typed meanwhile, a new line where it was Enter; told once. */
export function typedAhead(): string {
  const typed = ahead;
  ahead = '';
  return typed;
}

function keepAhead(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const typed = event.key === 'Enter' ? '\n' : event.key;
  if (typed.length !== 1) return;
  ahead += typed;
  // Each view has a listener of its own.
  event.preventDefault();
}

const TYPING = 'input, textarea, select, [contenteditable="true"]';

type Runs = Partial<Record<Shortcut | 'escape', () => void>>;

interface Options {
  /** What is asked here goes before the keys of the view. */
  before?: boolean;
  /** What some of them do here, where that can be said more exactly than the catalogue says it. */
  called?: Partial<Record<Shortcut, string>>;
}

/** What can be done where the user is: all that a key would do now, whether it has one or not. */
export const atHand: { runs: Runs; called: Partial<Record<Shortcut, string>> }[] = [];

/** Gives the function that ends them. */
export function onKeys(runs: Runs, { before = false, called = {} }: Options = {}): () => void {
  const here = { runs, called };
  atHand.push(here);
  const listener = (event: KeyboardEvent) => {
    const back = event.key === 'Escape';
    const typing = (event.target as Element | null)?.closest?.(TYPING);
    // Escape leaves a box without losing what is in it.
    if (event.isComposing) return;
    if (deaf.value) return keepAhead(event);
    if (document.querySelector('dialog[open]')) return;
    const pressed = keyOf(event);
    const name = back
      ? 'escape'
      : (Object.keys(runs) as Shortcut[]).find((one) => pressed !== null && keys.value[one] === pressed);
    const run = name && runs[name];
    if (!run || (typing && !back && !(name in SHORTCUTS.reply || name in SHORTCUTS.typing))) return;
    event.preventDefault();
    if (before) event.stopPropagation();
    // A key that is held down goes through a list, and does nothing else twice.
    if (!event.repeat || name === 'next' || name === 'previous') run();
  };
  document.addEventListener('keydown', listener, before);
  return () => {
    atHand.splice(atHand.indexOf(here), 1);
    document.removeEventListener('keydown', listener, before);
  };
}

export const CARDS = 'a.card, li.card';
const focused = () => document.activeElement as HTMLElement | null;

/** Moves the focus to the next or previous item of the list; at first from the case that was open last. */
export function moveCard(by: 1 | -1, last: string | null = null): void {
  const cards = [...document.querySelectorAll<HTMLElement>(CARDS)];
  const here = focused()?.closest<HTMLElement>(CARDS);
  const at = cards.findIndex((card) => (here ? card === here : card.dataset.case === last));
  cards[at === -1 ? 0 : Math.min(Math.max(at + by, 0), cards.length - 1)]?.focus();
}

/** Clicks what stands beside the card in focus. */
export function inItem(css: string): void {
  const card = focused()?.closest<HTMLElement>(CARDS);
  if (!card) moveCard(1);
  else card.closest('li')?.querySelector<HTMLElement>(css)?.click();
}

/** Opens the case of the item in focus; without one, that of the first: the next thing to do is on top. */
export function openCard(): void {
  if (!focused()?.closest(CARDS)) moveCard(1);
  inCard('a.card, a[data-case]');
}

/** Clicks what the item in focus has for it; without one, the first item takes the focus. */
export function inCard(css: string): void {
  const card = focused()?.closest<HTMLElement>(CARDS);
  if (!card) moveCard(1);
  else (card.matches(css) ? card : card.querySelector<HTMLElement>(css))?.click();
}
