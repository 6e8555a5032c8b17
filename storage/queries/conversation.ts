/** All that a customer and we said to each other, as far as it is known, over all their cases. */
import { effective } from '../fold';
import type { Ledger } from '../ledger';
import type { CaseRow } from '../records';

export interface Said {
  /** Of its entry. */
  id: string;
  caseId: string;
  /** Whether it was us. */
  ours: boolean;
  /** They changed what they had said before into this. */
  edited: boolean;
  /** ISO 8601 UTC: when it was said, or where the page did not tell that, when it was logged. */
  at: string;
  text: string | null;
}

/** Oldest first. */
export async function conversationOf(ledger: Ledger, cases: readonly CaseRow[]): Promise<Said[]> {
  const said = await Promise.all(cases.map((row) => saidIn(ledger, row)));
  return said.flat().sort((a, b) => (a.at < b.at ? -1 : 1));
}

async function saidIn(ledger: Ledger, { id: caseId }: CaseRow): Promise<Said[]> {
  const history = effective(await ledger.history('case', caseId));
  return history.flatMap((entry): Said[] => {
    const said = { id: entry.id, caseId, ours: false, edited: false };
    switch (entry.kind) {
      case 'opened':
        return [{ ...said, ...wordsOf(entry.body.evidence, entry.at) }];
      case 'mentionAdded':
        // One that came with a merge stands in the case that it came from as well.
        return entry.body.from === null ? [{ ...said, ...wordsOf(entry.body.evidence, entry.at) }] : [];
      case 'seenEdited':
        return [{ ...said, edited: true, at: entry.at, text: entry.body.text }];
      case 'spokeAgain':
        return entry.body.text === null
          ? []
          : [{ ...said, at: entry.body.since ?? entry.at, text: entry.body.text }];
      case 'answered':
        return [{ ...said, ours: true, at: entry.body.since ?? entry.at, text: entry.body.text }];
      case 'handedOff':
        // What the customer was told of it.
        return entry.body.told === '' ? [] : [{ ...said, ours: true, at: entry.at, text: entry.body.told }];
      default:
        return [];
    }
  });
}

const wordsOf = ({ postedAt, text }: CaseRow['evidence'], at: string) => ({ at: postedAt ?? at, text });
