/** What a manager looks out for on a page and in feeds: the ways in which it is written, and what says that it is not it. */
import { spell, wordsIn } from '../words';

export const WATCH_KINDS = ['brand', 'product', 'competitor', 'person', 'topic'] as const;
export type WatchKind = (typeof WATCH_KINDS)[number];

export interface Watchword {
  id: string;
  what: WatchKind;
  /** At least one: its name, other spellings, misspellings; each a word, a phrase, or the beginning of a word (`tram*`). */
  words: string[];
  /** An item that has one of these is not about it. */
  except: string[];
  /** Who is told when much more of it comes than usual; the first ones had none. */
  departments?: string[] | undefined;
}

/** Of one watch-word, and of its exclusions. */
export const MOST_PHRASES = 50;
/** In UTF-16 units. */
export const LONGEST_PHRASE = 200;
/** A shorter beginning would be in every other word. */
const SHORTEST_STEM = 2;

/** One a line, or parted by commas; each once. */
export function phrasesIn(typed: string): string[] {
  const phrases = typed.split(/[\n,،、]/).map((phrase) => phrase.trim().replaceAll(/\s+/g, ' '));
  return [...new Set(phrases.filter((phrase) => phrase !== ''))];
}

export const PHRASE_PROBLEMS = ['none', 'many', 'long', 'wordless', 'star', 'stem'] as const;
export type PhraseProblem = (typeof PHRASE_PROBLEMS)[number];

/** What keeps a list from being looked for, and the phrase that does; null: nothing. */
export function problemIn(phrases: readonly string[]): { problem: PhraseProblem; phrase: string } | null {
  const first = phrases[0];
  if (first === undefined) return { problem: 'none', phrase: '' };
  if (phrases.length > MOST_PHRASES) return { problem: 'many', phrase: first };
  for (const phrase of phrases) {
    const problem = problemOf(phrase);
    if (problem) return { problem, phrase };
  }
  return null;
}

function problemOf(phrase: string): PhraseProblem | null {
  if (phrase.length > LONGEST_PHRASE) return 'long';
  if (!/[\p{L}\p{N}\p{S}&]/u.test(phrase)) return 'wordless';
  const star = phrase.indexOf('*');
  if (star === -1) return null;
  const stem = phrase.slice(0, -1);
  // A phrase of which each word is known is found in one pass; one that ends in the beginning of a word would not be.
  if (star < phrase.length - 1 || wordsIn(stem).length !== 1) return 'star';
  return spell(stem).length < SHORTEST_STEM ? 'stem' : null;
}
