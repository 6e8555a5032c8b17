/**
 * Who of a team takes care of a case. The server lets one have it, whoever asks first; until it has heard, it is a wish that stands
 * here, also offline. What the server said is kept, so that it is known without it.
 */
import { z } from '../../utils/forms';
import type { TeamLog } from '../../utils/team/log';
import { claimSubject, TOKEN } from '../../utils/team/subject';
import type { Ledger } from '../ledger';
import type { ClaimRow, TeamRow } from '../records';

/** What this seat says about a case of a team's. False: there is no such case, or nothing can be said for its brand. */
export const wish = (ledger: Ledger, caseId: string, what: 'take' | 'leave'): Promise<boolean> =>
  ledger.transaction('rw', ledger.cases, ledger.teams, ledger.claims, async () => {
    const row = await ledger.cases.get(caseId);
    const team = row && (await ledger.teams.get(row.brand));
    if (!team || team.role === 'reader') return false;
    const known = (await ledger.claims.get(caseId)) ?? nobodys(caseId, team.brand);
    const mine = known.user === team.user;
    // What the server has already is no wish; but one that is on its way may have changed that.
    const fulfilled = known.wish === null && (what === 'take' ? mine : !mine);
    await ledger.claims.put({ ...known, wish: fulfilled ? null : what, saw: known.seq, late: false });
    return true;
  });

const nobodys = (caseId: string, brand: string): ClaimRow => ({
  ...{ caseId, brand, user: null, since: null },
  ...{ seq: 0, wish: null, saw: 0, late: false },
});

export const wishes = (ledger: Ledger, brand: string): Promise<ClaimRow[]> =>
  ledger.claims
    .where('wish')
    .above('')
    .filter((row) => row.brand === brand)
    .toArray();

interface Claiming {
  ledger: Ledger;
  brand: string;
  log: TeamLog;
  now: () => number;
}

/** Tells the server what this seat wishes, and keeps its answers. */
export async function settle(sync: Claiming): Promise<void> {
  const team = await sync.ledger.teams.get(sync.brand);
  if (!team || team.role === 'reader') return;
  await leaveClosed(sync.ledger, team);
  for (const row of await wishes(sync.ledger, sync.brand)) await settleOne(sync, team, row);
}

/** Nobody takes care of what is done. */
const leaveClosed = (ledger: Ledger, { brand, user }: TeamRow) =>
  ledger.transaction('rw', ledger.cases, ledger.claims, async () => {
    const mine = await ledger.claims.where({ user }).toArray();
    const rows = await ledger.cases.bulkGet(mine.map(({ caseId }) => caseId));
    await ledger.claims.bulkPut(
      mine
        .filter((one, n) => one.brand === brand && one.wish === null && rows[n]?.lane === 'closed')
        .map((one) => ({ ...one, wish: 'leave' as const, saw: one.seq })),
    );
  });

/** An answer that was lost, and one who asks at the same moment, are known by asking again. */
const TRIES = 5;
/** In ms. */
const AGAIN = 200;

async function settleOne({ ledger, log, now }: Claiming, team: TeamRow, row: ClaimRow): Promise<void> {
  const { caseId, wish: wanted } = row;
  const user = wanted === 'take' ? team.user : null;
  let over = row.saw;
  for (let tries = 1; tries <= TRIES; tries++) {
    const seq = await log.claims.put(caseId, JSON.stringify({ user }), over);
    if (seq !== null) return keep(ledger, row, { user, since: iso(now()), seq }, false);
    const there = await log.claims.last(caseId);
    const has = there === null ? null : holderIn(there.body);
    const since = there && iso(there.at);
    if (there && wanted === 'take' && has !== null)
      return keep(ledger, row, { user: has, since, seq: there.seq }, has !== team.user);
    // Somebody else has it: there is nothing of ours to leave.
    if (there && wanted === 'leave' && has !== team.user)
      return keep(ledger, row, { user: has, since, seq: there.seq }, false);
    const last = there?.seq ?? 0;
    // Not yet written what came before ours.
    if (last === over) await new Promise((done) => setTimeout(done, AGAIN));
    over = last;
  }
}

/** The server's answer to a wish; where another one was uttered meanwhile, that one stands. */
const keep = (
  ledger: Ledger,
  asked: ClaimRow,
  said: Pick<ClaimRow, 'user' | 'since' | 'seq'>,
  late: boolean,
): Promise<void> =>
  ledger.transaction('rw', ledger.claims, async () => {
    const row = await ledger.claims.get(asked.caseId);
    if (!row) return;
    const answered = row.wish === asked.wish && row.saw === asked.saw;
    await ledger.claims.put({
      ...row,
      // What was heard meanwhile may be newer.
      ...(said.seq >= row.seq && said),
      ...(answered && { wish: null, late }),
    });
  });

/** Hears what the server has, up to now; `live`: on and on. */
export async function hear(sync: Claiming, live: boolean): Promise<void> {
  const { ledger, brand, log } = sync;
  const { created, last } = await log.claims.head();
  const seq = await meetClaims(ledger, brand, created, last);
  if (seq === null || (seq === last && !live)) return;
  for await (const { messages, left } of log.claims.read(seq)) {
    const row = await ledger.teams.get(brand);
    if (row?.state !== 'on' || row.heard?.created !== created) return;
    if (messages.length > 0) await takeInClaims(ledger, brand, created, messages);
    if (left === 0 && !live) return;
  }
}

/** From where on it is to be read. Another list in the place of the one that was read knows nothing of it: ours are said again. */
const meetClaims = (ledger: Ledger, brand: string, created: string, last: number): Promise<number | null> =>
  ledger.transaction('rw', ledger.teams, ledger.claims, async () => {
    const row = await ledger.teams.get(brand);
    if (!row) return null;
    const { heard } = row;
    if (heard?.created === created && heard.seq <= last) return heard.seq;
    await ledger.teams.put({ ...row, heard: { created, seq: 0 } });
    if (heard === null) return 0;
    const known = await ledger.claims.where({ brand }).toArray();
    await ledger.claims.bulkDelete(known.map(({ caseId }) => caseId));
    await ledger.claims.bulkPut(
      known.flatMap((one) => {
        const wanted = one.wish ?? (one.user === row.user ? 'take' : null);
        return wanted === 'take' ? [{ ...nobodys(one.caseId, brand), wish: wanted }] : [];
      }),
    );
    return 0;
  });

const takeInClaims = (
  ledger: Ledger,
  brand: string,
  created: string,
  messages: readonly { seq: number; subject: string; body: string; at: number }[],
): Promise<void> =>
  ledger.transaction('rw', ledger.teams, ledger.claims, async () => {
    const team = await ledger.teams.get(brand);
    const newest = messages.at(-1);
    if (!team || !newest) return;
    for (const { subject, body, seq, at } of messages) {
      const caseId = caseIn(brand, subject);
      if (caseId === null) continue;
      const row = (await ledger.claims.get(caseId)) ?? nobodys(caseId, brand);
      if (seq < row.seq) continue;
      const user = holderIn(body);
      await ledger.claims.put({ ...row, user, since: user === null ? null : iso(at), seq });
    }
    await ledger.teams.put({ ...team, heard: { created, seq: newest.seq } });
  });

/** Null: not about a case, or about one whose id is no plain one. */
function caseIn(brand: string, subject: string): string | null {
  const caseId = subject.split('.')[3];
  return caseId !== undefined && subject === claimSubject(brand, caseId) ? caseId : null;
}

const form = z.object({ user: z.string().regex(TOKEN).nullable() });

/** Null: nobody, or words that no version of ours wrote. */
function holderIn(body: string): string | null {
  try {
    return form.parse(JSON.parse(body)).user;
  } catch {
    return null;
  }
}

const iso = (ms: number) => new Date(ms).toISOString();
