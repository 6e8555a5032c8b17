/** Puts words into a reply box once, and says what became of them by reading the box again. It never tries twice. */
import { takeCaret } from './caret';
import { deliver } from './deliver';
import type { Put } from './line';
import { pause } from './pause';
import { isField, plain, readBox } from './read-box';

/** So long, in ms, an editor may take to show the words; the panel may write to the clipboard for some seconds only. */
const PATIENCE = 2_000;
/** And so long they must stay: an editor may answer twice. */
const STAYS = 80;

/** Two words do not run together. */
const isGlued = (left: string, right: string) => /\S$/u.test(left) && /^\S/u.test(right);

export async function put(box: HTMLElement, words: string, signal: AbortSignal): Promise<Put> {
  if (isLocked(box)) return 'locked';
  const text = plain(words);
  if (holds(readBox(box).text, text)) return 'already';
  if (isField(box)) box.focus();
  const spot = isField(box) ? null : await takeCaret(box);
  if (signal.aborted) return 'untaken';
  const before = readBox(box, spot);
  // What cannot be told apart afterwards is not begun.
  if (before.at === null) return 'untaken';
  const left = before.text.slice(0, before.at);
  const right = before.text.slice(before.at);
  const given = `${isGlued(left, text) ? ' ' : ''}${text}${isGlued(text, right) ? ' ' : ''}`;
  const wanted = left + given + right;
  deliver(box, given);
  await shown(box, wanted, signal);
  const now = readBox(box).text;
  if (now === wanted) return 'inserted';
  return box.isConnected && now === before.text ? 'untaken' : 'perhaps';
}

/** Whether the words stand there already, by themselves: a second click must not say them twice. */
function holds(there: string, text: string): boolean {
  for (let at = there.indexOf(text); at >= 0; at = there.indexOf(text, at + 1))
    if (!isGlued(there.slice(0, at), text) && !isGlued(text, there.slice(at + text.length))) return true;
  return false;
}

const isLocked = (box: HTMLElement): boolean =>
  box.ariaDisabled === 'true' ||
  box.ariaReadOnly === 'true' ||
  (isField(box) ? box.disabled || box.readOnly : box.getAttribute('contenteditable') === 'false');

/** Until the box holds what is wanted, and has held it for a moment; at the latest when patience ends. */
async function shown(box: HTMLElement, wanted: string, signal: AbortSignal): Promise<void> {
  const isThere = () => readBox(box).text === wanted;
  const done = Promise.withResolvers<void>();
  const observer = new MutationObserver(() => isThere() && done.resolve());
  observer.observe(box, { subtree: true, childList: true, characterData: true });
  signal.addEventListener('abort', () => done.resolve(), { once: true });
  if (isThere()) done.resolve();
  await Promise.race([done.promise, pause(PATIENCE)]);
  observer.disconnect();
  if (isThere()) await pause(STAYS);
}
