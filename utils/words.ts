/**
 * The words of a text, as search knows them: compatible forms are one (NFKC), accents and case are folded by no
 * language's rules, and a script that writes no spaces is cut by the dictionary of the browser.
 */

/** A word as search spells it, and where it stands in the text as it is. */
export interface Found {
  word: string;
  from: number;
  to: number;
}

/** Letters, digits, what is written on them, and the joiners inside of a word. */
export const RUN = /[\p{L}\p{N}\p{M}\u200c\u200d]+/gu;
export const NO_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Left out by writers who hurry: accents, Hebrew and Arabic points, the Arabic stretch, joiners, enclosing marks. */
const LEFT_OUT =
  /[\u0300-\u036f]|[\u0591-\u05c7]|[\u064b-\u0652]|\u0670|\u0640|[\ufe00-\ufe0f]|\p{Me}|\u200c|\u200d/gu;
/** Letters that no accent can be taken from, but that are typed without their stroke where the keyboard lacks them. */
const PLAIN: Record<string, string> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ħ: 'h',
  ς: 'σ',
};
/** An index key has room for more; nobody types a longer word. */
const LONGEST_WORD = 64;

const cutter = new Intl.Segmenter('en', { granularity: 'word' });

/** In the order of the text. */
export const wordsIn = (text: string): string[] => foundIn(text).map(({ word }) => word);

export function foundIn(text: string): Found[] {
  return runsIn(text).flatMap(({ run, from }) => {
    const word = spell(run);
    return word === '' ? [] : [{ word, from, to: from + run.length }];
  });
}

/** `isWordLike` is not asked: a run holds nothing but words, and Firefox 153 says false of Japanese ones. */
function runsIn(text: string): { run: string; from: number }[] {
  return [...text.matchAll(RUN)].flatMap(({ 0: run, index }) =>
    NO_SPACES.test(run)
      ? cut(run).map((part) => ({ run: part.segment, from: index + part.index }))
      : [{ run, from: index }],
  );
}

/** Letters that are cut at once: each word that the browser gives holds a copy of all that it was given. */
const PIECE = 500;

/** Where the browser's dictionary parts a run of them. */
export function cut(run: string): { segment: string; index: number }[] {
  const words: { segment: string; index: number }[] = [];
  for (let from = 0; from < run.length; ) {
    const parts = [...cutter.segment(run.slice(from, from + PIECE))];
    // The next piece begins with the last words of this one: a dictionary looks three words ahead.
    if (from + PIECE < run.length) parts.splice(Math.max(1, parts.length - 4));
    for (const { segment, index } of parts) words.push({ segment, index: from + index });
    const last = words.at(-1)!;
    from = last.index + last.segment.length;
  }
  return words;
}

/** Upper case first: it takes ß apart and makes one of the letters that only some languages tell apart (ı). */
export function spell(run: string): string {
  return run
    .normalize('NFKD')
    .replaceAll(LEFT_OUT, '')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKC')
    .replaceAll(/[øłđðþæœħς]/g, (letter) => PLAIN[letter] ?? letter)
    .slice(0, LONGEST_WORD);
}

/** Where a text has one of these words, or one that begins with it. */
export const matchesIn = (text: string, wanted: readonly { word: string; prefix: boolean }[]): Found[] =>
  foundIn(text).filter((found) =>
    wanted.some(({ word, prefix }) => (prefix ? found.word.startsWith(word) : found.word === word)),
  );

/** How many letters somebody would count. */
export const lettersOf = (word: string): number => [...word].length;
