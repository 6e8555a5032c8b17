/** A list of cards that recycles its nodes in every way that sites were seen or are free to: what a mark must survive. */
import { numberOf, type Rows, rowOf } from '../imitations/rows';
import type { Random } from './random';

/** One row of the list and the number of what it shows; null while that is half changed, or a placeholder. */
interface Card {
  row: Element;
  shows: number | null;
}

/** Finishes what a swap left half done, or out of the page. */
type Rest = () => void;

export class RecyclingList {
  readonly #rows: Rows;
  readonly #random: Random;
  readonly #list: Element;
  readonly #unfinished: Rest[] = [];
  cards: Card[] = [];
  swaps = 0;

  constructor(document: Document, rows: Rows, length: number, random: Random) {
    this.#rows = rows;
    this.#random = random;
    document.documentElement.innerHTML = `${rows.before}${Array.from({ length }, (_, n) => rowOf(rows, n)).join('')}${rows.after}`;
    const first = [...document.querySelectorAll('*')].find(
      ({ outerHTML }) => outerHTML === this.#fresh(document, 0).outerHTML,
    );
    if (!first?.parentElement) throw new Error(`The first row of the ${rows.site} feed was not found.`);
    this.#list = first.parentElement;
    const at = [...this.#list.children].indexOf(first);
    this.cards = [...this.#list.children].slice(at, at + length).map((row, shows) => ({ row, shows }));
  }

  /** One swap, in a way and of cards chosen at random. */
  swap(): string {
    this.swaps++;
    // What is half done is finished sooner or later, in the middle of other swaps.
    if (this.#unfinished.length > 4 || this.#random.below(3) === 0) this.#unfinished.shift()?.();
    const [name, way] = this.#random.one(this.#ways);
    way(this.#random.one(this.cards));
    return name;
  }

  /** Finishes all that is half done, so that every card shows one item. */
  finish() {
    for (const rest of this.#unfinished.splice(0)) rest();
  }

  /** Empties the list for good. */
  clear() {
    this.finish();
    for (const { row } of this.cards) row.remove();
    this.cards = [];
  }

  readonly #ways: [string, (card: Card) => void][] = [
    ['attribute by attribute, text by text', (card) => this.#morph(card)],
    ['half of it now, half of it later', (card) => this.#morphInTwo(card)],
    ['its HTML as a whole', (card) => this.#replaceInner(card)],
    ['the contents of two rows exchanged', (card) => this.#exchange(card)],
    ['a row moved', (card) => this.#move(card)],
    ['a row out, and in again', (card) => this.#outAndIn(card, false)],
    ['a row out, changed there, and in again', (card) => this.#outAndIn(card, true)],
    ['a placeholder, then the item', (card) => this.#placeholder(card)],
    ['it grows', (card) => this.#grow(card)],
    ['another row in its place', (card) => this.#replaceRow(card)],
  ];

  #fresh(document: Document, n: number): Element {
    const template = document.createElement('template');
    template.innerHTML = rowOf(this.#rows, n);
    const row = template.content.firstElementChild;
    if (!row) throw new Error(`Row ${n} of the ${this.#rows.site} feed is no element.`);
    return row;
  }

  /** Half of the time an item that stands somewhere else, or stood there before: keys come back, and meet. */
  #another(): number {
    return this.#random.below(40);
  }

  #morph(card: Card) {
    const shows = this.#another();
    this.#steps(card, shows).forEach((step) => {
      step();
    });
    card.shows = shows;
  }

  #morphInTwo(card: Card) {
    const shows = this.#another();
    const steps = this.#steps(card, shows);
    const half = this.#random.below(steps.length + 1);
    for (const step of steps.slice(0, half)) step();
    card.shows = null;
    this.#unfinished.push(() => {
      // Others may have used the row meanwhile; then the rest is done anew.
      for (const step of this.#steps(card, shows)) step();
      card.shows = shows;
    });
  }

  /** What turns the row into that of another item: as few changes as a framework makes. */
  #steps({ row }: Card, shows: number): Rest[] {
    return changes(row, this.#fresh(row.ownerDocument, shows));
  }

  #replaceInner(card: Card) {
    const shows = this.#another();
    card.row.innerHTML = this.#fresh(card.row.ownerDocument, shows).innerHTML;
    card.shows = shows;
  }

  #replaceRow(card: Card) {
    const shows = this.#another();
    const row = this.#fresh(card.row.ownerDocument, shows);
    if (card.row.isConnected) card.row.replaceWith(row);
    card.row = row;
    card.shows = shows;
  }

  #exchange(card: Card) {
    const other = this.#random.one(this.cards);
    if (other === card) return;
    const mine = [...card.row.childNodes];
    card.row.replaceChildren(...other.row.childNodes);
    other.row.replaceChildren(...mine);
    [card.shows, other.shows] = [other.shows, card.shows];
  }

  #move({ row }: Card) {
    const other = this.#random.one(this.cards);
    if (other.row !== row && row.isConnected && other.row.isConnected) other.row.before(row);
  }

  #outAndIn(card: Card, changed: boolean) {
    const { row } = card;
    row.remove();
    // Detached nodes are observed until the next microtask only: the change comes after it.
    this.#unfinished.push(() => {
      if (changed && card.row === row) this.#morph(card);
      if (!card.row.isConnected) this.#list.append(card.row);
    });
  }

  #placeholder(card: Card) {
    const shows = this.#another();
    card.row.innerHTML = '<div role="status"><div></div></div>';
    card.shows = null;
    this.#unfinished.push(() => {
      card.row.innerHTML = this.#fresh(card.row.ownerDocument, shows).innerHTML;
      card.shows = shows;
    });
  }

  #grow({ row, shows }: Card) {
    const walker = row.ownerDocument.createTreeWalker(row, 4);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      if (shows === null || !text.nodeValue?.includes(numberOf(shows))) continue;
      if (this.#random.below(2)) text.nodeValue += ', and there is more of it';
      else text.parentNode?.insertBefore(row.ownerDocument.createTextNode(' And more.'), text.nextSibling);
      return;
    }
  }
}

/** The changes, each small, that make `old` equal to `wanted`, keeping every node that can be kept. */
function changes(old: Element, wanted: Element): Rest[] {
  const all: Rest[] = [];
  for (const { name } of [...old.attributes])
    if (!wanted.hasAttribute(name)) all.push(() => old.removeAttribute(name));
  for (const { name, value } of wanted.attributes)
    if (old.getAttribute(name) !== value) all.push(() => old.setAttribute(name, value));
  // A framework knows its own nodes; what others put among them it leaves, or throws away.
  const kept = [...old.childNodes].filter(
    (node) => !(node.nodeType === 1 && (node as Element).hasAttribute('data-tk-mark')),
  );
  const next = [...wanted.childNodes];
  const alike = kept.length === next.length && kept.every((node, n) => node.nodeName === next[n]?.nodeName);
  if (!alike) return [...all, () => old.replaceChildren(...next)];
  return all.concat(
    kept.flatMap((node, n) => {
      const to = next[n];
      if (!to) return [];
      if (node.nodeType === 1) return changes(node as Element, to as Element);
      return node.nodeValue === to.nodeValue
        ? []
        : [
            () => {
              node.nodeValue = to.nodeValue;
            },
          ];
    }),
  );
}
