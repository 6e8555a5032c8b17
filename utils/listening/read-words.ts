/**
 * Reads a text as words for matching: each letter folded as search folds it (utils/words.ts), a word at a time where words are
 * apart, a letter at a time where a script writes no spaces, and each symbol by itself (C++, AT&T, an emoji). Made for thousands
 * of texts at once: it keeps nothing, and tells each word by its place in one buffer.
 */
import { NO_SPACES, spell } from '../words';

/** What a character is: between words, part of one, a letter that needs no spaces, a symbol, a sign on a letter, or left out. */
const APART = 0;
const LETTER = 1;
const DENSE = 2;
const SYMBOL = 3;
const SIGN = 4;
const NOTHING = 5;
const UNKNOWN = 255;

const IN_WORD = /[\p{L}\p{N}\p{M}\u200c\u200d]/u;
/** Marks of ownership stand behind a name and are no part of it. */
const IS_SYMBOL = /[\p{S}&]/u;
const OWNED = /[™®©℠]/u;

/** By UTF-16 unit; what is beyond, or folds to several units, is in `folded`. Filled as characters are met. */
const kinds = new Uint8Array(65_536).fill(UNKNOWN);
const units = new Uint16Array(65_536);
const folded = new Map<number, { kind: number; codes: number[] }>();
const SEVERAL = 0;

function learn(point: number): { kind: number; codes: number[] } {
  const character = String.fromCodePoint(point);
  const lone = point >= 0xd800 && point < 0xe000;
  const word = !lone && IN_WORD.test(character);
  const symbol = !word && !lone && IS_SYMBOL.test(character) && !OWNED.test(character);
  // Taken apart, so that one letter and the same letter with its parts are the same.
  const spelt = word ? spell(character).normalize('NFKD') : symbol ? character : '';
  const codes = Array.from({ length: spelt.length }, (_, n) => spelt.charCodeAt(n));
  const kind = symbol ? SYMBOL : !word ? APART : codes.length === 0 ? NOTHING : inWord(character);
  const known = { kind, codes };
  if (point < 65_536) {
    kinds[point] = kind;
    units[point] = codes.length === 1 ? codes[0]! : SEVERAL;
  }
  if (codes.length > 1 || point >= 65_536) folded.set(point, known);
  return known;
}

function inWord(character: string) {
  if (NO_SPACES.test(character)) return DENSE;
  return /\p{M}/u.test(character) ? SIGN : LETTER;
}

/** Gets each word: its folded units in `codes[0..length)`, its hash, and where it stands in the text. */
export type OnWord = (
  codes: Uint16Array,
  length: number,
  hash: number,
  from: number,
  to: number,
  kind: WordKind,
) => void;
export const WORD = LETTER;
export const LONE_LETTER = DENSE;
export const LONE_SYMBOL = SYMBOL;
export type WordKind = typeof LETTER | typeof DENSE | typeof SYMBOL;

/** Any number; the next one of a word is made of the one before and its next unit. */
export const NO_HASH = 0x811c9dc5 | 0;
export const hashOn = (hash: number, code: number) => Math.imul(hash ^ code, 0x01000193);

/** Gives the function that reads; it has its own buffer, so a word is to be looked at when it is told. */
export function wordReader(): (text: string, onWord: OnWord) => void {
  let codes = new Uint16Array(256);
  return (text, onWord) => {
    let length = 0;
    let hash = NO_HASH;
    let from = 0;
    let to = 0;
    let kind: WordKind = LETTER;
    const put = (code: number) => {
      if (length === codes.length) {
        const longer = new Uint16Array(2 * length);
        longer.set(codes);
        codes = longer;
      }
      codes[length++] = code;
      hash = hashOn(hash, code);
    };
    const end = () => {
      if (length === 0) return;
      onWord(codes, length, hash, from, to, kind);
      length = 0;
      hash = NO_HASH;
    };
    /** Of most texts all: letters of one unit each. Gives where they end. */
    const putPlain = (start: number) => {
      const most = codes;
      let n = length;
      let made = hash;
      let at = start;
      for (; at < text.length && n < most.length; at++) {
        const unit = text.charCodeAt(at);
        const code = units[unit]!;
        if (kinds[unit] !== LETTER || code === SEVERAL) break;
        most[n++] = code;
        made = hashOn(made, code);
      }
      if (n > length) {
        if (length === 0) {
          from = start;
          kind = LETTER;
        }
        length = n;
        hash = made;
        to = at;
      }
      return at;
    };
    for (let at = 0; at < text.length; ) {
      if (length === 0 || kind === LETTER) {
        at = putPlain(at);
        if (at === text.length) break;
      }
      const unit = text.charCodeAt(at);
      const high = unit >= 0xd800 && unit < 0xdc00;
      const point = high ? text.codePointAt(at)! : unit;
      const next = point > 0xffff ? at + 2 : at + 1;
      let is = point > 0xffff ? UNKNOWN : kinds[point]!;
      let several: readonly number[] | null = null;
      if (is === UNKNOWN) {
        const known = folded.get(point) ?? learn(point);
        is = known.kind;
        several = known.codes;
      } else if (is < NOTHING && is > APART && units[point] === SEVERAL) several = folded.get(point)!.codes;
      if (is === APART) end();
      else if (is === NOTHING) {
        // An accent belongs to the letter that it stands on.
        if (length > 0) to = next;
      } else {
        if (length > 0 && is !== SIGN && (is !== LETTER || kind !== LETTER)) end();
        if (length === 0) {
          from = at;
          kind = is === SIGN ? LETTER : (is as WordKind);
        }
        if (several === null) put(units[point]!);
        else for (const code of several) put(code);
        to = next;
      }
      at = next;
    }
    end();
  };
}
