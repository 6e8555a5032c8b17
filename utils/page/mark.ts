/**
 * The one thing that we add to a page: `<span data-tk-mark>` with a closed shadow root (README, "What is fixed"). Never a
 * custom-element name: a page could define it and read the closed root. Its size is the same in every state, and the
 * state is only in a shape and in the button's accessible name, so that the page learns nothing from either.
 */
import type { MarkWord, MarkWords } from '../texts/marks';
import { isSeen } from './is-seen';
import { createHost } from './mark-host';

export interface Mark {
  host: HTMLElement;
  show(word: MarkWord): void;
}

/** 16 × 16 outlines, one per state: told apart by shape, never by colour alone (WCAG 1.4.1). */
const SHAPES: Record<MarkWord, string> = {
  none: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11M8 5.5v5M5.5 8h5',
  known: 'M6.5 3a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5M2 13.5a4.5 4.5 0 0 1 9 0M11 6h4M13 4v4',
  busy: 'M6.5 3a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5M2 13.5a4.5 4.5 0 0 1 9 0M13 3v4M13 9.3v.2',
  knownWatched:
    'M6.5 3a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5M2 13.5a4.5 4.5 0 0 1 9 0M13 2.5L15 5L13 7.5L11 5z',
  busyWatched:
    'M6.5 3a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5M2 13.5a4.5 4.5 0 0 1 9 0M13 1L15 3.5L13 6L11 3.5zM13 8v3.5M13 13.8v.2',
  watched: 'M8 1.5L14.5 8L8 14.5L1.5 8zM8 5.5v5M5.5 8h5',
  logging: 'M8 2.5a5.5 5.5 0 1 0 5.5 5.5',
  undo: 'M5.5 3L2.5 6l3 3M2.5 6h7a3.5 3.5 0 0 1 0 7H6',
  due: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11M8 5v3.5M8 10.8v.2',
  us: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11M8 5v3h2.5',
  handoff: 'M2.5 8h10M9 4.5L12.5 8L9 11.5',
  customer: 'M2.5 3.5h11v7h-6l-3 2.5v-2.5h-2z',
  resolved: 'M3 8.5l3.5 3.5L13 5',
  confirmed: 'M1.5 8.5l3 3L10 5.5M7.5 11l.5.5l6-6',
  dismissed: 'M4 4l8 8M12 4l-8 8',
  failed: 'M8 2.5L14 13H2zM8 6.5v3M8 11.2v.2',
  covered: 'M2 8q6-7 12 0q-6 7-12 0M3 13L13 3',
  never: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11M4.1 4.1l7.8 7.8',
  sidebar: 'M2.5 3h11v10h-11zM6.5 3v10M9 8h2.5',
  reloaded: 'M13 8a5 5 0 1 1-1.5-3.5M13 2v3h-3',
};

/** At least 3 : 1 against white and against black: the site's own dark mode needs no asking. */
const INK = '#768089';
const ACCENT = '#0f766e';
const HOVER = 'rgb(15 118 110 / 14%)';

const important = (rules: string) => rules.replaceAll(';', ' !important;');

/** Its row counts it as 12 px high, less than any line of words: a row that is lower than 24 px grows by nothing. */
const HOST = important(
  'all: initial; display: inline-block; width: 24px; height: 24px; margin: -6px 4px; vertical-align: middle; flex: none;',
);
const BUTTON = important(
  'all: unset; box-sizing: border-box; display: flex; width: 24px; height: 24px; align-items: center;' +
    `justify-content: center; border-radius: 12px; cursor: pointer; color: ${INK};`,
);
const OVER = important(`color: ${ACCENT}; background: ${HOVER};`);
const FOCUSED = important(`color: ${ACCENT}; outline: 2px solid ${ACCENT};`);
const SVG = important(
  'width: 18px; height: 18px; fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linecap: round;' +
    'stroke-linejoin: round;',
);

/** Set through the object model: a page's content policy blocks `<style>`, and Firefox adopted sheets, but never this. */
function dress(element: HTMLElement | SVGElement, rules: string): void {
  element.style.cssText = rules;
}

/**
 * `onClick` is called for the user's own clicks and keys only: a page can dispatch events, but not trusted ones. `hidden`: nobody
 * can have meant the mark, because it could not be seen.
 */
export function createMark(document: Document, words: MarkWords, onClick: (hidden: boolean) => void): Mark {
  const host = createHost(document);
  const root = host.attachShadow({ mode: 'closed' });
  const button = document.createElement('button');
  button.type = 'button';
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  dress(host, HOST);
  dress(svg, SVG);
  // What :hover and :focus-visible would do in a style sheet.
  let over = false;
  const warm = () => {
    const focused = button.matches(':focus-visible');
    dress(button, BUTTON + (focused ? FOCUSED : '') + (over ? OVER : ''));
  };
  for (const [type, now] of [
    ['pointerenter', true],
    ['pointerleave', false],
  ] as const) {
    button.addEventListener(type, () => {
      over = now;
      warm();
    });
  }
  button.addEventListener('focus', warm);
  button.addEventListener('blur', warm);
  warm();
  svg.append(path);
  button.append(svg);
  root.append(button);
  for (const type of ['click', 'auxclick', 'pointerdown', 'mousedown', 'keydown', 'keyup'] as const) {
    // The card around the mark is itself a link on X: what is meant for the mark must not open it.
    host.addEventListener(type, (event) => event.stopPropagation());
  }
  button.addEventListener('click', (event) => {
    event.preventDefault();
    if (event.isTrusted) onClick(!isSeen(host));
  });
  return {
    host,
    show(word) {
      button.setAttribute('aria-label', words[word]);
      // For the eye, on hovering; inside the closed root, where the page cannot find it.
      button.title = words[word];
      path.setAttribute('d', SHAPES[word]);
    },
  };
}
