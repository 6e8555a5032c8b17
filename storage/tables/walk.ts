/** Walks all cases, some at a time, in bounded memory: the tables for people are made of them. */
import type { Ledger } from '../ledger';
import type { CaseRow, PersonRow } from '../records';

const SOME = 200;

export interface Portion {
  cases: CaseRow[];
  /** Their customers, by id. */
  people: Map<string, PersonRow>;
}

export async function* walkCases(ledger: Ledger): AsyncGenerator<Portion> {
  for (let after = ''; ; ) {
    const cases = await ledger.cases.where('id').above(after).limit(SOME).toArray();
    const last = cases.at(-1);
    if (!last) return;
    after = last.id;
    const ids = [...new Set(cases.flatMap(({ personId }) => personId ?? []))];
    const people = (await ledger.people.bulkGet(ids)).filter((row) => row !== undefined);
    yield { cases, people: new Map(people.map((row) => [row.id, row])) };
  }
}

/** What the customer is called, as far as it is known. */
export const nameIn = ({ people }: Portion, { personId, evidence }: CaseRow): string =>
  (personId === null ? undefined : people.get(personId))?.name ??
  evidence.author.name ??
  evidence.author.handle ??
  '';
