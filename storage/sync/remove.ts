/**
 * Takes what a team shared off this machine, once the team is left. One row decides it; then entities go one after the other, each
 * with all its entries and with what is folded from them, in small transactions that each leave a sound ledger: whoever dies goes on,
 * and a click waits for one of them at most. No tombstone stands for what goes: it may come back, when the team is joined again.
 *
 * The ledger is not written anew from the rest of it (as a damaged one is, restore.ts): nothing that was acknowledged would be safe
 * while the old one is cleared. Here `removed` counts up as `gone` does for the forgotten, no arrival number is given twice, and the
 * newest entry keeps the highest one. So whatever follows the ledger (the totals in other stores, the rolling copy, the words of search,
 * another team's outbox) is behind at worst, as after any write.
 */
import { Refusal } from '../../utils/result';
import { headOf } from '../act';
import { dropImports } from '../backup/stage';
import { dropLines } from '../copy';
import { minus } from '../digest';
import type { Entry } from '../entries';
import { forgetFetched } from '../fetched';
import { effective } from '../fold';
import { forgetWords } from '../index-words';
import { type Ledger, plain, type StoredEntry } from '../ledger';
import { copyOn, type Memory } from '../memory';
import { isLeft, unsent } from '../queries/unsent';
import type { RemovalRow, TeamRow } from '../records';
import { refold } from '../refold';
import { isGone } from '../tombstone';
import { leave } from './teams';

/**
 * Leaves the team and decides that nothing shared stays. Refused while something may be nowhere but here: nothing of one's own is lost
 * without a word. A team that was left already changes nothing.
 */
export async function leaveAndRemove(ledger: Ledger, brand: string): Promise<void> {
  for (;;) {
    const row = await ledger.teams.get(brand);
    if (!row) return;
    // Not within the transaction below: no click waits for the reading of a whole ledger.
    const { count, last } = await unsent(ledger, row);
    if (count > 0) throw only(count);
    if (await decide(ledger, row, last)) return;
  }
}

const only = (count: number) => new Refusal('unsent', `${count} entries are here alone`);

/** False: the log is another one meanwhile, or this seat is, and all is to be looked at again. */
const decide = (ledger: Ledger, row: TeamRow, last: number): Promise<boolean> =>
  ledger.transaction('rw', ledger.tables, async () => {
    const { brand } = row;
    const now = await ledger.teams.get(brand);
    if (!now) return true;
    if (now.pushed < row.pushed || now.cursor?.created !== row.cursor?.created || now.role !== row.role)
      return false;
    const { count } = await unsent(ledger, now, last);
    if (count > 0) throw only(count);
    await dropImports(ledger);
    const { clock } = await headOf(ledger);
    const asked = await askedBy(ledger, brand);
    await leave(ledger, brand);
    if (clock !== null) await ledger.removals.put({ brand, clock, looked: 0, asked });
    return true;
  });

async function askedBy(ledger: Ledger, brand: string): Promise<string[]> {
  const [destinations, feeds] = await Promise.all([
    ledger.destinations.filter((row) => row.brand === brand).toArray(),
    ledger.feeds.filter((row) => row.brand === brand).toArray(),
  ]);
  const states = await ledger.feedStates.bulkGet(feeds.map(({ id }) => id));
  const moved = states.flatMap((state) => state?.movedTo ?? []);
  return [...destinations.map(({ origin }) => origin), ...feeds.map(({ address }) => address), ...moved];
}

/** Entries that are looked at in one transaction; what else their entities have goes with them. */
const SOME = 50;

/** The next step, in one transaction; null when the ledger has nothing left to take out. Gives the cases whose rows changed. */
export function removeSome(ledger: Ledger, now: number): Promise<{ cases: string[] } | null> {
  return ledger.transaction('rw', ledger.tables, async () => {
    const row = await ledger.removals.filter(({ looked }) => looked !== null).first();
    if (!row) return null;
    const rows = await ledger.entries
      .where('arrival')
      .above(row.looked ?? 0)
      .limit(SOME)
      .toArray();
    const last = rows.at(-1)?.arrival;
    const going = last === undefined ? await nameOf(ledger, row) : await goingOf(ledger, row, rows);
    await ledger.removals.put({ ...row, looked: last ?? null });
    if (going.length === 0) return { cases: [] };
    await takeOut(ledger, going);
    const entries = going.map((one) => plain(one) as Entry);
    await takeBeside(ledger, entries);
    return { cases: await refold(ledger, entries, now) };
  });
}

/** Whether there is something to do for `removeSome`; inside the caller's transaction. */
export const isRemoving = async (ledger: Ledger): Promise<boolean> =>
  (await ledger.removals.filter(({ looked }) => looked !== null).count()) > 0;

/** All that goes of the entities that these entries are about. */
async function goingOf(
  ledger: Ledger,
  { brand, clock }: RemovalRow,
  rows: readonly StoredEntry[],
): Promise<StoredEntry[]> {
  const entities = new Map<string, Entry>();
  for (const one of rows) {
    if (isGone(one) || one.entity === 'brand') continue;
    if (one.clock > clock || !isLeft(plain(one) as Entry, brand)) continue;
    entities.set(`${one.entity} ${one.entityId}`, plain(one) as Entry);
  }
  const going: StoredEntry[] = [];
  for (const { entity, entityId } of entities.values()) {
    const all = await ledger.entries.where({ entity, entityId }).toArray();
    if (entity === 'template' && isPrivate(all.map(plain) as Entry[])) continue;
    going.push(
      ...all.filter((one) => !isGone(one) && one.clock <= clock && isLeft(plain(one) as Entry, brand)),
    );
  }
  return going;
}

/** A template that its manager keeps for himself, whatever it was before. */
function isPrivate(history: readonly Entry[]): boolean {
  const saved = effective(history).findLast(({ kind }) => kind === 'saved');
  return saved?.entity === 'template' && saved.kind === 'saved' && saved.body.shared === false;
}

/** What names the brand goes last, and stays while a template of the manager's own hangs on it. */
async function nameOf(ledger: Ledger, { brand, clock }: RemovalRow): Promise<StoredEntry[]> {
  const own = await ledger.templates.filter((row) => row.brand === brand && row.shared === false).count();
  const all = own > 0 ? [] : await ledger.entries.where({ entity: 'brand', entityId: brand }).toArray();
  return all.filter((one) => !isGone(one) && one.clock <= clock);
}

/** Inside the caller's transaction; the caller folds anew what the entries were about. */
async function takeOut(ledger: Ledger, going: readonly StoredEntry[]): Promise<void> {
  ledger.mustBeWithin();
  const head = await headOf(ledger);
  const sum = going.reduce((left, { digest }) => minus(left, digest), head.sum);
  let { last } = head;
  await ledger.entries.bulkDelete(going.map(({ arrival }) => arrival));
  const newest = await ledger.entries.orderBy('arrival').last();
  // The newest that is left arrives once more: a head that knows of a later one would be a torn ledger's.
  if (newest && newest.arrival !== last) {
    await ledger.entries.delete(newest.arrival);
    await ledger.entries.add({ ...newest, arrival: ++last });
  }
  const { count, removed = 0 } = head;
  const { length } = going;
  await ledger.head.put({ ...head, count: count - length, removed: removed + length, sum, last });
}

/** What hangs on these entities and is folded from no entry. */
async function takeBeside(ledger: Ledger, entries: readonly Entry[]): Promise<void> {
  const of = (entity: Entry['entity']) => [
    ...new Set(entries.flatMap((one) => (one.entity === entity ? one.entityId : []))),
  ];
  const [cases, templates] = [of('case'), new Set(of('template'))];
  await forgetWords(ledger, cases);
  await forgetFetched(ledger, [], entries);
  await Promise.all([
    ledger.uses.where('caseId').anyOf(cases).delete(),
    templates.size > 0 && ledger.uses.filter(({ templateId }) => templates.has(templateId)).delete(),
    ledger.pasts.bulkDelete(of('watchword')),
  ]);
}

/** Brands of which the ledger has nothing any more, and the rolling copy may. */
export const removedFromLedger = (ledger: Ledger): Promise<RemovalRow[]> =>
  ledger.removals.filter(({ looked }) => looked === null).toArray();

/** Takes them out of the rolling copy and of what was noted beside it, too. One at a time, as all that writes the copy. */
export async function removeFromCopy(ledger: Ledger, memory: Memory): Promise<void> {
  const rows = await removedFromLedger(ledger);
  if (rows.length === 0 || memory.folder === null) return;
  // What is noted is copied first, and then noted no more.
  await copyOn(ledger, memory);
  await dropLines(ledger, memory.folder, (entry) =>
    rows.some(({ brand, clock }) => !isGone(entry) && entry.brand === brand && entry.clock <= clock),
  );
}

/** The last of it; a burst is worked out of the cases, and may have been while they went. */
export const endRemovals = (ledger: Ledger, rows: readonly RemovalRow[]) =>
  ledger.transaction('rw', ledger.removals, ledger.bursts, async () => {
    const brands = new Set(rows.map(({ brand }) => brand));
    await ledger.bursts.filter(({ brand }) => brands.has(brand)).delete();
    await ledger.removals.bulkDelete([...brands]);
  });
