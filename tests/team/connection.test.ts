/** The synchronisation on a real server, with one node: seats that join by their invitations, and what the server refuses. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cluster, startCluster } from '../../scripts/team/cluster.mjs';
import { look } from '../../storage/backfills';
import * as cases from '../../storage/commands/case';
import { forgetPerson } from '../../storage/commands/forget';
import { log } from '../../storage/commands/log';
import { markDue } from '../../storage/reminders';
import { wish } from '../../storage/sync/claims';
import { newestStanding } from '../../storage/sync/standing';
import { bringOlder, catchUp, pull, push } from '../../storage/sync/synchronise';
import { connectTo } from '../../utils/team/connection';
import { type Invitation, readInvitation } from '../../utils/team/invitation';
import { NoLog } from '../../utils/team/log';
import { actAt, evidence, START } from '../storage/ledger';
import { BRAND, type Member, member, step, syncOf, totalOf } from './seat';
import { server } from './server';

const there = test.skipIf(server === null);

let dir = '';
let cluster: Cluster;

beforeAll(async () => {
  if (server === null) return;
  dir = mkdtempSync(path.join(tmpdir(), 'threadkeeper-team-'));
  cluster = await startCluster({ dir, nodes: 1 });
  await cluster.createBrand({ id: BRAND, name: 'Nimbus' });
}, 120_000);

afterAll(async () => {
  if (server === null) return;
  await cluster.stop();
  rmSync(dir, { recursive: true, force: true });
});

const invite = async (user: string, role: Invitation['role'] = 'member', days = 30) => {
  const read = readInvitation(
    JSON.stringify(await cluster.invite({ brand: BRAND, user, role, days })),
    Date.now(),
  );
  if (read.is !== 'read') throw new Error(`${read.fault}: ${read.detail}`);
  return read.invitation;
};

/** In step by a connection of its own. */
async function go(one: Member, invitation: Invitation) {
  const log = await connectTo(invitation);
  try {
    return await step(one, log, { now: Date.now });
  } finally {
    await log.close();
  }
}

const faultOf = (error: unknown) => (error instanceof NoLog ? error.why : error);

there('two seats have what either wrote; who was in step before fetches nothing twice', async () => {
  const [ada, bo] = [await invite('ada'), await invite('bo')];
  const [one, other] = [await member('ada'), await member('bo')];
  for (let n = 0; n < 30; n++) await log(one.ledger, actAt(n), BRAND, evidence(n));
  const { logged } = await log(other.ledger, actAt(3), BRAND, evidence(3));
  await go(one, ada);
  await go(other, bo);
  await cases.note(other.ledger, actAt(99), logged.caseId, 'She called as well.');
  await go(other, bo);
  await go(one, ada);
  expect(await totalOf(one)).toEqual(await totalOf(other));
  expect((await totalOf(one)).count).toBe(63);
  expect((await one.ledger.cases.get(logged.caseId))?.id).toBe(logged.caseId);
  const { cursor, pushed } = (await one.ledger.teams.get(BRAND))!;
  expect(cursor?.seq).toBe(63);
  expect(pushed).toBe(63);
  const seats = await one.ledger.seats.toArray();
  expect(seats.map(({ user }) => user)).toEqual(['bo']);
});

there('what a seat writes reaches another one that keeps its connection', async () => {
  const [one, other] = [await member('carla'), await member('dag')];
  const [carla, dag] = [await connectTo(await invite('carla')), await connectTo(await invite('dag'))];
  await step(one, carla, { now: Date.now });
  await step(other, dag, { now: Date.now });
  let came: () => void = () => undefined;
  const coming = new Promise<void>((done) => {
    came = done;
  });
  const living = pull(
    syncOf(other, dag, { now: Date.now, told: (changed) => changed.length > 0 && came() }),
    true,
  );
  const ended = living.catch(faultOf);
  const { logged } = await log(one.ledger, { op: 'live', now: Date.now() }, BRAND, evidence(500));
  await push(syncOf(one, carla, { now: Date.now }));
  await coming;
  expect(await other.ledger.cases.get(logged.caseId)).toMatchObject({ lane: 'us' });
  await Promise.all([carla.close(), dag.close()]);
  await ended;
});

there(
  'a new seat begins with the newest, asks whose the devices are, and goes back to the first',
  async () => {
    const [one, other] = [await member('mona'), await member('nils')];
    for (let n = 0; n < 10; n++)
      await log(one.ledger, { op: `early-${n}`, now: Date.now() }, BRAND, evidence(700 + n));
    const mona = await connectTo(await invite('mona'));
    await step(one, mona, { now: Date.now });
    const nils = await connectTo(await invite('nils'));
    const sync = syncOf(other, nils, { now: Date.now, newest: 6 });
    expect(await catchUp(sync)).toBe(true);
    const { older } = (await other.ledger.teams.get(BRAND))!;
    expect(older).toMatchObject({ before: older!.all + 1 });
    const [device] = (await one.ledger.teams.get(BRAND))!.devices;
    expect(await other.ledger.seats.get([BRAND, device!])).toMatchObject({ user: 'mona' });
    expect(await other.ledger.cases.count()).toBeLessThan(await one.ledger.cases.count());
    expect(await bringOlder(sync)).toBe(true);
    expect((await other.ledger.teams.get(BRAND))?.older).toBeNull();
    expect(await other.ledger.setAside.count()).toBe(0);
    expect(await totalOf(other)).toEqual(await totalOf(one));
    await Promise.all([mona.close(), nils.close()]);
  },
);

there(
  'a seat with a window asks the server for what stands open and for the beginning of what went on, and for no more',
  async () => {
    const [one, other] = [await member('runa'), await member('sten')];
    const runa = await connectTo(await invite('runa'));
    const act = (op: string) => ({ op, now: Date.now() });
    const standing = await log(one.ledger, { op: 'standing', now: START }, BRAND, evidence(800));
    const old = await log(one.ledger, act('old'), BRAND, evidence(801));
    const going = await log(one.ledger, act('going'), BRAND, evidence(802));
    await cases.note(one.ledger, act('going-note'), going.logged.caseId, 'She called.');
    await step(one, runa, { now: Date.now, newest: 2 });
    const { last } = await runa.head();
    for (let n = 0; n < 6; n++) await log(one.ledger, act(`new-${n}`), BRAND, evidence(810 + n));
    await cases.note(one.ledger, act('going-on'), going.logged.caseId, 'And again.');
    await step(one, runa, { now: Date.now, newest: 2 });
    expect((await newestStanding(runa))?.cases).toContain(standing.logged.caseId);
    expect((await newestStanding(runa))?.cases).not.toContain(old.logged.caseId);
    const { caseId } = going.logged;
    const history = await runa.history('case', caseId, last + 1);
    expect(history.map(({ id }) => id)).toEqual(['going', 'going-note']);
    expect(await runa.history('case', caseId, history[1]!.seq)).toEqual([history[0]]);
    expect(await runa.history('case', 'nowhere', last + 1)).toEqual([]);

    const sten = await connectTo(await invite('sten'));
    const sync = syncOf(other, sten, { now: Date.now, newest: 4 });
    expect(await catchUp(sync)).toBe(true);
    // The server took all of it today: the window begins tomorrow, so that it rests at once.
    const row = (await other.ledger.teams.get(BRAND))!;
    const since = new Date(Date.now() + 86_400_000).toISOString();
    await other.ledger.teams.put({ ...row, older: { ...row.older!, since } });
    expect(await bringOlder(sync)).toBe(true);
    expect((await other.ledger.teams.get(BRAND))?.older?.before).toBeGreaterThan(last);
    await markDue(one.ledger, Date.now());
    for (const id of [caseId, standing.logged.caseId])
      expect(await other.ledger.cases.get(id)).toEqual(await one.ledger.cases.get(id));
    expect(await other.ledger.cases.get(old.logged.caseId)).toBeUndefined();
    await look(other.ledger, { entity: 'case', entityId: old.logged.caseId });
    expect(await bringOlder(sync)).toBe(true);
    expect(await other.ledger.cases.get(old.logged.caseId)).toEqual(
      await one.ledger.cases.get(old.logged.caseId),
    );
    await Promise.all([runa.close(), sten.close()]);
  },
);

there('a connection that stands ends when its user is revoked, and no other one is accepted', async () => {
  const one = await member('pia');
  const pia = await invite('pia');
  const log = await connectTo(pia);
  await step(one, log, { now: Date.now });
  const ended = pull(syncOf(one, log, { now: Date.now }), true).then(String, faultOf);
  await cluster.revoke('pia');
  // The server's word may come too late for the connection that it ends; the next one hears it.
  expect(['not-accepted', 'unreachable']).toContain(await ended);
  await expect(connectTo(pia)).rejects.toMatchObject({ why: 'not-accepted' });
});

there('a server that was emptied gets everything back, from every seat its own', async () => {
  const [ada, bo] = [await invite('eva'), await invite('finn')];
  const [one, other] = [await member('eva'), await member('finn')];
  await log(one.ledger, actAt(0), BRAND, evidence(1_001));
  await log(other.ledger, actAt(0), BRAND, evidence(1_002));
  for (const round of [1, 2])
    for (const [seat, by] of [
      [one, ada],
      [other, bo],
    ] as const)
      await go(seat, by).then(() => round);
  const before = await totalOf(one);
  await cluster.wipe();
  await cluster.createBrand({ id: BRAND, name: 'Nimbus' });
  const fresh = await member('gil');
  for (const [seat, by] of [
    [one, ada],
    [other, bo],
  ] as const)
    await go(seat, by);
  await go(fresh, await invite('gil'));
  // What the first story's seats wrote is theirs to put back, and they are not here.
  const mine = await fresh.ledger.cases.toCollection().primaryKeys();
  expect(mine.length).toBe(2);
  await go(one, ada);
  expect(await totalOf(one)).toEqual(before);
});

there('the admin puts back what nobody who is there wrote', async () => {
  const [gone, left] = [await member('hal'), await member('ida', 'admin')];
  const ida = await invite('ida', 'admin');
  await log(gone.ledger, actAt(0), BRAND, evidence(2_001));
  await go(gone, await invite('hal'));
  await go(left, ida);
  await cluster.wipe();
  await cluster.createBrand({ id: BRAND, name: 'Nimbus' });
  await go(left, ida);
  const { askToPutBack } = await import('../../storage/sync/teams');
  await askToPutBack(left.ledger, BRAND, START);
  await go(left, ida);
  const fresh = await member('jo');
  await go(fresh, await invite('jo'));
  expect(await totalOf(fresh)).toEqual(await totalOf(left));
  expect((await totalOf(fresh)).count).toBeGreaterThan(1);
  // It is shown by whom; when its writer comes back after all, it is theirs again.
  const { device } = (await gone.ledger.head.get('head'))!;
  const seat = () => fresh.ledger.seats.get([BRAND, device]);
  expect(await seat()).toMatchObject({ user: '', restoredBy: 'ida' });
  await log(gone.ledger, actAt(1), BRAND, evidence(2_002));
  await go(gone, await invite('hal'));
  await go(fresh, await invite('jo'));
  expect(await seat()).toMatchObject({ user: 'hal', restoredBy: null });
  expect(await fresh.ledger.setAside.count()).toBe(0);
});

there(
  'nobody can have an entry dropped by sending something under its id first; what was sent before is not sent twice',
  async () => {
    const [one, other] = [await member('quin'), await member('rut')];
    const { logged } = await log(one.ledger, actAt(0, 'taken-first'), BRAND, evidence(5_001));
    const eve = await connectTo(await invite('eve'));
    const subject = `ledger.${BRAND}.eve.d.case.c`;
    await eve.append([{ id: 'taken-first', subject, body: '{}' }]);
    await eve.close();
    const quin = await invite('quin');
    await go(one, quin);
    const sent = async () => {
      const quins = await connectTo(quin);
      const { last } = await quins.head();
      await quins.close();
      return last;
    };
    const before = await sent();
    // As if it had died before it could note the acknowledgement.
    await one.ledger.teams.update(BRAND, { pushed: 0 });
    await go(one, quin);
    // The one whose id is taken goes once more: nobody can tell it apart. The other one does not.
    expect((await sent()) - before).toBe(1);
    await go(other, await invite('rut'));
    expect(await other.ledger.cases.get(logged.caseId)).toBeDefined();
  },
);

there(
  'a case is taken by one of two who ask at once; who writes about it is heard by the other one',
  async () => {
    const [one, other] = [await member('sia'), await member('tom')];
    const [sia, tom] = [await invite('sia'), await invite('tom')];
    const { logged } = await log(one.ledger, actAt(0), BRAND, evidence(6_001));
    await go(one, sia);
    await go(other, tom);
    for (const seat of [one, other]) await wish(seat.ledger, logged.caseId, 'take');
    await Promise.all([go(one, sia), go(other, tom)]);
    await Promise.all([go(one, sia), go(other, tom)]);
    const [first, second] = await Promise.all(
      [one, other].map(({ ledger }) => ledger.claims.get(logged.caseId)),
    );
    expect(['sia', 'tom']).toContain(first?.user);
    expect(second?.user).toBe(first?.user);
    expect([first?.wish, second?.wish]).toEqual([null, null]);
    expect([first?.late, second?.late].filter(Boolean)).toHaveLength(1);
    const [by, of] = [await connectTo(sia), await connectTo(tom)];
    const heard = of.writing().next();
    // The subscription is there when the server has answered what was asked behind it.
    await of.head();
    by.writes(logged.caseId);
    expect((await heard).value).toEqual({ user: 'sia', caseId: logged.caseId });
    await Promise.all([by.close(), of.close()]);
  },
);

there('forgetting, from the act to the purge and to a seat that was away for weeks', async () => {
  const [one, admin, away] = [await member('uma'), await member('vic', 'admin'), await member('wim')];
  const [uma, vic, wim] = [await invite('uma'), await invite('vic', 'admin'), await invite('wim')];
  for (let n = 0; n < 200; n++) await log(one.ledger, actAt(n), BRAND, evidence(7_000 + n));
  const { logged } = await log(one.ledger, actAt(300), BRAND, evidence(7_100));
  await go(one, uma);
  await go(away, wim);
  await go(admin, vic);
  await cases.note(away.ledger, actAt(301, 'late'), logged.caseId, 'Said by phone, noted offline.');
  const { personId } = (await one.ledger.cases.get(logged.caseId))!;
  const start = performance.now();
  await forgetPerson(one.ledger, actAt(400), personId!, { never: false });
  const said = performance.now();
  await go(one, uma);
  const sent = performance.now();
  await go(admin, vic);
  await go(admin, vic);
  const purged = performance.now();
  const left = () =>
    cluster.asOwner(BRAND, async (manager) => {
      const info = await manager.streams.info(`LEDGER_${BRAND}`, { subjects_filter: '>' });
      const subjects = Object.keys(info.state.subjects ?? {});
      return [logged.caseId, personId!].map((id) => subjects.filter((one) => one.endsWith(`.${id}`)).length);
    });
  expect(await left()).toEqual([0, 0]);
  await go(away, wim);
  expect(await away.ledger.cases.get(logged.caseId)).toBeUndefined();
  expect(JSON.stringify(await away.ledger.entries.toArray())).not.toContain('noted offline');
  await go(admin, vic);
  await go(admin, vic);
  expect(await left()).toEqual([0, 0]);
  console.log(
    `forgotten here after ${(said - start).toFixed(0)} ms, sent after ${(sent - said).toFixed(0)} more, ` +
      `out of the log ${(purged - sent).toFixed(0)} ms later, with ${await admin.ledger.entries.count()} entries`,
  );
});

there('who may only read sends nothing, and reads all', async () => {
  const [writer, reader] = [await member('kim'), await member('lea', 'reader')];
  await log(writer.ledger, actAt(0), BRAND, evidence(3_001));
  await log(reader.ledger, actAt(0), BRAND, evidence(3_002));
  await go(writer, await invite('kim'));
  const lea = await invite('lea', 'reader');
  await go(reader, lea);
  await go(reader, lea);
  expect(await reader.ledger.mentions.get('x:4001')).toBeDefined();
  const again = await member('kim2');
  await go(again, await invite('kim2'));
  expect(await again.ledger.mentions.get('x:4002')).toBeUndefined();
});

there(
  'credentials that are revoked, or are another key’s, are not accepted; what somebody may not do is not permitted',
  async () => {
    const mia = await invite('mia');
    const seat = await member('mia');
    await go(seat, mia);
    const log = await connectTo(mia);
    const other = await invite('nils');
    await expect(connectTo({ ...mia, seed: other.seed })).rejects.toMatchObject({ why: 'not-accepted' });
    const forged = { id: 'a', subject: `ledger.${BRAND}.nils.d.case.c`, body: '{}' };
    await expect(log.append([forged])).rejects.toMatchObject({ why: 'not-permitted' });
    const reader = await connectTo(await invite('ola', 'reader'));
    await expect(
      reader.append([{ ...forged, subject: `ledger.${BRAND}.ola.d.case.c` }]),
    ).rejects.toMatchObject({
      why: 'not-permitted',
    });
    await reader.close();
    const elsewhere = { ...mia, brand: { id: 'other', name: '' } };
    const strange = await connectTo(elsewhere);
    await expect(strange.head()).rejects.toMatchObject({ why: 'not-permitted' });
    await strange.close();
    await cluster.revoke('mia');
    await expect(log.head()).rejects.toMatchObject({ name: 'NoLog' });
    await expect(connectTo(mia)).rejects.toMatchObject({ why: 'not-accepted' });
  },
);
