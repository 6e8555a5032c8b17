/** Keeps what happened (counts.ts) in its table, within the transaction that does it. */
import { countedOnce } from './counted-once';
import {
  addCounts,
  type Counts,
  changed,
  countsOfCase,
  countsOfForgotten,
  HOUR,
  isSome,
  NOW,
  nameOf,
  rowsOf,
} from './counts';
import type { Ledger } from './ledger';
import type { ActivityKey, ActivityRow } from './records';

/** Rows that were read before; undefined: there is none. */
export type KnownActivity = Map<string, ActivityRow | undefined>;

/** What the next acts are likely to change is asked for at once, not in a round of its own. */
export async function readActivity(
  ledger: Ledger,
  ids: readonly ActivityKey[],
  known: KnownActivity,
): Promise<void> {
  const wanted = [...new Map(ids.map((id) => [nameOf(id), id])).values()].filter(
    (id) => !known.has(nameOf(id)),
  );
  if (wanted.length === 0) return;
  const rows = await ledger.activity.bulkGet(wanted);
  for (const [n, id] of wanted.entries()) known.set(nameOf(id), rows[n]);
}

/** The rows that these entries are likely to change. */
export const likelyRows = (
  entries: readonly { brand: string; at: string; entity: string }[],
): ActivityKey[] =>
  entries.flatMap(({ brand, at, entity }): ActivityKey[] =>
    entity === 'case'
      ? [
          [brand, NOW],
          [brand, Math.floor(Date.parse(at) / HOUR)],
        ]
      : [],
  );

/** Inside the caller's transaction. What has come to nothing goes. */
export async function writeActivity(ledger: Ledger, change: Counts, known: KnownActivity): Promise<void> {
  const changes = [...change.values()].filter(({ by }) => [...by.values()].some((n) => n !== 0));
  if (changes.length === 0) return;
  await readActivity(
    ledger,
    changes.map(({ id }) => id),
    known,
  );
  const rows = changes.map(({ id, by }) => changed(id, known.get(nameOf(id))?.counts ?? {}, by));
  const [put, gone] = [rows.filter(isSome), rows.filter((row) => !isSome(row))];
  await Promise.all([
    put.length > 0 && ledger.activity.bulkPut(put),
    gone.length > 0 && ledger.activity.bulkDelete(gone.map(({ brand, hour }): ActivityKey => [brand, hour])),
  ]);
}

/** So many cases are read at once. */
const SOME = 500;

/** The counts as the rows make them; only a repair counts. */
export const placeActivity = (ledger: Ledger): Promise<void> =>
  ledger.transaction('rw', ledger.activity, ledger.cases, ledger.erasures, async () => {
    const counts: Counts = new Map();
    for (let after = ''; ; ) {
      const rows = await ledger.cases.where('id').above(after).limit(SOME).toArray();
      for (const row of rows) addCounts(counts, countsOfCase(row), 1);
      const last = rows.at(-1);
      if (!last) break;
      after = last.id;
    }
    for (const one of countedOnce(await ledger.erasures.toArray(), () => true).values())
      addCounts(counts, countsOfForgotten(one), 1);
    await ledger.activity.clear();
    await ledger.activity.bulkPut(rowsOf(counts));
  });
