/**
 * "This is the author": makes a selector of what the user has selected in the page, from pieces that can be trusted
 * (README, "Add a site"), and keeps the one that reads the most items of the page and contradicts nothing.
 */
import { pageOf } from '../sites/chain';
import type { Mention } from '../sites/mention';
import type { Repairable } from '../sites/site';
import { isSemantic } from './semantic';
import {
  type Accepted,
  type Refused,
  refused,
  rootOf,
  type Scene,
  type Trial,
  told,
  tryOnPage,
} from './trial';

/** How many selectors are tried on the whole page: each costs a reading of it. */
const TRIALS = 16;
/** How far up from the words a piece may stand that tells where they are. */
const CONTEXT = 8;

export function propose(scene: Scene, part: Repairable, range: Range | null): Trial {
  const { site, url, repairs } = scene;
  if (!range || bare(range.toString()) === '') return refused('nothing-selected');
  const page = pageOf(site, url, repairs);
  const items = site.items(rootOf(scene), page);
  if (items.length === 0) return refused('no-items');
  const item = items.findLast((one) => one.contains(range.commonAncestorContainer));
  if (!item) return refused('outside');
  const chain = site.chainOf(item, part);
  if (chain === null) return refused('no-chain');
  const holders = holdersOf(item, range);
  if (holders.length === 0) return refused('not-exact');
  const reading = site.read(item, page);
  const person = reading.read === 'none' ? [] : [reading.mention.author.name, reading.mention.author.handle];
  const pieces = new Pieces([...person, part === 'author.name' ? range.toString() : null]);
  const says = (mention: Mention | undefined) =>
    mention !== undefined && fits(told(mention, part), part, range.toString());
  const found = [...selectors(holders, item, pieces)];
  const [strong, weak] = [true, false].map((isStrong) =>
    best(
      scene,
      chain,
      found.filter((one) => one.isStrong === isStrong),
      (after) => says(after.get(item)),
    ),
  ) as [Trial, Trial];
  // What a program or a person has named lasts longer than what merely stands so today.
  return strong.ok && !(weak.ok && weak.serves > 2 * strong.serves) ? strong : weak.ok ? weak : strong;
}

/** The trial of the selector that reads the most items, the first of equals: those come in order of trust. */
function best(
  scene: Scene,
  part: string,
  selectors: readonly Piece[],
  isRight: (after: Map<Element, Mention>) => boolean,
): Trial {
  let found: Accepted | null = null;
  let against: Refused | null = null;
  for (const { css } of selectors.slice(0, TRIALS)) {
    const { trial, after } = tryOnPage(scene, { part, css });
    if (!trial.ok) against ??= trial;
    else if (isRight(after) && trial.serves > (found?.serves ?? 0)) found = trial;
    if (found?.serves === found?.items && found) break;
  }
  return found ?? against ?? refused('no-selector');
}

/** Letters, numbers and signs without the white space that layout puts between them. */
const bare = (text: string) => text.replace(/\s+/g, '');

/** A link says nothing of its own words; a name and a text are read as they were selected, pictures aside. */
function fits(value: string | null, part: Repairable, selected: string): boolean {
  if (value === null || part === 'permalink') return value !== null;
  const letters = (text: string) => bare(text).replace(/[^\p{L}\p{N}]/gu, '');
  return letters(value) === letters(selected) && (letters(value) !== '' || bare(value) === bare(selected));
}

/** The elements in the item that hold exactly the selected words, the innermost first. */
function holdersOf(item: Element, range: Range): Element[] {
  const words = bare(range.toString());
  const start = range.startContainer;
  const holders: Element[] = [];
  // A selection by mouse begins at the end of the text before as often as at the start of its own.
  const first =
    start.nodeType === 3 && range.startOffset < (start.nodeValue ?? '').length ? start : nextText(range);
  for (let at = first?.parentElement ?? null; at && at !== item; at = at.parentElement) {
    const held = wordsOf(at);
    if (held === words) holders.push(at);
    else if (held.length > words.length) break;
  }
  return holders;
}

/** The words of an element, without those that can only be pressed: "… more". */
function wordsOf(element: Element): string {
  let words = element.textContent ?? '';
  for (const button of element.querySelectorAll('button,[role="button"]'))
    words = words.replace(button.textContent ?? '', '');
  return bare(words);
}

/** The first text inside the range that has more than white space. */
function nextText(range: Range): Node | null {
  const within = range.commonAncestorContainer;
  const walk = (within.ownerDocument ?? document).createTreeWalker(within, 4);
  for (let node = walk.nextNode(); node; node = walk.nextNode())
    if (node !== range.startContainer && range.intersectsNode(node) && node.nodeValue?.trim()) return node;
  return null;
}

/** A selector, or a part of one; strong where somebody gave it a name, and not only a role or a direction. */
interface Piece {
  css: string;
  isStrong: boolean;
}

/** Selectors that find one of the holders first in the item, from short to long. */
function* selectors(holders: Element[], item: Element, pieces: Pieces): Generator<Piece> {
  const seen = new Set<string>();
  for (const piece of combined(holders, item, pieces)) {
    if (seen.has(piece.css)) continue;
    seen.add(piece.css);
    const found = item.querySelector(piece.css);
    if (found && holders.includes(found)) yield piece;
  }
}

/** Tags that say by themselves what they hold. */
const TELLING_TAG = /^(?:time|h[1-6]|strong|b)$/;
const weak = (css: string): Piece => ({ css, isStrong: false });
const joined = (a: Piece, between: string, b: Piece): Piece => ({
  css: `${a.css}${between}${b.css}`,
  isStrong: a.isStrong || b.isStrong,
});

function* combined(holders: Element[], item: Element, pieces: Pieces): Generator<Piece> {
  for (const holder of holders) yield* pieces.of(holder);
  for (const holder of holders) {
    const own = pieces.of(holder);
    const tag = weak(holder.localName);
    if (TELLING_TAG.test(holder.localName)) yield tag;
    for (const piece of own) yield joined(tag, '', piece);
    for (const [n, piece] of own.entries())
      for (const other of own.slice(n + 1)) yield joined(piece, '', other);
  }
  for (const holder of holders) yield* inContext(holder, item, pieces);
}

/** The holder within what stands around it. */
function* inContext(holder: Element, item: Element, pieces: Pieces): Generator<Piece> {
  let up = holder.parentElement;
  for (let far = 0; up && up !== item && far < CONTEXT; far++, up = up.parentElement) {
    const around = [...pieces.of(up), ...(up.localName === 'a' ? [weak('a')] : [])];
    for (const piece of around)
      for (const own of [...pieces.of(holder), weak(holder.localName)])
        yield joined(piece, far === 0 ? ' > ' : ' ', own);
  }
}

/** The parts of a selector that can be trusted, for one element: in order of trust. */
class Pieces {
  readonly #known = new Map<Element, Piece[]>();
  readonly #secrets: string[];

  /** No piece may have a word of this one item's person. */
  constructor(person: readonly (string | null)[]) {
    this.#secrets = person.flatMap((name) => name?.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? []);
  }

  of(element: Element): Piece[] {
    let pieces = this.#known.get(element);
    if (!pieces) {
      const named = [...this.#data(element), ...this.#links(element), ...this.#classes(element)];
      pieces = [...named.map((css) => ({ css, isStrong: true })), ...this.#marks(element).map(weak)];
      this.#known.set(element, pieces);
    }
    return pieces;
  }

  #isSecret(value: string): boolean {
    const words = value.match(/[A-Z]?[a-z]+|[A-Z]+|\d+/g)?.map((word) => word.toLowerCase()) ?? [];
    const folded = value.toLowerCase();
    return this.#secrets.some(
      (secret) => words.includes(secret) || (secret.length > 4 && folded.includes(secret)),
    );
  }

  /** Data attributes, test ids and keys, whole or up to where they become this one item's own. */
  #data({ attributes }: Element): string[] {
    return [...attributes].flatMap(({ name, value }) => {
      if (!/^(?:data-(?!tk-)[a-z-]+|componentkey)$/.test(name)) return [];
      if (/^[A-Za-z][A-Za-z_-]{1,59}$/.test(value) && !this.#isSecret(value)) return [`[${name}="${value}"]`];
      const head = /^[A-Za-z][A-Za-z:-]{2,58}[_:-]/.exec(value)?.[0];
      return head && !this.#isSecret(head) ? [`[${name}^="${head}"]`] : [];
    });
  }

  /** What the address of a link has in common with all of its kind: `/status/`, `comment_id=`. */
  #links(element: Element): string[] {
    const href = element.localName === 'a' ? element.getAttribute('href') : null;
    const parts = href?.match(/\/[a-z][a-z_-]+(?=\/)|[?&][a-z_]+=/g) ?? [];
    return parts
      .map((part) => (part.startsWith('/') ? `${part}/` : part.slice(1)))
      .filter((part) => !this.#isSecret(part))
      .map((part) => `[href*="${part}"]`);
  }

  #marks(element: Element): string[] {
    const role = element.getAttribute('role');
    const dir = element.getAttribute('dir');
    const hidden = element.getAttribute('aria-hidden');
    return [
      ...(role && /^[a-z]+$/.test(role) ? [`[role="${role}"]`] : []),
      ...(element.hasAttribute('lang') ? ['[lang]'] : []),
      ...(dir && /^(?:auto|ltr|rtl)$/.test(dir) ? [dir === 'auto' ? '[dir="auto"]' : '[dir]'] : []),
      ...(hidden === 'true' || hidden === 'false' ? [`[aria-hidden="${hidden}"]`] : []),
      ...(element.localName === 'time' && element.hasAttribute('datetime') ? ['[datetime]'] : []),
    ];
  }

  #classes({ classList }: Element): string[] {
    return [...classList]
      .filter((name) => isSemantic(name) && !this.#isSecret(name))
      .map((name) => `.${name}`);
  }
}
