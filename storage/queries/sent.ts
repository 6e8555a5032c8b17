/** What a customer was told in all their cases, as far as the words are kept: as noted, as seen on a page, at a hand-off. */
import type { Sent } from '../../utils/replies/check';
import type { Entry } from '../entries';
import { effective } from '../fold';
import type { Ledger } from '../ledger';
import { casesOf } from './history';

/** So many of a customer's newest cases are looked at. */
const SOME = 20;

export async function sentTo(ledger: Ledger, row: { id: string; personId: string | null }): Promise<Sent[]> {
  const ids =
    row.personId === null
      ? [row.id]
      : await casesOf(ledger, row.personId).reverse().limit(SOME).primaryKeys();
  const histories = await Promise.all([...new Set([row.id, ...ids])].map((id) => ledger.history('case', id)));
  return histories
    .flatMap((history) => effective(history))
    .flatMap(said)
    .filter(({ text }) => text.trim() !== '');
}

function said(entry: Entry): Sent[] {
  const { at } = entry;
  if (entry.kind === 'answered') return [{ text: entry.body.text, at: entry.body.since ?? at, by: 'reply' }];
  // Nobody took it as the answer, or not yet: it stands there all the same.
  if (entry.kind === 'seenAnswered')
    return [{ text: entry.body.text ?? '', at: entry.body.postedAt ?? at, by: 'reply' }];
  return entry.kind === 'handedOff' ? [{ text: entry.body.told, at, by: 'handoff' }] : [];
}
