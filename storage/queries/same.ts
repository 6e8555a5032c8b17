/** Open cases of the last two weeks that may be one problem: what is read for it, and in which of them it is looked for. */
import { FEWEST_PEOPLE, type Group, groupsOf, type Looked, look } from '../../utils/same/groups';
import { type TopicNaming, topicKey } from '../../utils/topics';
import type { Ledger } from '../ledger';
import type { CaseRow, Lane } from '../records';
import { customersIn } from './customer';

/** In ms: what is the same problem comes within two weeks. */
export const WINDOW = 14 * 24 * 3_600_000;
/** So many of the newest open cases are looked at. */
export const MOST_SAME = 5_000;
/** Read at once: no longer than a frame or two to copy. */
const PAGE = 100;

/** All that are not closed. */
const OPEN: readonly Lane[] = ['due', 'us', 'handoff', 'customer', 'snoozed', 'resolved'];

export interface SameCase {
  looked: Looked;
  brand: string;
  topics: string[];
  notSame: readonly string[];
  loggedAt: string;
  /** It waits for us: for this one there is something to do. */
  onUs: boolean;
}

export interface SameCases {
  /** Oldest first. */
  cases: SameCase[];
  /** How many of the newest were looked at, of how many that there are. */
  at: number;
  of: number;
}

export interface Same extends Group {
  brand: string;
  /** The topic that they have in common; null: they have none. */
  topic: string | null;
  /** That at least one of them waits for us. */
  onUs: boolean;
}

/** Praise is no problem, and a lead is none that others share. */
const isProblem = ({ kind }: CaseRow) => kind !== 'praise' && kind !== 'lead';

/**
 * Reads the cases some at a time, and gives way after each of them. `known`: what was worked out before, by case; what is not there
 * any more goes. `now`: ms since 1970.
 */
export async function* sameCases(
  ledger: Ledger,
  now: number,
  known: Map<string, Looked>,
  most = MOST_SAME,
): AsyncGenerator<void, SameCases> {
  const from = new Date(now - WINDOW).toISOString();
  const customerOf = await customersIn(ledger);
  const counts = await Promise.all(OPEN.map((lane) => range(ledger, lane, from, '\uffff').count()));
  const of = counts.reduce((sum, count) => sum + count, 0);
  const since = of > most ? await newest(ledger, from, most) : from;
  const cases: SameCase[] = [];
  for (const lane of OPEN)
    for (let after = since, last: readonly string[] = []; ; ) {
      // Those of the very moment at which the last page ended come again, and are left out.
      const rows = await range(ledger, lane, after, '\uffff')
        .limit(PAGE + last.length)
        .toArray();
      for (const row of rows) {
        if (last.includes(row.id) || !isProblem(row)) continue;
        cases.push(sameCase(row, row.personId && customerOf(row.personId), known));
        yield;
      }
      const end = rows.at(-1)?.loggedAt;
      if (rows.length < PAGE + last.length || end === undefined) break;
      const there = rows.flatMap(({ id, loggedAt }) => (loggedAt === end ? id : []));
      last = end === after ? [...new Set([...last, ...there])] : there;
      after = end;
    }
  const ids = new Set(cases.map(({ looked }) => looked.told.id));
  for (const id of known.keys()) if (!ids.has(id)) known.delete(id);
  cases.sort((a, b) => (a.loggedAt < b.loggedAt ? -1 : a.loggedAt > b.loggedAt ? 1 : 0));
  // One that moved from lane to lane meanwhile was met twice.
  const once = new Map(cases.map((one) => [one.looked.told.id, one]));
  return { cases: [...once.values()].slice(-most), at: Math.min(of, most), of };
}

const range = (ledger: Ledger, lane: Lane, from: string, to: string) =>
  ledger.cases.where('[lane+loggedAt]').between([lane, from], [lane, to], true, true);

/** When the oldest of the newest was logged: keys alone are read. */
async function newest(ledger: Ledger, from: string, most: number): Promise<string> {
  const moments = await Promise.all(
    OPEN.map((lane) => range(ledger, lane, from, '\uffff').reverse().limit(most).keys()),
  );
  const sorted = moments
    .flat()
    .map((key) => (key as unknown as [string, string])[1])
    .sort();
  return sorted.at(-most) ?? from;
}

function sameCase(row: CaseRow, person: string | null, known: Map<string, Looked>): SameCase {
  const texts = [row.evidence, ...row.mentions.map(({ evidence }) => evidence)].flatMap(
    ({ text }) => text ?? [],
  );
  const { id } = row;
  const before = known.get(id);
  const isSame =
    before?.told.person === person &&
    before.told.texts.length === texts.length &&
    before.told.texts.every((text, n) => text === texts[n]);
  const looked = isSame ? before : look({ id, person, texts });
  known.set(id, looked);
  return {
    looked,
    brand: row.brand,
    topics: row.topics,
    notSame: row.notSame ?? [],
    loggedAt: row.loggedAt,
    onUs: row.state === 'open' && row.turn === 'us',
  };
}

/** Among those of one brand that have a topic in common, or none at all. Those of most people first. */
export function* sameProblems(cases: readonly SameCase[], naming: TopicNaming): Generator<void, Same[]> {
  const rooms = new Map<string, { brand: string; topic: string | null; cases: SameCase[] }>();
  for (const [n, one] of cases.entries()) {
    if (n % 100 === 99) yield;
    const topics = naming(one.brand, one.topics);
    for (const topic of topics.length > 0 ? topics : [null]) {
      const key = JSON.stringify([one.brand, topic && topicKey(topic)]);
      const room = rooms.get(key) ?? { brand: one.brand, topic, cases: [] };
      room.cases.push(one);
      rooms.set(key, room);
    }
  }
  const found: Same[] = [];
  for (const { brand, topic, cases: some } of rooms.values()) {
    if (some.length < FEWEST_PEOPLE) continue;
    const byId = new Map(some.map((one) => [one.looked.told.id, one]));
    const groups = yield* groupsOf(some.map(({ looked }) => looked));
    for (const group of groups) {
      const members = group.ids.map((id) => byId.get(id)!);
      if (!isTurnedDown(members))
        found.push({ ...group, brand, topic, onUs: members.some(({ onUs }) => onUs) });
    }
  }
  found.sort((a, b) => b.people - a.people || (a.ids[0]! < b.ids[0]! ? -1 : 1));
  // Cases that have two topics in common are one group, not two.
  const seen: Set<string>[] = [];
  return found.filter(({ ids }) => {
    const again = seen.some((others) => ids.every((id) => others.has(id)));
    if (!again) seen.push(new Set(ids));
    return !again;
  });
}

/**
 * Whether somebody said that they are not the same, and not as many people have said it since as had then: one more who says it
 * does not bring it back.
 */
function isTurnedDown(members: readonly SameCase[]): boolean {
  const acts = new Set(members.flatMap(({ notSame }) => notSame));
  const people = (some: readonly SameCase[]) =>
    new Set(some.flatMap(({ looked }) => looked.told.person ?? [])).size;
  return [...acts].some((act) => {
    const then = members.filter(({ notSame }) => notSame.includes(act));
    if (then.length < 2) return false;
    const since = people(members.filter((one) => !then.includes(one)));
    return since < FEWEST_PEOPLE || since <= people(then);
  });
}
