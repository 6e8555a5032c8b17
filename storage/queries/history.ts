/** One case with its timeline, and one customer with all their cases. */
import Dexie from 'dexie';
import type { CaseEntry } from '../entries';
import { effective, isClosed } from '../fold';
import type { Ledger } from '../ledger';
import type { CaseRow, PersonRow, SeatRow } from '../records';
import { type Customer, customerOf, linkedTo } from './customer';
import { type Holder, holderOf } from './holders';
import { isSought } from './older';

export interface CaseHistory {
  row: CaseRow;
  /** Who did what when, oldest first; what was taken back is left out. */
  timeline: CaseEntry[];
  person: PersonRow | null;
  /** What the customer is written to in, by what was said of any of their accounts; BCP 47; null: nobody said. */
  language: string | null;
  /** How many other cases this customer has. */
  others: number;
  /** Of these the newest, newest first. */
  past: CaseRow[];
  /** The open ones that this case may go together with. */
  siblings: CaseRow[];
  /** In a team: who takes care of it, and whether this seat can say so; null: in none. */
  holder: (Holder & { sayable: boolean }) | null;
  /** In a team, by their devices: who wrote, as the server has it, and who of them put it back. */
  seats: SeatRow[];
  /** Other cases of the very same mention: it was logged under two keys, or on two machines. */
  twins: CaseRow[];
  /** There may be more of it in the team's log that is not here yet. */
  sought: boolean;
}

export async function caseHistory(ledger: Ledger, caseId: string): Promise<CaseHistory | null> {
  const row = await ledger.cases.get(caseId);
  if (!row) return null;
  const people = row.personId === null ? [] : (await linkedTo(ledger, row.personId)).ids;
  const [entries, customer, cases, newest, claimants, seats, team, claim, sought] = await Promise.all([
    ledger.history('case', caseId),
    ledger.people.bulkGet(people),
    row.personId === null ? 1 : countOf(ledger, people),
    row.personId === null ? inPrivate(ledger) : newestOf(ledger, people),
    ledger.cases.where('keys').anyOf(row.keys).distinct().toArray(),
    ledger.seats.where({ brand: row.brand }).toArray(),
    ledger.teams.get(row.brand),
    ledger.claims.get(caseId),
    isSought(ledger, row.brand, { entity: 'case', entityId: caseId }),
  ]);
  const around = newest.filter(({ id }) => id !== caseId);
  return {
    row,
    sought,
    holder: team ? { ...holderOf(claim, team), sayable: team.role !== 'reader' } : null,
    seats,
    timeline: effective(entries).filter((entry) => entry.entity === 'case'),
    person: customer[0] ?? null,
    language: customer.find((one) => one?.language)?.language ?? null,
    others: cases - 1,
    past: row.personId === null ? [] : around,
    // What a customer said by another account stays there: whose words a case has is known by its person.
    siblings: isClosed(row)
      ? []
      : around.filter(
          (one) =>
            one.brand === row.brand &&
            !isClosed(one) &&
            (row.personId === null || one.personId === null || one.personId === row.personId),
        ),
    // One that was merged into this is no other case.
    twins: claimants.filter(({ id, state }) => id !== caseId && state !== 'merged'),
  };
}

const countOf = async (ledger: Ledger, people: readonly string[]) =>
  (await Promise.all(people.map((id) => casesOf(ledger, id).count()))).reduce((all, one) => all + one, 0);

const newestOf = async (ledger: Ledger, people: readonly string[]) =>
  newestFirst(
    (await Promise.all(people.map((id) => casesOf(ledger, id).reverse().limit(SOME).toArray()))).flat(),
  ).slice(0, SOME);

/** So many of a customer's newest cases are looked at. */
const SOME = 20;

/** Words that were selected on a page of messages name nobody: they may belong to a case that was moved there. */
async function inPrivate(ledger: Ledger): Promise<CaseRow[]> {
  const newest = await Promise.all(
    (['due', 'us', 'customer', 'handoff', 'snoozed'] as const).map((lane) =>
      ledger.cases
        .where('[lane+sortAt]')
        .between([lane, Dexie.minKey], [lane, Dexie.maxKey])
        .reverse()
        .limit(LOOKED_AT)
        .filter(({ privateSince }) => privateSince !== null)
        .toArray(),
    ),
  );
  return newest
    .flat()
    .sort((a, b) => ((a.privateSince ?? '') > (b.privateSince ?? '') ? -1 : 1))
    .slice(0, SOME);
}
const LOOKED_AT = 200;

export interface PersonHistory extends Customer {
  /** The one who was asked for. */
  person: PersonRow;
  /** Of all their accounts, newest first. */
  cases: CaseRow[];
}

export async function personHistory(ledger: Ledger, personId: string): Promise<PersonHistory | null> {
  const customer = await customerOf(ledger, personId);
  const [person] = customer?.people ?? [];
  if (!customer || !person) return null;
  const lists = await Promise.all(customer.people.map(({ id }) => casesOf(ledger, id).reverse().toArray()));
  return { ...customer, person, cases: newestFirst(lists.flat()) };
}

const newestFirst = (rows: CaseRow[]) => rows.sort((a, b) => (a.loggedAt > b.loggedAt ? -1 : 1));

export const casesOf = (ledger: Ledger, personId: string) =>
  ledger.cases.where('[personId+loggedAt]').between([personId, Dexie.minKey], [personId, Dexie.maxKey]);
