/**
 * How often logged cases had a watch-word, by the hour, in the weeks before (bursts.ts). Nothing counts that when a case is logged: it
 * is read off the cases, some at a time, for words that may have a burst, and kept for a day; a row of this machine, in no
 * entry. So what is undone or forgotten since may be counted until tomorrow.
 */
import Dexie from 'dexie';
import { HOUR } from '../utils/bursts/usual';
import { matcherOf } from '../utils/listening/match';
import type { Ledger } from './ledger';
import { type CaseRow, LANES, type PastRow, type WatchwordRow } from './records';

/** So many of the newest cases of each lane are read, some at a time. */
const MOST = 20_000;
const SOME = 100;

/** What of a case is looked through: who, and their words. */
export const partsOf = ({ evidence: { author, text } }: CaseRow): string[] => [
  author.name ?? author.handle ?? '',
  text ?? '',
];

/** By watch-word. `from`, `to`: hours since 1970, whole days. */
export async function pastsOf(
  ledger: Ledger,
  words: readonly WatchwordRow[],
  { from, to }: { from: number; to: number },
  pause: () => Promise<void>,
): Promise<Map<string, PastRow>> {
  const stored = await ledger.pasts.bulkGet(words.map(({ id }) => id));
  const known = stored.filter(
    (row, n) => row !== undefined && row.clock === words[n]!.clock && row.to === to && row.from === from,
  );
  const pasts = new Map(known.map((row) => [row!.id, row!]));
  const missing = words.filter(({ id }) => !pasts.has(id));
  if (missing.length === 0) return pasts;
  const match = matcherOf(missing);
  const brandOf = new Map(missing.map(({ id, brand }) => [id, brand]));
  for (const { id, clock } of missing) pasts.set(id, { id, clock, from, to, counts: {} });
  const iso = (hour: number) => new Date(hour * HOUR).toISOString();
  for (const lane of LANES) {
    let before: unknown = iso(to);
    for (let read = 0; read < MOST; read += SOME) {
      await pause();
      const rows = await ledger.cases
        .where('[lane+loggedAt]')
        .between([lane, iso(from)], [lane, before], true, false)
        .reverse()
        .limit(SOME)
        .toArray();
      for (const row of rows) {
        if (row.state === 'merged') continue;
        const hour = Math.floor(Date.parse(row.loggedAt) / HOUR);
        for (const id of match(partsOf(row)).ids) {
          const past = pasts.get(id);
          if (past && brandOf.get(id) === row.brand) past.counts[hour] = (past.counts[hour] ?? 0) + 1;
        }
      }
      const last = rows.at(-1);
      if (!last || rows.length < SOME) break;
      before = last.loggedAt;
    }
  }
  await ledger.transaction('rw', ledger.pasts, async () => {
    // Of words that were removed, and of days that are past, too.
    await ledger.pasts
      .where('id')
      .above(Dexie.minKey)
      .filter((row) => row.to !== to)
      .delete();
    await ledger.pasts.bulkPut(missing.map(({ id }) => pasts.get(id)!));
  });
  return pasts;
}
