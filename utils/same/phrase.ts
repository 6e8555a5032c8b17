/** What several texts have in common in so many words: the longest run of words that enough of their writers share. */
import type { OwnWord } from './own-words';

export interface Written {
  /** Whose words; the same for what one person wrote twice. */
  writer: string;
  text: string;
  parts: readonly (readonly OwnWord[])[];
}

export interface Phrase {
  /** As the first of the texts has it. */
  words: string;
  /** How many people wrote it. */
  writers: number;
}

/** A phrase is at least so many words, so many of which say what it is about. */
const SHORTEST = 2;
const LEAST_TELLING = 2;

interface Run {
  at: { text: string; from: number; to: number };
  telling: number;
  writers: Set<string>;
}

/**
 * The longest that all of them share; where there is none, that half of them share (three at least). Of two as long the one
 * that more share, then the earlier. Null where nothing is shared.
 */
export function* sharedPhrase(texts: readonly Written[], fewest: number): Generator<void, Phrase | null> {
  const all = new Set(texts.map(({ writer }) => writer)).size;
  const half = Math.max(fewest, Math.ceil(all / 2));
  let best: { run: Run; length: number } | null = null;
  let shared: ReadonlySet<string> | null = null;
  for (let length = SHORTEST; ; length++) {
    const runs = new Map<string, Run>();
    for (const { writer, text, parts } of texts) {
      for (const part of parts) addRuns(runs, part, length, writer, text, shared);
      yield;
    }
    for (const [key, { writers }] of runs) if (writers.size < half) runs.delete(key);
    if (runs.size === 0) break;
    for (const run of runs.values()) {
      if (run.telling < LEAST_TELLING) continue;
      const better =
        best === null ||
        rank(run, length, all) > rank(best.run, best.length, all) ||
        (rank(run, length, all) === rank(best.run, best.length, all) &&
          run.writers.size > best.run.writers.size);
      if (better) best = { run, length };
    }
    shared = new Set(runs.keys());
  }
  if (best === null) return null;
  const { at, writers } = best.run;
  return { words: at.text.slice(at.from, at.to), writers: writers.size };
}

/** What all share goes before what is longer. */
const rank = ({ writers }: Run, length: number, all: number) => (writers.size === all ? 1_000 : 0) + length;

function addRuns(
  runs: Map<string, Run>,
  part: readonly OwnWord[],
  length: number,
  writer: string,
  text: string,
  shorter: ReadonlySet<string> | null,
): void {
  for (let at = 0; at + length <= part.length; at++) {
    const words = part.slice(at, at + length);
    // A run can only be shared where both of its shorter ones are.
    if (shorter && !(shorter.has(keyOf(words.slice(0, -1))) && shorter.has(keyOf(words.slice(1))))) continue;
    const key = keyOf(words);
    const run = runs.get(key) ?? {
      at: { text, from: words[0]!.from, to: words.at(-1)!.to },
      telling: new Set(words.filter(({ telling }) => telling).map(({ word }) => word)).size,
      writers: new Set(),
    };
    run.writers.add(writer);
    runs.set(key, run);
  }
}

const keyOf = (words: readonly OwnWord[]) => words.map(({ word }) => word).join(' ');
