/**
 * Finds watch-words in texts: whole words, in every script. What is looked for is read once, and then each text once, however many
 * watch-words there are and however they are made (automaton.ts). Where a script writes no spaces a letter is a word here, and the
 * dictionary of the browser is asked whether a match begins and ends at a real one; there a place may cost as much as the longest
 * phrase.
 */
import { cut, NO_SPACES, RUN } from '../words';
import { Automaton, NO_END, ROOT } from './automaton';
import {
  hashOn,
  LONE_LETTER,
  LONE_SYMBOL,
  NO_HASH,
  type OnWord,
  type WordKind,
  wordReader,
} from './read-words';
import { Vocabulary } from './vocabulary';
import type { Watchword } from './watchword';

export interface Range {
  from: number;
  to: number;
}

export interface Found {
  /** Of the watch-words that the item has, in their order. */
  ids: string[];
  /** Where they stand in each of its parts; in order, and apart. */
  marks: Range[][];
}

/** No hashtag is longer, in folded UTF-16 units. */
const LONGEST_TAG = 100;

/** `parts`: the texts of one item, such as its author and its words; a phrase stands in one of them. */
export type Matcher = (parts: readonly string[]) => Found;

export type Wanted = Pick<Watchword, 'id' | 'words' | 'except'>;

/** What one phrase says where it ends. */
interface Said {
  /** Number of the watch-word. */
  of: number;
  /** That the item is not about it. */
  not: boolean;
  /** Any letters may follow. */
  open: boolean;
  /** It is a phrase in one word, as only a hashtag or a handle writes it. */
  tag: boolean;
}

/** Where the words of the text at hand stand. */
interface Here {
  text: string;
  /** How many there are; the lists are kept from text to text, and may be longer. */
  count: number;
  from: number[];
  to: number[];
  kinds: WordKind[];
  /** Where the dictionary parts it; null: it was not asked yet. */
  parted: Set<number> | null;
}

export function matcherOf(watched: readonly Wanted[]): Matcher {
  const read = wordReader();
  const words = new Vocabulary();
  const automaton = new Automaton<Said>(({ open, tag }) => (open ? 1 : 0) + (tag ? 2 : 0));
  const stems = new Stems(automaton);
  for (const [of, { words: names, except }] of watched.entries()) {
    for (const phrase of names) add(phrase, { of, not: false, open: false, tag: false });
    for (const phrase of except) add(phrase, { of, not: true, open: false, tag: false });
  }
  automaton.finish();
  stems.finish();

  function add(phrase: string, plain: Said) {
    const open = phrase.endsWith('*');
    const said = { ...plain, open };
    const tokens: number[] = [];
    const joined: number[] = [];
    let dense = false;
    let stem: Uint16Array | null = null;
    read(open ? phrase.slice(0, -1) : phrase, (codes, length, hash, _from, _to, kind) => {
      dense ||= kind === LONE_LETTER;
      stem = open && tokens.length === 0 && !dense ? codes.slice(0, length) : null;
      tokens.push(words.add(codes, length, hash));
      if (kind !== LONE_SYMBOL && joined.length <= LONGEST_TAG)
        for (let n = 0; n < length; n++) joined.push(codes[n]!);
    });
    if (tokens.length === 0) return;
    if (stem) return stems.add(stem, said);
    automaton.add(tokens, said);
    // In a script without spaces, one that is written may be left out as it is: each letter is a word.
    if (tokens.length < 2 || dense || joined.length === 0 || joined.length > LONGEST_TAG) return;
    const tag = Uint16Array.from(joined);
    automaton.add([words.add(tag, tag.length, hashOf(tag))], { ...said, tag: true });
  }

  const here: Here = { text: '', count: 0, from: [], to: [], kinds: [], parted: null };
  const states: number[] = [];
  const begun: number[] = [];
  let state = ROOT;
  let any = false;
  const onWord: OnWord = (codes, length, hash, from, to, kind) => {
    const n = here.count++;
    here.from[n] = from;
    here.to[n] = to;
    here.kinds[n] = kind;
    const word = words.find(codes, length, hash);
    if (word !== 0) state = automaton.step(state, word);
    else state = ROOT;
    states[n] = state;
    const stem = kind === LONE_LETTER ? NO_END : stems.endIn(codes, length);
    begun[n] = stem;
    any ||= stem !== NO_END || automaton.endAt(state) !== NO_END;
  };

  /** Tells `visit` each place in which something ends: after word `last`, and what. */
  function walk(text: string, visit: (last: number, end: number) => void): void {
    here.text = text;
    here.count = 0;
    here.parted = null;
    state = ROOT;
    any = false;
    read(text, onWord);
    if (!any) return;
    // What is next to a match is known only now.
    for (let last = 0; last < here.count; last++) {
      const end = automaton.endAt(states[last]!);
      if (end !== NO_END) visit(last, end);
      const stem = begun[last]!;
      if (stem !== NO_END) visit(last, stem);
    }
  }

  const saidIn = new Int32Array(watched.length);
  const deniedIn = new Int32Array(watched.length);
  let item = 0;
  const counts = ({ of, not }: Said) => !not && deniedIn[of] !== item;

  function marksIn(text: string): Range[] {
    const marks: Range[] = [];
    walk(text, (last, end) => {
      const length = automaton.longest(end, item, counts, (said, length) => holds(here, said, length, last));
      if (length > 0) cover(marks, here.from[last + 1 - length]!, here.to[last]!);
    });
    return marks;
  }

  return (parts) => {
    item++;
    const met: number[] = [];
    for (const text of parts) {
      walk(text, (last, end) =>
        automaton.tell(
          end,
          item,
          (said, length) => holds(here, said, length, last),
          (said) => {
            if (said.not) deniedIn[said.of] = item;
            else if (saidIn[said.of] !== item) {
              saidIn[said.of] = item;
              met.push(said.of);
            }
          },
        ),
      );
    }
    const about = met.filter((of) => deniedIn[of] !== item).sort((a, b) => a - b);
    return {
      ids: about.map((of) => watched[of]!.id),
      marks: parts.map((text) => (about.length === 0 ? [] : marksIn(text))),
    };
  };
}

const hashOf = (codes: Uint16Array) => codes.reduce(hashOn, NO_HASH);

/** Whether it is said by the `length` words up to `last`, as they stand there. */
function holds(here: Here, { open, tag }: Said, length: number, last: number): boolean {
  const first = last + 1 - length;
  if (tag && !/[#＃@]/.test(here.text[here.from[first]! - 1] ?? '')) return false;
  return isBoundary(here, first) && (open || isBoundary(here, last + 1));
}

/** Whether the text has words of its own on both sides, before word `n`. */
function isBoundary(here: Here, n: number): boolean {
  const { text, count, from, to, kinds } = here;
  if (n === 0 || n === count || from[n]! > to[n - 1]!) return true;
  if (kinds[n] === LONE_SYMBOL || kinds[n - 1] === LONE_SYMBOL) return true;
  here.parted ??= partsOf(text);
  return here.parted.has(from[n]!);
}

function partsOf(text: string): Set<number> {
  const parts = new Set<number>();
  for (const { 0: run, index } of text.matchAll(RUN))
    if (NO_SPACES.test(run)) for (const part of cut(run)) parts.add(index + part.index);
  return parts;
}

/** Adds a place to places that end before it; what overlaps is one. */
function cover(places: Range[], from: number, to: number): void {
  let begin = from;
  while (places.length > 0 && places.at(-1)!.to > begin) begin = Math.min(begin, places.pop()!.from);
  places.push({ from: begin, to });
}

/** Beginnings of words: of each word the longest one is looked for, which knows the shorter ones. */
class Stems {
  readonly #known = new Vocabulary();
  /** By number of the stem: the end that it is. */
  readonly #ends: number[] = [NO_END];
  readonly #codes: Uint16Array[] = [new Uint16Array()];
  /** The lengths that some have. */
  readonly #lengths = new Set<number>();
  readonly #automaton: Automaton<Said>;

  constructor(automaton: Automaton<Said>) {
    this.#automaton = automaton;
  }

  add(codes: Uint16Array, said: Said): void {
    const stem = this.#known.add(codes, codes.length, hashOf(codes));
    const end = this.#ends[stem];
    if (end !== undefined) this.#automaton.sayAlso(end, said);
    else {
      this.#ends[stem] = this.#automaton.addEnd(said, 1);
      this.#codes[stem] = codes;
      this.#lengths.add(codes.length);
    }
  }

  finish(): void {
    for (const [stem, codes] of this.#codes.entries())
      if (stem > 0) this.#automaton.setNext(this.#ends[stem]!, this.endIn(codes, codes.length - 1));
  }

  /** The end of the longest one that this word begins with. */
  endIn(codes: Uint16Array, length: number): number {
    if (this.#known.size === 0) return NO_END;
    let hash = NO_HASH;
    let end = NO_END;
    for (let n = 1; n <= length; n++) {
      hash = hashOn(hash, codes[n - 1]!);
      if (this.#lengths.has(n)) end = this.#ends[this.#known.find(codes, n, hash)] || end;
    }
    return end;
  }
}
