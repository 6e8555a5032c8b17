/** The dates that a case gets by itself, and the lane that a date by hand puts it in. */
import { expect, test } from 'vitest';
import * as cases from '../../storage/commands/case';
import * as handoffs from '../../storage/commands/handoff';
import { log } from '../../storage/commands/log';
import { endOfDay, groupOf, idsOf, today } from '../../storage/queries/today';
import { markDue } from '../../storage/reminders';
import { isTargets, USUAL } from '../../utils/clocks/targets';
import { actAt, evidence, freshLedger, START } from '../storage/ledger';

const HOUR = 3_600_000;
const iso = (ms: number) => new Date(ms).toISOString();

test('what was late when it was logged is late at once, and reminds an hour later, not at the click', async () => {
  const ledger = await freshLedger();
  const { logged } = await log(ledger, actAt(0), 'main', evidence(1, { postedAt: iso(START - 30 * HOUR) }));
  expect(await ledger.cases.get(logged.caseId)).toMatchObject({
    lane: 'us',
    waiting: { since: iso(START - 30 * HOUR), dueAt: iso(START - 26 * HOUR) },
    followUp: { at: iso(START + HOUR), byHand: false },
  });
});

test('snoozed is what waits on us and was put off beyond its target; a nearer date is none', async () => {
  const ledger = await freshLedger();
  const { logged } = await log(ledger, actAt(0), 'main', evidence(1, { postedAt: null }));
  const snooze = (hours: number) =>
    cases.setFollowUp(ledger, actAt(1), logged.caseId, {
      at: iso(START + hours * HOUR),
      why: 'she is away',
      pinned: false,
    });
  const lane = async () => (await ledger.cases.get(logged.caseId))?.lane;
  await snooze(2);
  expect(await lane()).toBe('us');
  await snooze(50);
  expect(await lane()).toBe('snoozed');
  await markDue(ledger, START + 51 * HOUR);
  expect(await lane()).toBe('due');
  await cases.answer(ledger, actAt(60 * 52), logged.caseId, 'Sorry!', 'said');
  await cases.setFollowUp(ledger, actAt(60 * 52), logged.caseId, {
    at: iso(START + 900 * HOUR),
    why: null,
    pinned: false,
  });
  expect(await lane()).toBe('customer');
});

test('Today: what is overdue, what is due before midnight whoever has it, then the rest; nothing twice', async () => {
  const ledger = await freshLedger();
  const end = endOfDay(START);
  const ids: string[] = [];
  for (let n = 1; n <= 6; n++)
    ids.push((await log(ledger, actAt(0), 'main', evidence(n, { postedAt: null }))).logged.caseId);
  const [overdue, soon, later, john, snoozed, done] = ids as [string, string, string, string, string, string];
  const at = (ms: number) => ({ at: iso(ms), why: null, pinned: false });
  await cases.setFollowUp(ledger, actAt(1), overdue, at(START + HOUR / 2));
  await cases.answer(ledger, actAt(1), later, 'Yes.', 'said');
  await handoffs.handOff(ledger, actAt(1), john, {
    name: 'John',
    department: '',
    asked: '',
    told: '',
    dueAt: iso(end - HOUR),
  });
  await cases.setFollowUp(ledger, actAt(1), snoozed, at(end + 48 * HOUR));
  await cases.resolve(ledger, actAt(1), done, 'fixed');
  await markDue(ledger, START + HOUR);
  const groups = await today(ledger, { due: 9, today: 9, us: 9, others: 9, snoozed: 9, resolved: 9 }, end);
  const shown = Object.fromEntries(groups.map(({ group, cases }) => [group, cases.map(({ id }) => id)]));
  expect(shown).toEqual({
    due: [overdue],
    today: expect.arrayContaining([soon, john]),
    us: [],
    others: [later],
    snoozed: [snoozed],
    resolved: [done],
    closed: [],
  });
  for (const { group, count, cases } of groups) {
    expect(count, group).toBe(cases.length);
    for (const row of cases) expect(groupOf(row, end)).toBe(group);
    // The list of all of it goes on as Today begins.
    expect(await idsOf(ledger, group, end), group).toEqual(cases.map(({ id }) => id));
  }
});

test('targets are whole numbers of some size', () => {
  expect(isTargets(USUAL)).toBe(true);
  for (const wrong of [0, -1, 1.5, 1_000, '4', null, undefined])
    expect(isTargets({ ...USUAL, answer: wrong }), String(wrong)).toBe(false);
  expect(isTargets({ answer: 4 })).toBe(false);
});
