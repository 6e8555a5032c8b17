/**
 * What a page may do to have a mark clicked that nobody meant, or to read what it says; each over a feed of X. `attack` runs in
 * the page as soon as marks stand there.
 */
import { imitation as x } from './x';

export interface Attack {
  name: string;
  /** Gets the first mark, and uses nothing from outside itself. */
  attack: (mark: HTMLElement) => void;
  /** What the user does after it, all of it trusted: clicks where the mark is, clicks on `#bait`, presses Enter, or nothing. */
  user: 'mark' | 'bait' | 'enter' | 'nothing';
}

export const FEED = x.feed(4);

/** The feed with the attack in it. */
export const pageOf = ({ attack }: Pick<Attack, 'attack'>): string =>
  FEED.html.replace(
    '</body>',
    () => `<script>
      const timer = setInterval(() => {
        const mark = document.querySelector('[data-tk-mark]');
        if (!mark) return;
        clearInterval(timer);
        (${attack})(mark);
        document.title = 'attacked';
      }, 20);
    </script></body>`,
  );

const important = (name: string, value: string, on: 'mark' | 'bar' | 'article' | 'html' = 'mark') =>
  new Function(
    'mark',
    `const at = { mark, bar: mark.parentElement, article: mark.closest('article'), html: document.documentElement }.${on};
     at.style.setProperty('${name}', '${value}', 'important');`,
  ) as Attack['attack'];

/** Something that is laid over all of the window and lets clicks through. */
const over = (tag: string, css: string, then = '') =>
  new Function(
    'mark',
    `const over = document.createElement('${tag}');
     over.style.cssText = 'position: fixed; inset: 0; width: 100vw; height: 100vh; margin: 0; border: 0; pointer-events: none; z-index: 9999;${css}';
     document.body.append(over); ${then}`,
  ) as Attack['attack'];

const dispatching = (event: string) =>
  new Function('mark', `mark.dispatchEvent(new ${event});`) as Attack['attack'];

export const attacks: Attack[] = [
  // ---- clicks that nobody made
  { name: 'the mark’s own click()', attack: (mark) => mark.click(), user: 'nothing' },
  {
    name: 'a click event',
    attack: dispatching("MouseEvent('click', { bubbles: true, composed: true, detail: 1 })"),
    user: 'nothing',
  },
  {
    name: 'a pointer that goes down and up',
    attack: (mark) => {
      for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
        mark.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, isPrimary: true }));
    },
    user: 'nothing',
  },
  {
    name: 'a key event',
    attack: dispatching("KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true })"),
    user: 'nothing',
  },
  {
    name: 'a click at the mark’s place',
    attack: (mark) => {
      const { left, top } = mark.getBoundingClientRect();
      const at = { clientX: left + 12, clientY: top + 12, bubbles: true, composed: true };
      document.elementFromPoint(at.clientX, at.clientY)?.dispatchEvent(new MouseEvent('click', at));
    },
    user: 'nothing',
  },
  {
    name: 'a trusted click elsewhere, sent on',
    attack: (mark) => {
      const bait = document.createElement('button');
      bait.id = 'bait';
      bait.textContent = 'Like';
      document.body.prepend(bait);
      bait.addEventListener('click', (event) => setTimeout(() => mark.dispatchEvent(event)));
    },
    user: 'bait',
  },
  {
    name: 'a label around the mark',
    attack: (mark) => {
      const label = document.createElement('label');
      label.innerHTML = '<span id="bait">Like</span>';
      mark.before(label);
      label.append(mark);
    },
    user: 'bait',
  },
  {
    name: 'a button that commands the mark',
    attack: (mark) => {
      mark.id = 'commanded';
      const bait = document.createElement('button');
      bait.id = 'bait';
      bait.textContent = 'Like';
      bait.setAttribute('commandfor', 'commanded');
      bait.setAttribute('command', '--click');
      document.body.prepend(bait);
    },
    user: 'bait',
  },
  {
    name: 'a form that is sent',
    attack: (mark) => {
      const form = document.createElement('form');
      form.addEventListener('submit', (event) => event.preventDefault());
      mark.parentElement?.before(form);
      if (mark.parentElement) form.append(mark.parentElement);
      form.requestSubmit();
    },
    user: 'nothing',
  },
  {
    name: 'the focus on the mark, and Enter',
    attack: (mark) => {
      mark.tabIndex = 0;
      mark.focus();
    },
    user: 'enter',
  },
  // ---- marks that are none
  {
    name: 'a copy of the mark',
    attack: (mark) => {
      const copy = mark.cloneNode(true) as HTMLElement;
      copy.id = 'bait';
      copy.style.cssText = mark.style.cssText;
      mark.closest('article')?.prepend(copy);
      mark.remove();
    },
    user: 'bait',
  },
  {
    name: 'an imitated mark with a button of the page’s',
    attack: (mark) => {
      const own = document.createElement('span');
      own.id = 'bait';
      own.setAttribute('data-tk-mark', '');
      own.style.cssText = mark.style.cssText;
      own.attachShadow({ mode: 'closed' }).innerHTML = '<button aria-label="Log as a case">+</button>';
      mark.closest('article')?.prepend(own);
    },
    user: 'bait',
  },
  // ---- marks that cannot be seen
  { name: 'a transparent mark', attack: important('opacity', '0'), user: 'mark' },
  { name: 'a faint article', attack: important('opacity', '0.3', 'article'), user: 'mark' },
  { name: 'a transparent page', attack: important('opacity', '0.01', 'html'), user: 'mark' },
  {
    name: 'two veils, each of which would do',
    attack: (mark) => {
      mark.style.setProperty('opacity', '0.8', 'important');
      mark.closest('article')?.style.setProperty('opacity', '0.8');
    },
    user: 'mark',
  },
  { name: 'a filter', attack: important('filter', 'opacity(0)', 'bar'), user: 'mark' },
  { name: 'a blur', attack: important('filter', 'blur(20px)', 'article'), user: 'mark' },
  {
    name: 'a mask',
    attack: important('mask-image', 'linear-gradient(transparent, transparent)'),
    user: 'mark',
  },
  { name: 'a clip', attack: important('clip-path', 'circle(3px)'), user: 'mark' },
  { name: 'a blend', attack: important('mix-blend-mode', 'color'), user: 'mark' },
  { name: 'a mark as large as the window', attack: important('transform', 'scale(60)'), user: 'mark' },
  { name: 'a mark of two pixels', attack: important('transform', 'scale(0.1)'), user: 'mark' },
  { name: 'a mark on its edge', attack: important('transform', 'rotateY(85deg)'), user: 'mark' },
  {
    name: 'a box as large as the window',
    attack: (mark) => {
      for (const name of ['width', 'height']) mark.style.setProperty(name, '900px', 'important');
    },
    user: 'mark',
  },
  {
    name: 'a mark that moves',
    attack: (mark) => {
      mark.animate([{ transform: 'translateX(0)' }, { transform: 'translateX(1px)' }], {
        duration: 40,
        iterations: 10_000,
      });
    },
    user: 'mark',
  },
  {
    name: 'an article that is shown for a moment',
    attack: (mark) => {
      mark
        .closest('article')
        ?.animate([{ opacity: 1 }, { opacity: 0.99 }], { duration: 100, iterations: 10_000 });
    },
    user: 'mark',
  },
  // ---- something over it
  { name: 'a sheet over it', attack: over('div', 'background: white;'), user: 'mark' },
  {
    name: 'a nearly opaque sheet over it',
    attack: over('div', 'background: rgb(255 255 255 / 90%);'),
    user: 'mark',
  },
  { name: 'a picture over it', attack: over('img', ''), user: 'mark' },
  {
    name: 'a gradient over it',
    attack: over('div', 'background-image: linear-gradient(red, blue);'),
    user: 'mark',
  },
  { name: 'a canvas over it', attack: over('canvas', ''), user: 'mark' },
  { name: 'a frame over it', attack: over('iframe', ''), user: 'mark' },
  {
    name: 'a pop-over over it',
    attack: over('div', 'background: white;', "over.popover = 'manual'; over.showPopover();"),
    user: 'mark',
  },
  {
    name: 'a dialog over it',
    attack: over('dialog', 'background: white; max-width: none; max-height: none;', 'over.show();'),
    user: 'mark',
  },
  {
    name: 'a sheet that takes the click itself',
    attack: over('div', 'background: white; pointer-events: auto;'),
    user: 'mark',
  },
  {
    name: 'the mark below a button of the page’s',
    attack: (mark) => {
      mark.scrollIntoView({ block: 'center' });
      const { left, top } = mark.getBoundingClientRect();
      const bait = document.createElement('div');
      bait.textContent = 'Win a tram';
      bait.style.cssText = `position: fixed; left: ${left - 40}px; top: ${top - 10}px; width: 120px; height: 44px; background: gold; pointer-events: none; z-index: 9;`;
      document.body.append(bait);
    },
    user: 'mark',
  },
];

/** What a page may do for its own reasons: a mark that is seen can be clicked. */
export const harmless: Pick<Attack, 'name' | 'attack'>[] = [
  { name: 'nothing', attack: () => undefined },
  { name: 'an empty layer over all, as X has it', attack: over('div', '') },
  {
    name: 'a colour that changes when the mouse comes',
    attack: (mark) => {
      const article = mark.closest('article');
      article?.animate([{ backgroundColor: 'white' }, { backgroundColor: 'silver' }], {
        duration: 60_000,
      });
    },
  },
  {
    name: 'members of the document that are fields',
    attack: () => {
      const names = ['elementFromPoint', 'getAnimations', 'defaultView'];
      document.body.insertAdjacentHTML('beforeend', names.map((name) => `<img name="${name}">`).join(''));
    },
  },
];
