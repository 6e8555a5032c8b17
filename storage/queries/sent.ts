/** What was answered to a customer, in all their cases, as far as their words are kept. */
import { effective } from '../fold';
import type { Ledger } from '../ledger';
import { casesOf } from './history';

/** So many of a customer's newest cases are looked at. */
const SOME = 20;

export async function sentTo(
  ledger: Ledger,
  row: { id: string; personId: string | null },
): Promise<{ text: string; at: string }[]> {
  const ids =
    row.personId === null
      ? [row.id]
      : await casesOf(ledger, row.personId).reverse().limit(SOME).primaryKeys();
  const histories = await Promise.all([...new Set([row.id, ...ids])].map((id) => ledger.history('case', id)));
  return histories
    .flatMap((history) => effective(history))
    .flatMap((entry) =>
      entry.kind === 'answered' && entry.body.text !== '' ? [{ text: entry.body.text, at: entry.at }] : [],
    );
}
