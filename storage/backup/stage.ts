/**
 * Brings a backup's entries beside the ledger, checked and compared, without touching it: nothing of an import is visible
 * until the manager decides, and that is one row (`decide`).
 */
import type { BadLine } from '../../utils/faults';
import { Refusal } from '../../utils/result';
import { digestOf, NO_SUM, plus } from '../digest';
import { type Entry, keptForm } from '../entries';
import { forgottenAmong } from '../forget';
import type { Ledger } from '../ledger';
import type { Salted } from '../take';
import { isGone, living } from '../tombstone';
import type { End, Header } from './lines';

/** An import on its way: `staging`, `staged` (whole, and waits for the decision), `decided`, `done` or `cancelled`. */
export interface ImportRow {
  id: string;
  state: 'staging' | 'staged' | 'decided' | 'done' | 'cancelled';
  /** The file's own header. */
  header: Header;
  /** How many of the file's entries were looked at, and what their digests come to. */
  read: number;
  sum: string;
  /** What is taken over, the forgotten among it. */
  fresh: number;
  /** Of these, entries of people who were forgotten here, which come in as tombstones. */
  stayForgotten: number;
  /** Of these, tombstones: forgotten where the file was made. */
  forgottenThere: number;
  /** Cases and people that are known to be forgotten by an entry that was read, as `entity id`. */
  forgottenAlso: string[];
  known: number;
  /** All of them; the first ones are told in `conflicting`. */
  conflicts: number;
  conflicting: Conflict[];
  /** Of the new ones, how many were taken over. */
  taken: number;
}

/** An entry whose id the ledger has with other words; the ledger's own stands. */
export interface Conflict {
  ours: Shown;
  theirs: Shown;
}

/** What the manager needs to tell two entries apart. */
export interface Shown {
  kind: Entry['kind'];
  actor: string;
  at: string;
  words: string;
}

/**
 * New entries of one import that are about one entity, as far as they came in one chunk. The key has them together, so that an
 * entity whose entries are scattered over the whole file is folded once, not for each of them.
 */
export interface StagedRow {
  importId: string;
  about: string;
  n: number;
  entries: Digested[];
}

/** An entry that was checked and digested when it was staged: neither is done again. */
export type Digested = Salted & { digest: string };

export interface Numbered {
  line: number;
  entry: unknown;
  salt: string;
}

const MOST_SHOWN = 100;
const LONGEST_SHOWN = 300;

/** An import that was begun before and not decided makes way for it. None is begun while a brand is taken out: it may be of that brand. */
export async function begin(ledger: Ledger, id: string, header: Header): Promise<void> {
  await ledger.transaction('rw', ledger.imports, ledger.removals, async () => {
    if (await ledger.imports.get(id)) return;
    if ((await ledger.removals.count()) > 0)
      throw new Refusal('not-allowed', 'what a team shared is being taken out');
    if ((await ledger.imports.where('state').equals('decided').count()) > 0)
      throw new Refusal('not-allowed', 'an import is being taken over');
    await ledger.imports.where('state').equals('done').delete();
    await ledger.imports.where('state').anyOf('staging', 'staged').modify({ state: 'cancelled' });
    await ledger.imports.add({
      id,
      state: 'staging',
      header,
      read: 0,
      sum: NO_SUM,
      fresh: 0,
      stayForgotten: 0,
      forgottenThere: 0,
      forgottenAlso: [],
      known: 0,
      conflicts: 0,
      conflicting: [],
      taken: 0,
    });
  });
}

/** `first`: how many entries of the file came before these; a chunk that was staged already is not staged again. */
export async function stage(
  ledger: Ledger,
  id: string,
  first: number,
  chunk: readonly Numbered[],
): Promise<BadLine | null> {
  const others: Digested[] = [];
  for (const { line, entry, salt } of chunk) {
    const parsed = keptForm.safeParse(entry);
    if (!parsed.success) return { fault: 'not-an-entry', line, detail: reasonOf(parsed.error.issues[0]) };
    others.push({ entry: parsed.data, salt, digest: digestOf(parsed.data, salt) });
  }
  const { imports, staged, entries, settings, erasures } = ledger;
  await ledger.transaction('rw', [imports, staged, entries, settings, erasures], async () => {
    const row = await ledger.imports.get(id);
    if (row?.state !== 'staging') throw new Refusal('not-found', `no import ${id} is being staged`);
    if (first < row.read) return;
    if (first > row.read) throw new Refusal('not-understood', `entry ${row.read} comes next, not ${first}`);
    const known = await ledger.known(others.map(({ entry }) => entry.id));
    const fresh: Digested[] = [];
    for (const other of others) {
      const { entry, digest } = other;
      const own = known.get(entry.id);
      row.read++;
      row.sum = plus(row.sum, digest);
      if (!own) fresh.push(other);
      else if (own.digest === digest || isGone(own)) row.known++;
      // Forgotten where the file was made: it is to be forgotten here.
      else if (isGone(entry)) fresh.push(other);
      else if (++row.conflicts <= MOST_SHOWN)
        row.conflicting.push({ ours: shown(own), theirs: shown(entry) });
    }
    row.fresh += fresh.length;
    await countForgotten(ledger, row, fresh);
    const about = Map.groupBy(fresh, ({ entry: { entity, entityId } }) => `${entity} ${entityId}`);
    const rows = [...about].map(
      ([name, entries]): StagedRow => ({ importId: id, about: name, n: first, entries }),
    );
    await Promise.all([ledger.staged.bulkAdd(rows), ledger.imports.put(row)]);
  });
  return null;
}

/** An entry without a name is its author's, whose entry came before it, as taking it over will find (`forgetUnnamed`). */
async function countForgotten(ledger: Ledger, row: ImportRow, fresh: readonly Salted[]): Promise<void> {
  const entries = living(fresh.map(({ entry }) => entry));
  row.forgottenThere += fresh.length - entries.length;
  const { ids, unnamed } = await forgottenAmong(ledger, entries);
  const also = new Set([...row.forgottenAlso, ...unnamed.map(nameOf)]);
  row.stayForgotten += entries.filter((entry) => ids.has(entry.id) || also.has(nameOf(entry))).length;
  row.forgottenAlso = [...also];
}

const nameOf = ({ entity, entityId }: Entry) => `${entity} ${entityId}`;

/** The file was read to its end: what was staged must come to what the end says. */
export async function finish(ledger: Ledger, id: string, end: End, line: number): Promise<BadLine | null> {
  return ledger.transaction('rw', ledger.imports, async () => {
    const row = await ledger.imports.get(id);
    if (row?.state === 'staged') return null;
    if (row?.state !== 'staging') throw new Refusal('not-found', `no import ${id} is being staged`);
    if (row.read !== end.count) return { fault: 'count', line, detail: `${row.read} of ${end.count}` };
    if (row.sum !== end.sum) return { fault: 'sum', line, detail: '' };
    await ledger.imports.update(id, { state: 'staged' });
    return null;
  });
}

/** The decision, in one row: from here on it is carried out, however often the browser dies. */
export const decide = (ledger: Ledger, id: string) =>
  ledger.transaction('rw', ledger.imports, async () => {
    const row = await ledger.imports.get(id);
    if (row?.state === 'staged') await ledger.imports.update(id, { state: 'decided' });
    else if (row?.state !== 'decided' && row?.state !== 'done')
      throw new Refusal('not-found', `no import ${id} waits for a decision`);
  });

/** Only before the decision; what was staged is swept afterwards (take-over.ts). */
export const cancel = (ledger: Ledger, id: string) =>
  ledger.transaction('rw', ledger.imports, async () => {
    const row = await ledger.imports.get(id);
    if (row?.state === 'decided' || row?.state === 'done')
      throw new Refusal('not-allowed', 'the import was decided');
    if (row) await ledger.imports.update(id, { state: 'cancelled' });
  });

/**
 * What lies beside the ledger and what a finished import had to tell may hold anybody's words; inside the caller's transaction. What was
 * decided is not taken back.
 */
export async function dropImports(ledger: Ledger): Promise<void> {
  if ((await ledger.imports.where('state').equals('decided').count()) > 0)
    throw new Refusal('not-allowed', 'an import is being taken over');
  await Promise.all([ledger.imports.clear(), ledger.staged.clear()]);
}

function reasonOf(issue: { path: PropertyKey[]; message: string } | undefined): string {
  return `${issue?.path.join('.') || 'entry'}: ${issue?.message ?? ''}`;
}

function shown({ kind, actor, at, body }: Entry): Shown {
  return { kind, actor, at, words: textsIn(body).join(' · ').slice(0, LONGEST_SHOWN) };
}

/** Every text of an entry's body, whatever its form; addresses and ids are nothing to read. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    /^(key|keys|permalink|pageUrl|profileUrl|personId|entryId|by|missing)$/.test(name) ? [] : textsIn(part),
  );
}
