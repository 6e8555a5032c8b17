/** Folds all entries from empty, as repair and merge would, and gives every state table for comparison. */

import type { CaseEntry, Kept } from '../../storage/entries';
import {
  foldBrand,
  foldCase,
  foldColleague,
  foldErasure,
  foldPerson,
  foldSetting,
  foldTemplate,
  ownerOf,
} from '../../storage/fold';
import type { Ledger } from '../../storage/ledger';
import type { CaseRow } from '../../storage/records';
import { withLane } from '../../storage/refold';
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
  | 'erasures',
  unknown[]
>;

const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

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
] as const;

export const stored = (ledger: Ledger): Promise<Tables> => tablesOf((name) => ledger.table(name).toArray());

/** The same of a ledger that is read by other means. */
export async function tablesOf(read: (name: string) => Promise<unknown[]>): Promise<Tables> {
  const rows = await Promise.all(NAMES.map(async (name) => [name, (await read(name)).sort(byText)] as const));
  const all = Object.fromEntries(rows) as Tables;
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
        } as const
      )[entity];
      if (row) tables[table].push(row);
    }
  }
  const claims = (tables.cases as CaseRow[]).flatMap((row) => row.keys.map((key) => ({ key, row })));
  for (const [key, all] of Map.groupBy(claims, (claim) => claim.key))
    tables.mentions.push({ key, caseId: ownerOf(all.map(({ row }) => row))?.id });
  tables.counters = [...lanes].map(([lane, count]) => ({ name: `lane:${lane}`, count }));
  for (const table of Object.values(tables)) table.sort(byText);
  return tables;
}
