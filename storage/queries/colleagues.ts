/** Whom cases are handed to; who is known under several brands is one of them. */
import { type About, sameColleague } from '../../utils/handoffs/colleague';
import type { Ledger } from '../ledger';
import type { ColleagueRow } from '../records';

export interface Colleague {
  name: string;
  department: string;
  about: About | null;
}

/** More than anybody hands to; the last used come first. */
const MOST = 500;

export async function colleagues(ledger: Ledger): Promise<Colleague[]> {
  const rows = await ledger.colleagues.orderBy('usedAt').reverse().limit(MOST).toArray();
  const found: Colleague[] = [];
  for (const { name, department, about } of rows) {
    const known = found.find((one) => sameColleague(one, { name, department }));
    if (!known) found.push({ name, department, about });
    else known.about ??= about;
  }
  return found;
}

type Named = Pick<Colleague, 'name' | 'department'>;

/** Their rows, one for each brand. */
export const rowsOf = (ledger: Ledger, who: Named): Promise<ColleagueRow[]> =>
  ledger.colleagues.filter((row) => sameColleague(row, who)).toArray();

/** What was said of them last, under whatever brand; null: nothing. */
export async function aboutOf(ledger: Ledger, who: Named): Promise<About | null> {
  const rows = await rowsOf(ledger, who);
  return rows.sort((a, b) => (a.usedAt > b.usedAt ? -1 : 1)).find(({ about }) => about)?.about ?? null;
}
