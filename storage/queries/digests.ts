/** Which digests there are to send, and what became of one: a draft makes itself by the end of its week, because it is worked out. */
import type { DigestState } from '../../utils/digest/state';
import { departmentKey, sameDepartment } from '../../utils/handoffs/words/words';
import { dayName, periodOf } from '../../utils/periods';
import { digestIdOf } from '../ids';
import type { Ledger } from '../ledger';
import { eachCount } from './activity';
import { brands } from './brands';
import { settings } from './settings';

export interface KeptDigest {
  as: DigestState;
  note: string;
  /** ISO 8601 UTC; null: nobody has said anything of it. */
  at: string | null;
}

const UNSAID: KeptDigest = { as: 'open', note: '', at: null };

/** `from`: the day on which its time begins. */
export async function keptDigest(
  ledger: Ledger,
  brand: string,
  from: string,
  department: string | null,
): Promise<KeptDigest> {
  const row = await ledger.settings.get(
    digestIdOf(brand, from, department === null ? '' : departmentKey(department)),
  );
  return { ...UNSAID, ...(row?.value as Partial<KeptDigest> | undefined) };
}

/** Of a brand: every department that a topic tells, and the one that leads go to. */
export async function subscribed(ledger: Ledger, brand: string): Promise<string[]> {
  const [rows, { leadsTo }] = await Promise.all([ledger.topics.toArray(), settings(ledger)]);
  const told = rows
    .filter((row) => row.brand === brand && row.state === 'listed' && row.into === null)
    .flatMap(({ departments }) => departments);
  return unlike((told.length > 0 && leadsTo !== '' ? [...told, leadsTo] : told).sort());
}

/** As they were spelt first. */
export function unlike(departments: readonly string[]): string[] {
  const found: string[] = [];
  for (const one of departments) if (!found.some((known) => sameDepartment(known, one))) found.push(one);
  return found;
}

export interface ReadyDigest {
  brand: string;
  department: string;
}

/** Last week's that were neither sent nor left; none of a brand of which nothing was logged in it. */
export async function readyDigests(ledger: Ledger, now: number): Promise<ReadyDigest[]> {
  const week = periodOf('lastWeek', now);
  const { all } = await brands(ledger);
  const lists = await Promise.all(
    all.map(async ({ id: brand }) => {
      const departments = await subscribed(ledger, brand);
      if (departments.length === 0 || !(await wasBusy(ledger, brand, week))) return [];
      const kept = await Promise.all(
        departments.map((one) => keptDigest(ledger, brand, dayName(week.from), one)),
      );
      return departments
        .filter((_, n) => kept[n]?.as === 'open')
        .map((department) => ({ brand, department }));
    }),
  );
  return lists.flat();
}

async function wasBusy(ledger: Ledger, brand: string, week: { from: number; to: number }): Promise<boolean> {
  let logged = 0;
  await eachCount(ledger, [brand], week, ({ what, count }) => {
    if (what === 'logged') logged += count;
  });
  return logged > 0;
}
