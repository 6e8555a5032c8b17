/** A text in which what was searched for is marked. */
import { Fragment } from 'preact';
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

export const Marked = ({ text, wanted }: { text: string; wanted: readonly Wanted[] }) => (
  <MarkedAt text={text} places={wanted.length === 0 ? [] : matchesIn(text, wanted)} />
);

interface Place {
  from: number;
  to: number;
}

/** `places`: in order, and apart. */
export const MarkedAt = ({ text, places }: { text: string; places: readonly Place[] }) => (
  <>
    {places.map(({ from, to }, n) => (
      <Fragment key={from}>
        {text.slice(places[n - 1]?.to ?? 0, from)}
        <mark>{text.slice(from, to)}</mark>
      </Fragment>
    ))}
    {text.slice(places.at(-1)?.to ?? 0)}
  </>
);

/** The part of a text in which the first place is seen; as long as it is, where that stands at its beginning. */
export function excerptAt(text: string, places: readonly Place[], length: number) {
  const first = places[0]?.from ?? 0;
  const from =
    first <= 2 * SEEN ? 0 : Math.max(text.lastIndexOf(' ', first - BEFORE) + 1, first - 2 * BEFORE);
  const before = from === 0 ? '' : '… ';
  const moved = places.map((place) => ({
    from: place.from - from + before.length,
    to: place.to - from + before.length,
  }));
  const excerpt = (before + text.slice(from)).slice(0, length);
  return { text: excerpt, places: moved.filter(({ to }) => to <= excerpt.length) };
}
