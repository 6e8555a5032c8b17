/**
 * Whether a person can see the mark that they clicked on. A trusted click proves that somebody clicked, not that they knew on
 * what: a page can make a mark transparent, stretch it over everything, or lay something over it that lets clicks through
 * (Tóth, DEF CON 33, on the buttons of password managers).
 */
import { parentOf } from '../sites/nodes';

// A form or a document hands out its fields under any name; the prototypes' own do not.
const { elementFromPoint, querySelectorAll } = Document.prototype;
const { getAnimations, getBoundingClientRect } = Element.prototype;

/** What moves a mark about, or shows it for a moment. */
const MOVES = /"(opacity|transform|translate|scale|rotate|filter|clipPath|visibility)"/;

export function isSeen(host: HTMLElement): boolean {
  const { left, top, width, height } = host.getBoundingClientRect();
  // Of 24 px.
  if (Math.min(width, height) < 16 || Math.max(width, height) > 36) return false;
  const around: Element[] = [];
  let opaque = 1;
  for (let element: Element | null = host; element; element = parentOf(element)) {
    const { opacity, filter, clipPath, maskImage, mixBlendMode } = getComputedStyle(element);
    around.push(element);
    opaque *= +opacity;
    // Seven tenths, as KeePassXC-Browser has it (1.9.9.2).
    if (opaque < 0.7 || `${filter}${clipPath}${maskImage}${mixBlendMode}` !== 'nonenonenonenormal')
      return false;
    for (const { playState, effect } of getAnimations.call(element))
      if (playState === 'running' && MOVES.test(JSON.stringify((effect as KeyframeEffect).getKeyframes())))
        return false;
  }
  const x = left + width / 2;
  const y = top + height / 2;
  const isOnTop = () => elementFromPoint.call(document, x, y) === host;
  if (!isOnTop()) return false;
  // What lets clicks through may lie over the mark all the same: what would be hit if it did not is what is seen.
  for (const element of querySelectorAll.call(document, '*')) {
    const box = getBoundingClientRect.call(element);
    if (x < box.left || x > box.right || y < box.top || y > box.bottom || around.includes(element)) continue;
    const { pointerEvents, visibility, opacity, backgroundColor, backgroundImage } =
      getComputedStyle(element);
    const paints =
      !/^rgba\(.*, 0\)$/.test(backgroundColor) ||
      backgroundImage !== 'none' ||
      /^(img|svg|canvas|video|iframe)$/i.test(element.tagName);
    if (!paints || pointerEvents !== 'none' || visibility !== 'visible' || opacity === '0') continue;
    const { style } = element as HTMLElement;
    const before = style.cssText;
    style.setProperty('pointer-events', 'auto', 'important');
    const covers = !isOnTop();
    style.cssText = before;
    if (covers) return false;
  }
  return true;
}
