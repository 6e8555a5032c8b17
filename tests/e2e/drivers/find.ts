/**
 * Finding by role and name in Firefox, where Playwright cannot do it. These functions run in the page, so they use
 * nothing from outside themselves. Roles and names are those of plain, labelled HTML: the same stories run in
 * Chromium with Playwright's complete rules, so that a difference shows.
 */
import type { Point } from './driver';

export interface Query {
  role?: string;
  /** Any input, textarea, select or editable element, found by its label. */
  field?: boolean;
  /** The whole name … */
  name?: string;
  /** … or a regular expression. */
  pattern?: string;
  flags?: string;
  within?: string;
  nth?: number;
  hidden?: boolean;
  act?: 'fill' | 'choose' | 'tag';
  value?: string;
}

/** Where to click, or why not. */
export interface Aim {
  point?: Point;
  trouble?: string;
}

export function aimAt(query: Query): Aim {
  const BLOCKS = 'li, article, tr, section, fieldset, dialog, [role=listitem], [role=dialog], [role=row]';
  const collapse = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();

  const ROLES: Record<string, string> = {
    button:
      'button, summary, input[type=button], input[type=submit], input[type=reset], input[type=image], [role=button]',
    link: 'a[href], area[href], [role=link]',
    checkbox: 'input[type=checkbox], [role=checkbox]',
    radio: 'input[type=radio], [role=radio]',
    textbox:
      'input:not([type]), input[type=text], input[type=email], input[type=tel], input[type=url], textarea, [role=textbox]',
    searchbox: 'input[type=search], [role=searchbox]',
    spinbutton: 'input[type=number], [role=spinbutton]',
    slider: 'input[type=range], [role=slider]',
    combobox: 'select:not([multiple]), input[list], [role=combobox]',
    listbox: 'select[multiple], [role=listbox]',
    option: 'option, [role=option]',
    heading: 'h1, h2, h3, h4, h5, h6, [role=heading]',
    listitem: 'li, [role=listitem]',
    img: 'img, [role=img]',
  };
  const candidates = query.field
    ? 'input, textarea, select, [contenteditable]'
    : (ROLES[query.role ?? ''] ?? `[role=${query.role}]`);

  const shown = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) && !element.closest('[aria-hidden=true], [inert]');

  function textOf(node: Node): string {
    if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? '';
    if (!(node instanceof Element)) return '';
    if (node.getAttribute('aria-hidden') === 'true' || !node.checkVisibility({ visibilityProperty: true }))
      return '';
    const own = node.getAttribute('aria-label') ?? node.getAttribute('alt');
    if (own) return own;
    if (node instanceof HTMLSelectElement || node instanceof HTMLTextAreaElement) return '';
    const inner = [...node.childNodes].map(textOf).join('');
    return getComputedStyle(node).display === 'inline' ? inner : ` ${inner} `;
  }

  function nameOf(element: Element): string {
    const parts = (element.getAttribute('aria-labelledby') ?? '')
      .split(/\s+/)
      .map((id) => (id ? document.getElementById(id) : null))
      .filter((part) => part !== null);
    if (parts.length) return collapse(parts.map((part) => textOf(part)).join(' '));
    const label = collapse(element.getAttribute('aria-label'));
    if (label) return label;
    const labels = 'labels' in element ? [...((element.labels as NodeListOf<HTMLElement> | null) ?? [])] : [];
    if (labels.length)
      return collapse(labels.map((part) => [...part.childNodes].map(textOf).join('')).join(' '));
    if (element instanceof HTMLInputElement) {
      if (/^(button|submit|reset)$/.test(element.type)) return collapse(element.value);
    } else if (!query.field) {
      const text = collapse(
        element.getAttribute('alt') ?? [...element.childNodes].map((child) => textOf(child)).join(''),
      );
      if (text) return text;
    }
    return collapse(element.getAttribute('title') ?? element.getAttribute('placeholder'));
  }

  let roots: ParentNode[] = [document];
  if (query.within !== undefined) {
    const wanted = collapse(query.within).toLowerCase();
    const has = (block: Element) => collapse(block.textContent).toLowerCase().includes(wanted);
    const blocks = [...document.querySelectorAll(BLOCKS)].filter(has);
    roots = blocks
      .filter((block) => !blocks.some((other) => other !== block && block.contains(other)))
      .slice(0, 1);
    if (!roots.length) return { trouble: 'there is no such block' };
  }
  const wanted = query.pattern === undefined ? null : new RegExp(query.pattern, query.flags);
  const all = roots.flatMap((root) => [...root.querySelectorAll(candidates)]);
  const seen = all.filter((element) => {
    if (query.role && element.hasAttribute('role') && element.getAttribute('role') !== query.role)
      return false;
    return query.hidden || shown(element);
  });
  const found = seen.filter((element) => {
    const name = nameOf(element);
    return wanted ? wanted.test(name) : name === collapse(query.name);
  });
  if (!found.length) return { trouble: `there are ${seen.map(nameOf).join(' | ') || 'none'}` };
  if (query.nth === undefined && found.length > 1) return { trouble: `${found.length} match; say which` };
  const element = found[query.nth ?? 0];
  if (!(element instanceof HTMLElement)) return { trouble: `there are only ${found.length}` };
  if (element.matches(':disabled')) return { trouble: 'it is disabled' };

  const origin = { x: 0, y: 0 };
  const tell = (...types: string[]) => {
    for (const type of types) element.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
  };
  if (query.act === 'tag') {
    for (const other of document.querySelectorAll('[data-e2e-upload]'))
      other.removeAttribute('data-e2e-upload');
    element.setAttribute('data-e2e-upload', '');
    return { point: origin };
  }
  if (query.act === 'choose') {
    if (!(element instanceof HTMLSelectElement)) return { trouble: 'it is no select' };
    const option = [...element.options].find((one) => collapse(one.label) === collapse(query.value));
    if (!option)
      return { trouble: `it has only ${[...element.options].map((one) => one.label).join(' | ')}` };
    element.focus();
    option.selected = true;
    tell('input', 'change');
    return { point: origin };
  }
  if (query.act === 'fill') {
    element.focus();
    const value = query.value ?? '';
    const typed =
      element instanceof HTMLInputElement &&
      !/^(text|search|email|tel|url|number|password)$/.test(element.type);
    if (typed) {
      // A date or a colour: its value is set, as Playwright does.
      element.value = value;
      tell('input', 'change');
    } else {
      if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) element.select();
      else getSelection()?.selectAllChildren(element);
      // As typing does, it gives trusted input events.
      document.execCommand(value ? 'insertText' : 'delete', false, value);
    }
    return { point: origin };
  }

  element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  const { left, top, width, height } = element.getBoundingClientRect();
  const point = { x: left + width / 2, y: top + height / 2 };
  const hit = document.elementFromPoint(point.x, point.y);
  const label = 'labels' in element ? [...((element.labels as NodeListOf<HTMLElement> | null) ?? [])] : [];
  if (!hit || ![element, ...label].some((target) => target.contains(hit))) {
    return { trouble: `${hit ? `a ${hit.localName}` : 'nothing'} is in front of it` };
  }
  delete document.documentElement.dataset.e2eMissed;
  return { point };
}

/** From now on the document says, as `data-e2e-missed`, that the last click fell on nothing that can be clicked. */
export function watchMisses() {
  if ('e2eWatchesMisses' in window) return;
  Object.assign(window, { e2eWatchesMisses: true });
  window.addEventListener(
    'click',
    ({ target }) => {
      const hit =
        target instanceof Element &&
        target.closest('button, a, input, select, textarea, summary, label, [role]');
      if (!hit) document.documentElement.dataset.e2eMissed = '';
    },
    true,
  );
}

/** The name of the button in a mark's root, '' without one. */
export function nameOfButton(root: ParentNode): string {
  const button = root.querySelector('button, [role=button]');
  if (!button?.checkVisibility({ visibilityProperty: true })) return '';
  const labels = (button.getAttribute('aria-labelledby') ?? '')
    .split(/\s+/)
    .map((id) => (id ? root.querySelector(`[id="${id}"]`)?.textContent : ''))
    .join(' ')
    .trim();
  const name =
    labels || button.getAttribute('aria-label') || button.textContent || button.getAttribute('title');
  return (name ?? '').replace(/\s+/g, ' ').trim();
}
