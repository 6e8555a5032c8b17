/**
 * What a text seems to be, from listed reasons that are shown with it: it decides nothing. No reason, no suggestion.
 * Anger raises the urgency of a matter and never speaks for leaving it (README, "The words").
 */
import { foundIn } from '../words';
import { en } from './en';
import { es } from './es';
import { longestAt, type Phrases, phrasesOf, split } from './match';
import {
  ABOUT,
  type Language,
  REASONS,
  type Reason,
  type SuggestedKind,
  TOPICS,
  type Topic,
} from './reasons';
import { sv } from './sv';
import { type Weights, weightOf } from './weights';

export type Urgency = 'low' | 'normal' | 'high';

/** Where a reason stands in the text, in UTF-16 units. */
export interface Because {
  reason: Reason;
  /** `text.slice(start, end)` */
  phrase: string;
  start: number;
  end: number;
}

export interface Suggestion {
  /** Null where nothing speaks for a kind. */
  kind: SuggestedKind | null;
  urgency: Urgency;
  anger: boolean;
  topic: Topic | null;
  /** All that was found, in the order of the text; also what speaks for another kind. */
  because: Because[];
}

interface Compiled {
  common: ReadonlySet<string>;
  numbers: ReadonlySet<string>;
  not: Phrases<true>;
  reasons: Phrases<Reason | null>;
  topics: Phrases<Topic>;
}

const setOf = (list: string) =>
  new Set(split(list).flatMap((phrase) => foundIn(phrase).map(({ word }) => word)));

const compile = ({ common, numbers, not, idle, reasons, topics }: Language): Compiled => ({
  common: setOf(common),
  numbers: setOf(numbers),
  not: phrasesOf([[true, not]]),
  reasons: phrasesOf<Reason | null>([
    [null, idle],
    ...REASONS.map((reason) => [reason, reasons[reason] ?? ''] as const),
  ]),
  topics: phrasesOf(TOPICS.map((topic) => [topic, topics[topic]] as const)),
});

/** Made when it is first asked for: it takes tens of milliseconds, and a case should open at once. */
let languages: readonly Compiled[] | null = null;
const compiled = () => (languages ??= [en, es, sv].map(compile));

/** What means the same in every language. */
const SIGNS: readonly [Reason, string][] = [
  ['questionMark', '? ？ ؟'],
  ['angry', '😡 🤬 😠 👿 🖕'],
  ['disappointed', '😤 😒 😞 😔 😢 😭 😩 😫 😑 😐 🙄 👎 💔 :( :-( :/ :-/'],
  ['pleased', '😊 😍 🥰 😀 😃 😄 😁 😎 👍 👏 🙌 🎉 ❤ 💙 💚 💜 💛 💖 ♥ <3 :) :-) :D ;)'],
  ['thanks', '🙏'],
];
const REASON_OF = new Map(SIGNS.flatMap(([reason, signs]) => signs.split(' ').map((sign) => [sign, reason])));
const SIGN = new RegExp(
  [...REASON_OF.keys()].map((sign) => sign.replaceAll(/[?()|/*]/g, String.raw`\$&`)).join('|'),
  'gu',
);

/**
 * Names of accounts and links are no words of the customer’s; and a script that writes no spaces is none of ours, but
 * would be cut into words at a price that grows with the square of its length.
 */
const NO_WORDS =
  /https?:\/\/\S+|www\.\S+|@[\p{L}\p{N}_.]+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
const NUMBER = /^\p{N}+$/u;
/** So far a "not" reaches, in words. */
const REACH = 3;
const ENDS_CLAUSE = /[.,;:!?\n…]/u;
/** A "not" before one of these takes it away; one before what pleases makes a complaint of it. */
const TAKEN_AWAY = new Set<Reason>([
  'broken',
  'disappointed',
  'angry',
  'treatment',
  'thanks',
  'danger',
  'leaving',
]);
/** So often one reason counts. */
const MOST = 2;
/** Less is no suggestion. */
const LEAST = 2;
/** Of two that weigh the same. A case is a complaint as it is: to be suggested, one has to outweigh the others. */
const ORDER: readonly SuggestedKind[] = ['question', 'lead', 'feedback', 'praise', 'complaint', 'spam'];

export function suggest(text: string, weights: Weights): Suggestion {
  const plain = text.replaceAll(NO_WORDS, (found) => ' '.repeat(found.length));
  const words = foundIn(plain);
  const { found, topic } = compiled()
    .map((language) => read(plain, words, language))
    .reduce((best, one) => (one.known > best.known ? one : best));
  for (const { 0: sign, index } of plain.matchAll(SIGN))
    found.push({ reason: REASON_OF.get(sign)!, start: index, end: index + sign.length });
  const because = found
    .sort((a, b) => a.start - b.start)
    .map((one): Because => ({ ...one, phrase: text.slice(one.start, one.end) }));
  const anger = because.some(({ reason }) => reason === 'angry');
  const kind = strongest(because, weights, anger);
  return { kind, urgency: urgencyOf(kind, because, anger), anger, topic, because };
}

function strongest(because: readonly Because[], weights: Weights, anger: boolean): SuggestedKind | null {
  const sums = new Map<SuggestedKind, number>();
  for (const reason of REASONS) {
    const { speaksFor } = ABOUT[reason];
    if (speaksFor === null || (speaksFor === 'spam' && anger)) continue;
    const times = new Set(
      because.filter((one) => one.reason === reason).map(({ phrase }) => phrase.toLowerCase()),
    );
    sums.set(speaksFor, (sums.get(speaksFor) ?? 0) + weightOf(weights, reason) * Math.min(times.size, MOST));
  }
  const most = Math.max(...sums.values());
  return most >= LEAST ? (ORDER.find((kind) => sums.get(kind) === most) ?? null) : null;
}

function urgencyOf(kind: SuggestedKind | null, because: readonly Because[], anger: boolean): Urgency {
  const raised = because.some(
    ({ reason }) =>
      reason === 'urgent' || reason === 'danger' || (reason === 'leaving' && kind === 'complaint'),
  );
  if (anger || raised) return 'high';
  return kind === 'praise' || kind === 'spam' ? 'low' : 'normal';
}

type Words = ReturnType<typeof foundIn>;

/** `known`: how many words this language knows, which tells the languages apart. */
function read(text: string, words: Words, language: Compiled) {
  const spelt = words.map(({ word }) => word);
  const isNumber = (word: string) => NUMBER.test(word) || language.numbers.has(word);
  const reasons: Omit<Because, 'phrase'>[] = [];
  const topics = new Map<Topic, number>();
  let known = spelt.filter((word) => language.common.has(word)).length;
  let not: { from: number; to: number } | null = null;
  for (let at = 0; at < words.length; ) {
    const denied = longestAt(language.not, spelt, at, isNumber);
    const match = longestAt(language.reasons, spelt, at, isNumber);
    const end = at + Math.max(match?.length ?? 0, 1);
    if (match) {
      known += match.length;
      const negated =
        not !== null &&
        at - not.to <= REACH &&
        !ENDS_CLAUSE.test(text.slice(words[not.to]!.to, words[at]!.from));
      for (const found of match.values) {
        const reason = negated && found !== null ? denial(found) : found;
        if (reason === null) continue;
        const start = words[negated && reason !== found ? not!.from : at]!.from;
        reasons.push({ reason, start, end: words[end - 1]!.to });
      }
    }
    // A longer phrase has used it up: “no problem, thanks”.
    if (denied && (match?.length ?? 0) <= denied.length) not = { from: at, to: at + denied.length - 1 };
    at = end;
  }
  for (const at of words.keys())
    for (const topic of longestAt(language.topics, spelt, at, isNumber)?.values ?? [])
      topics.set(topic, (topics.get(topic) ?? 0) + 1);
  const [topic] = [...topics].sort(([, a], [, b]) => b - a)[0] ?? [null];
  return { known, found: reasons, topic };
}

/** What a reason becomes behind a "not". */
function denial(reason: Reason): Reason | null {
  if (reason === 'pleased') return 'notGood';
  return TAKEN_AWAY.has(reason) ? null : reason;
}
