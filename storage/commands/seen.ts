/** Evidence from a page that is open: other words than those last known at a mention that has a case, or none at all. */
import { type Act, act, entryId } from '../act';
import type { Draft, EntryOf } from '../entries';
import { ownerOf } from '../fold';
import type { Ledger } from '../ledger';
import type { CaseRow, Evidence, Offer, SeenSince } from '../records';

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

/** A mention that has a case, as the page shows it now: its words (null: unchanged or unread) and its other keys. */
export interface Sighted {
  key: string;
  text: string | null;
  aliases: string[];
}

/** A reply under a mention that has a case: one of ours ('answered'), or the customer's after ours ('spokeAgain'). */
export interface Sighting {
  kind: Offer['kind'];
  /** Of the mention that has the case. */
  key: string;
  /** Of the reply. */
  by: string;
  text: string | null;
  postedAt: string | null;
}

/** A mention whose own address was opened and showed others, and not it. */
export interface Missing {
  key: string;
  kind: 'comment' | 'reply';
}

/** What a page showed is a claim: the case learns it and may offer something; it closes and decides nothing. */
export const seen = (
  ledger: Ledger,
  by: Act,
  mentions: Sighted[],
  replies: Sighting[],
  missing: Missing[] = [],
) =>
  act(ledger, by, async () => {
    const keys = [
      ...mentions.flatMap(({ key, aliases }) => [key, ...aliases]),
      ...replies.map(({ key }) => key),
      ...missing.map(({ key }) => key),
    ];
    const met = await ledger.mentions.bulkGet(keys);
    const caseOf = new Map(keys.map((key, n) => [key, met[n]?.caseId]));
    const rows = await ledger.cases.bulkGet([...new Set(met.map((row) => row?.caseId ?? ''))]);
    const rowOf = new Map(rows.flatMap((row) => (row ? [[row.id, row] as const] : [])));
    const said: Said[] = [];
    for (const { key, text, aliases } of mentions) {
      const keys = [key, ...aliases];
      // Two cases that turn out to be about one mention both learn it; closing one of them is the manager's.
      const about = [...new Set(keys.flatMap((one) => rowOf.get(caseOf.get(one) ?? '') ?? []))];
      for (const row of about) {
        const fresh = keys.filter((one) => !row.keys.includes(one));
        if (fresh.length > 0) said.push({ row, kind: 'merged', body: { keys: fresh } });
      }
      const owner = ownerOf(about);
      for (const row of about) {
        for (const { evidence, editedText, notFoundAt } of mentionsWith(row, keys)) {
          const before = editedText ?? evidence.text;
          if (row === owner && before && text !== null && isEdit(before, text))
            said.push({ row, kind: 'seenEdited', body: { ...keyOf(evidence), text } });
          if (notFoundAt !== null) said.push({ row, kind: 'seenAgain', body: keyOf(evidence) });
        }
      }
    }
    for (const { key, kind, ...body } of replies) {
      const row = rowOf.get(caseOf.get(key) ?? '');
      if (row && !row.sighted.includes(body.by))
        said.push({ row, kind: kind === 'answered' ? 'seenAnswered' : 'seenSpoke', body });
    }
    for (const { key, kind } of missing) {
      const row = rowOf.get(caseOf.get(key) ?? '');
      if (!row) continue;
      for (const { evidence, notFoundAt } of mentionsWith(row, [key])) {
        // A page that takes a reply for a comment, or the other way round, has looked in the wrong place.
        if (notFoundAt === null && evidence.kind === kind)
          said.push({ row, kind: 'seenMissing', body: keyOf(evidence) });
      }
    }
    return said.map(
      ({ row, ...entry }, n): Draft => ({
        id: entryId(by.op, n),
        brand: row.brand,
        entity: 'case',
        entityId: row.id,
        ...entry,
      }),
    );
  });

type Noticed = SeenSince & { evidence: Evidence };

/**
 * Those of a case's mentions, each key once, that a page shows under these. Under which of several an alias stands, nothing
 * tells: then it is none.
 */
function mentionsWith(row: CaseRow, keys: readonly string[]): Noticed[] {
  const all: Noticed[] = [row, ...row.mentions];
  const met = all.filter(({ evidence }) => evidence.key !== null && keys.includes(evidence.key));
  if (met.length === 0) return row.mentions.length === 0 ? [row] : [];
  return [...new Map(met.map((one) => [one.evidence.key, one])).values()];
}

const keyOf = ({ key }: Evidence) => (key === null ? {} : { key });

type SeenKind = 'seenEdited' | 'seenMissing' | 'seenAgain' | 'merged' | 'seenAnswered' | 'seenSpoke';
type Said = { [K in SeenKind]: { row: CaseRow; kind: K; body: EntryOf<K>['body'] } }[SeenKind];
