/** What goes from this machine with a team's brand, and what stays: for who is about to leave. */
import { QUOTING } from '../../utils/drafts';
import type { Ledger } from '../ledger';
import { brands } from './brands';
import { unsent } from './unsent';

export interface Leaving {
  /** How many cases of the brand are here. */
  cases: number;
  /** The names of the other brands, as far as they have one. */
  others: string[];
  /** Templates of the brand that are the manager's own. */
  templates: number;
  /** How many entries are here alone: nothing goes while there are any. */
  unsent: number;
}

/** Null: the team was left meanwhile. */
export async function leaving(ledger: Ledger, brand: string): Promise<Leaving | null> {
  const row = await ledger.teams.get(brand);
  if (!row) return null;
  const [cases, { all }, templates, { count }] = await Promise.all([
    countCases(ledger, brand),
    brands(ledger),
    ledger.templates.filter((one) => one.brand === brand && one.shared === false).count(),
    unsent(ledger, row),
  ]);
  const others = all.flatMap(({ id, name }) => (id === brand || name === '' ? [] : name));
  return { cases, others, templates, unsent: count };
}

/** So many are read at once. */
const SOME = 500;

async function countCases(ledger: Ledger, brand: string): Promise<number> {
  let count = 0;
  for (let after = ''; ; ) {
    const rows = await ledger.cases.where('id').above(after).limit(SOME).toArray();
    count += rows.filter((row) => row.brand === brand).length;
    const last = rows.at(-1);
    if (!last) return count;
    after = last.id;
  }
}

/** Of these drafts' subjects those that are of the brand: cases, people, bursts that are told of, and its digests. */
export async function draftsOf(ledger: Ledger, brand: string, about: readonly string[]): Promise<string[]> {
  const [cases, people, bursts] = await Promise.all([
    ledger.cases.bulkGet([...about]),
    ledger.people.bulkGet([...about]),
    ledger.bursts.filter((row) => row.brand === brand).toArray(),
  ]);
  const rows = [...cases, ...people].flatMap((row) => (row?.brand === brand ? row.id : []));
  return [...rows, ...bursts.map(({ id }) => `${QUOTING}${id}`), `digest:${brand}`];
}
