/**
 * What is to be sent: the entries after a position, in the order in which they arrived here, that one of this seat's devices wrote,
 * that are shared and not forgotten since. So an act writes nothing more for a team; and a death between sending and noting it sends
 * some of them again, which nobody sees: a union knows no doubles.
 */
import type { Sending } from '../../utils/team/log';
import { subjectOf } from '../../utils/team/subject';
import type { Entry } from '../entries';
import { type Ledger, plain } from '../ledger';
import type { SetAsideRow, TeamRow } from '../records';
import { isGone } from '../tombstone';
import { asideOf } from './aside';
import { isShared } from './share';

export interface Outgoing {
  messages: Sending[];
  /** Longer than the log takes. */
  tooLong: SetAsideRow[];
  /** The position when these are acknowledged; where it is the old one, nothing is left. */
  upTo: number;
}

/** So many entries are looked at for one portion. */
const SOME = 500;

/** The next portion of what this seat's devices wrote. `longest`: of a body, in bytes. */
export const outgoing = (
  ledger: Ledger,
  row: TeamRow,
  longest: number,
  at: { now: number; version: string },
) => portion(ledger, row, row.pushed, false, longest, at);

/** The next portion of what others wrote and the log, as far as it was read, was sent by nobody. */
export async function outgoingOfOthers(
  ledger: Ledger,
  row: TeamRow,
  longest: number,
  at: { now: number; version: string },
): Promise<Outgoing> {
  return portion(ledger, row, row.putBack ?? 0, true, longest, at);
}

async function portion(
  ledger: Ledger,
  row: TeamRow,
  after: number,
  restored: boolean,
  longest: number,
  { now, version }: { now: number; version: string },
): Promise<Outgoing> {
  const { brand, user } = row;
  const rows = await ledger.entries.where('arrival').above(after).limit(SOME).toArray();
  const goes = restored ? await missingFrom(ledger, row) : isOurs(row);
  const out: Outgoing = { messages: [], tooLong: [], upTo: rows.at(-1)?.arrival ?? after };
  for (const one of rows) {
    if (isGone(one) || !goes(one)) continue;
    const entry = plain(one) as Entry;
    const subject = subjectOf(brand, { user, device: entry.device, restored }, entry);
    const body = JSON.stringify({ entry, salt: one.salt });
    if (new TextEncoder().encode(body).length > longest)
      out.tooLong.push(asideOf(brand, { subject, body, at: now }, 'too-long', version));
    else out.messages.push({ id: entry.id, subject, body });
  }
  return out;
}

type Goes = (entry: Entry) => boolean;

/** What of the brand's entries is this seat's to send. */
export const isOurs =
  ({ brand, devices, role }: TeamRow): Goes =>
  (entry) =>
    role !== 'reader' && devices.includes(entry.device) && isShared(entry, brand);

/** By devices that wrote nothing into this log, or only into the one before it. */
async function missingFrom(ledger: Ledger, { brand, devices, cursor }: TeamRow): Promise<Goes> {
  const seats = await ledger.seats.where({ brand }).toArray();
  const there = new Set(
    seats.filter(({ created }) => created === cursor?.created).map(({ device }) => device),
  );
  return (entry) => isShared(entry, brand) && !there.has(entry.device) && !devices.includes(entry.device);
}

/**
 * The log has acknowledged these. `created`: which log; where another one has come in its place meanwhile, all of it is to be sent
 * again.
 */
export const acknowledge = (
  ledger: Ledger,
  brand: string,
  created: string,
  of: 'pushed' | 'putBack',
  { upTo, tooLong }: Outgoing,
): Promise<void> =>
  ledger.transaction('rw', ledger.teams, ledger.setAside, async () => {
    const row = await ledger.teams.get(brand);
    if (!row || row.cursor?.created !== created || (row[of] ?? upTo) >= upTo) return;
    await Promise.all([ledger.teams.put({ ...row, [of]: upTo }), ledger.setAside.bulkPut(tooLong)]);
  });
