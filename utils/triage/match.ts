/** Finds the phrases of a list in the words of a text: the longest at each place, in time linear in the text. */
import { wordsIn } from '../words';

interface Node<V> {
  next: Map<string, Node<V>>;
  /** By the beginning that a word must have. */
  stems: Map<string, Node<V>>;
  number: Node<V> | null;
  values: V[];
}

export type Phrases<V> = Node<V>;

export interface Match<V> {
  /** How many words. */
  length: number;
  values: readonly V[];
}

const node = <V>(): Node<V> => ({ next: new Map(), stems: new Map(), number: null, values: [] });

const into = <V>(map: Map<string, Node<V>>, key: string): Node<V> => {
  const known = map.get(key) ?? node<V>();
  map.set(key, known);
  return known;
};

export const split = (list: string): string[] =>
  list
    .split(',')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');

/** `lists`: what each value is found by, as `Language` in reasons.ts writes it. */
export function phrasesOf<V>(lists: readonly (readonly [V, string])[]): Phrases<V> {
  const root = node<V>();
  for (const [value, list] of lists)
    for (const phrase of split(list)) {
      add(root, phrase, value);
      // Who hurries leaves the apostrophe out.
      if (phrase.includes('’')) add(root, phrase.replaceAll('’', ''), value);
      // Hashtags write phrases in one word.
      if (phrase.length >= 9) add(root, phrase.replaceAll(/[ ’]/g, ''), value);
    }
  return root;
}

function add<V>(root: Node<V>, phrase: string, value: V): void {
  let at = root;
  for (const part of phrase.split(' ')) {
    if (part === '#') {
      at.number ??= node<V>();
      at = at.number;
      continue;
    }
    const words = wordsIn(part);
    for (const [n, word] of words.entries())
      at = part.endsWith('*') && n === words.length - 1 ? into(at.stems, word) : into(at.next, word);
  }
  if (!at.values.includes(value)) at.values.push(value);
}

/** The longest phrase that begins at word `from`. */
export function longestAt<V>(
  root: Phrases<V>,
  words: readonly string[],
  from: number,
  isNumber: (word: string) => boolean,
): Match<V> | null {
  let best: Match<V> | null = null;
  const follow = (at: Node<V>, n: number) => {
    if (at.values.length > 0 && (best === null || n > best.length)) best = { length: n, values: at.values };
    const word = words[from + n];
    if (word === undefined) return;
    const next = at.next.get(word);
    if (next) follow(next, n + 1);
    if (at.number && isNumber(word)) follow(at.number, n + 1);
    if (at.stems.size > 0)
      for (let end = word.length; end > 1; end--) {
        const stem = at.stems.get(word.slice(0, end));
        if (stem) follow(stem, n + 1);
      }
  };
  follow(root, 0);
  return best;
}
