/** The topics: the manager's list and whatever else cases have, as one stands for another now. */
import { type ListedTopic, standsFor, type TopicSort } from '../../utils/topics';
import type { Ledger } from '../ledger';
import type { TopicRow, TopicSetRow } from '../records';
import { topicMark } from '../words';

export interface Topic {
  id: string;
  brand: string;
  name: string;
  about: string;
  sort: TopicSort;
  departments: string[];
  /** False: it was removed, and is not offered. */
  offered: boolean;
  /** How many cases have it, ever and of those that are not closed. */
  all: number;
  open: number;
  /** The others that it stands for. */
  members: { id: string; name: string }[];
}

/** What stands for whom, and what nobody removed: without the counts. */
export const listedTopics = (ledger: Ledger): Promise<ListedTopic[]> => ledger.topics.toArray();

/** Most open first, then those of most cases, then by name. */
export async function topics(ledger: Ledger): Promise<Topic[]> {
  const [rows, sets] = await ledger.transaction('r', ledger.topics, ledger.topicSets, () =>
    Promise.all([ledger.topics.toArray(), ledger.topicSets.toArray()]),
  );
  return topicsOf(rows, sets);
}

export function topicsOf(rows: readonly TopicRow[], sets: readonly TopicSetRow[]): Topic[] {
  const end = standsFor(rows);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const spelt = spellings(rows, sets);
  const found = new Map<string, Topic>();
  const of = (id: string, brand: string): Topic => {
    const row = byId.get(id);
    const known = found.get(id) ?? {
      ...{ id, brand, name: row?.name ?? spelt.get(id) ?? '', about: row?.about ?? '' },
      ...{
        sort: row?.sort ?? ('matter' as const),
        departments: row?.departments ?? [],
        offered: row?.state !== 'removed',
        all: 0,
        open: 0,
      },
      members: [],
    };
    found.set(id, known);
    return known;
  };
  for (const { id, brand, name } of rows) {
    const root = of(end(id), brand);
    if (root.id !== id) root.members.push({ id, name });
  }
  for (const { ids, brand, all, open } of sets)
    for (const id of new Set(ids.map(end))) {
      const one = of(id, brand);
      one.all += all;
      one.open += open;
    }
  return (
    [...found.values()]
      // Of one whose cases were all forgotten and that nobody listed, no name is left.
      .filter(({ name, offered, all }) => name !== '' && (offered || all > 0))
      .map((one) => ({ ...one, members: one.members.sort((a, b) => byText(a.name, b.name)) }))
      .sort((a, b) => b.open - a.open || b.all - a.all || byText(a.name, b.name) || byText(a.brand, b.brand))
  );
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** How a topic that nobody listed is called: as it was when another went into it, else as most cases spell it. */
function spellings(rows: readonly TopicRow[], sets: readonly TopicSetRow[]): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { said } of sets)
    for (const [id, words] of Object.entries(said)) {
      const known = counts.get(id) ?? new Map<string, number>();
      for (const [word, count] of Object.entries(words)) known.set(word, (known.get(word) ?? 0) + count);
      counts.set(id, known);
    }
  const found = new Map(rows.flatMap(({ into }) => (into === null ? [] : [[into.id, into.name] as const])));
  for (const [id, words] of counts) {
    const [most] = [...words].sort(([a, n], [b, m]) => m - n || byText(a, b));
    if (most) found.set(id, most[0]);
  }
  return found;
}

/** What is offered where a topic is typed for cases of several brands. */
export async function offeredTopics(ledger: Ledger): Promise<string[]> {
  const offered = (await topics(ledger)).filter((one) => one.offered);
  return [...new Set(offered.map(({ name }) => name))];
}

/** What a search looks for: a topic's name, and the marks of all that it stands for (words.ts). */
export interface SearchedTopic {
  name: string;
  marks: string[];
}

export async function searchedTopics(ledger: Ledger): Promise<SearchedTopic[]> {
  const [rows, sets] = await ledger.transaction('r', ledger.topics, ledger.topicSets, () =>
    Promise.all([ledger.topics.toArray(), ledger.topicSets.toArray()]),
  );
  const end = standsFor(rows);
  const names = new Map<string, string>();
  for (const { said } of sets)
    for (const [id, words] of Object.entries(said)) names.set(id, Object.keys(words)[0] ?? '');
  for (const { id, name } of rows) names.set(id, name);
  return topicsOf(rows, sets).map(({ id, brand, name }) => ({
    name,
    marks: [...names].flatMap(([one, called]) => (end(one) === id ? topicMark(brand, called) : [])),
  }));
}
