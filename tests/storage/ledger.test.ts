/** The ledger's promises: one case per mention, acts that can be repeated, state that is the fold of its entries. */

import { IDBFactory } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { append, headOf } from '../../storage/act';
import { bury } from '../../storage/bury';
import * as cases from '../../storage/commands/case';
import * as handoffs from '../../storage/commands/handoff';
import { log } from '../../storage/commands/log';
import { isEdit } from '../../storage/commands/seen';
import { undo, undoBrand } from '../../storage/commands/undo';
import { newSalt } from '../../storage/digest';
import { refold } from '../../storage/refold';
import { markDue, nextDue } from '../../storage/reminders';
import { take } from '../../storage/take';
import { actAt, evidence, freshLedger, START } from './ledger';
import { stored } from './replay';

const HOUR = 60;

test('a complaint is logged and seen through to the end', async () => {
  const ledger = await freshLedger();
  const { logged } = await log(ledger, actAt(0), 'main', evidence(1));
  const id = logged.caseId;
  expect(await ledger.cases.get(id)).toMatchObject({
    lane: 'us',
    state: 'open',
    turn: 'us',
    kind: 'complaint',
  });

  await handoffs.handOff(ledger, actAt(5), id, {
    name: 'John',
    department: 'support',
    asked: 'Where is the parcel?',
    told: 'John looks into it.',
    dueAt: null,
  });
  expect(await ledger.cases.get(id)).toMatchObject({ lane: 'handoff', handoff: { name: 'John' } });
  expect(await ledger.colleagues.toArray()).toMatchObject([{ name: 'John', department: 'support' }]);

  expect(await markDue(ledger, START + 26 * HOUR * 60_000)).toEqual([id]);
  expect(await ledger.cases.get(id)).toMatchObject({ lane: 'due', turn: 'handoff' });
  expect(await ledger.counters.get('lane:due')).toMatchObject({ count: 1 });

  await handoffs.handoffAnswered(ledger, actAt(27 * HOUR), id, 'It was sent to the old address.');
  await cases.answer(ledger, actAt(27 * HOUR + 1), id, 'A new one is on its way.', 'said');
  expect(await ledger.cases.get(id)).toMatchObject({ lane: 'customer', turn: 'customer', handoff: null });
  await cases.resolve(ledger, actAt(28 * HOUR), id, 'fixed');
  expect(await ledger.cases.get(id)).toMatchObject({ lane: 'resolved', outcome: 'fixed' });
  await cases.confirm(ledger, actAt(30 * HOUR), id);
  expect(await ledger.cases.get(id)).toMatchObject({ lane: 'closed', state: 'confirmed', followUp: null });
  expect(await nextDue(ledger)).toBeNull();
});

test('two tabs that log the same mention have one case, and both are in its history', async () => {
  const ledger = await freshLedger();
  const [a, b] = await Promise.all([
    log(ledger, actAt(0), 'main', evidence(1)),
    log(ledger, actAt(0), 'main', evidence(1)),
  ]);
  expect(a.logged.caseId).toBe(b.logged.caseId);
  expect([a.logged.outcome, b.logged.outcome].sort()).toEqual(['known', 'opened']);
  expect(await ledger.cases.count()).toBe(1);
  expect(await ledger.entries.where({ entity: 'case', entityId: a.logged.caseId }).count()).toBe(2);
});

test('a resent act writes nothing more', async () => {
  const ledger = await freshLedger();
  const click = actAt(0);
  await log(ledger, click, 'main', evidence(1));
  const { written } = await log(ledger, { ...click, now: click.now + 9_000 }, 'main', evidence(1));
  expect(written.again).toBe(true);
  expect(await ledger.entries.count()).toBe(2); // the case and the person
});

test('undoing the logging takes the case away and keeps the history; logging again brings it back', async () => {
  const ledger = await freshLedger();
  const click = actAt(0);
  const { logged } = await log(ledger, click, 'main', evidence(1));
  await undo(ledger, actAt(1), click.op, { only: true });
  expect(await ledger.cases.get(logged.caseId)).toBeUndefined();
  expect(await ledger.mentions.count()).toBe(0);
  expect(await ledger.reminders.count()).toBe(0);
  expect((await ledger.counters.get('lane:us'))?.count).toBe(0);
  await log(ledger, actAt(2), 'main', evidence(1));
  expect(await ledger.cases.get(logged.caseId)).toMatchObject({ lane: 'us' });
});

test('a page cannot take back a case that has been worked on', async () => {
  const ledger = await freshLedger();
  const click = actAt(0);
  const { logged } = await log(ledger, click, 'main', evidence(1));
  await cases.note(ledger, actAt(1), logged.caseId, 'She called as well.');
  await expect(undo(ledger, actAt(2), click.op, { only: true })).rejects.toMatchObject({
    code: 'not-allowed',
  });
  expect(await ledger.cases.count()).toBe(1);
});

test('a page can take back nothing but a logging, whatever act it names', async () => {
  const ledger = await freshLedger();
  const { logged } = await log(ledger, actAt(0), 'main', evidence(1));
  const { caseId } = logged;
  const acts = [actAt(1), actAt(2), actAt(3)] as const;
  await cases.classify(ledger, acts[0], caseId, 'question');
  await cases.spokeAgain(ledger, acts[1], caseId, null);
  await cases.resolve(ledger, acts[2], caseId, 'fixed');
  const before = await ledger.cases.get(caseId);
  for (const { op } of acts)
    await expect(undo(ledger, actAt(4), op, { only: true })).rejects.toMatchObject({ code: 'not-allowed' });
  expect(await ledger.cases.get(caseId)).toEqual(before);
});

test('a page may take back a second logging although the first, long ago, was worked on', async () => {
  const ledger = await freshLedger();
  const { logged } = await log(ledger, actAt(0), 'practice', evidence(1));
  await cases.resolve(ledger, actAt(1), logged.caseId, 'fixed');
  await undoBrand(ledger, actAt(2), 'practice');
  const click = actAt(3);
  await log(ledger, click, 'practice', evidence(1));
  await undo(ledger, actAt(4), click.op, { only: true });
  expect(await ledger.cases.count()).toBe(0);
});

test('a pinned date survives an answer', async () => {
  const ledger = await freshLedger();
  const { logged } = await log(ledger, actAt(0), 'main', evidence(1));
  const at = new Date(START + 9 * 86_400_000).toISOString();
  await cases.setFollowUp(ledger, actAt(1), logged.caseId, { at, why: 'the technician comes', pinned: true });
  await cases.answer(ledger, actAt(2), logged.caseId, 'Thanks for waiting.', 'said');
  expect((await ledger.cases.get(logged.caseId))?.followUp).toMatchObject({ at, pinned: true });
});

test('a date that arrives late for a closed case does not wake it', async () => {
  const ledger = await freshLedger();
  const { logged } = await log(ledger, actAt(0), 'main', evidence(1));
  await cases.answer(ledger, actAt(1), logged.caseId, 'We look into it.', 'said');
  await cases.dismiss(ledger, actAt(2), logged.caseId, 'spam');
  // Another device's entry, written before it heard of the dismissal.
  const [, answered] = await ledger.history('case', logged.caseId);
  const late = { ...answered!, id: 'late', clock: answered!.clock.replace(/^0/, '9') };
  await take(ledger, [{ entry: late, salt: newSalt() }], START);
  expect(await markDue(ledger, START + 9 * 86_400_000)).toEqual([]);
  expect(await ledger.cases.get(logged.caseId)).toMatchObject({ lane: 'closed', followUp: null });
});

test('what is done to a closed case is refused, not said and dropped', async () => {
  const ledger = await freshLedger();
  const { logged } = await log(ledger, actAt(0), 'main', evidence(1));
  await cases.dismiss(ledger, actAt(1), logged.caseId, 'spam');
  await expect(cases.answer(ledger, actAt(2), logged.caseId, 'Hm', 'said')).rejects.toMatchObject({
    code: 'not-allowed',
  });
  await cases.spokeAgain(ledger, actAt(3), logged.caseId, 'I am no spammer!');
  expect(await ledger.cases.get(logged.caseId)).toMatchObject({ lane: 'us', state: 'open' });
});

test('a case that is logged again after its logging was taken back starts afresh', async () => {
  const ledger = await freshLedger();
  const { logged } = await log(ledger, actAt(0), 'practice', evidence(1));
  await cases.resolve(ledger, actAt(1), logged.caseId, 'fixed');
  await cases.confirm(ledger, actAt(2), logged.caseId);
  await undoBrand(ledger, actAt(3), 'practice');
  expect(await ledger.cases.count()).toBe(0);
  await log(ledger, actAt(4), 'practice', evidence(1));
  expect(await ledger.cases.get(logged.caseId)).toMatchObject({ lane: 'us', state: 'open', outcome: null });
});

test('a pinned date that has come has done its work; a hand-off keeps the date that was chosen with it', async () => {
  const ledger = await freshLedger();
  const { logged } = await log(ledger, actAt(0), 'main', evidence(1));
  const at = new Date(START + 60 * 60_000).toISOString();
  await cases.setFollowUp(ledger, actAt(1), logged.caseId, { at, why: 'the technician comes', pinned: true });
  await cases.answer(ledger, actAt(90), logged.caseId, 'Did they come?', 'said');
  expect((await ledger.cases.get(logged.caseId))?.followUp).toMatchObject({ pinned: false });
  const far = new Date(START + 9 * 86_400_000).toISOString();
  await cases.setFollowUp(ledger, actAt(91), logged.caseId, { at: far, why: null, pinned: true });
  const dueAt = new Date(START + 86_400_000).toISOString();
  const words = { name: 'John', department: '', asked: '', told: '', dueAt };
  await handoffs.handOff(ledger, actAt(92), logged.caseId, words);
  expect((await ledger.cases.get(logged.caseId))?.followUp).toMatchObject({ at: dueAt });
});

test('a clock that was put back takes the due cases back, too', async () => {
  const ledger = await freshLedger();
  const { logged } = await log(ledger, actAt(0), 'main', evidence(1));
  await markDue(ledger, START + 9 * 86_400_000);
  expect(await ledger.cases.get(logged.caseId)).toMatchObject({ lane: 'due' });
  expect(await markDue(ledger, START + 60_000)).toEqual([logged.caseId]);
  expect(await ledger.cases.get(logged.caseId)).toMatchObject({ lane: 'us' });
  expect((await ledger.counters.get('lane:due'))?.count).toBe(0);
});

test.each([
  ['My order never came', 'My order never came, and nobody answers', false],
  ['My order never…', 'My order never came', false],
  ['My  order\nnever came', 'My order never came', false],
  ['My order never came', 'It came, thank you', true],
])('from “%s” to “%s”: edited is %s', (before, now, edited) => {
  expect(isEdit(before, now)).toBe(edited);
});

test.each([
  [
    'confirming what is not resolved',
    'not-allowed',
    (l: never, id: string) => cases.confirm(l, actAt(1), id),
  ],
  [
    'an answer from nobody',
    'not-allowed',
    (l: never, id: string) => handoffs.handoffAnswered(l, actAt(1), id, 'Hm'),
  ],
  ['a case that is not there', 'not-found', (l: never) => cases.note(l, actAt(1), 'nowhere', 'Hm')],
])('%s is refused and changes nothing', async (_, code, command) => {
  const ledger = await freshLedger();
  const { logged } = await log(ledger, actAt(0), 'main', evidence(1));
  const before = [await stored(ledger), await ledger.entries.count()];
  await expect(command(ledger as never, logged.caseId)).rejects.toMatchObject({ code });
  expect([await stored(ledger), await ledger.entries.count()]).toEqual(before);
});

test('a ledger of a newer program is not written to', async () => {
  const factory = new IDBFactory();
  await new Promise<void>((resolve, reject) => {
    const open = factory.open('threadkeeper', 30);
    open.onupgradeneeded = () =>
      open.result.createObjectStore('entries', { keyPath: 'arrival', autoIncrement: true });
    open.onsuccess = () => {
      open.result.close();
      resolve();
    };
    open.onerror = () => reject(open.error);
  });
  await expect(freshLedger(factory)).rejects.toThrow(/schema 3/);
  // Not by a single table: the newer program finds its ledger as it left it.
  expect(await factory.databases()).toEqual([{ name: 'threadkeeper', version: 30 }]);
});

test('what is only right as a part of a transaction refuses to run without one', async () => {
  const ledger = await freshLedger();
  await expect(refold(ledger, [], START)).rejects.toThrow('the transaction was lost');
  await expect(append(ledger, await headOf(ledger), [])).rejects.toThrow('the transaction was lost');
  const { logged } = await log(ledger, actAt(0), 'main', evidence(1));
  const rows = await ledger.entries.where({ entity: 'case', entityId: logged.caseId }).toArray();
  await expect(bury(ledger, rows)).rejects.toThrow('the transaction was lost');
  expect(await ledger.entries.toArray()).toMatchObject([{ kind: 'opened' }, { kind: 'met' }]);
});
