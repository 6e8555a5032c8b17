/** Who would be left hanging if the day ended now: what is due, or will be before tonight, by whom it waits for. */
import Dexie from 'dexie';
import type { Ledger } from '../ledger';
import type { CaseRow, Lane } from '../records';
import { wroteAgain } from './today';

/**
 * `wroteAgain`: as a page showed, whenever their case is due. `us`: nobody has answered. `handoff`: a colleague has not. `ask`: was
 * it solved? `customer`: silent, to be asked again.
 */
export const HANGING = ['wroteAgain', 'us', 'handoff', 'ask', 'customer'] as const;
export type Hanging = (typeof HANGING)[number];

export interface HangingPart {
  part: Hanging;
  count: number;
  /** The first of them, longest waited for first. */
  cases: CaseRow[];
}

/** More than anybody goes through in a day; how many there are is said beside them. */
const MOST = 200;

const partOf = ({ state, turn }: CaseRow): Hanging => (state === 'resolved' ? 'ask' : turn);

/** `end`: of the day, ms since 1970. */
export async function hanging(ledger: Ledger, end: number): Promise<HangingPart[]> {
  const tonight = new Date(end).toISOString();
  const until = (lane: Lane) =>
    ledger.cases
      .where('[lane+sortAt]')
      .between([lane, Dexie.minKey], [lane, lane === 'due' ? Dexie.maxKey : tonight])
      .toArray();
  const lanes: Lane[] = ['due', 'us', 'handoff', 'customer', 'snoozed', 'resolved'];
  const [again, ...dated] = await Promise.all([wroteAgain(ledger), ...lanes.map(until)]);
  const lifted = new Set(again.map(({ id }) => id));
  const rows = dated.flat().filter(({ id }) => !lifted.has(id));
  const since = ({ waiting, sortAt }: CaseRow) => waiting?.since ?? sortAt;
  const byPart: Map<Hanging, CaseRow[]> = Map.groupBy(
    rows.sort((a, b) => (since(a) < since(b) ? -1 : 1)),
    partOf,
  );
  return HANGING.flatMap((part) => {
    const cases = part === 'wroteAgain' ? again : byPart.get(part);
    return cases && cases.length > 0 ? { part, count: cases.length, cases: cases.slice(0, MOST) } : [];
  });
}
