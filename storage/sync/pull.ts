/** Takes in what the log has, a portion and the cursor in one transaction. What is no entry for this ledger is set aside. */
import { millisecondsOf } from '../../utils/clock';
import type { Logged, LogHead } from '../../utils/team/log';
import { type Author, authorIn, isStanding, subjectOf } from '../../utils/team/subject';
import { isSalt } from '../backup/lines';
import { digestOf } from '../digest';
import { type Entry, entryForm } from '../entries';
import type { Ledger, StoredEntry } from '../ledger';
import { notePurges } from '../purges';
import type { AsideWhy, SeatRow, SetAsideRow, TeamRow } from '../records';
import { type Salted, takeFresh } from '../take';
import { isGone } from '../tombstone';
import { asideOf } from './aside';
import { isShared } from './share';

/** How far, in ms, an entry's clock may be ahead of the moment at which the server took it: it would move ours along. */
const AHEAD = 5 * 60_000;

export interface At {
  /** In ms since 1970. */
  now: number;
  /** Of the program. */
  version: string;
}

/**
 * Compares the cursor with the log. Where that was lost, or is another one, it is read from its beginning, and all that is ours is
 * sent again; who reads it for the first time begins with so many of the newest (older.ts). Gives the row as it is then; null: the
 * team was left.
 */
export async function meet(
  ledger: Ledger,
  brand: string,
  head: LogHead,
  idAt: (seq: number) => Promise<string | null>,
  newest: number,
): Promise<TeamRow | null> {
  const row = await ledger.teams.get(brand);
  if (!row) return null;
  const { cursor } = row;
  let same = cursor !== null && cursor.created === head.created && head.last >= cursor.seq;
  if (same && cursor && cursor.seq > 0 && cursor.id !== null) {
    // Null: taken out since, with somebody who was forgotten.
    const id = await idAt(cursor.seq);
    same = id === null || id === cursor.id;
  }
  if (same) return row;
  const before = cursor === null ? Math.max(0, head.last - newest) : 0;
  const older = before > 0 ? { before: before + 1, all: before, from: null, noted: 0 } : null;
  const anew = {
    ...{ cursor: { created: head.created, seq: before, id: null }, older, pushed: 0 },
    listedAt: null,
  };
  await ledger.transaction('rw', ledger.teams, ledger.backfills, async () => {
    await ledger.backfills.where({ brand }).delete();
    await ledger.teams.update(brand, anew);
  });
  return { ...row, ...anew };
}

/** Gives the cases whose rows changed, and where it is now; null: this team was left, or the log is another one. */
export async function takeIn(
  ledger: Ledger,
  brand: string,
  created: string,
  messages: readonly Logged[],
  at: At,
): Promise<{ cases: string[] } | null> {
  const newest = messages.at(-1);
  if (!newest) return null;
  return takePortion(ledger, brand, created, messages, at, ({ cursor }) => ({
    cursor: { created, seq: Math.max(cursor?.seq ?? 0, newest.seq), id: newest.id },
  }));
}

/**
 * Takes in messages from before the cursor, and notes that nothing is missing from `before` on; null: these are not all that there are.
 * Gives the cases whose rows changed; null: as above.
 */
export const takeOlder = (
  ledger: Ledger,
  brand: string,
  created: string,
  messages: readonly Logged[],
  before: number | null,
  at: At,
): Promise<{ cases: string[] } | null> =>
  takePortion(ledger, brand, created, messages, at, ({ older }) => {
    if (!older || before === null) return { older };
    const [first] = messages;
    const from = first ? new Date(first.at).toISOString() : older.from;
    return { older: before > 1 ? { ...older, before, from } : null };
  });

/** How far it is then. */
type Moved = (row: TeamRow) => Pick<TeamRow, 'cursor'> | Pick<TeamRow, 'older'>;
/** `asksFirst`: whether an entry is here already is looked up; otherwise its id, which no two entries have, decides when it is added. */
type How = At & { asksFirst: boolean };

async function takePortion(
  ledger: Ledger,
  brand: string,
  created: string,
  messages: readonly Logged[],
  at: At,
  moved: Moved,
): Promise<{ cases: string[] } | null> {
  const take = (how: How) =>
    ledger.transaction('rw', ledger.tables, async () => {
      const row = await ledger.teams.get(brand);
      if (row?.cursor?.created !== created) return null;
      const head = await ledger.head.get('head');
      const { cases, added } = await judgeAndTake(ledger, row, messages, how);
      const [before, after] = [head?.last ?? 0, (await ledger.head.get('head'))?.last ?? 0];
      // Where nothing of ours waited, and nothing was written because of what came (somebody forgotten), none of it is to be sent.
      const pushed = row.pushed === before && after === before + added ? after : row.pushed;
      const next = { ...row, ...moved(row), pushed };
      await ledger.teams.put(next);
      // All is here now: nothing has to be asked for.
      if (row.older && !next.older) await ledger.backfills.where({ brand }).delete();
      return { cases };
    });
  try {
    return await take({ ...at, asksFirst: false });
  } catch (error) {
    // Some of it is here already, and nothing was written.
    if (!['BulkError', 'ConstraintError'].includes((error as Error).name)) throw error;
    return take({ ...at, asksFirst: true });
  }
}

/** What was set aside and may be taken now: by a later version, or because its time has come. Null: there is none. */
export async function takeAside(ledger: Ledger, brand: string, at: At): Promise<{ cases: string[] } | null> {
  return ledger.transaction('rw', ledger.tables, async () => {
    const [row, rows] = await Promise.all([
      ledger.teams.get(brand),
      ledger.setAside.where({ brand }).toArray(),
    ]);
    const again = rows.filter(
      ({ why, version, body }) =>
        why !== 'too-long' && (version !== at.version || (why === 'clock-ahead' && clockIn(body) <= at.now)),
    );
    if (!row || again.length === 0) return null;
    await ledger.setAside.bulkDelete(again.map(({ id }) => id));
    // A clock is compared with the moment at which the entry is taken in at last.
    const messages = again.map(({ subject, body, at: taken, why }) => ({
      ...{ subject, body, taken },
      at: why === 'clock-ahead' ? at.now : Date.parse(taken),
    }));
    const { cases } = await judgeAndTake(ledger, row, messages, { ...at, asksFirst: true });
    return { cases };
  });
}

/** `taken`: when the server took it, where `at` is not that. */
type Message = Pick<Logged, 'subject' | 'body' | 'at'> & { taken?: string };

async function judgeAndTake(
  ledger: Ledger,
  row: TeamRow,
  messages: readonly Message[],
  { now, version, asksFirst }: How,
): Promise<{ cases: string[]; added: number }> {
  const { brand, user, devices, cursor } = row;
  const created = cursor?.created ?? '';
  const entries = messages.filter(({ subject }) => !isStanding(subject));
  const read = entries.map((message) => ({
    message,
    said: asSalted(message.body),
    author: authorIn(brand, message.subject),
  }));
  // What this seat wrote is here, as a rule, and perhaps what was put back.
  const asked = read.flatMap(({ said, author }) =>
    typeof said !== 'string' && (asksFirst || !author || author.restored || devices.includes(author.device))
      ? said.entry.id
      : [],
  );
  const [known, seats] = await Promise.all([ledger.known(asked), ledger.seats.where({ brand }).toArray()]);
  const byDevice = new Map(seats.map((seat) => [seat.device, seat]));
  for (const device of devices) byDevice.set(device, { brand, device, user, created, restoredBy: null });
  const met: SeatRow[] = [];
  const aside: SetAsideRow[] = [];
  const good = new Map<string, Incoming>();
  /** Of somebody who was forgotten, and in the log still. */
  const forgotten: Entry[] = [];
  for (const { message, said, author } of read) {
    const verdict = author === null ? 'forged' : judge(said, author, message, brand, byDevice, known, good);
    if (author === null || (verdict !== 'good' && verdict !== 'known')) {
      const kept = asideOf(brand, message, verdict as AsideWhy, version);
      aside.push({ ...kept, at: message.taken ?? kept.at });
      continue;
    }
    const seat = seatAfter(byDevice.get(author.device), brand, author, created);
    if (seat) {
      byDevice.set(author.device, seat);
      met.push(seat);
    }
    if (typeof said === 'string') continue;
    if (verdict === 'good') good.set(said.entry.id, said);
    const own = known.get(said.entry.id);
    if (own && isGone(own)) forgotten.push(said.entry);
  }
  const { cases, added } =
    good.size > 0 ? await takeFresh(ledger, [...good.values()], now) : { cases: [], added: 0 };
  await Promise.all([
    ledger.seats.bulkPut(met),
    ledger.setAside.bulkPut(aside),
    notePurges(ledger, forgotten),
  ]);
  return { cases, added };
}

/** What its message tells of a device; null: nothing new. */
function seatAfter(
  known: SeatRow | undefined,
  brand: string,
  { user, device, restored }: Author,
  created: string,
): SeatRow | null {
  if (restored) return known ? null : { brand, device, user: '', created: '', restoredBy: user };
  return known?.created === created ? null : { brand, device, user, created, restoredBy: null };
}

type Incoming = Salted & { entry: Entry };

function judge(
  said: Incoming | AsideWhy,
  author: Author,
  { subject, at }: Message,
  brand: string,
  byDevice: ReadonlyMap<string, SeatRow>,
  known: ReadonlyMap<string, StoredEntry>,
  before: ReadonlyMap<string, Incoming>,
): AsideWhy | 'good' | 'known' {
  if (typeof said === 'string') return said;
  const { entry, salt } = said;
  // The subject is the server's word for who wrote it: it must be that of this very entry.
  const seat = byDevice.get(author.device);
  const theirs = author.restored || seat === undefined || seat.user === '' || seat.user === author.user;
  if (!theirs || subject !== subjectOf(brand, { ...author, device: entry.device }, entry)) return 'forged';
  const own = known.get(entry.id);
  if (own) return isGone(own) || own.digest === digestOf(entry, salt) ? 'known' : 'conflict';
  // Twice in this portion: a log drops the second one for a while only.
  const same = before.get(entry.id);
  if (same) return digestOf(same.entry, same.salt) === digestOf(entry, salt) ? 'known' : 'conflict';
  if (!isShared(entry, brand)) return 'not-shared';
  return millisecondsOf(entry.clock) > at + AHEAD ? 'clock-ahead' : 'good';
}

/** The entry in a message; else why there is none. */
function asSalted(body: string): Incoming | AsideWhy {
  const { entry, salt } = (fromJson(body) ?? {}) as { entry?: unknown; salt?: unknown };
  if (typeof entry !== 'object' || entry === null || !isSalt(salt)) return 'not-one';
  const parsed = entryForm.safeParse(entry);
  if (parsed.success) return { entry: parsed.data, salt };
  // An entry all the same, by what every form has in common: a later version may know the rest.
  const { id, v, clock } = entry as { id?: unknown; v?: unknown; clock?: unknown };
  return typeof id === 'string' && typeof v === 'number' && typeof clock === 'string' ? 'newer' : 'not-one';
}

/** Null: it is none. */
function fromJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

const clockIn = (body: string) => {
  const said = asSalted(body);
  return typeof said === 'string' ? Number.POSITIVE_INFINITY : millisecondsOf(said.entry.clock);
};
