/**
 * Groups of texts that say nearly the same: candidates by MinHash and bands, each compared by the shingles themselves, and named
 * by the phrase that their writers share. It gives way after each small step, so that whoever runs it can stop between two.
 */
import { bandsOf, familyOf, signatureOf } from './minhash';
import { type OwnWord, ownWordsIn } from './own-words';
import { type Phrase, sharedPhrase } from './phrase';
import { jaccard, shinglesOf, WIDTH } from './shingles';

/** People who say it before it is a group. */
export const FEWEST_PEOPLE = 3;
/** So much do two have to have in common; tests/same/trial.test.ts says why. */
export const THRESHOLD = 0.4;
/** Of two with a Jaccard similarity of 0.4, 98 in 100 share one of these bands; of two with 0.1, 6. */
export const BANDS = 64;
export const ROWS = 3;
/** Fewer words than these tell no matter: “same here”. */
const FEWEST_SHINGLES = 3;
/** Of one band’s texts so many are compared with the next: a band is not to become each with each. */
const MOST_COMPARED = 50;
/** So many of a group’s texts are looked through for what they share. */
const MOST_READ = 200;
/** More groups than anybody goes through. */
const MOST_GROUPS = 50;
/** After so many texts it gives way. */
const SOME = 20;

export interface Told {
  id: string;
  /** Null: nobody knows whose it is, and it counts as nobody. */
  person: string | null;
  /** What they wrote, one after the other. */
  texts: readonly string[];
}

/** What is known of one text by itself: it can be kept as long as the text stays. */
export interface Looked {
  told: Told;
  parts: { text: string; parts: OwnWord[][] }[];
  shingles: Set<number>;
  bands: number[];
}

export interface Group {
  /** In the order in which they came. */
  ids: string[];
  /** How many different people. */
  people: number;
  phrase: Phrase;
}

const FAMILY = familyOf(BANDS * ROWS);

export function look(told: Told, width = WIDTH): Looked {
  const parts = told.texts.map((text) => ({ text, parts: ownWordsIn(text) }));
  const shingles = shinglesOf(
    parts.flatMap((one) => one.parts),
    width,
  );
  const enough = shingles.size >= FEWEST_SHINGLES;
  return { told, parts, shingles, bands: enough ? bandsOf(signatureOf(shingles, FAMILY), ROWS) : [] };
}

/**
 * The largest group first. Around the text to which most people’s are alike stand those people (a star, as in Aslam, Pelekhov and
 * Rus, “The star clustering algorithm”, 2004): a chain of texts, each a little like the next, is no group.
 */
export function* groupsOf(looked: readonly Looked[], threshold = THRESHOLD): Generator<void, Group[]> {
  const nodes = yield* nodesOf(looked);
  const alike = yield* likenesses(nodes, threshold);
  const membersAround = (n: number) => [n, ...(alike.get(n) ?? [])].flatMap((one) => nodes[one]!.members);
  const peopleIn = (members: readonly number[]) =>
    new Set(members.flatMap((n) => looked[n]!.told.person ?? [])).size;
  // Stars only lose members, so how many each has at first is never too few: whoever has fewer than the best so far is not asked.
  const most: { n: number; size: number }[] = [];
  for (const n of nodes.keys()) {
    let size = nodes[n]!.members.length;
    for (const other of alike.get(n) ?? []) size += nodes[other]!.members.length;
    if (size >= FEWEST_PEOPLE) most.push({ n, size });
    if (n % SOME === SOME - 1) yield;
  }
  most.sort((a, b) => b.size - a.size);
  const gone = new Set<number>();
  const found: Group[] = [];
  while (found.length < MOST_GROUPS) {
    let best = { n: -1, people: 0 };
    for (const [at, { n, size }] of most.entries()) {
      if (size <= best.people) break;
      if (!gone.has(n)) {
        const people = peopleIn(membersAround(n));
        if (people > best.people) best = { n, people };
        yield;
      } else if (at % SOME === SOME - 1) yield;
    }
    if (best.people < FEWEST_PEOPLE) break;
    const group = membersAround(best.n)
      .sort((a, b) => a - b)
      .map((n) => looked[n]!);
    const texts = group
      .slice(0, MOST_READ)
      .flatMap(({ told, parts }) => parts.map((one) => ({ writer: told.person ?? told.id, ...one })));
    const phrase = yield* sharedPhrase(texts, FEWEST_PEOPLE);
    // What nobody can explain is not offered.
    if (phrase) found.push({ ids: group.map(({ told }) => told.id), people: best.people, phrase });
    for (const n of [best.n, ...(alike.get(best.n) ?? [])]) {
      for (const other of alike.get(n) ?? []) alike.get(other)?.delete(n);
      alike.delete(n);
      gone.add(n);
      yield;
    }
  }
  return found;
}

/** All that have the very same shingles: of a thousand who press one button, one is compared. */
interface Node {
  members: number[];
  shingles: ReadonlySet<number>;
  bands: readonly number[];
}

function* nodesOf(looked: readonly Looked[]): Generator<void, Node[]> {
  const nodes = new Map<string, Node>();
  for (const [n, { shingles, bands }] of looked.entries()) {
    if (bands.length === 0) continue;
    const key = [...shingles].sort((a, b) => a - b).join(' ');
    const node = nodes.get(key) ?? { members: [], shingles, bands };
    node.members.push(n);
    nodes.set(key, node);
    if (n % SOME === SOME - 1) yield;
  }
  return [...nodes.values()];
}

/** For each text the others to which it is alike. */
function* likenesses(nodes: readonly Node[], threshold: number): Generator<void, Map<number, Set<number>>> {
  const alike = new Map<number, Set<number>>();
  const join = (one: number, other: number) => alike.set(one, (alike.get(one) ?? new Set()).add(other));
  for (let band = 0; band < BANDS; band++) {
    const buckets = new Map<number, number[]>();
    for (const [n, { bands, shingles }] of nodes.entries()) {
      const there = buckets.get(bands[band]!) ?? [];
      buckets.set(bands[band]!, there);
      for (const other of there) {
        const its = nodes[other]!;
        // Two that met in a band before were compared then.
        if (bands.findIndex((key, at) => key === its.bands[at]) < band) continue;
        if (jaccard(shingles, its.shingles) < threshold) continue;
        join(n, other);
        join(other, n);
      }
      if (there.length < MOST_COMPARED) there.push(n);
      if (n % SOME === SOME - 1) yield;
    }
    yield;
  }
  return alike;
}
