/** What can be searched of a case: every word that was ever written in it, and what it is. */
import { topicKey } from '../utils/topics';
import { wordsIn } from '../utils/words';
import type { CaseEntry } from './entries';
import { effective, foldCase, isClosed } from './fold';
import type { CaseFold, WordsRow } from './records';

/** Ranks that cases of one millisecond share between them. */
const TIES = 1024;

/** Marks what a case is, beside the words that it has: no word holds a colon. */
export type Mark =
  | `site:${string}`
  | `kind:${string}`
  | `state:${string}`
  | `brand:${string}`
  | `with:${string}`
  | `topic:${string}`;

/** The row of a case; null when its logging was taken back. */
export function wordsOf(entries: readonly CaseEntry[]): WordsRow | null {
  const fold = foldCase(entries);
  if (!fold) return null;
  const history = entriesOfCase(entries);
  const words = new Set<string>([...textsOf(history).flatMap(wordsIn), ...marksOf(fold, history)]);
  return { rank: firstRank(fold), caseId: fold.id, words: [...words] };
}

/** A topic is one word of the index, under what it was called when it was said (queries/topics.ts). */
export const topicMark = (brand: string, name: string) => `topic:${brand} ${topicKey(name)}` as const;

/** What still stands since the case was opened: as the fold sees it. */
export function entriesOfCase(entries: readonly CaseEntry[]): CaseEntry[] {
  const all = effective(entries);
  return all.slice(all.findIndex(({ kind }) => kind === 'opened'));
}

/** All that somebody wrote, oldest first: the customer, we, and whom it was handed to. */
export function textsOf(history: readonly CaseEntry[]): string[] {
  return history.flatMap(textsOfEntry).filter((text) => text !== null && text !== '') as string[];
}

function textsOfEntry(entry: CaseEntry): (string | null)[] {
  switch (entry.kind) {
    case 'opened':
    case 'mentionAdded': {
      const { author, text } = entry.body.evidence;
      return [author.name, author.handle, text];
    }
    case 'handedOff': {
      // Most of a packet stands in the case already, but the manager may have written into it.
      const { name, department, asked, told, packet = null } = entry.body;
      return [name, department, asked, told, packet];
    }
    case 'followUpSet':
    case 'handoffWithdrawn':
      return [entry.body.why];
    case 'resolved':
      return [entry.body.outcome];
    case 'tagged':
      return entry.body.add;
    case 'noted':
    case 'answered':
    case 'handoffAnswered':
    case 'asked':
    case 'spokeAgain':
    case 'seenEdited':
    case 'seenAnswered':
    case 'seenSpoke':
      return [entry.body.text];
    default:
      return [];
  }
}

function marksOf(fold: CaseFold, history: readonly CaseEntry[]): Mark[] {
  const colleagues = history.flatMap((entry) =>
    entry.kind === 'handedOff' ? wordsIn(`${entry.body.name} ${entry.body.department}`) : [],
  );
  return [
    `site:${fold.evidence.place}`,
    `kind:${fold.kind}`,
    `state:${fold.state}`,
    ...(isClosed(fold) ? (['state:closed'] as const) : []),
    `brand:${fold.brand}`,
    ...colleagues.map((word): Mark => `with:${word}`),
    ...fold.topics.map((topic) => topicMark(fold.brand, topic)),
  ];
}

/**
 * The newest case has the lowest rank, so that a plain read of the index gives the newest first. A number, because it
 * stands beside every word: an id would make the index three times as large. Where another case has it, the next is taken.
 */
function firstRank({ id, loggedAt }: CaseFold): number {
  return rankAt(Date.parse(loggedAt)) - (Number.parseInt(id.slice(0, 4), 16) % TIES || 0);
}

/** The highest rank of the cases that were logged in this millisecond. */
export const rankAt = (ms: number): number => -(ms * TIES);

/** When the case of a rank was logged, in ms since 1970. */
export const momentOf = (rank: number): number => -Math.ceil(rank / TIES);
