/** Who would be left hanging if the day ended now: what is due, or will be before tonight, by whom it waits for. */
import Dexie from 'dexie';
import type { Ledger } from '../ledger';
import type { CaseRow, Lane } from '../records';
import { dueCount, wroteAgain } from './today';

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

export interface HangingCases {
  parts: HangingPart[];
  /** Cases that are due as well, each later than those of its lane that were read; they are in no part. */
  later: number;
}

/** More than anybody goes through in a day: so many of each lane are read, those that are due first, and so many of a part are listed. */
const MOST = 200;

/** All that are not closed. */
const DATED: readonly Lane[] = ['due', 'us', 'handoff', 'customer', 'snoozed', 'resolved'];

const isDueBy = ({ lane, sortAt }: CaseRow, tonight: string) =>
  lane === 'due' || (DATED.includes(lane) && sortAt < tonight);

const partOf = ({ state, turn }: CaseRow): Hanging => (state === 'resolved' ? 'ask' : turn);

/** `end`: of the day, ms since 1970. */
export async function hanging(ledger: Ledger, end: number): Promise<HangingCases> {
  const tonight = new Date(end).toISOString();
  const until = async (lane: Lane) => {
    const range = () =>
      ledger.cases
        .where('[lane+sortAt]')
        .between([lane, Dexie.minKey], [lane, lane === 'due' ? Dexie.maxKey : tonight]);
    // Of what is due the ledger keeps the number; to count thousands would take most of the time.
    const many = lane === 'due' ? dueCount(ledger) : range().count();
    const [count, rows] = await Promise.all([many, range().limit(MOST).toArray()]);
    return { rows, later: count - rows.length };
  };
  const [again, ...dated] = await Promise.all([wroteAgain(ledger), ...DATED.map(until)]);
  const lifted = new Set(again.map(({ id }) => id));
  const read = dated.flatMap(({ rows }) => rows);
  const rows = read.filter(({ id }) => !lifted.has(id));
  // Those are listed, however late they are due.
  const known = new Set(read.map(({ id }) => id));
  const listed = again.filter((row) => !known.has(row.id) && isDueBy(row, tonight)).length;
  const since = ({ waiting, sortAt }: CaseRow) => waiting?.since ?? sortAt;
  const byPart: Map<Hanging, CaseRow[]> = Map.groupBy(
    rows.sort((a, b) => (since(a) < since(b) ? -1 : 1)),
    partOf,
  );
  const parts = HANGING.flatMap((part) => {
    const cases = part === 'wroteAgain' ? again : byPart.get(part);
    return cases && cases.length > 0 ? { part, count: cases.length, cases: cases.slice(0, MOST) } : [];
  });
  return { parts, later: dated.reduce((sum, { later }) => sum + later, -listed) };
}
