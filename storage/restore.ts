/** Brings a damaged ledger back from the rolling copy. It may be killed and repeated. */
import { headOf } from './act';
import { placeActivity } from './activity';
import type { Damage } from './check';
import { digestOf, plus } from './digest';
import { type Entity, keptForm } from './entries';
import { buryMore, lookForForgotten } from './forget';
import { indexAnew } from './index-words';
import { type HeadRow, type Ledger, NOTHING, plain, type Totals } from './ledger';
import { forgetDamage, gatherMemory, keptElsewhere, type Memory } from './memory';
import { notesOn } from './notes';
import { placeCounters, refold } from './refold';
import { take } from './take';
import { isGone } from './tombstone';
import { countTopicsAnew } from './topic-sets';

export interface Restored {
  added: number;
  /** How many entries are there no more, as far as it is remembered. */
  missing: number;
  /** Lines of the copy, and entries of the ledger, that could not be read. */
  bad: number;
}

const SOME = 200;

/** All that the copy has; when nothing is missing any more, the ledger is sound. */
export async function restore(
  ledger: Ledger,
  memory: Memory,
  { had }: Damage,
  now: number,
): Promise<Restored> {
  await gatherMemory(memory, had);
  let bad = await countAnew(ledger);
  let added = 0;
  for await (const file of keptElsewhere(memory)) {
    const entries = file.entries.filter(({ entry }) => keptForm.safeParse(entry).success);
    bad += file.bad + file.entries.length - entries.length;
    for (let n = 0; n < entries.length; n += SOME)
      added += (await take(ledger, entries.slice(n, n + SOME), now)).added;
  }
  await foldAnew(ledger, now);
  const { count } = await headOf(ledger);
  const missing = Math.max(0, had.count - count);
  // The copy has it all, and what was copied before stays: it may hold what is missing here.
  if (missing === 0) await forgetDamage(ledger, memory);
  return { added, missing, bad };
}

/** What is there is all that there is: the user knows, and goes on. */
export async function goOn(ledger: Ledger, memory: Memory, { had }: Damage, now: number): Promise<void> {
  await gatherMemory(memory, had);
  await countAnew(ledger);
  // What was sent may be among what is missing: what waits here is not sent by itself, but by hand (queries/deliveries.ts).
  await ledger.head.where('key').equals('head').modify({ device: crypto.randomUUID() });
  await foldAnew(ledger, now);
  await forgetDamage(ledger, memory);
}

/**
 * An empty ledger that nothing was remembered of but notes: the browser emptied it, or died, at its very first acts. They are
 * the user's own and nothing is overwritten, so nobody is asked.
 */
export async function bringNoted(ledger: Ledger, { shelf }: Memory, now: number): Promise<void> {
  if ((await headOf(ledger)).last > 0) return;
  const noted = (await notesOn(shelf)).flatMap(([, { entries }]) => entries);
  if (noted.length > 0) await take(ledger, noted, now);
}

/** The head as the entries make it; those that are not what was written are taken out. Gives how many these were. */
export async function countAnew(ledger: Ledger): Promise<number> {
  const totals: Totals = { ...NOTHING };
  let clock: string | null = null;
  let bad = 0;
  for (;;) {
    const rows = await ledger.entries.where('arrival').above(totals.last).limit(SOME).toArray();
    const wrong: number[] = [];
    for (const row of rows) {
      totals.last = row.arrival;
      if (digestOf(plain(row), row.salt) !== row.digest) {
        wrong.push(row.arrival);
        continue;
      }
      totals.count++;
      totals.sum = plus(totals.sum, row.digest);
      if (isGone(row)) totals.gone++;
      else if (clock === null || row.clock > clock) clock = row.clock;
    }
    bad += wrong.length;
    await ledger.entries.bulkDelete(wrong);
    if (rows.length === SOME) continue;
    const newest = await ledger.entries.orderBy('arrival').last();
    const head = await ledger.head.get('head');
    const anew: HeadRow = {
      key: 'head',
      device: head?.device ?? crypto.randomUUID(),
      clock,
      ...totals,
      removed: head?.removed,
      last: newest?.arrival ?? 0,
    };
    await ledger.head.put(anew);
    return bad;
  }
}

/** Every row as its entries make it; rows that no entry makes go. */
export async function foldAnew(ledger: Ledger, now: number): Promise<void> {
  const keys = (await ledger.entries.orderBy('[entity+entityId]').uniqueKeys()) as unknown as [
    Entity | 'gone',
    string,
  ][];
  const named = keys.flatMap(([entity, id]) => (entity === 'gone' ? [] : [[entity, id] as const]));
  for (let n = 0; n < named.length; n += SOME) {
    const some = named.slice(n, n + SOME).map(([entity, entityId]) => ({ entity, entityId }));
    await ledger.transaction('rw', ledger.tables, () => refold(ledger, some, now));
  }
  const known = new Set(named.map(([entity, id]) => `${entity} ${id}`));
  for (const [entity, table] of [
    ['case', ledger.cases],
    ['person', ledger.people],
    ['colleague', ledger.colleagues],
    ['template', ledger.templates],
    ['watchword', ledger.watchwords],
    ['feed', ledger.feeds],
    ['search', ledger.searches],
    ['brand', ledger.brands],
    ['link', ledger.links],
    ['destination', ledger.destinations],
    ['delivery', ledger.deliveries],
    ['topic', ledger.topics],
  ] as const) {
    const ids = (await table.toCollection().primaryKeys()) as string[];
    const left = ids.filter((id) => !known.has(`${entity} ${id}`));
    await ledger.transaction('rw', ledger.tables, () =>
      refold(
        ledger,
        left.map((entityId) => ({ entity, entityId })),
        now,
      ),
    );
  }
  await placeCounters(ledger);
  await countTopicsAnew(ledger);
  await placeActivity(ledger);
  await indexAnew(ledger);
  // The copy may have brought back who was forgotten after it was written.
  await lookForForgotten(ledger);
  while (await buryMore(ledger, now));
}
