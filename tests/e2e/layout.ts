/** What is wrong with a page of ours as it is laid out now, in words; found by geometry, not by pixels. */
import type { Tab } from './story';

export interface Wrong {
  /** Words of ours that stand in no catalogue, or words of somebody else without `dir`. */
  foreign: string[];
  sideways: string[];
  clipped: string[];
  overlapping: string[];
  /** A word of a button that does not fit into a line of its own. */
  broken: string[];
  /** What stands as if the page were read the other way. */
  unmirrored: string[];
  /** What is too small to be hit, and too near to something else (WCAG 2.5.8). */
  small: string[];
  /** Primary actions in view beside another one. */
  rivals: string[];
}

export const NOTHING: Wrong = {
  foreign: [],
  sideways: [],
  clipped: [],
  overlapping: [],
  broken: [],
  unmirrored: [],
  small: [],
  rivals: [],
};

/** Runs in the page, so it uses nothing from outside itself. */
function examine(): Wrong {
  const wrong: Wrong = {
    foreign: [],
    sideways: [],
    clipped: [],
    overlapping: [],
    broken: [],
    unmirrored: [],
    small: [],
    rivals: [],
  };
  const rtl = document.documentElement.dir === 'rtl';
  const name = (element: Element) =>
    `${element.localName}.${[...element.classList].join('.')} “${(element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 40)}”`;
  const visible = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) && !element.closest('.unseen, svg, script, style');
  const others = '[dir=auto], [lang]:not(html), kbd, code, datalist, canvas';

  // ---- every word is ours and in brackets, or somebody else's and says so
  /** What `Intl` writes in English, which the pseudo-language leaves to it; and names that no language changes. */
  const INTL =
    /\b(January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mon|Tue|Wed|Thu|Fri|Sat|Sun|AM|PM|at|in|ago|now|yesterday|tomorrow|this|hours?|minutes?|days?|hr|min|h|and|Threadkeeper|English|Español|Svenska|español|svenska|Spanish|Swedish|CSV|UTC|https?|kind:complaint)\b/g;
  const unsaid = (text: string) => {
    let rest = text;
    for (let before = ''; before !== rest; ) {
      before = rest;
      rest = rest.replace(/‹[^‹›]*›/g, '');
    }
    return /\p{L}{2,}/u.test(rest.replace(INTL, '')) ? rest.trim() : null;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!parent || !visible(parent) || parent.closest(others)) continue;
    const left = unsaid(node.nodeValue ?? '');
    // A sentence may be cut by an element that stands within it.
    if (left !== null && unsaid(parent.textContent ?? '') !== null)
      wrong.foreign.push(`${left.slice(0, 80)} in ${name(parent)}`);
  }
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
    if (!visible(element) || element.closest(others)) continue;
    for (const attribute of ['aria-label', 'title', 'placeholder', 'alt']) {
      const left = unsaid(element.getAttribute(attribute) ?? '');
      if (left !== null) wrong.foreign.push(`${attribute}=${left.slice(0, 80)}`);
    }
  }

  // ---- nothing is wider than the page
  const width = document.documentElement.clientWidth;
  for (const element of [document.documentElement, ...document.querySelectorAll('main, nav, dialog')])
    if (element.scrollWidth > element.clientWidth + 1) wrong.sideways.push(name(element));
  const scrolls = (element: Element) => {
    for (let up: Element | null = element; up && up !== document.body; up = up.parentElement)
      if (/auto|scroll/.test(getComputedStyle(up).overflowX) && up.localName !== 'main') return true;
    return false;
  };

  // ---- no words are cut off, but for those that say so with dots and can be read whole in a title or elsewhere
  for (const element of document.body.querySelectorAll('*')) {
    if (!visible(element) || scrolls(element) || !/\S/.test(element.textContent ?? '')) continue;
    const style = getComputedStyle(element);
    const says = [...element.childNodes].some((one) => one.nodeType === 3 && /\S/.test(one.nodeValue ?? ''));
    const hides =
      says || style.overflowX !== 'visible' || /^(button|a|select|label|th|td)$/.test(element.localName);
    const box = element as HTMLElement;
    if (!hides || style.display === 'inline' || element.localName === 'main') continue;
    const cut =
      box.scrollWidth > box.clientWidth + 1 ||
      (style.overflowY === 'hidden' && box.scrollHeight > box.clientHeight + 1);
    const dots = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
    if (cut && !(dots && (element.closest('[dir=auto], [title]') || element.closest('a.card'))))
      wrong.clipped.push(name(element));
    const { left, right } = box.getBoundingClientRect();
    if (left < -1 || right > width + 1) wrong.clipped.push(`outside: ${name(element)}`);
  }

  // ---- no word of a button is broken in two
  for (const button of document.querySelectorAll('button, a.button, summary')) {
    const words = document.createTreeWalker(button, NodeFilter.SHOW_TEXT);
    for (let node = words.nextNode(); node; node = words.nextNode())
      for (const { index, 0: word } of (node.nodeValue ?? '').matchAll(/\p{L}+/gu)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        if (
          visible(button) &&
          new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1
        )
          wrong.broken.push(`${word} in ${name(button)}`);
      }
  }

  // ---- what can be clicked lies beside what else can be
  const targets = [...document.querySelectorAll('button, a, input, select, textarea, summary')].filter(
    (element) => visible(element) && !element.closest('.toasts') && !element.matches('.pick, [type=file]'),
  );
  const boxes = targets.map((element) => ({ element, box: element.getBoundingClientRect() }));
  for (const [n, { element, box }] of boxes.entries())
    for (const { element: other, box: its } of boxes.slice(n + 1)) {
      if (element.contains(other) || other.contains(element)) continue;
      if (element.closest('dialog') !== other.closest('dialog')) continue;
      if (element.closest('.tabs, .bulk') || other.closest('.tabs, .bulk')) continue; // they stay where the rest scrolls by
      const wide = Math.min(box.right, its.right) - Math.max(box.left, its.left);
      const high = Math.min(box.bottom, its.bottom) - Math.max(box.top, its.top);
      if (wide > 2 && high > 2) wrong.overlapping.push(`${name(element)} and ${name(other)}`);
    }

  // ---- what can be clicked can be hit: 24 px, or so far from the next one that a circle of 24 px has it alone
  const least = 24;
  const hit = targets
    .filter((element) => getComputedStyle(element).display !== 'inline')
    .map((element) => ({ element, box: (element.closest('label') ?? element).getBoundingClientRect() }));
  const tiny = ({ box }: (typeof hit)[number]) => box.width < least - 0.5 || box.height < least - 0.5;
  for (const one of hit.filter(tiny)) {
    const [x, y] = [(one.box.left + one.box.right) / 2, (one.box.top + one.box.bottom) / 2];
    const rival = hit.find((other) => {
      if (other === one || other.element.contains(one.element) || one.element.contains(other.element))
        return false;
      const near = tiny(other)
        ? Math.hypot(x - (other.box.left + other.box.right) / 2, y - (other.box.top + other.box.bottom) / 2) -
          least / 2
        : Math.hypot(
            Math.max(other.box.left - x, 0, x - other.box.right),
            Math.max(other.box.top - y, 0, y - other.box.bottom),
          );
      return near < least / 2;
    });
    if (rival) wrong.small.push(`${name(one.element)} beside ${name(rival.element)}`);
  }

  // ---- what comes next is one thing
  const inView = [...document.querySelectorAll('button.primary, a.primary')].filter((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return visible(element) && bottom > 0 && top < innerHeight;
  });
  const modal = document.querySelector('dialog:modal');
  const offered = modal ? inView.filter((element) => modal.contains(element)) : inView;
  if (offered.length > 1) wrong.rivals.push(...offered.map(name));

  // ---- the way in which the page is read
  if (!rtl) return wrong;
  for (const element of document.querySelectorAll('main, nav, h1, h2, p, li, button, label, table'))
    if (visible(element) && !element.closest(others) && getComputedStyle(element).direction !== 'rtl')
      wrong.unmirrored.push(name(element));
  for (const icon of document.querySelectorAll('.lucide-arrow-left, .lucide-arrow-right'))
    if (!/matrix\(-1/.test(getComputedStyle(icon).transform))
      wrong.unmirrored.push(`icon ${icon.getAttribute('class')}`);
  const back = document.querySelector('.back');
  if (back && back.getBoundingClientRect().left < width / 2)
    wrong.unmirrored.push('the way back stands on the left');
  const tabs = [...document.querySelectorAll('.tabs a')].map((tab) => tab.getBoundingClientRect());
  if (tabs.some(({ left, top }, n) => tabs.slice(0, n).some((one) => one.top === top && one.left < left)))
    wrong.unmirrored.push('the tabs begin on the left');
  return wrong;
}

/** At the narrowest, as `expectFits` looks at it; or at another width, with letters so much larger. */
export async function wrongIn(tab: Tab, picture: string, { width = 320, letters = 1 } = {}): Promise<Wrong> {
  let wrong: Wrong | null = null;
  const size = (times: number) =>
    tab.evaluate(`document.documentElement.style.fontSize = ${times === 1 ? "''" : `'${times * 100}%'`}`);
  const during = async () => {
    await size(letters);
    wrong = await tab.evaluate(examine);
    await size(1);
  };
  await tab.screenshot(picture, { width, height: 700, during });
  return wrong!;
}
