/** Folds all entries from empty, as repair and merge would, and gives every state table for comparison. */

import { countedOnce } from '../../storage/counted-once';
import { addCounts, type Counts, countsOfCase, countsOfForgotten, rowsOf } from '../../storage/counts';
import type { CaseEntry, Kept } from '../../storage/entries';
import {
  foldBrand,
  foldCase,
  foldColleague,
  foldDelivery,
  foldDestination,
  foldErasure,
  foldFeed,
  foldLink,
  foldPerson,
  foldSearch,
  foldSetting,
  foldTemplate,
  foldTopic,
  foldWatchword,
  ownerOf,
} from '../../storage/fold';
import { topicIdOf } from '../../storage/ids';
import { withLane } from '../../storage/lane';
import type { Ledger } from '../../storage/ledger';
import type { ActivityRow, CaseRow, ErasureRow, TopicSetRow } from '../../storage/records';
import { living } from '../../storage/tombstone';

type Tables = Record<
  | 'cases'
  | 'people'
  | 'colleagues'
  | 'templates'
  | 'settings'
  | 'reminders'
  | 'counters'
  | 'mentions'
  | 'brands'
  | 'erasures'
  | 'links'
  | 'destinations'
  | 'deliveries'
  | 'topics'
  | 'topicSets'
  | 'watchwords'
  | 'feeds'
  | 'searches'
  | 'activity',
  unknown[]
>;

const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

/** The order of the keys tells only in which order they were counted. */
const inOrder = (rows: unknown[]) =>
  (rows as ActivityRow[])
    .map((row) => ({ ...row, counts: Object.fromEntries(Object.entries(row.counts).sort(byText)) }))
    .sort(byText);

const NAMES = [
  'cases',
  'people',
  'colleagues',
  'templates',
  'settings',
  'reminders',
  'counters',
  'mentions',
  'brands',
  'erasures',
  'links',
  'destinations',
  'deliveries',
  'topics',
  'topicSets',
  'watchwords',
  'feeds',
  'searches',
  'activity',
] as const;

export const stored = (ledger: Ledger): Promise<Tables> => tablesOf((name) => ledger.table(name).toArray());

/** The same of a ledger that is read by other means. */
export async function tablesOf(read: (name: string) => Promise<unknown[]>): Promise<Tables> {
  const rows = await Promise.all(NAMES.map(async (name) => [name, (await read(name)).sort(byText)] as const));
  const all = Object.fromEntries(rows) as Tables;
  all.activity = inOrder(all.activity);
  all.counters = (all.counters as { count: number }[]).filter(({ count }) => count !== 0);
  return all;
}

/** What the tables must hold at `now`, given the entries in any order and with any repetition. */
export function replayed(entries: readonly Kept[], now: number): Tables {
  const groups = Map.groupBy(living(entries), (entry) => `${entry.entity} ${entry.entityId}`);
  const tables: Tables = {
    cases: [],
    people: [],
    colleagues: [],
    templates: [],
    settings: [],
    reminders: [],
    counters: [],
    mentions: [],
    brands: [],
    erasures: [],
    links: [],
    destinations: [],
    deliveries: [],
    topics: [],
    topicSets: [],
    watchwords: [],
    feeds: [],
    searches: [],
    activity: [],
  };
  const lanes = new Map<string, number>();
  for (const group of groups.values()) {
    const { entity } = group[0]!;
    if (entity === 'case') {
      const fold = foldCase(group as CaseEntry[]);
      if (!fold) continue;
      const due = fold.followUp !== null && Date.parse(fold.followUp.at) <= now;
      const row: CaseRow = withLane(fold, due);
      tables.cases.push(row);
      lanes.set(row.lane, (lanes.get(row.lane) ?? 0) + 1);
      if (fold.followUp) tables.reminders.push({ caseId: fold.id, at: fold.followUp.at, due: due ? 1 : 0 });
    } else {
      const fold = {
        person: foldPerson,
        colleague: foldColleague,
        template: foldTemplate,
        setting: foldSetting,
        brand: foldBrand,
        erasure: foldErasure,
        link: foldLink,
        destination: foldDestination,
        delivery: foldDelivery,
        topic: foldTopic,
        watchword: foldWatchword,
        feed: foldFeed,
        search: foldSearch,
      }[entity];
      const row = fold(group);
      const table = (
        {
          person: 'people',
          colleague: 'colleagues',
          template: 'templates',
          setting: 'settings',
          brand: 'brands',
          erasure: 'erasures',
          link: 'links',
          destination: 'destinations',
          delivery: 'deliveries',
          topic: 'topics',
          watchword: 'watchwords',
          feed: 'feeds',
          search: 'searches',
        } as const
      )[entity];
      if (row) tables[table].push(row);
    }
  }
  const counts: Counts = new Map();
  for (const row of tables.cases as CaseRow[]) addCounts(counts, countsOfCase(row), 1);
  for (const one of countedOnce(tables.erasures as ErasureRow[], () => true).values())
    addCounts(counts, countsOfForgotten(one), 1);
  tables.activity = rowsOf(counts);
  const claims = (tables.cases as CaseRow[]).flatMap((row) => row.keys.map((key) => ({ key, row })));
  for (const [key, all] of Map.groupBy(claims, (claim) => claim.key))
    tables.mentions.push({ key, caseId: ownerOf(all.map(({ row }) => row))?.id });
  tables.counters = [...lanes].map(([lane, count]) => ({ name: `lane:${lane}`, count }));
  tables.topicSets = setsOf(tables.cases as CaseRow[], tables.erasures as ErasureRow[]);
  for (const table of Object.values(tables)) table.sort(byText);
  tables.activity = inOrder(tables.activity);
  return tables;
}

/** The counts of topics, by looking at every case and at everything that was forgotten. */
function setsOf(cases: readonly CaseRow[], erasures: readonly ErasureRow[]): TopicSetRow[] {
  const gone = erasures
    .toSorted((a, b) => (a.clock < b.clock ? -1 : 1))
    .flatMap(({ counted }) => counted)
    .filter(({ topics }) => topics !== undefined);
  const once = gone.filter((one, n) => gone.findIndex(({ pseudonym }) => pseudonym === one.pseudonym) === n);
  const all = [
    ...cases.map((row) => ({
      brand: row.brand,
      ids: row.topics.map((topic) => topicIdOf(row.brand, topic)),
      words: row.topics,
      open: row.state === 'open' || row.state === 'resolved',
    })),
    ...once.map(({ brand, topics = [] }) => ({ brand, ids: topics, words: [], open: false })),
  ].filter(({ ids }) => ids.length > 0);
  const groups = Map.groupBy(all, ({ ids }) => [...new Set(ids)].sort().join(' '));
  return [...groups].map(([key, some]) => {
    const ids = key.split(' ');
    const words = some.flatMap((one) => one.words.map((word, n) => ({ id: one.ids[n]!, word })));
    const spelt = (id: string) =>
      [
        ...Map.groupBy(
          words.filter((one) => one.id === id),
          ({ word }) => word,
        ),
      ]
        .map(([word, { length }]) => [word, length] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1));
    const said = ids.flatMap((id) => {
      const counts = spelt(id);
      return counts.length === 0 ? [] : [[id, Object.fromEntries(counts)] as const];
    });
    return {
      ...{ key, brand: some[0]!.brand, ids, all: some.length, open: some.filter(({ open }) => open).length },
      said: Object.fromEntries(said),
    };
  });
}
