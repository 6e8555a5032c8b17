/** Who has what: of everybody whom something was handed to, how much is open and late, and how soon they answer. */
import { between } from '../../utils/clocks/hours';
import { type About, hoursOf, sameColleague } from '../../utils/handoffs/colleague';
import type { Ledger } from '../ledger';
import type { CaseRow } from '../records';
import { colleagues } from './colleagues';
import { eachCase } from './each-case';
import { calendarOf } from './hours';

export interface PersonLoad {
  name: string;
  department: string;
  about: About | null;
  /** False: gone from the list, or only known by what they had. */
  listed: boolean;
  open: number;
  /** Of these, not answered by the date that they were given first. */
  late: number;
  /** Since when they have what they have had longest; ISO 8601 UTC. */
  oldest: string | null;
  answered: number;
  /** How long an answer took, in ms of their working time: half of them no longer. Null: there was none. */
  median: number | null;
}

export interface Load {
  /** Most open first, then whose oldest has waited longest. */
  people: PersonLoad[];
  /** How many cases with somebody, and with an answer, were looked at. */
  open: Looked;
  answered: Looked;
}

export interface Looked {
  at: number;
  /** There are more; how many is not counted, which takes longer than all else here. */
  more: boolean;
}

/** Cases that are looked at: the longest with somebody, and the latest answered. */
const MOST = 1_000;

type Listed = Omit<PersonLoad, 'answered' | 'median'> & { taken: number[] };

/** `now`: ms since 1970. */
export async function load(ledger: Ledger, now: number): Promise<Load> {
  const [listed, calendar, longest, latest] = await Promise.all([
    colleagues(ledger),
    calendarOf(ledger),
    ledger.cases
      .orderBy('handoff.since')
      .limit(MOST + 1)
      .primaryKeys(),
    ledger.cases
      .orderBy('answeredAt')
      .reverse()
      .limit(MOST + 1)
      .primaryKeys(),
  ]);
  const [open, answered] = [longest.slice(0, MOST), latest.slice(0, MOST)];
  const none = { open: 0, late: 0, oldest: null };
  const people = listed.map((one): Listed => ({ ...one, ...none, listed: true, taken: [] }));
  const of = ({ name, department }: { name: string; department: string }): Listed => {
    const known = people.find((one) => sameColleague(one, { name, department }));
    if (known) return known;
    const fresh = { name, department, about: null, ...none, listed: false, taken: [] };
    people.push(fresh);
    return fresh;
  };
  await eachCase(ledger, open, ({ handoff, waiting }) => {
    if (!handoff) return;
    const one = of(handoff);
    one.open++;
    if (isLate(waiting, handoff.dueAt, now)) one.late++;
    one.oldest ??= handoff.since;
  });
  await eachCase(ledger, answered, ({ answers }) => {
    for (const { since, at, ...who } of answers) {
      const one = of(who);
      one.taken.push(between(Date.parse(since), Date.parse(at), hoursOf(one.about, calendar)));
    }
  });
  return {
    people: people
      .map(({ taken, ...one }) => ({ ...one, answered: taken.length, median: medianOf(taken) }))
      .sort((a, b) => b.open - a.open || ((a.oldest ?? '') < (b.oldest ?? '') ? -1 : 1)),
    open: { at: open.length, more: longest.length > MOST },
    answered: { at: answered.length, more: latest.length > MOST },
  };
}

/** The first date counts: to be asked again makes nobody less late. */
const isLate = (waiting: CaseRow['waiting'], dueAt: string, now: number) =>
  Date.parse(waiting?.dueAt ?? dueAt) < now;

/** Of an even number the lower of the two in the middle: it was one of them. */
function medianOf(times: number[]): number | null {
  const sorted = times.sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length / 2) - 1] ?? null;
}
