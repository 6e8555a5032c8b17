/** A text in which what was searched for is marked. */
import { matchesIn } from '../utils/words';

export interface Wanted {
  word: string;
  /** Any word that begins with it is marked. */
  prefix: boolean;
}

/** A card has room for so much of a text, in UTF-16 units, and shows about so much of it. */
const LENGTH = 600;
const SEEN = 100;
/** What is kept before the first match. */
const BEFORE = 30;

/** The part of a text in which the first match is seen. */
export function excerptOf(text: string, wanted: readonly Wanted[]): string {
  const at = wanted.length === 0 ? 0 : (matchesIn(text, wanted)[0]?.from ?? 0);
  if (at <= SEEN) return text.slice(0, LENGTH);
  const from = Math.max(text.lastIndexOf(' ', at - BEFORE) + 1, at - 2 * BEFORE);
  return `… ${text.slice(from, from + LENGTH)}`;
}

export function Marked({ text, wanted }: { text: string; wanted: readonly Wanted[] }) {
  if (wanted.length === 0) return <>{text}</>;
  const matches = matchesIn(text, wanted);
  return (
    <>
      {matches.map(({ from, to }, n) => (
        <>
          {text.slice(matches[n - 1]?.to ?? 0, from)}
          <mark key={from}>{text.slice(from, to)}</mark>
        </>
      ))}
      {text.slice(matches.at(-1)?.to ?? 0)}
    </>
  );
}
