/** What may be in a team's log and is no entry for this ledger: it is set aside with a note, and the rest goes on. */
import { expect, test } from 'vitest';
import * as cases from '../../storage/commands/case';
import { expire, forgetPerson } from '../../storage/commands/forget';
import { set } from '../../storage/commands/keep';
import { log } from '../../storage/commands/log';
import { saveStarter, saveTemplates } from '../../storage/commands/templates';
import { newSalt } from '../../storage/digest';
import type { Entry } from '../../storage/entries';
import { plain } from '../../storage/ledger';
import { waiting } from '../../storage/queries/teams';
import { join, leave, noteFailure, pause, resume } from '../../storage/sync/teams';
import { take } from '../../storage/take';
import { tick } from '../../utils/clock';
import { STARTERS } from '../../utils/replies/starters';
import { subjectOf } from '../../utils/team/subject';
import { actAt, evidence, START, templateOf } from '../storage/ledger';
import { logOn, Stream } from './memory-log';
import { BRAND, type Member, member, step, totalOf } from './seat';

const DEVICE = 'device-of-bo';
const MINUTE = 60_000;

/** A note in a case, as bo's seat would write it. */
function noteBy(
  id: string,
  more: Partial<Record<keyof Entry, unknown>> = {},
  now = START,
): Record<string, unknown> {
  return {
    ...{
      id,
      v: 1,
      brand: BRAND,
      entity: 'case',
      entityId: 'case-1',
      kind: 'noted',
      body: { text: 'Called.' },
    },
    ...{ device: DEVICE, actor: 'Bo', clock: tick(null, now, DEVICE), at: new Date(now).toISOString() },
    ...more,
  };
}

const subject = (user: string, device = DEVICE, entityId = 'case-1', entity = 'case') =>
  subjectOf(BRAND, { user, device, restored: false }, { entity, entityId });

const bodyOf = (entry: object) => JSON.stringify({ entry, salt: newSalt() });

/** Says why each was set aside, by the message's id; what is not in it was taken. */
async function asideAfter(one: Member, stream: Stream, now = START, version = '1') {
  expect(
    await step(
      one,
      logOn(stream, one.user, () => now),
      { now: () => now, version },
    ),
  ).toBe(true);
  const rows = await one.ledger.setAside.toArray();
  return Object.fromEntries(
    rows.map(({ body, why }) => [stream.messages.find((message) => message.body === body)?.id ?? '?', why]),
  );
}

test('poison in the log is set aside, and everything around it is taken in', async () => {
  const stream = new Stream();
  const ada = await member('ada');
  const bo = (id: string, by: string, body: string) => stream.append('bo', { id, subject: by, body }, START);
  bo('before', subject('bo'), bodyOf(noteBy('before')));
  bo('rubbish', subject('bo'), '{"entry":');
  bo('null', subject('bo'), 'null');
  bo('salt', subject('bo'), JSON.stringify({ entry: noteBy('salt'), salt: 'none' }));
  bo('newer', subject('bo'), bodyOf(noteBy('newer', { v: 2, kind: 'danced' })));
  bo('long', subject('bo'), bodyOf(noteBy('long', { body: { text: 'a'.repeat(1_000_000) } })));
  bo('other-brand', subject('bo'), bodyOf(noteBy('other-brand', { brand: 'velo' })));
  bo('other-case', subject('bo', DEVICE, 'case-2'), bodyOf(noteBy('other-case')));
  bo('other-device', subject('bo', 'another'), bodyOf(noteBy('other-device')));
  bo('a-year-ahead', subject('bo'), bodyOf(noteBy('a-year-ahead', {}, START + 365 * 24 * 60 * MINUTE)));
  bo('stone', subject('bo', DEVICE, '', 'gone'), bodyOf({ entity: 'gone', entityId: '', id: 'before' }));
  const mine = noteBy('me', { entity: 'setting', entityId: 'me', kind: 'set', body: { value: 'Eve' } });
  bo('own-setting', subject('bo', DEVICE, 'me', 'setting'), bodyOf(mine));
  bo('after', subject('bo'), bodyOf(noteBy('after')));
  expect(await asideAfter(ada, stream)).toEqual({
    ...{ rubbish: 'not-one', null: 'not-one', salt: 'not-one', stone: 'not-one' },
    ...{ newer: 'newer', long: 'newer' },
    ...{ 'other-brand': 'not-shared', 'own-setting': 'not-shared' },
    ...{ 'other-case': 'forged', 'other-device': 'forged' },
    'a-year-ahead': 'clock-ahead',
  });
  const ids = (await ada.ledger.entries.toArray()).map(({ id }) => id);
  expect(ids).toEqual(['before', 'after']);
  const head = await ada.ledger.head.get('head');
  expect(head?.clock?.slice(0, 15)).toBe(String(START).padStart(15, '0'));
  expect((await ada.ledger.teams.get(BRAND))?.cursor?.seq).toBe(stream.messages.length);
});

test('who writes as somebody else’s device is set aside; the engine keeps the user, the first message keeps the device', async () => {
  const stream = new Stream();
  const ada = await member('ada');
  stream.append('bo', { id: 'n1', subject: subject('bo'), body: bodyOf(noteBy('n1')) }, START);
  stream.append('eve', { id: 'n2', subject: subject('eve'), body: bodyOf(noteBy('n2')) }, START);
  const { device } = (await ada.ledger.head.get('head'))!;
  const asAda = noteBy('n3', { device, clock: tick(null, START, device) });
  stream.append('eve', { id: 'n3', subject: subject('eve', device), body: bodyOf(asAda) }, START);
  expect(await asideAfter(ada, stream)).toEqual({ n2: 'forged', n3: 'forged' });
});

test('an entry from a clock that is ahead is taken when its time has come', async () => {
  const stream = new Stream();
  const ada = await member('ada');
  const ahead = bodyOf(noteBy('ahead', {}, START + 60 * MINUTE));
  const nearly = bodyOf(noteBy('nearly', {}, START + 4 * MINUTE));
  stream.append('bo', { id: 'ahead', subject: subject('bo'), body: ahead }, START);
  stream.append('bo', { id: 'nearly', subject: subject('bo'), body: nearly }, START);
  expect(await asideAfter(ada, stream)).toEqual({ ahead: 'clock-ahead' });
  expect(await asideAfter(ada, stream, START + 59 * MINUTE)).toEqual({ ahead: 'clock-ahead' });
  expect(await asideAfter(ada, stream, START + 61 * MINUTE)).toEqual({});
  expect(await ada.ledger.entries.count()).toBe(2);
});

test('what a newer version wrote is kept as it came, and looked at again by the next version', async () => {
  const stream = new Stream();
  const ada = await member('ada');
  const body = bodyOf(noteBy('n1', { v: 2 }));
  stream.append('bo', { id: 'n1', subject: subject('bo'), body }, START);
  await asideAfter(ada, stream);
  const [kept] = await ada.ledger.setAside.toArray();
  expect(kept).toMatchObject({ body, why: 'newer', version: '1', at: new Date(START).toISOString() });
  // As if this program had learnt the form: the same message with one that it knows.
  await ada.ledger.setAside.update(kept!.id, { body: bodyOf(noteBy('n1')) });
  await asideAfter(ada, stream, START + MINUTE, '1');
  expect(await ada.ledger.entries.count()).toBe(0);
  await asideAfter(ada, stream, START + MINUTE, '2');
  expect(await ada.ledger.entries.count()).toBe(1);
  expect(await ada.ledger.setAside.count()).toBe(0);
});

test('one id with two different words: here its own stands, and it is noted', async () => {
  const stream = new Stream();
  const ada = await member('ada');
  const body = bodyOf(noteBy('n1'));
  stream.append('bo', { id: 'n1', subject: subject('bo'), body }, START);
  await asideAfter(ada, stream);
  stream.append('bo', { id: 'n1', subject: subject('bo'), body }, START);
  stream.append(
    'bo',
    { id: 'again', subject: subject('bo'), body: bodyOf(noteBy('n1', { actor: 'Bob' })) },
    START,
  );
  expect(await asideAfter(ada, stream)).toEqual({ again: 'conflict' });
  expect(plain((await ada.ledger.entries.toArray())[0]!)).toMatchObject({ actor: 'Bo' });
});

test('what is one person’s own stays with them: their settings, private templates, other brands', async () => {
  const stream = new Stream();
  const [ada, bo] = [await member('ada'), await member('bo')];
  await log(ada.ledger, actAt(0), BRAND, evidence(1));
  await log(ada.ledger, actAt(1), 'velo', evidence(2));
  await log(ada.ledger, actAt(2), 'practice', evidence(3));
  await set(ada.ledger, actAt(3), BRAND, 'me', 'Ada');
  await set(ada.ledger, actAt(3), BRAND, 'keepMonths', '12');
  const mine = { ...templateOf('mine', 'Only mine'), shared: false };
  await saveTemplates(ada.ledger, actAt(4), BRAND, [templateOf('ours', 'For all'), mine]);
  for (const one of [ada, bo])
    for (const starter of STARTERS) await saveStarter(one.ledger, START, BRAND, starter);
  for (const one of [ada, bo]) await asideAfter(one, stream);
  const came = (await bo.ledger.entries.toArray()).filter(({ id }) => !id.startsWith('starter-'));
  expect(came.map((entry) => ('kind' in entry ? entry.kind : 'gone'))).toEqual([
    'opened',
    'met',
    'set',
    'saved',
  ]);
  expect(await bo.ledger.templates.get('mine')).toBeUndefined();
  expect(await bo.ledger.settings.get('me')).toBeUndefined();
  expect(await bo.ledger.setAside.count()).toBe(0);
  expect(await totalOf(ada)).toEqual(await totalOf(bo));
});

test('what expires is said brand by brand: a team hears of no other', async () => {
  const { ledger } = await member('ada');
  for (const [n, brand] of [BRAND, 'velo', BRAND].entries()) {
    const { logged } = await log(ledger, actAt(n), brand, evidence(n));
    await cases.dismiss(ledger, actAt(n), logged.caseId, 'spam');
  }
  for (let n = 0; await expire(ledger, actAt(100 + n), START + 60 * MINUTE); n++);
  const brands = (await ledger.erasures.toArray()).map(({ counted }) => counted.map(({ brand }) => brand));
  expect(brands.sort()).toEqual([[BRAND, BRAND], ['velo']]);
});

test('nothing goes out while it is paused, refused, or after it was left; it goes on where it was', async () => {
  const stream = new Stream();
  const ada = await member('ada');
  const sent = () => stream.messages.length;
  const go = () =>
    step(
      ada,
      logOn(stream, 'ada', () => START),
    );
  await pause(ada.ledger, BRAND);
  await log(ada.ledger, actAt(0), BRAND, evidence(1));
  expect(await go()).toBe(false);
  expect(sent()).toBe(0);
  await resume(ada.ledger, BRAND, START);
  await noteFailure(ada.ledger, BRAND, 'not-accepted', START);
  expect(await ada.ledger.teams.get(BRAND)).toMatchObject({ state: 'refused', why: 'not-accepted' });
  expect(await go()).toBe(false);
  expect(sent()).toBe(0);
  await resume(ada.ledger, BRAND, START);
  expect(await go()).toBe(true);
  expect(sent()).toBe(2);
  await log(ada.ledger, actAt(1), BRAND, evidence(2));
  await leave(ada.ledger, BRAND);
  expect(await go()).toBe(false);
  expect(sent()).toBe(2);
  expect(await ada.ledger.cases.count()).toBe(2);
  // Back again: what was sent before goes once more, which changes nothing anywhere.
  await join(ada.ledger, { brand: BRAND, user: 'ada', role: 'member', devices: [] }, START);
  expect(await go()).toBe(true);
  const row = await ada.ledger.teams.get(BRAND);
  expect(await waiting(ada.ledger, row!, 10)).toBe(0);
  expect(new Set(stream.messages.map(({ id }) => id)).size).toBe(4);
});

test('the browser emptied the ledger: what came back from the copy is still this seat’s to send, and the rest comes from the team', async () => {
  const stream = new Stream();
  const [ada, bo] = [await member('ada'), await member('bo')];
  await log(bo.ledger, actAt(0), BRAND, evidence(9));
  await asideAfter(bo, stream);
  await log(ada.ledger, actAt(0), BRAND, evidence(1));
  await asideAfter(ada, stream);
  await log(ada.ledger, actAt(1), BRAND, evidence(2));
  const { devices } = (await ada.ledger.teams.get(BRAND))!;
  const copied = (await ada.ledger.entries.toArray()).filter(({ arrival }) => arrival !== 1);
  const anew = await member('ada', 'member', devices);
  await take(
    anew.ledger,
    copied.map((row) => ({ entry: plain(row), salt: row.salt })),
    START,
  );
  expect(await asideAfter(anew, stream)).toEqual({});
  await asideAfter(bo, stream);
  expect(await totalOf(anew)).toEqual(await totalOf(ada));
  expect(await totalOf(bo)).toEqual(await totalOf(ada));
});

test('what was set aside and names somebody goes when they are forgotten', async () => {
  const stream = new Stream();
  const ada = await member('ada');
  const { logged } = await log(ada.ledger, actAt(0), BRAND, evidence(1));
  const named = noteBy('n1', { v: 2, entityId: logged.caseId });
  const other = noteBy('n2', { v: 2 });
  for (const note of [named, other])
    stream.append(
      'bo',
      { id: String(note.id), subject: subject('bo', DEVICE, String(note.entityId)), body: bodyOf(note) },
      START,
    );
  expect(await asideAfter(ada, stream)).toEqual({ n1: 'newer', n2: 'newer' });
  const [person] = await ada.ledger.people.toArray();
  await forgetPerson(ada.ledger, actAt(5), person!.id, { never: false });
  expect(await asideAfter(ada, stream)).toEqual({ n2: 'newer' });
});

test('a failure is tried again after longer and longer pauses, at most a quarter of an hour', async () => {
  const { ledger } = await member('ada');
  const pauses: number[] = [];
  for (let n = 0; n < 9; n++) {
    await noteFailure(ledger, BRAND, 'unreachable', START);
    const row = (await ledger.teams.get(BRAND))!;
    pauses.push((Date.parse(row.dueAt) - START) / 1_000);
    expect(row).toMatchObject({ state: 'on', failingSince: new Date(START).toISOString() });
  }
  expect(pauses).toEqual([15, 30, 60, 120, 240, 480, 900, 900, 900]);
});

test('what the ledger had before it was damaged is still this seat’s to send', async () => {
  const stream = new Stream();
  const ada = await member('ada');
  await log(ada.ledger, actAt(0), BRAND, evidence(1));
  // It goes on as another device (storage/restore.ts).
  await ada.ledger.head.where('key').equals('head').modify({ device: 'another' });
  await log(ada.ledger, actAt(1), BRAND, evidence(2));
  await step(
    ada,
    logOn(stream, 'ada', () => START),
  );
  expect(stream.messages.length).toBe(4);
  expect(await ada.ledger.setAside.count()).toBe(0);
});
