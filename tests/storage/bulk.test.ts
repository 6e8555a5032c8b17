/** One act on many cases: on all of them or on none, and taken back as one. */
import { expect, test } from 'vitest';
import { bulk } from '../../storage/commands/bulk';
import * as cases from '../../storage/commands/case';
import * as handoffs from '../../storage/commands/handoff';
import { log } from '../../storage/commands/log';
import { seen } from '../../storage/commands/seen';
import { undo } from '../../storage/commands/undo';
import { hanging } from '../../storage/queries/hanging';
import { caseHistory } from '../../storage/queries/history';
import { endOfDay } from '../../storage/queries/today';
import { offeredTopics } from '../../storage/queries/topics';
import { markDue } from '../../storage/reminders';
import { actAt, evidence, freshLedger, START } from './ledger';
import { replayed, stored } from './replay';

const MANY = 30;

async function desk() {
  const ledger = await freshLedger();
  const ids: string[] = [];
  for (let n = 0; n < MANY; n++) ids.push((await log(ledger, actAt(0), 'main', evidence(n))).logged.caseId);
  return { ledger, ids };
}

test('thirty cases are handed to John and taken back, each to where it was', async () => {
  const { ledger, ids } = await desk();
  const before = await ledger.cases.toArray();
  const words = { name: 'John', department: 'support', asked: 'Where?', told: '', dueAt: null };
  await bulk(ledger, actAt(5, 'all'), ids, { does: 'handOff', ...words });
  expect((await ledger.cases.toArray()).every(({ turn }) => turn === 'handoff')).toBe(true);
  expect(await ledger.counters.get('lane:handoff')).toMatchObject({ count: MANY });
  await undo(ledger, actAt(6), 'all');
  const after = await ledger.cases.toArray();
  expect(after.map(({ clock: _, ...row }) => row)).toEqual(before.map(({ clock: _, ...row }) => row));
  const entries = (await ledger.entries.toArray()).map(
    ({ arrival: _, salt: __, digest: ___, ...one }) => one,
  );
  expect(await stored(ledger)).toEqual(replayed(entries as never, START));
});

test('where one of them refuses, nothing is written', async () => {
  const { ledger, ids } = await desk();
  await cases.dismiss(ledger, actAt(1), ids[3]!, 'spam');
  const count = await ledger.entries.count();
  const snooze = { does: 'snooze', at: '2026-03-09T09:00:00.000Z', why: null, pinned: false } as const;
  await expect(bulk(ledger, actAt(2), ids, snooze)).rejects.toThrow('closed');
  await expect(bulk(ledger, actAt(2), [...ids.slice(0, 3), 'nowhere'], snooze)).rejects.toThrow('nowhere');
  expect(await ledger.entries.count()).toBe(count);
});

test('what cases have is offered as a topic as long as one has it', async () => {
  const { ledger, ids } = await desk();
  await bulk(ledger, actAt(1, 'tag'), ids.slice(0, 4), { does: 'tag', add: ['warranty', 'Öl'], remove: [] });
  expect(await offeredTopics(ledger)).toEqual(['warranty', 'Öl']);
  await bulk(ledger, actAt(2), ids.slice(0, 4), { does: 'tag', add: [], remove: ['Öl'] });
  expect(await offeredTopics(ledger)).toEqual(['warranty']);
  await undo(ledger, actAt(3), 'tag');
  expect(await offeredTopics(ledger)).toEqual([]);
});

test('who is still hanging tonight, by whom it waits for, the longest first', async () => {
  const { ledger, ids } = await desk();
  const [mine, johns, done, ...others] = ids as [string, string, string, ...string[]];
  for (const id of others) await cases.dismiss(ledger, actAt(1), id, 'spam');
  await handoffs.handOff(ledger, actAt(1), johns, {
    name: 'John',
    department: '',
    asked: '',
    told: '',
    dueAt: new Date(START + 3_600_000).toISOString(),
  });
  await cases.resolve(ledger, actAt(1), done, 'fixed');
  const parts = async () =>
    (await hanging(ledger, endOfDay(START))).parts.map(({ part, cases }) => [
      part,
      cases.map(({ id }) => id),
    ]);
  expect(await parts()).toEqual([
    ['us', [mine]],
    ['handoff', [johns]],
  ]);
  // Two days later also who is to be asked whether it worked.
  await markDue(ledger, START + 3 * 86_400_000);
  expect(await parts()).toEqual([
    ['us', [mine]],
    ['handoff', [johns]],
    ['ask', [done]],
  ]);
});

test('who wrote again hangs, too, once and whenever the case is due; of a long list those that are due first are shown, and how many more there are', async () => {
  const { ledger, ids } = await desk();
  const [again, late, ...others] = ids as [string, string, ...string[]];
  for (const id of others) await cases.dismiss(ledger, actAt(1), id, 'spam');
  await cases.answer(ledger, actAt(1), again, 'Sorry.', 'said');
  const far = { at: '2026-03-30T09:00:00.000Z', why: null, pinned: true };
  await cases.setFollowUp(ledger, actAt(2), again, far);
  const reply = { kind: 'spokeAgain', key: 'x:1000', by: 'x:5', text: 'Still.', postedAt: null } as const;
  await seen(ledger, actAt(3), [], [reply]);
  const parts = async () =>
    (await hanging(ledger, endOfDay(START))).parts.map(({ part, count, cases }) => [
      part,
      count,
      cases.length,
    ]);
  expect(await parts()).toEqual([
    ['wroteAgain', 1, 1],
    ['us', 1, 1],
  ]);
  await cases.dismiss(ledger, actAt(4), late, 'spam');
  for (let n = 100; n < 330; n++) await log(ledger, actAt(5), 'main', evidence(n));
  expect(await parts()).toEqual([
    ['wroteAgain', 1, 1],
    ['us', 200, 200],
  ]);
  const later = async () => (await hanging(ledger, endOfDay(START))).later;
  expect(await later()).toBe(30);
  // Weeks later all are due, and last of all who wrote again: listed for that, and not counted among the later ones as well.
  await markDue(ledger, START + 40 * 86_400_000);
  expect(await ledger.cases.where('[lane+sortAt]').between(['due', ''], ['due', '\uffff']).count()).toBe(231);
  expect((await parts())[0]).toEqual(['wroteAgain', 1, 1]);
  expect(await later()).toBe(30);
});

test('words that were selected where nobody is named can be added to a case that went private', async () => {
  const { ledger, ids } = await desk();
  await cases.moveToPrivate(ledger, actAt(1), ids[2]!);
  const nameless = {
    key: null,
    kind: 'selection',
    author: { name: null, handle: null, profileUrl: null },
  } as const;
  const { logged } = await log(ledger, actAt(2), 'main', evidence(99, nameless));
  expect((await caseHistory(ledger, logged.caseId))?.siblings.map(({ id }) => id)).toEqual([ids[2]]);
});
