/**
 * The curtain of the screen's lock. While it is drawn the document has nothing but the way to open it: what stood there is taken out
 * as it is, and put back. So no form loses what was typed in it, and nothing can read it meanwhile: no eye, no screen reader, no
 * search in the page.
 */
import { signal } from '@preact/signals';
import { render } from 'preact';
import {
  dropLock,
  isShut,
  type LockState,
  noteUse,
  onLockChanged,
  readLock,
  shutNow,
  shutsAt,
} from '../../utils/screen-lock';
import { withTexts } from '../../utils/texts/later';

/** In ms: so often use is noted, of which every page of ours hears. */
const OFTEN = 5_000;

/** As it is now; an open curtain follows it. */
export const screenLock = signal<LockState>({ lock: null, used: null });

/** Done when it is open for the first time: nothing may be shown before. `speaking`: done when the texts are there. */
export async function hangCurtain(root: Element, speaking: Promise<unknown>): Promise<void> {
  const changed: Partial<LockState>[] = [];
  let follow = (change: Partial<LockState>) => void changed.push(change);
  onLockChanged((change) => follow(change));
  screenLock.value = Object.assign(await readLock(), ...changed);

  const screen = document.createElement('div');
  let putBack: (() => void) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const draw = () => {
    putBack = takeOut(root, screen);
    // A clock that is put back later opens nothing.
    if (screenLock.value.used !== null) void shutNow();
    void speaking
      .then(() => withTexts(import('./views/LockView')))
      .then(({ LockView }) => putBack && render(<LockView />, screen));
  };
  return new Promise((opened) => {
    const look = () => {
      const now = Date.now();
      const shut = isShut(screenLock.value, now);
      if (shut && putBack === null) draw();
      if (!shut && putBack !== null) {
        render(null, screen);
        putBack();
        putBack = null;
      }
      if (!shut) opened();
      clearTimeout(timer);
      const { lock } = screenLock.value;
      const over = lock !== null && lock.comesOff !== null && lock.comesOff <= now;
      if (over) return void dropLock();
      const next = shut ? lock?.comesOff : shutsAt(screenLock.value);
      if (next) timer = setTimeout(look, next - now);
    };
    follow = (change) => {
      screenLock.value = { ...screenLock.value, ...change };
      look();
    };
    /** What is done after the time is over opens nothing and does nothing more, whether or not the clock was late to say so. */
    const use = (event: Event) => {
      const { lock, used } = screenLock.value;
      if (lock === null) return;
      const now = Date.now();
      if (putBack === null && isShut(screenLock.value, now)) look();
      if (putBack === null) {
        if (used === null || now - used < OFTEN) return;
        screenLock.value = { lock, used: now };
        void noteUse(now);
        look();
        return;
      }
      // What it was meant for is not there any more; and the keys of the views listen to the document.
      const { isConnected } = event.target as Node;
      if (!isConnected || event.type === 'keydown') event.stopImmediatePropagation();
      if (!isConnected && event.type !== 'wheel') event.preventDefault();
    };
    for (const type of ['keydown', 'pointerdown', 'click', 'wheel', 'pointermove'])
      window.addEventListener(type, use, { capture: true, passive: type === 'wheel' });
    document.addEventListener('visibilitychange', look);
    look();
  });
}

/** Puts `screen` in its place; gives what puts it back, with its focus, where it was scrolled to, and its open dialogs. */
function takeOut(root: Element, screen: Element): () => void {
  const focused = document.activeElement as HTMLElement | null;
  const scrolled = [document.documentElement, ...root.querySelectorAll('*')]
    .filter(({ scrollTop }) => scrollTop > 0)
    .map((element) => ({ element, top: element.scrollTop }));
  const dialogs = [...root.querySelectorAll<HTMLDialogElement>('dialog[open]')];
  root.replaceWith(screen);
  return () => {
    screen.replaceWith(root);
    for (const dialog of dialogs.filter(({ open }) => open)) {
      // It is a dialog over all others no more, since it was out of the document.
      dialog.open = false;
      dialog.showModal();
    }
    for (const { element, top } of scrolled) element.scrollTop = top;
    focused?.focus({ preventScroll: true });
  };
}
