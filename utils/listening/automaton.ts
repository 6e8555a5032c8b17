/**
 * The automaton of Aho and Corasick (1975) over numbered words. A state is a place in the trie of phrases: the longest end of what
 * was read that is the beginning of a phrase. What one phrase adds to the trie lies in a row, so that a state needs no list of its
 * own where only one word leads on.
 */
import { grown } from './vocabulary';

export const ROOT = 0;
/** No phrase ends here. */
export const NO_END = 0;

/** What a phrase added to the trie: `first` comes `depth` words after the root, behind `from`. */
interface Row {
  first: number;
  length: number;
  depth: number;
  from: number;
}

/** What is said alike: it holds in the same places, so that it is asked for one of them. However many they are, a place costs the same. */
interface Alike<Said> {
  as: number;
  said: Said[];
  /** In which item all of it was taken. */
  toldIn: number;
  /** In which item it is known whether any of it counts. */
  countedIn: number;
  counts: boolean;
}

export class Automaton<Said> {
  #size = 1;
  /** By state: the word that leads to it. */
  #word = new Int32Array(64);
  /** By state: 1 where the next number is the state that follows. */
  #goesOn = new Int32Array(64);
  /** By state: the longest other one that is an end of it. */
  #shorter = new Int32Array(64);
  /** By state: the longest phrase that ends there; see `#said`. */
  #end = new Int32Array(64);
  /** The words that lead on from a state, beside the one in the row. */
  readonly #branches = new Map<number, Map<number, number>>();
  readonly #rows: Row[] = [];

  /** By end, from 1: what it says, how many words it has, the end of the next shorter phrase. */
  readonly #said: Alike<Said>[][] = [[]];
  readonly #length: number[] = [0];
  readonly #next: number[] = [NO_END];
  /** In which item all from here on was taken. */
  #toldIn = new Int32Array(0);
  /** In which item it is known from which end on something counts. */
  #skippedIn = new Int32Array(0);
  #skipTo = new Int32Array(0);

  /** `alike`: the same number for what holds in the same places, of whatever length. */
  constructor(private readonly alike: (said: Said) => number) {}

  add(words: readonly number[], said: Said): void {
    let state = ROOT;
    let depth = 0;
    for (; depth < words.length; depth++) {
      const next = this.#follow(state, words[depth]!);
      if (next === ROOT) break;
      state = next;
    }
    if (depth < words.length) state = this.#addRow(state, words, depth);
    const end = this.#end[state]!;
    if (end !== NO_END) this.sayAlso(end, said);
    else this.#end[state] = this.addEnd(said, words.length);
  }

  #addRow(from: number, words: readonly number[], depth: number): number {
    const first = this.#size;
    const length = words.length - depth;
    this.#size += length;
    if (this.#size > this.#word.length) {
      this.#word = grown(this.#word, this.#size);
      this.#goesOn = grown(this.#goesOn, this.#size);
      this.#end = grown(this.#end, this.#size);
    }
    for (let n = 0; n < length; n++) {
      this.#word[first + n] = words[depth + n]!;
      if (n > 0) this.#goesOn[first + n - 1] = 1;
    }
    if (first === from + 1) this.#goesOn[from] = 1;
    else {
      const known = this.#branches.get(from) ?? new Map<number, number>();
      this.#branches.set(from, known.set(words[depth]!, first));
    }
    this.#rows.push({ first, length, depth: depth + 1, from });
    return first + length - 1;
  }

  /** Also for what ends a single word without being one (its beginning). `next`: the end of the next shorter one. */
  addEnd(said: Said, length: number, next = NO_END): number {
    this.#said.push([]);
    this.#length.push(length);
    this.#next.push(next);
    const end = this.#said.length - 1;
    this.sayAlso(end, said);
    return end;
  }

  sayAlso(end: number, said: Said): void {
    const as = this.alike(said);
    const known = this.#said[end]!.find((one) => one.as === as);
    if (known) known.said.push(said);
    else this.#said[end]!.push({ as, said: [said], toldIn: 0, countedIn: 0, counts: false });
  }

  setNext(end: number, next: number): void {
    this.#next[end] = next;
  }

  /** When all is added: tells each state, the shorter ones first, where to go on when it does not. */
  finish(): void {
    this.#shorter = new Int32Array(this.#size);
    this.#toldIn = new Int32Array(this.#said.length);
    this.#skippedIn = new Int32Array(this.#said.length);
    this.#skipTo = new Int32Array(this.#said.length);
    const begins = Map.groupBy(this.#rows, ({ depth }) => depth);
    let rows: Row[] = [];
    for (let depth = 1; rows.length > 0 || depth === 1 || begins.size > 0; depth++) {
      rows = [...rows.filter((row) => row.depth + row.length > depth), ...(begins.get(depth) ?? [])];
      begins.delete(depth);
      for (const { first, depth: begin, from } of rows) {
        const state = first + depth - begin;
        const before = depth === begin ? from : state - 1;
        const shorter = before === ROOT ? ROOT : this.step(this.#shorter[before]!, this.#word[state]!);
        this.#shorter[state] = shorter;
        const own = this.#end[state]!;
        if (own === NO_END) this.#end[state] = this.#end[shorter]!;
        else this.#next[own] = this.#end[shorter]!;
      }
    }
  }

  #follow(state: number, word: number): number {
    if (this.#goesOn[state] === 1 && this.#word[state + 1] === word) return state + 1;
    return this.#branches.get(state)?.get(word) ?? ROOT;
  }

  step(state: number, word: number): number {
    for (let at = state; ; at = this.#shorter[at]!) {
      const next = this.#follow(at, word);
      if (next !== ROOT || at === ROOT) return next;
    }
  }

  /** The longest phrase that ends in this state. */
  endAt(state: number): number {
    return this.#end[state]!;
  }

  /** Gives `take` what ends here and holds; what it took once it is not told again of this item, which is no 0. */
  tell(
    end: number,
    item: number,
    holds: (said: Said, length: number) => boolean,
    take: (said: Said) => void,
  ): void {
    let taken = true;
    for (let at = end; at !== NO_END && this.#toldIn[at] !== item; at = this.#next[at]!) {
      for (const some of this.#said[at]!) {
        if (some.toldIn === item) continue;
        if (holds(some.said[0]!, this.#length[at]!)) {
          some.toldIn = item;
          some.said.forEach(take);
        } else taken = false;
      }
    }
    if (!taken) return;
    for (let at = end; at !== NO_END && this.#toldIn[at] !== item; at = this.#next[at]!)
      this.#toldIn[at] = item;
  }

  /** The number of words of the longest phrase that counts and holds here; 0: none does. */
  longest(
    end: number,
    item: number,
    counts: (said: Said) => boolean,
    holds: (said: Said, length: number) => boolean,
  ): number {
    for (let at = this.#counting(end, item, counts); at !== NO_END; ) {
      const length = this.#length[at]!;
      const held = this.#said[at]!.some(
        (some) => holds(some.said[0]!, length) && counted(some, item, counts),
      );
      if (held) return length;
      at = this.#counting(this.#next[at]!, item, counts);
    }
    return 0;
  }

  /** From here on the first end that counts. */
  #counting(end: number, item: number, counts: (said: Said) => boolean): number {
    const passed: number[] = [];
    let at = end;
    while (at !== NO_END && !this.#said[at]!.some((some) => counted(some, item, counts))) {
      passed.push(at);
      at = this.#skippedIn[at] === item ? this.#skipTo[at]! : this.#next[at]!;
    }
    for (const one of passed) {
      this.#skippedIn[one] = item;
      this.#skipTo[one] = at;
    }
    return at;
  }
}

function counted<Said>(some: Alike<Said>, item: number, counts: (said: Said) => boolean): boolean {
  if (some.countedIn !== item) {
    some.countedIn = item;
    some.counts = some.said.some(counts);
  }
  return some.counts;
}
