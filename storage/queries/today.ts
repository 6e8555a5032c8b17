/** What Today shows: the lanes, each with its count (kept by the ledger, not counted here) and its first cases. */
import Dexie from 'dexie';
import type { Ledger } from '../ledger';
import { type CaseRow, LANES, type Lane } from '../records';

export interface TodayLane {
  lane: Lane;
  count: number;
  cases: CaseRow[];
}

/** `first`: how many cases of each lane; closed cases newest first, all others by their date. */
export async function today(ledger: Ledger, first: Partial<Record<Lane, number>>): Promise<TodayLane[]> {
  const counters = new Map((await ledger.counters.toArray()).map(({ name, count }) => [name, count]));
  return Promise.all(
    LANES.map(async (lane) => {
      const range = ledger.cases.where('[lane+sortAt]').between([lane, Dexie.minKey], [lane, Dexie.maxKey]);
      const wanted = first[lane] ?? 0;
      const cases =
        wanted === 0 ? [] : await (lane === 'closed' ? range.reverse() : range).limit(wanted).toArray();
      return { lane, count: counters.get(`lane:${lane}`) ?? 0, cases };
    }),
  );
}

/** Closed cases whose customer wrote again, as a page showed: offered, so that nobody is left hanging. */
export const closedWithOffer = (ledger: Ledger): Promise<CaseRow[]> =>
  ledger.cases.where('[lane+offered]').equals(['closed', 1]).limit(50).toArray();

export async function dueCount(ledger: Ledger): Promise<number> {
  return (await ledger.counters.get('lane:due'))?.count ?? 0;
}
