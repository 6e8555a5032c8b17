/**
 * Writes an invented ledger through the ledger's own `append` and folds. Only the order is another than `refold`'s: what
 * an entity's entries come to is put once, not after each of them (fill.test.ts holds that the tables are the same).
 */
import { append, headOf } from '../../../storage/act';
import { newSalt } from '../../../storage/digest';
import type { CaseEntry, Entry } from '../../../storage/entries';
import { foldBrand, foldCase, foldColleague, foldPerson } from '../../../storage/fold';
import { indexWords } from '../../../storage/index-words';
import type { Ledger } from '../../../storage/ledger';
import type { CaseRow } from '../../../storage/records';
import { withLane } from '../../../storage/refold';
import { wordsOf } from '../../../storage/words';
import { invent, type Wish } from './invent';

export interface Options extends Wish {
  ledger: Ledger;
  /** Called now and then with how many cases there are. */
  onCases?: (cases: number) => void;
}

export async function fill({ ledger, onCases, ...wish }: Options): Promise<void> {
  let cases = 0;
  while (await indexWords(ledger));
  for await (const entries of invent(wish)) {
    cases += await write(ledger, entries, wish.until);
    await writeWords(ledger, entries);
    onCases?.(cases);
  }
}

/** Entities are whole within `entries`, but for colleagues, of whom the newest entry counts. */
async function write(ledger: Ledger, entries: Entry[], now: number): Promise<number> {
  const groups = [...Map.groupBy(entries, ({ entity, entityId }) => `${entity} ${entityId}`).values()];
  const of = (entity: Entry['entity']) => groups.filter(([first]) => first?.entity === entity);
  const rows = of('case').flatMap((group) => {
    const fold = foldCase(group as CaseEntry[]);
    if (!fold) return [];
    return [withLane(fold, fold.followUp !== null && Date.parse(fold.followUp.at) <= now)];
  });
  const people = of('person').flatMap((group) => foldPerson(group) ?? []);
  const brands = of('brand').flatMap((group) => foldBrand(group) ?? []);
  const colleagues = of('colleague').flatMap((group) => foldColleague(group) ?? []);
  await ledger.transaction('rw', ledger.writtenByActs, async () => {
    await append(
      ledger,
      await headOf(ledger),
      entries.map((entry) => ({ entry, salt: newSalt() })),
    );
    const known = await ledger.colleagues.bulkGet(colleagues.map(({ id }) => id));
    await Promise.all([
      ledger.cases.bulkPut(rows),
      ledger.people.bulkPut(people),
      ledger.brands.bulkPut(brands),
      ledger.colleagues.bulkPut(colleagues.filter(({ clock }, n) => clock > (known[n]?.clock ?? ''))),
      ledger.mentions.bulkPut(rows.flatMap(({ id, keys }) => keys.map((key) => ({ key, caseId: id })))),
      ledger.reminders.bulkPut(rows.flatMap(reminderOf)),
      count(ledger, rows),
    ]);
  });
  return rows.length;
}

/** As `indexWords` does, but in no second reading; two cases of one moment and hash are moved apart by it alone. */
async function writeWords(ledger: Ledger, entries: Entry[]): Promise<void> {
  const histories = Map.groupBy(entries, ({ entity, entityId }) => `${entity} ${entityId}`).values();
  const rows = [...histories].flatMap((history) =>
    history[0]?.entity === 'case' ? (wordsOf(history as CaseEntry[]) ?? []) : [],
  );
  await ledger.transaction('rw', ledger.words, ledger.cursors, ledger.head, async () => {
    const head = await headOf(ledger);
    await ledger.words.bulkAdd(rows);
    await ledger.cursors.put({ name: 'words', last: head.last });
  });
}

const reminderOf = ({ id, followUp, lane }: CaseRow) =>
  followUp === null
    ? []
    : [{ caseId: id, at: followUp.at, due: lane === 'due' ? (1 as const) : (0 as const) }];

async function count(ledger: Ledger, rows: readonly CaseRow[]): Promise<void> {
  for (const [lane, { length }] of Map.groupBy(rows, (row) => row.lane)) {
    const name = `lane:${lane}`;
    const known = await ledger.counters.get(name);
    await ledger.counters.put({ name, count: (known?.count ?? 0) + length });
  }
}
