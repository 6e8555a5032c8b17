/**
 * What somebody typed into the search box. A word finds every word that begins with it, words in quotes stand as they
 * are and in that order, and `name:value` is a filter. What cannot be understood is said, never an empty list.
 */
import { CASE_KINDS } from '../../utils/cases';
import { READ_PLACES } from '../../utils/sites/mention';
import { lettersOf, wordsIn } from '../../utils/words';
import type { SearchedTopic } from './topics';

/** A word, or a mark (words.ts), that a case must have. */
export interface Wanted {
  word: string;
  /** Any word that begins with it will do. */
  prefix: boolean;
  /** A prefix of one or two letters: it is looked for in the newest cases only, the word itself in all. */
  short: boolean;
  /** Any of these marks will do; the word is what was typed. */
  any?: readonly string[];
}

/** Words that follow each other. */
export interface Phrase {
  words: string[];
  /** The last one may go on: it was typed without a closing quote. */
  open: boolean;
}

export interface Query {
  wanted: Wanted[];
  phrases: Phrase[];
  /** Logged before this moment, or from this moment on; ms since 1970. */
  before: number | null;
  from: number | null;
}

export const QUERY_PROBLEMS = [
  'filter',
  'value',
  'with',
  'date',
  'brand',
  'brands',
  'topic',
  'nothing',
] as const;
export interface QueryProblem {
  what: (typeof QUERY_PROBLEMS)[number];
  /** As it was typed. */
  typed: string;
  /** What is known in its place. */
  known: readonly string[];
}

/** Thrown where the reading ends. */
class Unclear extends Error {
  constructor(readonly problem: QueryProblem) {
    super(problem.what);
  }
}

const CHOICES: Record<string, readonly string[]> = {
  site: [...READ_PLACES, 'web'],
  kind: CASE_KINDS,
  state: ['open', 'resolved', 'confirmed', 'dismissed', 'merged', 'closed', 'ongoing'],
};
const FILTERS = [...Object.keys(CHOICES), 'with', 'topic', 'brand', 'before', 'after'];
/** A filter or none, then words in quotes (the closing one may be missing) or up to the next space. */
const PIECE = /(?:(?<name>\p{L}+):(?!\/\/))?(?:"(?<quoted>[^"]*)(?<closed>"?)|(?<bare>[^\s"]*))/gu;
const QUOTES = /[“”„«»]/g;

export function readQuery(
  text: string,
  brands: readonly { id: string; name: string }[],
  topics: readonly SearchedTopic[],
): { query: Query } | { problem: QueryProblem } {
  const query: Query = { wanted: [], phrases: [], before: null, from: null };
  try {
    for (const { groups = {} } of text.replaceAll(QUOTES, '"').matchAll(PIECE)) {
      const { name, quoted, closed, bare = '' } = groups;
      if (name !== undefined) addFilter(query, name.toLowerCase(), quoted ?? bare, brands, topics);
      else addWords(query, wordsIn(quoted ?? bare), closed === '"');
    }
    const some = query.wanted.length > 0 || query.before !== null || query.from !== null;
    if (!some) throw new Unclear({ what: 'nothing', typed: text.trim(), known: [] });
    return { query };
  } catch (error) {
    if (error instanceof Unclear) return { problem: error.problem };
    throw error;
  }
}

/** `exact`: they were quoted. A piece of several words (`don't`, `2.5`) holds together as if it were. */
function addWords(query: Query, words: string[], exact: boolean): void {
  words.forEach((word, n) => {
    query.wanted.push(exact || n < words.length - 1 ? whole(word) : beginning(word));
  });
  if (words.length > 1) query.phrases.push({ words, open: !exact });
}

const whole = (word: string): Wanted => ({ word, prefix: false, short: false });
const beginning = (word: string, name = ''): Wanted => ({
  word: name + word,
  prefix: true,
  short: lettersOf(word) <= 2,
});

function addFilter(
  query: Query,
  name: string,
  value: string,
  brands: readonly { id: string; name: string }[],
  topics: readonly SearchedTopic[],
): void {
  const choices = CHOICES[name];
  if (choices) query.wanted.push(chosen(`${name}:${oneOf(choices, name, value)}`));
  else if (name === 'brand') query.wanted.push(whole(`brand:${brandOf(brands, value)}`));
  else if (name === 'with') addColleague(query, value);
  else if (name === 'topic') query.wanted.push(topicOf(topics, value));
  else if (name === 'before') query.before = least(query.before, dayOf(name, value));
  else if (name === 'after') query.from = most(query.from, dayOf(name, value));
  else throw new Unclear({ what: 'filter', typed: name, known: FILTERS });
}

/** What is not closed is open, or resolved and not yet confirmed. */
const chosen = (mark: string): Wanted =>
  mark === 'state:ongoing' ? { ...whole(mark), any: ['state:open', 'state:resolved'] } : whole(mark);

/** The value that was typed, or the only one that begins so. */
function oneOf(choices: readonly string[], name: string, value: string): string {
  const typed = value.toLowerCase();
  const fitting = choices.includes(typed) ? [typed] : choices.filter((choice) => choice.startsWith(typed));
  const [only, ...more] = typed === '' ? [] : fitting;
  if (only !== undefined && more.length === 0) return only;
  throw new Unclear({ what: 'value', typed: name, known: choices });
}

function brandOf(brands: readonly { id: string; name: string }[], value: string): string {
  const typed = wordsIn(value).join(' ');
  const spelt = brands
    .map(({ id, name }) => ({ id, name, words: wordsIn(name).join(' ') }))
    .filter(({ words }) => words !== '');
  const same = spelt.filter(({ words }) => words === typed);
  const fitting = same.length > 0 ? same : spelt.filter(({ words }) => words.startsWith(typed));
  const [only, ...more] = fitting;
  const known = (more.length > 0 ? fitting : spelt).map(({ name }) => name);
  if (only === undefined || typed === '') throw new Unclear({ what: 'brand', typed: value, known });
  if (more.length > 0) throw new Unclear({ what: 'brands', typed: value, known });
  return only.id;
}

/** Whom it was with: by words of theirs. */
function addColleague(query: Query, value: string): void {
  const words = wordsIn(value);
  if (words.length === 0) throw new Unclear({ what: 'with', typed: value, known: [] });
  for (const word of words) query.wanted.push(beginning(word, 'with:'));
}

/** The topic that is called so; else all that have words that begin so. */
function topicOf(topics: readonly SearchedTopic[], value: string): Wanted {
  const typed = wordsIn(value);
  const spelt = topics.map((topic) => ({ ...topic, words: wordsIn(topic.name) }));
  const same = spelt.filter(({ words }) => words.join(' ') === typed.join(' '));
  const begin = spelt.filter(({ words }) => typed.every((one) => words.some((word) => word.startsWith(one))));
  const fitting = same.length > 0 ? same : begin;
  const known = [...new Set(topics.map(({ name }) => name))].slice(0, NAMED);
  if (typed.length === 0 || fitting.length === 0) throw new Unclear({ what: 'topic', typed: value, known });
  return { ...whole(`topic:${typed.join(' ')}`), any: fitting.flatMap(({ marks }) => marks) };
}

/** So many topics are named where none fits. */
const NAMED = 12;

/** The first moment of a year, a month or a day, in the user's own zone. */
function dayOf(name: string, value: string): number {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value) ?? [];
  const date = new Date(Number(year), Number(month) - 1, Number(day));
  const there = date.getMonth() === Number(month) - 1 && date.getDate() === Number(day);
  if (!there) throw new Unclear({ what: 'date', typed: `${name}:${value}`, known: [] });
  return date.getTime();
}

const least = (a: number | null, b: number) => (a === null ? b : Math.min(a, b));
const most = (a: number | null, b: number) => (a === null ? b : Math.max(a, b));
