/**
 * Makes of what stands in a page something invented of the same shape, the same for the same, so that a report names
 * nobody and a reader reads it as it read the page. It is asked for everything twice: the first time it only gathers.
 */
import { siteNameOf } from '../sites/hosts';
import { recoded } from './encoded';
import { Numbers } from './numbers';
import { CAMEL, SITE_WORDS, wordsIn } from './site-words';

export interface Known {
  /** Words that the chains of the site look for. */
  chains: ReadonlySet<string>;
  /** Runs of letters, in lower case, that most items of the page have in their keys: what a site calls a part. */
  shared: ReadonlySet<string>;
  /** Words of people's names and handles as far as they could be read. */
  people: ReadonlySet<string>;
}

const FROM = Date.UTC(2026, 0, 1);
const MINUTE = 60_000;
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d[\d:.]*(?:Z|[+-]\d\d:?\d\d)$/;
const PICTURE = String.raw`(?:\p{Extended_Pictographic}|\p{Regional_Indicator})`;
const EMOJI = new RegExp(String.raw`${PICTURE}(?:${PICTURE}|\p{Emoji_Modifier}|\u200d|\ufe0f)*`, 'u');
/** Anything but white space, punctuation, and what turns the direction of writing. */
const PLAIN = /[^\s!-/:-@[-`{-~…•·’“”–—\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
/** Words, numbers, emoji, and any other sign that could be part of a name. */
const IN_TEXT = new RegExp(String.raw`[\p{L}\p{M}]+|\d+|${EMOJI.source}|${PLAIN.source}`, 'gu');
const IS_EMOJI = new RegExp(`^${EMOJI.source}`, 'u');

export class Censor {
  readonly #known: Known;
  readonly #numbers = new Numbers();
  readonly #words = new Map<string, string>();
  /** Words that stand in texts and addresses, in lower case: whatever else has them names the same. */
  readonly #said = new Set<string>();
  readonly #times = new Map<string, number>();
  #made = 0;
  #settled = false;

  constructor(known: Known) {
    this.#known = known;
  }

  /** All has been gathered; from now on it answers. */
  settle(): void {
    this.#settled = true;
    this.#numbers.settle();
    for (const [rank, time] of [...this.#times.keys()]
      .sort((a, b) => Date.parse(a) - Date.parse(b))
      .entries())
      this.#times.set(time, FROM + rank * MINUTE);
  }

  /** Other words, as many; a hidden "https://" is no word of anybody. */
  text(words: string): string {
    if (/^https?:\/\/$/.test(words)) return words;
    return words.replace(IN_TEXT, (run) => {
      if (/^\d/.test(run)) return this.#numbers.of(run);
      if (IS_EMOJI.test(run)) return run === '🌿' ? '🍀' : '🌿';
      if (!/^[\p{L}\p{M}]/u.test(run)) return '~';
      this.#said.add(run.toLowerCase());
      return this.#word(run);
    });
  }

  time(value: string): string | null {
    if (!ISO.test(value) || Number.isNaN(Date.parse(value))) return null;
    if (!this.#settled) this.#times.set(value, 0);
    return new Date(this.#times.get(value) ?? FROM).toISOString();
  }

  /** A key, an id or a test id: what the site calls its parts stays, and what could be one item's own does not. */
  key(value: string): string {
    return this.#pieces(value, (run) => this.#keepOrMake(run));
  }

  /** True for a name of the site's own that stays as it is, its version ("v2") aside. */
  isKept(name: string): boolean {
    const words = name.replace(/\bv\d(?=_|-|$)/g, 'v');
    return this.#settled && !/\d/.test(words) && this.key(words) === words;
  }

  /** True for a name that is made of words of the sites alone. */
  isSiteName(name: string): boolean {
    return wordsIn(name).every((word) => this.#isSiteWord(word));
  }

  /** Host and known words stay; other hosts and unknown parameters are left out. */
  address(href: string, page: URL): string {
    if (!URL.canParse(href, page.href)) return '';
    const url = new URL(href, page);
    if (!/^https?:$/.test(url.protocol) || siteNameOf(url) !== siteNameOf(page))
      return '//elsewhere.example/';
    const query = [...url.searchParams].flatMap(([name, value]) =>
      this.isSiteName(name) && !/\d/.test(name) ? [`${name}=${encodeURIComponent(this.#part(value))}`] : [],
    );
    const asked = query.length > 0 ? `?${query.join('&')}` : '';
    if (/^[?#]/.test(href)) return href.startsWith('?') ? asked || '?' : '#';
    const path = url.pathname
      .split('/')
      .map((part) => (part.includes('%') ? encodeURIComponent(this.#part(decoded(part))) : this.#part(part)))
      .join('/');
    return (/^(?:https?:)?\/\//.test(href) ? page.origin : '') + path + asked;
  }

  /** A part of an address: only words that are known beforehand stay. */
  #part(value: string): string {
    return this.#pieces(value, (letters) => {
      if (this.isSiteName(letters)) return letters;
      this.#said.add(letters.toLowerCase());
      return this.#word(letters);
    });
  }

  #pieces(value: string, letters: (run: string) => string): string {
    const parts = value.split('-');
    const other: string[] = [];
    for (let n = 0; n < parts.length; n++) {
      // A piece of base64 may have a "-" of its own.
      const pair = `${parts[n]}-${parts[n + 1]}`;
      const one = recoded(parts[n] ?? '', this.#numbers);
      const two = one === null && n + 1 < parts.length ? recoded(pair, this.#numbers) : null;
      if (two !== null) n++;
      other.push(one ?? two ?? this.#plain(parts[n] ?? '', letters));
    }
    return other.join('-');
  }

  #plain(piece: string, letters: (run: string) => string): string {
    return piece.replace(/pfbid\w+|[\p{L}\p{M}]+|\d+|[^\p{ASCII}]/gu, (run) => {
      if (run.startsWith('pfbid')) return `pfbid0${this.#word(run)}`;
      if (/^\d/.test(run)) return this.#numbers.of(run);
      return /^\p{L}/u.test(run) ? letters(run) : '~';
    });
  }

  #isSiteWord(word: string): boolean {
    return SITE_WORDS.has(word) || this.#known.chains.has(word);
  }

  #keepOrMake(run: string): string {
    const whole = run.toLowerCase();
    const { shared, people } = this.#known;
    if (people.has(whole) || this.#said.has(whole)) return this.#isSiteWord(whole) ? run : this.#word(run);
    const isKept = (word: string) => this.#isSiteWord(word) || (shared.has(whole) && !people.has(word));
    // Whoever is called so in one piece is called so elsewhere, too.
    if (!wordsIn(run).some(isKept)) return this.#word(run);
    return run.replace(CAMEL, (part) => (isKept(part.toLowerCase()) ? part : this.#word(part)));
  }

  /** The invented word in place of this one; a capital stays one. */
  #word(original: string): string {
    const key = original.toLowerCase();
    if (!this.#settled) return original;
    let word = this.#words.get(key);
    if (word === undefined) {
      do word = invented(this.#made++);
      while (this.#isSiteWord(word) || this.#said.has(word) || this.#known.people.has(word));
      this.#words.set(key, word);
    }
    return original.slice(0, 1) === key.slice(0, 1) ? word : word.slice(0, 1).toUpperCase() + word.slice(1);
  }
}

const CONSONANTS = 'bdfgklmnprstvz';
const VOWELS = 'aeiou';

/** bami, dafo, …: the n-th invented word, of two syllables as long as there are such. */
function invented(n: number): string {
  const syllable = (at: number) => CONSONANTS.charAt(at % 14) + VOWELS.charAt(Math.floor(at / 14) % 5);
  let word = syllable(n) + syllable(n * 11 + 19);
  for (let rest = Math.floor(n / 70); rest > 0; rest = Math.floor(rest / 70)) word += syllable(rest);
  return word;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
