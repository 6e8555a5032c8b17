/** Who of those on a page is a customer already, for the panel's list. */
import type { Mention, ReadPlace } from '../../utils/sites/mention';
import { personIdOf } from '../ids';
import type { Ledger } from '../ledger';
import { brands } from './brands';
import { linkedTo } from './customer';
import { casesOf } from './history';

export interface KnownPerson {
  personId: string;
  /** How many of their cases are open, by whichever of their accounts. */
  open: number;
  tags: string[];
}

interface Author {
  site: ReadPlace;
  author: Pick<Mention['author'], 'handle'>;
}

/** What an author is known by in the answer; null without a handle. */
export const authorKey = ({ site, author: { handle } }: Author): string | null =>
  handle === null ? null : `${site} ${handle.toLowerCase()}`;

export async function knownPeople(
  ledger: Ledger,
  authors: readonly Author[],
): Promise<Record<string, KnownPerson>> {
  const { all } = await brands(ledger);
  const asked = new Map<string, string>();
  for (const one of authors) {
    const key = authorKey(one);
    if (key === null || one.author.handle === null) continue;
    for (const { id } of all) asked.set(personIdOf(id, one.site, one.author.handle), key);
  }
  const rows = (await ledger.people.bulkGet([...asked.keys()])).flatMap((row) => row ?? []);
  const known = await Promise.all(
    rows.map(async ({ id: personId }) => {
      const { ids } = await linkedTo(ledger, personId);
      const [people, ...lists] = await Promise.all([
        ledger.people.bulkGet(ids),
        ...ids.map((id) => casesOf(ledger, id).toArray()),
      ]);
      const open = lists.flat().filter(({ lane }) => lane !== 'closed').length;
      const tags = [...new Set(people.flatMap((one) => one?.tags ?? []))].sort();
      // Whose only logging was taken back was met, and is no customer for that.
      const said = people.some((one) => one && (one.note !== '' || one.tone !== '' || one.language !== null));
      const known = lists.flat().length > 0 || tags.length > 0 || said;
      return known ? ([[asked.get(personId) ?? '', { personId, open, tags }]] as const) : [];
    }),
  );
  return Object.fromEntries(known.flat());
}
