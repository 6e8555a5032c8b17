/** Who would be left hanging if the day ended now: what is due, or will be before tonight, by whom it waits for. */
import Dexie from 'dexie';
import type { Ledger } from '../ledger';
import type { CaseRow, Lane } from '../records';

/** `us`: nobody has answered. `handoff`: a colleague has not. `ask`: was it solved? `customer`: silent, to be asked again. */
export const HANGING = ['us', 'handoff', 'ask', 'customer'] as const;
export type Hanging = (typeof HANGING)[number];

export interface HangingPart {
  part: Hanging;
  /** Longest waited for first. */
  cases: CaseRow[];
}

/** More than anybody goes through in a day; that there are more is told by Today's own counts. */
const MOST = 200;

const partOf = ({ state, turn }: CaseRow): Hanging => (state === 'resolved' ? 'ask' : turn);

/** `end`: of the day, ms since 1970. */
export async function hanging(ledger: Ledger, end: number): Promise<HangingPart[]> {
  const tonight = new Date(end).toISOString();
  const until = (lane: Lane) =>
    ledger.cases
      .where('[lane+sortAt]')
      .between([lane, Dexie.minKey], [lane, lane === 'due' ? Dexie.maxKey : tonight])
      .limit(MOST)
      .toArray();
  const lanes: Lane[] = ['due', 'us', 'handoff', 'customer', 'snoozed', 'resolved'];
  const rows = (await Promise.all(lanes.map(until))).flat();
  const since = ({ waiting, sortAt }: CaseRow) => waiting?.since ?? sortAt;
  const byPart = Map.groupBy(
    rows.sort((a, b) => (since(a) < since(b) ? -1 : 1)),
    partOf,
  );
  return HANGING.flatMap((part) => {
    const cases = byPart.get(part);
    return cases ? { part, cases: cases.slice(0, MOST) } : [];
  });
}
