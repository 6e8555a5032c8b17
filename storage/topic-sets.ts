/**
 * The counts of topics: changed in the transaction that moves the cases' rows, so that no view counts. They are kept for each set
 * of topics that cases have, as they were said (`TopicSetRow`).
 */
import { countedOnce, countedSince, type Erasing } from './counted-once';
import { isClosed } from './fold';
import { topicIdOf } from './ids';
import type { Ledger } from './ledger';
import type { CaseRow, CountedCase, TopicSetRow } from './records';

/** What changes of one set. */
type Change = TopicSetRow;
type Changes = Map<string, Change>;

/** Of a case's row, as it was or is to be; null where there is none. */
interface Move {
  from: CaseRow | null;
  to: CaseRow | null;
}

/** Inside the caller's transaction. `erasing`: what was forgotten with these entries, and is counted on, or is no more. */
export async function placeTopicSets(
  ledger: Ledger,
  moves: readonly Move[],
  erasing: Erasing,
): Promise<void> {
  const changes: Changes = new Map();
  for (const { from, to } of moves) {
    if (from && to && counted(from) === counted(to)) continue;
    if (from) addRow(changes, from, -1);
    if (to) addRow(changes, to, 1);
  }
  await addErased(ledger, changes, erasing);
  const some = [...changes.values()].filter(isSome);
  if (some.length === 0) return;
  const before = await ledger.topicSets.bulkGet(some.map(({ key }) => key));
  const after = some.map((change, n) => sum(before[n], change));
  await Promise.all([
    ledger.topicSets.bulkPut(after.filter(({ all }) => all > 0)),
    ledger.topicSets.bulkDelete(after.flatMap(({ key, all }) => (all > 0 ? [] : key))),
  ]);
}

/** As the cases and what was forgotten make them; only a repair counts. */
export async function countTopicsAnew(ledger: Ledger): Promise<void> {
  const { cases, erasures, topicSets } = ledger;
  await ledger.transaction('rw', cases, erasures, topicSets, async () => {
    const changes: Changes = new Map();
    await cases.toCollection().each((row) => addRow(changes, row, 1));
    for (const one of countedOnce(await erasures.toArray(), hadTopics).values()) addCounted(changes, one, 1);
    await topicSets.clear();
    await topicSets.bulkPut([...changes.values()]);
  });
}

/** All of a case that is counted. */
const counted = (row: CaseRow) => JSON.stringify([isClosed(row), row.topics]);

function addRow(changes: Changes, row: CaseRow, by: 1 | -1): void {
  if (row.topics.length === 0) return;
  const words = row.topics.map((word) => ({ id: topicIdOf(row.brand, word), word }));
  const change = changeOf(
    changes,
    row.brand,
    words.map(({ id }) => id),
  );
  change.all += by;
  if (!isClosed(row)) change.open += by;
  for (const { id, word } of words) {
    const spelt = change.said[id] ?? {};
    spelt[word] = (spelt[word] ?? 0) + by;
    change.said[id] = spelt;
  }
}

function addCounted(changes: Changes, { brand, topics = [] }: CountedCase, by: 1 | -1): void {
  if (topics.length > 0) changeOf(changes, brand, topics).all += by;
}

function changeOf(changes: Changes, brand: string, ids: readonly string[]): Change {
  const unique = [...new Set(ids)].sort();
  const key = unique.join(' ');
  const known = changes.get(key) ?? { key, brand, ids: unique, all: 0, open: 0, said: {} };
  changes.set(key, known);
  return known;
}

async function addErased(ledger: Ledger, changes: Changes, erasing: Erasing): Promise<void> {
  const { gone, come } = await countedSince(ledger, erasing, hadTopics);
  for (const one of gone) addCounted(changes, one, -1);
  for (const one of come) addCounted(changes, one, 1);
}

const hadTopics = ({ topics }: CountedCase) => topics !== undefined;

const isSome = ({ all, open, said }: Change) =>
  all !== 0 || open !== 0 || Object.values(said).some((spelt) => Object.values(spelt).some((n) => n !== 0));

function sum(before: TopicSetRow | undefined, change: Change): TopicSetRow {
  if (!before) return { ...change, said: withoutNone(change.said) };
  const said = structuredClone(before.said);
  for (const [id, spelt] of Object.entries(change.said)) {
    const known = said[id] ?? {};
    for (const [word, by] of Object.entries(spelt)) known[word] = (known[word] ?? 0) + by;
    said[id] = known;
  }
  return {
    ...before,
    all: before.all + change.all,
    open: before.open + change.open,
    said: withoutNone(said),
  };
}

/** In one order, whatever came first: two ledgers with the same cases have the same rows. */
const withoutNone = (said: TopicSetRow['said']): TopicSetRow['said'] =>
  Object.fromEntries(
    Object.entries(said)
      .map(
        ([id, spelt]) =>
          [
            id,
            Object.fromEntries(
              Object.entries(spelt)
                .filter(([, n]) => n > 0)
                .sort(),
            ),
          ] as const,
      )
      .filter(([, spelt]) => Object.keys(spelt).length > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
