/** What Today shows: its groups, the next thing to do on top, each with its count and its first cases. */
import Dexie from 'dexie';
import type { Ledger } from '../ledger';
import { type CaseRow, LANES, type Lane } from '../records';

/**
 * `due`: the date has come. `today`: it comes before the day is over, whoever's turn it is. Then what has time: `us`,
 * `others` (a colleague or the customer), `snoozed`, `resolved` and not yet confirmed, `closed`.
 */
export const GROUPS = ['due', 'today', 'us', 'others', 'snoozed', 'resolved', 'closed'] as const;
export type Group = (typeof GROUPS)[number];

export interface TodayGroup {
  group: Group;
  count: number;
  cases: CaseRow[];
}

/** The lanes that each group is made of. */
const FROM: Record<Group, readonly Lane[]> = {
  due: ['due'],
  today: ['us', 'handoff', 'customer', 'snoozed', 'resolved'],
  us: ['us'],
  others: ['handoff', 'customer'],
  snoozed: ['snoozed'],
  resolved: ['resolved'],
  closed: ['closed'],
};

/** Which cases of a lane a group has, in the order of the index. */
function rangeOf(ledger: Ledger, group: Group, lane: Lane, tonight: string) {
  const from = ['due', 'today', 'closed'].includes(group) ? Dexie.minKey : tonight;
  const to = group === 'today' ? tonight : Dexie.maxKey;
  return ledger.cases.where('[lane+sortAt]').between([lane, from], [lane, to], true, group !== 'today');
}

/**
 * `first`: how many cases of each group; closed cases newest first, all others by their date. `end`: of the day, ms since
 * 1970. Counts are the ledger's own, but for those of today, which are few.
 */
export async function today(
  ledger: Ledger,
  first: Partial<Record<Group, number>>,
  end: number,
): Promise<TodayGroup[]> {
  const tonight = new Date(end).toISOString();
  const [counters, before] = await Promise.all([
    ledger.counters.bulkGet(LANES.map((lane) => `lane:${lane}`)),
    Promise.all(
      LANES.map((lane) => (FROM.today.includes(lane) ? rangeOf(ledger, 'today', lane, tonight).count() : 0)),
    ),
  ]);
  const inLane = (lane: Lane) => counters[LANES.indexOf(lane)]?.count ?? 0;
  const beforeIn = (lane: Lane) => before[LANES.indexOf(lane)] ?? 0;
  return Promise.all(
    GROUPS.map(async (group) => {
      const lanes = FROM[group];
      const wanted = first[group] ?? 0;
      const count = lanes.reduce((sum, lane) => {
        if (group === 'today') return sum + beforeIn(lane);
        return sum + inLane(lane) - (FROM.today.includes(lane) ? beforeIn(lane) : 0);
      }, 0);
      if (wanted === 0 || count === 0) return { group, count, cases: [] };
      const parts = await Promise.all(
        lanes.map((lane) => {
          const range = rangeOf(ledger, group, lane, tonight);
          return (group === 'closed' ? range.reverse() : range).limit(wanted).toArray();
        }),
      );
      return { group, count, cases: merged(parts).slice(0, wanted) };
    }),
  );
}

/**
 * The ids of all cases of a group, in its order. A live query watches their ranges by counting them: to watch each of a
 * hundred thousand keys would hold the panel up.
 */
export async function idsOf(ledger: Ledger, group: Group, end: number): Promise<string[]> {
  const tonight = new Date(end).toISOString();
  const ranges = FROM[group].map((lane) => rangeOf(ledger, group, lane, tonight));
  await Promise.all(ranges.map((range) => range.count()));
  return Dexie.ignoreTransaction(async () => {
    const [only, ...others] = ranges;
    if (only && others.length === 0) {
      const ids = await only.primaryKeys();
      // A cursor that goes backwards would fetch them one by one.
      return group === 'closed' ? ids.reverse() : ids;
    }
    return merged(await Promise.all(ranges.map(datedIn))).map(({ id }) => id);
  });
}

async function datedIn(range: ReturnType<typeof rangeOf>): Promise<Dated[]> {
  const dated: Dated[] = [];
  await range.eachKey((key, { primaryKey: id }) => {
    dated.push({ sortAt: (key as unknown as [Lane, string])[1], id });
  });
  return dated;
}

type Dated = Pick<CaseRow, 'sortAt' | 'id'>;

/** By their dates. Each part is in order as it is. */
function merged<Part extends Dated>(parts: readonly Part[][]): Part[] {
  if (parts.length === 1) return parts[0] ?? [];
  return parts
    .flat()
    .sort((a, b) => (a.sortAt < b.sortAt ? -1 : a.sortAt > b.sortAt ? 1 : a.id < b.id ? -1 : 1));
}

/** The midnight that ends the day in the user's own zone, in ms since 1970. */
export function endOfDay(now: number): number {
  const day = new Date(now);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1).getTime();
}

/** The group that a case stands in; `end`: of the day, ms since 1970. */
export function groupOf({ lane, sortAt }: CaseRow, end: number): Group {
  if (FROM.today.includes(lane) && Date.parse(sortAt) < end) return 'today';
  return GROUPS.find((group) => group !== 'today' && FROM[group].includes(lane))!;
}

/** The groups without these cases. */
export function withoutThose(groups: TodayGroup[], lifted: readonly CaseRow[], end: number): TodayGroup[] {
  const ids = new Set(lifted.map(({ id }) => id));
  return groups.map(({ group, count, cases }) => ({
    group,
    count: count - lifted.filter((row) => groupOf(row, end) === group).length,
    cases: cases.filter(({ id }) => !ids.has(id)),
  }));
}

/**
 * Cases in whatever state whose customer wrote again, as a page showed: a date far off must not hide that. Who wrote first stands
 * first, who nobody knows when before them, and who only said thanks last.
 */
export async function wroteAgain(ledger: Ledger): Promise<CaseRow[]> {
  const offered = await ledger.cases
    .where('[lane+offered]')
    .anyOf(LANES.map((lane) => [lane, 1]))
    .toArray();
  const again = offered.flatMap((row) => {
    const theirs = row.offers.filter(({ kind }) => kind === 'spokeAgain');
    if (theirs.length === 0) return [];
    const at = theirs.map(({ postedAt }) => postedAt ?? '').sort()[0]!;
    return { row, at, texts: theirs.map(({ text }) => text ?? '') };
  });
  if (again.length < 2) return again.map(({ row }) => row);
  // Through Dexie's own promise: a live query that awaits another one loses sight of what it asks afterwards.
  const { isMereThanks } = await Promise.resolve(import('../../utils/triage/thanks'));
  return again
    .map(({ row, at, texts }) => ({ row, at: `${texts.every(isMereThanks) ? 1 : 0} ${at} ${row.id}` }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ row }) => row);
}

/** The case on top of Today: what is next; null where nothing is left to do. */
export async function topOfToday(ledger: Ledger, end: number): Promise<string | null> {
  const one = Object.fromEntries(GROUPS.map((group) => [group, group === 'closed' ? 0 : 1]));
  const [again, groups] = await Promise.all([wroteAgain(ledger), today(ledger, one, end)]);
  return [again, ...groups.map(({ cases }) => cases)].flat()[0]?.id ?? null;
}

export async function dueCount(ledger: Ledger): Promise<number> {
  return (await ledger.counters.get('lane:due'))?.count ?? 0;
}
