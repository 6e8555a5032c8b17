/** Watch-words against what stands on pages: what `npm run bench` runs, in a page. */
import { type Matcher, matcherOf, type Wanted } from '../../utils/listening/match';

/** The same sequence for the same seed (mulberry32). */
function random(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SYLLABLES = 'nim bus tra ven lo ka mi dor est ån li ra po nu sel vag bro ett ing os'.split(' ');
/** Texts of about 140 letters, as short posts are. */
const WORDS_AN_ITEM = 24;

function vocabulary(next: () => number, size: number): string[] {
  const part = () => SYLLABLES[Math.floor(next() * SYLLABLES.length)]!;
  const words = new Set<string>();
  // The first ones are the common ones, and short.
  while (words.size < size) {
    const parts = words.size < 20 ? 1 : words.size < 300 ? 2 : 3 + Math.floor(next() * 2);
    words.add(Array.from({ length: parts }, part).join(''));
  }
  return [...words];
}

/** Common words come often: the n-th of a language about 1/n as often as the first. */
const pick = (words: readonly string[], next: () => number) => words[Math.floor(words.length ** next()) - 1]!;

function desk(watchwords: number, items: number) {
  const next = random(1);
  const words = vocabulary(next, 20_000);
  const rare = () => words[1_000 + Math.floor(next() * 19_000)]!;
  const watched = Array.from({ length: watchwords }, (_, n): Wanted => {
    const name = next() < 0.4 ? `${rare()} ${rare()}` : rare();
    return { id: String(n), words: [name, rare()], except: next() < 0.2 ? [rare()] : [] };
  });
  const texts = Array.from({ length: items }, () =>
    Array.from({ length: WORDS_AN_ITEM }, () => pick(words, next)).join(' '),
  );
  return { watched, texts };
}

const median = (list: number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]!;

function timed<T>(run: () => T): { ms: number; value: T } {
  const start = performance.now();
  const value = run();
  return { ms: performance.now() - start, value };
}

const countIn = (matcher: Matcher, texts: readonly string[]) =>
  texts.reduce((sum, text) => sum + matcher([text]).ids.length, 0);

/** The floor: every text split at its spaces and each word looked up in one set. */
const floorIn = (set: ReadonlySet<string>, texts: readonly string[]) =>
  texts.reduce(
    (sum, text) =>
      sum +
      text
        .toLowerCase()
        .split(' ')
        .filter((word) => set.has(word)).length,
    0,
  );

export function matching(watchwords: number, items: number, rounds: number) {
  const { watched, texts } = desk(watchwords, items);
  const set = new Set(watched.flatMap(({ words }) => words));
  const times = { build: [] as number[], match: [] as number[], floor: [] as number[] };
  let found = 0;
  for (let n = 0; n < rounds; n++) {
    const built = timed(() => matcherOf(watched));
    const matched = timed(() => countIn(built.value, texts));
    const floor = timed(() => floorIn(set, texts));
    found = matched.value;
    times.build.push(built.ms);
    times.match.push(matched.ms);
    times.floor.push(floor.ms);
  }
  const [build, match, floor] = [median(times.build), median(times.match), median(times.floor)];
  return { build, match, floor, first: times.match[0]! + times.build[0]!, found };
}

/** What makes other matchers slow: each gives the n-th of `count` phrases of `length` letters, and a text for them. */
/** In letters: what is looked through. */
const TEXT = 100_000;

const HOSTILE: Record<string, (n: number, length: number) => string> = {
  // Each an end of the next: every word of the text ends in all of them.
  repeated: (n, length) => 'a '.repeat(Math.max(1, Math.floor(length / 2) - n)),
  // The same to the last word.
  'alike but for their ends': (n, length) => `${'a '.repeat(Math.floor(length / 2) - 4)}b${n}`,
  // Nothing in common.
  'unlike each other': (n, length) => {
    const next = random(n);
    let text = '';
    while (text.length < length) text += `${Math.floor(next() * 2 ** 30).toString(36)} `;
    return text.slice(0, length);
  },
  // What a pattern of regular expressions chokes on.
  expressions: (n, length) => `${'(a+)+ '.repeat(Math.floor(length / 6) - 2)}$${n}`,
  // In a script without spaces: each the beginning of the next, as long as a phrase may be, and half of them no words of the text.
  nested: (n, length) => '的中国人'.repeat(length / 4).slice(0, length === TEXT ? length : 1 + (n % 199)),
  // Parted in other ways, all would be the same hashtag; the text has that word, and no hashtag.
  'one hashtag': (n, length) =>
    length === TEXT ? `${TAG} `.repeat(length / (TAG.length + 1)) : partedAs(n + 1),
};

const TAG = 'abcdefghijklmnop';

/** A space behind the letters whose bits are set. */
const partedAs = (bits: number) =>
  [...TAG]
    .map((letter, at) => ((bits >> at) & 1 ? `${letter} ` : letter))
    .join('')
    .trim();

export const HOSTILE_KINDS = Object.keys(HOSTILE);

/** Milliseconds to read `count` phrases of `length` letters, and to look for them in a text of 1 million letters. */
export function hostile(kind: string, count: number, length: number) {
  const phrase = HOSTILE[kind]!;
  const watched = Array.from(
    { length: count },
    (_, n): Wanted => ({
      id: String(n),
      words: [phrase(n, length)],
      except: [],
    }),
  );
  const text = phrase(0, TEXT);
  const built = timed(() => matcherOf(watched));
  const matched = timed(() => {
    for (let n = 0; n < 10; n++) built.value([text]);
  });
  const letters = watched.reduce((sum, { words }) => sum + words[0]!.length, 0);
  return { letters, build: built.ms, match: matched.ms };
}
