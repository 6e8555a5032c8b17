/**
 * Seats that work offline and online in random order, on a server that fails, and is emptied now and then: in the end all have what
 * anybody wrote, and every table is what these entries fold to. `npm run torture` has 8 seats and more commands.
 */
import { expect, test } from 'vitest';
import { headOf } from '../../storage/act';
import { forgetPerson } from '../../storage/commands/forget';
import { set } from '../../storage/commands/keep';
import type { Entry } from '../../storage/entries';
import { waiting } from '../../storage/queries/teams';
import { markDue } from '../../storage/reminders';
import { Refusal } from '../../utils/result';
import { NoLog } from '../../utils/team/log';
import { type Random, randomFrom, SEED } from '../page/random';
import { START } from '../storage/ledger';
import { randomCommand, tell } from '../storage/model-command';
import { replayed, stored } from '../storage/replay';
import { logOn, Stream } from './memory-log';
import { BRAND, type Member, member, sharedOf, step, totalOf } from './seat';

const SEATS = Number(process.env.THREADKEEPER_SEATS ?? 4);
const COMMANDS = Number(process.env.THREADKEEPER_SEAT_COMMANDS ?? 60);
const MINUTE = 60_000;

/** Whatever was not possible just then was refused, and written nowhere. */
const unlessRefused = async (doing: Promise<unknown>) => {
  await doing.catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
};

async function act(random: Random, one: Member, op: string, now: number, acts: string[]): Promise<void> {
  const { ledger } = one;
  const [caseIds, personIds] = await Promise.all([
    ledger.cases.toCollection().primaryKeys(),
    ledger.people.toCollection().primaryKeys(),
  ]);
  const rare = random.below(60);
  if (rare === 0 && personIds.length > 0)
    return unlessRefused(forgetPerson(ledger, { op, now }, random.one(personIds), { never: false }));
  if (rare === 1) return unlessRefused(set(ledger, { op, now }, BRAND, 'me', one.user));
  const command = randomCommand(random, op, now, { caseIds, personIds, acts });
  await unlessRefused(tell(ledger, command));
  if (command.what !== 'undo') acts.push(op);
}

const unlessOffline = async (doing: Promise<unknown>) => {
  await doing.catch((error: unknown) => {
    if (!(error instanceof NoLog) || error.why !== 'unreachable') throw error;
  });
};

test(`seats come to the same ledger, whatever happens on the way (seed ${SEED})`, async () => {
  const random = randomFrom(SEED);
  const stream = new Stream();
  const seats = await Promise.all(Array.from({ length: SEATS }, (_, n) => member(`user-${n}`)));
  const acts = seats.map(() => [] as string[]);
  let now = START;
  const go = (one: Member) =>
    step(
      one,
      logOn(stream, one.user, () => now),
      // So few that a seat has to go back for what is older.
      { now: () => now, newest: 20 },
    );
  const wiped: string[] = [];
  for (let n = 0; n < SEATS * COMMANDS; n++) {
    now += random.below(3 * MINUTE);
    const which = random.below(SEATS);
    const one = seats[which]!;
    // No two machines have the same clock; who is more than five minutes ahead is told below.
    await act(random, one, `${one.user}-${n}`, now + (which - SEATS / 2) * 2_000, acts[which]!);
    const luck = random.below(40);
    if (luck === 0) stream.online = !stream.online;
    if (luck === 1) stream.breaks.push(random.below(4));
    if (luck === 2 && random.below(3) === 0) {
      stream.wipe(`again-${n}`);
      wiped.push(`after ${n}`);
    }
    if (luck > 20) await unlessOffline(go(seats[random.below(SEATS)]!));
  }
  stream.online = true;
  stream.breaks = [];
  // Twice: what the last one sends the first one has not seen. And who learns of somebody forgotten may have to say so.
  for (let round = 0; round < 4; round++) for (const one of seats) expect(await go(one)).toBe(true);

  const ids = new Set((await Promise.all(seats.map(sharedOf))).flat().map(({ id }) => id));
  const totals = await Promise.all(seats.map(totalOf));
  console.info(`${ids.size} shared entries on ${SEATS} seats; the server was emptied ${wiped.length} times`);
  expect(ids.size).toBeGreaterThan(COMMANDS / 2);
  for (const total of totals) expect(total).toEqual(totals[0]);
  expect(totals[0]?.count).toBe(ids.size);
  for (const one of seats) {
    const row = await one.ledger.teams.get(BRAND);
    expect(await waiting(one.ledger, row!, 10)).toBe(0);
    expect(await one.ledger.setAside.count()).toBe(0);
    await markDue(one.ledger, now);
    const tables = await stored(one.ledger);
    const entries = (await one.ledger.entries.toArray()).map(
      ({ arrival: _, salt: __, digest: ___, ...entry }) => entry,
    );
    expect(tables).toEqual(replayed(entries as Entry[], now));
    expect((await headOf(one.ledger)).count).toBe(entries.length);
  }
  const cases = await Promise.all(seats.map(async (one) => (await stored(one.ledger)).cases));
  for (const some of cases) expect(some).toEqual(cases[0]);
});
