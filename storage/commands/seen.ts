/** Evidence from a page that is open: other words than those last known at a mention that has a case. */
import { type Act, act, entryId } from '../act';
import type { Draft } from '../entries';
import type { Ledger } from '../ledger';

/** Other words; not the same words shown shorter ("…", "see more") or with other white space. */
export function isEdit(before: string, now: string): boolean {
  const [a, b] = [before, now].map((text) =>
    text
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/\s*(?:…|\.\.\.)$/, ''),
  ) as [string, string];
  return !a.startsWith(b) && !b.startsWith(a);
}

/** The quote that was logged stays; the case learns what stands there now. A claim: it closes and decides nothing. */
export const seenEdited = (ledger: Ledger, by: Act, mentions: { key: string; text: string }[]) =>
  act(ledger, by, async () => {
    const known = await ledger.mentions.bulkGet(mentions.map(({ key }) => key));
    const rows = await ledger.cases.bulkGet(known.map((row) => row?.caseId ?? ''));
    return mentions
      .flatMap(({ text }, n): { row: NonNullable<(typeof rows)[number]>; text: string }[] => {
        const row = rows[n];
        if (!row || row.evidence.text === null) return [];
        return isEdit(row.editedText ?? row.evidence.text, text) ? [{ row, text }] : [];
      })
      .map(
        ({ row, text }, n): Draft => ({
          id: entryId(by.op, n),
          brand: row.brand,
          entity: 'case',
          entityId: row.id,
          kind: 'seenEdited',
          body: { text },
        }),
      );
  });
