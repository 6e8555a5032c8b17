/** A page's structure without anything that anybody said or is called: what a report shows of a page. */

import type { Bone } from '../page/snapshot';
import { isSemantic } from '../repairs/semantic';
import { cssOf } from '../sites/chain';
import type { Mention } from '../sites/mention';
import type { Chains } from '../sites/site';
import { Censor } from './censor';
import { ROLES, TAGS, wordsIn } from './site-words';

export interface Skeleton {
  /** The page's address, censored as the links in it are. */
  url: string;
  html: Bone;
}

/** So much of a page is shown at most. */
const MOST_ELEMENTS = 3_000;
/** From so many items it is learnt what a site calls its parts. */
const COMPARED = 40;
const NEVER = /^(?:script|style|template|noscript|iframe|link|meta|head|object|embed)$/;
const BOOLEAN = /^(?:true|false)$/;
/** Attributes that stay where their value is one of the few that they may have. */
const ENUMERATED: Record<string, RegExp> = {
  role: ROLES,
  dir: /^(?:ltr|rtl|auto)$/,
  lang: /^[a-z]{2,3}(?:-[A-Z]{2})?$/,
  tabindex: /^-?\d{1,2}$/,
  type: /^(?:button|submit|text|checkbox|radio|search|file)$/,
  'aria-hidden': BOOLEAN,
  'aria-expanded': BOOLEAN,
  'aria-modal': BOOLEAN,
  'aria-level': /^\d$/,
  'aria-posinset': /^\d{1,4}$/,
  contenteditable: BOOLEAN,
};
const KEYS = /^(?:id|componentkey|aria-labelledby|aria-describedby|data-(?!tk-)[a-z-]+)$/;
/** Attributes of data that may be named, whatever they hold. */
const NAMED =
  /^(?:id|componentkey|aria-labelledby|aria-describedby|data-(?:testid|test-id|urn|id|view-name|virtualized|block|contents|ad-[a-z-]+))$/;
const TRACKING = 'data-view-tracking-scope';

interface Shown {
  document: Document;
  url: URL;
  chains: Chains;
  /** The elements to show, in page order; none inside another. */
  parts: readonly Element[];
  /** All items of the page; those inside a part are shown only with `shown`. */
  items: readonly Element[];
  shown: ReadonlySet<Element>;
  mentions: readonly Mention[];
}

export function skeletonOf(page: Shown): Skeleton {
  const { chains, items, mentions, parts } = page;
  const people = mentions.flatMap(({ author }) => [author.name, author.handle]);
  const looked = Object.values(chains).map(cssOf).join();
  const censor = new Censor({
    chains: new Set(wordsIn(looked)),
    shared: sharedKeys(items.length > 0 ? items : parts),
    people: new Set(people.flatMap((name) => [...wordsIn(name ?? ''), (name ?? '').toLowerCase()])),
  });
  const draw = () => new Drawing(page, censor, new Set(looked.match(/data-[a-z-]+/g))).whole();
  draw();
  censor.settle();
  return draw();
}

/** Runs of letters in the keys of half the items or more: what the site calls its parts, however it calls them today. */
function sharedKeys(items: readonly Element[]): ReadonlySet<string> {
  const times = new Map<string, number>();
  for (const item of items.slice(0, COMPARED)) {
    const runs = new Set<string>();
    for (const element of [item, ...item.querySelectorAll('*')])
      for (const { name, value } of element.attributes)
        if (KEYS.test(name) || name === 'class')
          for (const [run] of value.matchAll(/\p{L}+/gu)) runs.add(run.toLowerCase());
    for (const run of runs) times.set(run, (times.get(run) ?? 0) + 1);
  }
  const most = Math.max(2, Math.min(items.length, COMPARED) / 2);
  return new Set([...times].filter(([, count]) => count >= most).map(([run]) => run));
}

const LEFT_OUT: Bone = { tag: 'div', attributes: {}, children: ['…'] };

class Drawing {
  readonly #page: Shown;
  readonly #censor: Censor;
  readonly #asked: ReadonlySet<string>;
  /** What stands around the parts. */
  readonly #around = new Set<Element>();
  #elements = 0;

  /** `asked`: attributes that the chains of the site look for. */
  constructor(page: Shown, censor: Censor, asked: ReadonlySet<string>) {
    this.#page = page;
    this.#censor = censor;
    this.#asked = asked;
    for (const part of page.parts)
      for (let at = part.parentElement; at; at = at.parentElement) this.#around.add(at);
  }

  whole(): Skeleton {
    const { document, url } = this.#page;
    const address = this.#censor.address(url.href, url);
    return { url: address, html: this.#bone(document.documentElement) };
  }

  #bone(element: Element): Bone {
    this.#elements++;
    const tag = TAGS.test(element.localName) ? element.localName : 'div';
    return { tag, attributes: this.#attributes(element), children: this.#children(element) };
  }

  #children(element: Element): (Bone | string)[] {
    if (this.#around.has(element)) return this.#wayTo(element);
    return [...element.childNodes].flatMap((node): (Bone | string)[] => {
      if (node.nodeType === 3) return [this.#censor.text(node.nodeValue ?? '')];
      if (node.nodeType !== 1 || this.#elements > MOST_ELEMENTS) return [];
      return this.#isLeftOut(node as Element) ? [] : [this.#bone(node as Element)];
    });
  }

  /** What leads to the parts; whatever else stands there is one empty place, so that nothing looks like neighbours. */
  #wayTo(element: Element): Bone[] {
    const way: Bone[] = [];
    let left = false;
    for (const child of element.children) {
      if (this.#around.has(child) || this.#page.parts.includes(child)) {
        if (left) way.push(LEFT_OUT);
        left = false;
        way.push(this.#bone(child));
      } else left ||= !NEVER.test(child.localName) && (child.textContent ?? '').trim() !== '';
    }
    return left ? [...way, LEFT_OUT] : way;
  }

  #isLeftOut(element: Element): boolean {
    const { items, shown } = this.#page;
    if (NEVER.test(element.localName) || element.hasAttribute('data-tk-mark')) return true;
    if (element.parentElement?.localName === 'svg') return true;
    return items.includes(element) && ![...shown].some((one) => element.contains(one));
  }

  #attributes(element: Element): Record<string, string> {
    const kept: Record<string, string> = {};
    for (const { name, value } of element.attributes) {
      const other = this.#attribute(name, value, element);
      if (other !== null) kept[name] = other;
    }
    return kept;
  }

  #attribute(name: string, value: string, element: Element): string | null {
    const allowed = ENUMERATED[name];
    if (allowed) return allowed.test(value) ? value : null;
    if (name === 'alt' || name === 'aria-label') return this.#censor.text(value);
    if (name === 'href') return this.#censor.address(value, this.#page.url);
    if (name === 'datetime') return this.#censor.time(value);
    if (name === 'class') return this.#classes(element);
    if (name === TRACKING) return this.#tracking(value);
    if (!KEYS.test(name)) return null;
    return NAMED.test(name) || this.#asked.has(name) || this.#censor.isSiteName(name)
      ? this.#censor.key(value)
      : null;
  }

  #classes({ classList }: Element): string | null {
    const kept = [...classList].filter((name) => isSemantic(name) && this.#censor.isKept(name));
    return kept.length > 0 ? kept.join(' ') : null;
  }

  /** Of what LinkedIn tracks, the name of the update alone; it may stand there as bytes. */
  #tracking(value: string): string | null {
    const bytes = /\[(\d{1,3}(?:,\d{1,3})+)\]/.exec(value)?.[1]?.split(',').map(Number);
    const told = bytes ? String.fromCharCode(...bytes) : value;
    const urn = /urn:li:\w+:\d+/.exec(told)?.[0];
    return urn ? `{"updateUrn":"${this.#censor.key(urn)}"}` : null;
  }
}
