/** Forgetting in a team: the admin's seat has the log purged, whoever forgot, and whoever comes back late. */
import { describe, expect, test } from 'vitest';
import * as cases from '../../storage/commands/case';
import { forgetPerson } from '../../storage/commands/forget';
import { log } from '../../storage/commands/log';
import { join } from '../../storage/sync/teams';
import { actAt, evidence, START } from '../storage/ledger';
import { logOn, Stream } from './memory-log';
import { BRAND, type Member, member, step, totalOf } from './seat';

const now = () => START;
const inStep = (one: Member, stream: Stream) => step(one, logOn(stream, one.user, now));
const about = (stream: Stream, id: string) =>
  stream.messages.filter(({ subject }) => subject.endsWith(`.${id}`)).length;

/** A member forgets the customer of one of two cases that all seats have. */
async function forgotten() {
  const stream = new Stream();
  const seats = {
    ada: await member('ada'),
    ben: await member('ben', 'admin'),
    cleo: await member('cleo'),
  };
  const { logged } = await log(seats.ada.ledger, actAt(1), BRAND, evidence(1));
  const other = await log(seats.ada.ledger, actAt(2), BRAND, evidence(2));
  for (const seat of Object.values(seats)) await inStep(seat, stream);
  const { personId } = (await seats.ada.ledger.cases.get(logged.caseId))!;
  await forgetPerson(seats.ada.ledger, actAt(4), personId!, { never: false });
  return { stream, ...seats, caseId: logged.caseId, personId: personId!, other: other.logged.caseId };
}

test('a member forgets somebody: once the admin’s seat hears of it, the log has nothing of them, and all of the others', async () => {
  const { stream, ada, ben, cleo, caseId, personId, other } = await forgotten();
  await inStep(ada, stream);
  expect(about(stream, caseId)).toBeGreaterThan(0);
  await inStep(ben, stream);
  await inStep(ben, stream);
  expect([about(stream, caseId), about(stream, personId)]).toEqual([0, 0]);
  expect(about(stream, other)).toBeGreaterThan(0);
  expect(await ben.ledger.purges.count()).toBe(0);
  await inStep(cleo, stream);
  expect(await cleo.ledger.cases.get(caseId)).toBeUndefined();
  const fresh = await member('dan');
  await inStep(fresh, stream);
  expect(await fresh.ledger.cases.toCollection().primaryKeys()).toEqual([other]);
  const total = await totalOf(ben);
  for (const seat of [ada, cleo, fresh]) expect(await totalOf(seat)).toEqual(total);
});

test('who was offline for weeks sends what they wrote of them before: it is turned away everywhere, and purged again', async () => {
  const { stream, ada, ben, cleo, caseId } = await forgotten();
  await cases.note(cleo.ledger, actAt(3, 'late-note'), caseId, 'Written while away.');
  await inStep(ada, stream);
  for (const _ of [1, 2]) await inStep(ben, stream);
  expect(about(stream, caseId)).toBe(0);
  await inStep(cleo, stream);
  expect(about(stream, caseId)).toBe(1);
  for (const _ of [1, 2]) await inStep(ben, stream);
  expect(about(stream, caseId)).toBe(0);
  for (const seat of [ada, ben, cleo]) {
    await inStep(seat, stream);
    expect(await seat.ledger.cases.get(caseId)).toBeUndefined();
    expect(JSON.stringify(await seat.ledger.entries.toArray())).not.toContain('Written while away');
  }
});

test('a log that was emptied is filled again by every seat, and by none with them', async () => {
  const { stream, ada, ben, cleo, caseId, personId } = await forgotten();
  for (const seat of [ada, ben, ben, cleo]) await inStep(seat, stream);
  stream.wipe('second');
  for (const seat of [ada, ben, cleo, ada]) await inStep(seat, stream);
  expect(stream.messages.length).toBeGreaterThan(0);
  expect([about(stream, caseId), about(stream, personId)]).toEqual([0, 0]);
});

test('who was met again since stays, also where something older comes late', async () => {
  const { stream, ada, ben, cleo, caseId } = await forgotten();
  await cases.note(cleo.ledger, actAt(3, 'late-note'), caseId, 'Written while away.');
  for (const seat of [ada, ben, ben]) await inStep(seat, stream);
  // The same comment is logged once more, after all.
  const again = await log(ada.ledger, actAt(5, 'once-more'), BRAND, evidence(1));
  expect(again.logged.caseId).toBe(caseId);
  for (const seat of [ada, ben, cleo, ben, ben]) await inStep(seat, stream);
  const fresh = await member('eva');
  await inStep(fresh, stream);
  expect(await fresh.ledger.cases.get(caseId)).toMatchObject({ lane: 'us' });
  expect(await totalOf(fresh)).toEqual(await totalOf(ada));
  expect(JSON.stringify(stream.messages)).not.toContain('Written while away');
});

describe('nobody may purge when somebody is forgotten', () => {
  async function withoutAdmin() {
    const stream = new Stream();
    const [ada, cleo] = [await member('ada'), await member('cleo')];
    const { logged } = await log(ada.ledger, actAt(1), BRAND, evidence(1));
    const other = await log(ada.ledger, actAt(1), BRAND, evidence(2));
    for (const seat of [ada, cleo]) await inStep(seat, stream);
    await cases.note(cleo.ledger, actAt(2), logged.caseId, 'Called back.');
    await inStep(cleo, stream);
    const { personId } = (await ada.ledger.cases.get(logged.caseId))!;
    await forgetPerson(ada.ledger, actAt(4), personId!, { never: false });
    for (const seat of [ada, cleo]) await inStep(seat, stream);
    expect(about(stream, logged.caseId)).toBeGreaterThan(0);
    return { stream, cleo, ids: [logged.caseId, personId!], other: other.logged.caseId };
  }

  test('an admin who joins later has the log purged of them', async () => {
    const { stream, ids, other } = await withoutAdmin();
    const ben = await member('ben', 'admin');
    for (const _ of [1, 2]) await inStep(ben, stream);
    expect(ids.map((id) => about(stream, id))).toEqual([0, 0]);
    expect(about(stream, other)).toBeGreaterThan(0);
    expect(await ben.ledger.purges.count()).toBe(0);
  });

  test('so has a member who becomes one, of whom this machine has tombstones alone', async () => {
    const { stream, cleo, ids, other } = await withoutAdmin();
    const before = await totalOf(cleo);
    await join(cleo.ledger, { brand: BRAND, user: 'cleo', role: 'admin', devices: [] }, START);
    for (const _ of [1, 2]) await inStep(cleo, stream);
    expect(ids.map((id) => about(stream, id))).toEqual([0, 0]);
    expect(about(stream, other)).toBeGreaterThan(0);
    expect(await cleo.ledger.purges.count()).toBe(0);
    expect((await cleo.ledger.teams.get(BRAND))?.older).toBeNull();
    expect(await totalOf(cleo)).toEqual(before);
  });
});
