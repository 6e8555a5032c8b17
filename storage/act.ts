/**
 * The one way to write: append entries and refold the entities that they name, in one transaction. An act whose
 * entries are there already (a retry, a double click, another tab) changes nothing and gives the same answer.
 */
import Dexie, { type Table } from 'dexie';
import { tick } from '../utils/clock';
import { Refusal } from '../utils/result';
import { digestOf, NO_SUM, newSalt, plus } from './digest';
import { type CaseEntry, type Draft, type Entity, type Entry, entryForm } from './entries';
import { foldBrand, foldCase, foldColleague, foldPerson, foldSetting, foldTemplate, ownerOf } from './fold';
import { type HeadRow, type Ledger, plain, type StoredEntry } from './ledger';
import { type CaseFold, type CaseRow, LANES, type Lane } from './records';

export interface Act {
  /** The id of the first entry; made where the user acted. */
  op: string;
  /** When it is written, in ms since 1970. */
  now: number;
  /** The manager's name, as they gave it; empty until then. */
  actor: string;
}

export interface Written {
  /** True when the act had been written before. */
  again: boolean;
  /** The cases whose rows changed, for the marks. */
  cases: string[];
}

/** The ids of an act's entries: the act's own for the first, numbered from there. */
export const entryId = (op: string, n: number) => (n === 0 ? op : `${op}.${n}`);

/**
 * Writes what `drafts` gives. It runs inside the transaction: it may read the ledger, may throw a `Refusal` (nothing
 * is written then), and must await nothing but the ledger.
 */
export async function act(
  ledger: Ledger,
  { op, now, actor }: Act,
  drafts: () => Draft[] | Promise<Draft[]>,
): Promise<Written> {
  return ledger.transaction('rw', ledger.writtenByActs, async () => {
    const known = await ledger.entries.where('id').equals(op).first();
    // Told anew: who resends may have died before the marks heard of it.
    if (known) return { again: true, cases: known.entity === 'case' ? [known.entityId] : [] };
    const [head, said] = await Promise.all([headOf(ledger), drafts()]);
    if (said.length === 0) return { again: false, cases: [] };
    const { device } = head;
    const at = new Date(now).toISOString();
    let { clock } = head;
    const entries = said.map((draft) => {
      clock = tick(clock, now, device);
      return checked({ ...draft, v: 1, device, actor, at, clock });
    });
    await append(
      ledger,
      head,
      entries.map((entry) => ({ entry, salt: newSalt() })),
    );
    return { again: false, cases: await refold(ledger, entries, now) };
  });
}

/** The head, or that of a ledger in which nothing was written yet. */
export async function headOf(ledger: Ledger): Promise<HeadRow> {
  const head = await ledger.head.get('head');
  return head ?? { key: 'head', device: crypto.randomUUID(), clock: null, count: 0, last: 0, sum: NO_SUM };
}

/** Adds entries that the ledger does not have, with their seals, and moves the head; inside the caller's transaction. */
export async function append(
  ledger: Ledger,
  head: HeadRow,
  entries: readonly { entry: Entry; salt: string }[],
): Promise<void> {
  let { clock, count, last, sum } = head;
  const stored = entries.map(({ entry, salt }): StoredEntry => {
    const digest = digestOf(entry, salt);
    count++;
    last++;
    sum = plus(sum, digest);
    if (clock === null || entry.clock > clock) clock = entry.clock;
    return { ...entry, arrival: last, salt, digest };
  });
  await Promise.all([ledger.entries.bulkAdd(stored), ledger.head.put({ ...head, clock, count, last, sum })]);
}

/** No form but the known ones gets in: what is written now is read back by every later version. */
function checked(entry: unknown): Entry {
  const parsed = entryForm.safeParse(entry);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const tooLong = issue?.code === 'too_big' && issue.origin === 'string';
  throw new Refusal(
    tooLong ? 'too-long' : 'not-understood',
    `entry.${issue?.path.join('.')}: ${issue?.message}`,
  );
}

/** Folds anew every entity that `entries` name, inside the caller's transaction; gives the ids of the cases. */
export async function refold(
  ledger: Ledger,
  entries: readonly Pick<Entry, 'entity' | 'entityId'>[],
  now: number,
): Promise<string[]> {
  const named = new Map<string, { entity: Entity; id: string }>();
  for (const { entity, entityId: id } of entries) named.set(`${entity} ${id}`, { entity, id });
  const cases: string[] = [];
  for (const { entity, id } of named.values()) {
    const history = (await ledger.entries.where({ entity, entityId: id }).toArray()).map(plain);
    if (entity === 'case') {
      await placeCase(ledger, id, foldCase(history as CaseEntry[]), now);
      cases.push(id);
    } else if (entity === 'person') await settle(ledger.people, id, foldPerson(history));
    else if (entity === 'colleague') await settle(ledger.colleagues, id, foldColleague(history));
    else if (entity === 'brand') await settle(ledger.brands, id, foldBrand(history));
    else if (entity === 'template') await settle(ledger.templates, id, foldTemplate(history));
    else await settle(ledger.settings, id, foldSetting(history));
  }
  return cases;
}

async function settle<T>(table: Table<T, string>, id: string, row: T | null): Promise<void> {
  await (row === null ? table.delete(id) : table.put(row));
}

/** Writes a case's row and all that hangs on it: its reminder, the counters of the lanes, its mention's keys. */
async function placeCase(ledger: Ledger, id: string, fold: CaseFold | null, now: number): Promise<void> {
  const before = await ledger.cases.get(id);
  const followUp = fold?.followUp ?? null;
  const due = followUp !== null && Date.parse(followUp.at) <= now;
  const row = fold && withLane(fold, due);
  await Promise.all([
    row === null ? ledger.cases.delete(id) : ledger.cases.put(row),
    followUp === null
      ? ledger.reminders.delete(id)
      : ledger.reminders.put({ caseId: id, at: followUp.at, due: due ? 1 : 0 }),
    count(ledger, before?.lane ?? null, row?.lane ?? null),
  ]);
  const keys = new Set([...(before?.keys ?? []), ...(row?.keys ?? [])]);
  await Promise.all([...keys].map((key) => placeKey(ledger, key)));
}

async function placeKey(ledger: Ledger, key: string): Promise<void> {
  const owner = ownerOf(await ledger.cases.where('keys').equals(key).toArray());
  await (owner ? ledger.mentions.put({ key, caseId: owner.id }) : ledger.mentions.delete(key));
}

export function withLane(fold: CaseFold, due: boolean): CaseRow {
  return {
    ...fold,
    lane: laneOf(fold, due),
    sortAt: fold.followUp?.at ?? fold.loggedAt,
    offered: fold.offers.length > 0 ? 1 : 0,
  };
}

function laneOf(fold: CaseFold, due: boolean): Lane {
  if (fold.state === 'confirmed' || fold.state === 'dismissed') return 'closed';
  if (due) return 'due';
  return fold.state === 'resolved' ? 'resolved' : fold.turn;
}

/** Counters change in the transaction that moves the row: nothing counts rows to paint a badge. */
async function count(ledger: Ledger, from: Lane | null, to: Lane | null): Promise<void> {
  if (from === to) return;
  for (const [lane, by] of [
    [from, -1],
    [to, 1],
  ] as const) {
    if (lane === null) continue;
    const name = `lane:${lane}`;
    const known = await ledger.counters.get(name);
    await ledger.counters.put({ name, count: (known?.count ?? 0) + by });
  }
}

/** The counters as the rows make them; only a repair counts. */
export async function placeCounters(ledger: Ledger): Promise<void> {
  await ledger.transaction('rw', ledger.cases, ledger.counters, async () => {
    for (const lane of LANES) {
      const rows = ledger.cases.where('[lane+sortAt]').between([lane, Dexie.minKey], [lane, Dexie.maxKey]);
      await ledger.counters.put({ name: `lane:${lane}`, count: await rows.count() });
    }
  });
}

/**
 * Brings the lanes in line with the time: what has come goes to `due`, and back when the clock was put back. Gives
 * the ids of the cases that moved. Called at every start, every alarm and whenever the panel opens, because alarms
 * get lost; a second call finds nothing left to do.
 */
export async function markDue(ledger: Ledger, now: number): Promise<string[]> {
  const here = new Date(now).toISOString();
  return ledger.transaction('rw', ledger.reminders, ledger.cases, ledger.counters, async () => {
    const [come, early] = await Promise.all([
      ledger.reminders.where('[due+at]').between([0, Dexie.minKey], [0, here], true, true).toArray(),
      ledger.reminders.where('[due+at]').between([1, here], [1, Dexie.maxKey], false, true).toArray(),
    ]);
    for (const reminder of [...come, ...early]) {
      const due = reminder.due === 0;
      const row = await ledger.cases.get(reminder.caseId);
      await ledger.reminders.put({ ...reminder, due: due ? 1 : 0 });
      if (!row) continue;
      const moved = withLane(row, due);
      await ledger.cases.put(moved);
      await count(ledger, row.lane, moved.lane);
    }
    return [...come, ...early].map((reminder) => reminder.caseId);
  });
}

/** The next date to come, in ms since 1970; null when there is none. */
export async function nextDue(ledger: Ledger): Promise<number | null> {
  const next = await ledger.reminders.where('[due+at]').between([0, Dexie.minKey], [0, Dexie.maxKey]).first();
  return next ? Date.parse(next.at) : null;
}
