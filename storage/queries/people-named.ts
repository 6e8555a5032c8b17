/** The customers of some cases who are called what was searched for, each once. */
import { matchesIn } from '../../utils/words';
import type { Ledger } from '../ledger';
import type { CaseRow, PersonRow } from '../records';
import type { Wanted } from './read-query';

export async function peopleNamed(
  ledger: Ledger,
  cases: readonly Pick<CaseRow, 'personId'>[],
  wanted: readonly Wanted[],
): Promise<PersonRow[]> {
  const ids = new Set(cases.flatMap(({ personId }) => personId ?? []));
  const people = (await ledger.people.bulkGet([...ids])).flatMap((person) => person ?? []);
  return people.filter(({ name, identities }) =>
    [name, ...identities.flatMap((one) => [one.handle, one.name ?? ''])].some(
      (called) => matchesIn(called, wanted).length > 0,
    ),
  );
}
