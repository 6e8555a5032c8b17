/** Keys that the browser, the panel itself or an assistive technology has a use for. Single characters clash with none. */
import { isSingle } from './shortcuts';

/**
 * These never reach a page. Chromium: `BrowserCommandController::IsReservedCommandOrKey` with accelerator_table.cc. Firefox:
 * the keys with `reserved="true"` in browser-sets.inc.xhtml,
 * as others list them (2026-11). Not tried key by key. With Command on a Mac.
 */
const KEPT = [
  ...['n', 't', 'w', 'q', 'F4'].map((key) => `Control+${key}`),
  ...['n', 'p', 't', 'w', 'q'].map((key) => `Control+Shift+${key}`),
  // The window managers' own.
  'Alt+F4',
];

/**
 * These a page may take, and then the browser's own use of them is gone here: the usual ones of Chrome and Firefox (2026-11);
 * the list need not be whole, because they are only warned of.
 */
const USED = [
  ...[...'abcdefghijklmoprsuvxyz0123456789+-'].map((key) => `Control+${key}`),
  ...[...'abcdeghijkmorsyz'].map((key) => `Control+Shift+${key}`),
  ...[...'abdefhstv123456789'].map((key) => `Alt+${key}`),
  ...['a', 'b', 'i', 'r', 't'].map((key) => `Alt+Shift+${key}`),
  ...[1, 3, 5, 6, 7, 10, 11, 12].map((n) => `F${n}`),
];

/** `kept` cannot be taken; `used` and `assistive` can, and are said. */
export type KeyClash = 'kept' | 'used' | 'assistive';

export function keyClash(key: string): KeyClash | null {
  if (isSingle(key)) return null;
  const here = key.replace('Meta+', 'Control+');
  if (KEPT.includes(here)) return 'kept';
  // VoiceOver's own modifiers, the prefix of the keys that start screen readers, and AltGr of some Windows keyboards.
  if (key.startsWith('Control+Alt+')) return 'assistive';
  return USED.includes(here) ? 'used' : null;
}

/** A command of the manifest as `commands.getAll` tells it (`Ctrl+Shift+L`), spelt as ours; null: it has no key. */
export function commandKey(told: string | undefined): string | null {
  if (!told) return null;
  const parts = told.split('+');
  const key = parts.pop()!;
  const has = (...names: string[]) => parts.some((part) => names.includes(part));
  return [
    has('Ctrl', 'MacCtrl') ? 'Control+' : '',
    has('Alt', 'Option') ? 'Alt+' : '',
    has('Command') ? 'Meta+' : '',
    has('Shift') ? 'Shift+' : '',
    key.length === 1 ? key.toLowerCase() : key,
  ].join('');
}
