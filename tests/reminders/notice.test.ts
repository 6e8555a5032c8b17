/** What a notification says, when it is kept back, and what becomes of one that the browser refuses. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { remind } from '../../entrypoints/background/alarm';
import * as cases from '../../storage/commands/case';
import { forgetPerson } from '../../storage/commands/forget';
import { saveHours } from '../../storage/commands/keep';
import { log } from '../../storage/commands/log';
import { topicIdOf } from '../../storage/ids';
import { ALWAYS, type Hours } from '../../utils/clocks/hours';
import { actAt, evidence, START } from '../storage/ledger';
import { Desk } from './desk';

const HOUR = 3_600_000;
/** START is Monday at 9. */
const OFFICE: Hours = {
  zone: 'UTC',
  week: Array.from({ length: 7 }, (_, day) => (day < 5 ? [['09:00', '17:00']] : [])),
  daysOff: [{ date: '2026-03-03', name: '' }],
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Cases that come `hours` after START. */
async function desk(count: number, hours: number, team: Hours = ALWAYS): Promise<Desk> {
  const here = await Desk.at(START, team, true);
  await saveHours(here.ledger, actAt(0), team);
  for (let n = 0; n < count; n++) {
    const { logged } = await log(here.ledger, actAt(0), 'main', evidence(n));
    const at = new Date(START + hours * HOUR).toISOString();
    await cases.setFollowUp(here.ledger, actAt(0), logged.caseId, {
      at,
      why: 'her mother died',
      pinned: false,
    });
  }
  return here;
}

test('one is told by its name, more by their number, and never a word that somebody wrote', async () => {
  const one = await desk(1, 1);
  one.pass(HOUR);
  await one.live(['alarm', 'start']);
  expect([...one.words]).toEqual([['due-1', 'Due now: Ada 0']]);
  const many = await desk(3, 1);
  many.pass(HOUR);
  await many.live(['start']);
  expect([...many.words]).toEqual([['due-1', '3 are due now']]);
});

test('where the screen has a lock nobody is named', async () => {
  await fakeBrowser.storage.local.set({ 'screen-lock': { verifier: '0a', minutes: 5, comesOff: null } });
  const one = await desk(1, 1);
  one.pass(HOUR);
  await one.live(['alarm', 'start']);
  await fakeBrowser.storage.local.clear();
  expect([...one.words]).toEqual([['due-1', 'One is due now']]);
});

test('a new date is told anew, the same one that is set again is not', async () => {
  const here = await desk(1, 1);
  here.pass(HOUR);
  await here.live(['start']);
  const [row] = await here.ledger.cases.toArray();
  const first = row!.followUp!.at;
  for (const at of [new Date(START + 3 * HOUR).toISOString(), first]) {
    await cases.setFollowUp(here.ledger, actAt(60), row!.id, { at, why: null, pinned: false });
    here.pass(2 * HOUR);
    await here.live(['start']);
  }
  expect([...here.shown.keys()]).toEqual(['due-1', 'due-2']);
  expect(here.faults).toEqual([]);
});

test('what a write makes due waits for the rest of it, half a minute at most', async () => {
  const here = await desk(2, 48);
  let alarm = Number.POSITIVE_INFINITY;
  await here.live([
    async (ledger) => {
      for (const { id } of await ledger.cases.toArray()) {
        const at = new Date(START - HOUR).toISOString();
        await cases.setFollowUp(ledger, actAt(0), id, { at, why: null, pinned: false });
        await remind(async () => ledger);
      }
      expect(here.shown.size).toBe(0);
      alarm = here.alarm?.when ?? alarm;
    },
  ]);
  expect(alarm).toBeLessThanOrEqual(START + 30_000);
  expect([...here.words]).toEqual([['due-1', '2 are due now']]);
});

test('after work nothing is told; the alarm comes when work begins, and tells all of it in one', async () => {
  const here = await desk(2, 10, OFFICE);
  here.pass(10 * HOUR);
  await here.live(['start']);
  expect(here.shown.size).toBe(0);
  expect(here.badge.text).toBe('2');
  // On Tuesday nobody works; only the alarm wakes it, once an hour.
  const opens = START + 48 * HOUR;
  while (here.alarm && here.alarm.when < opens) {
    here.pass(here.alarm.when - Date.now());
    await here.live(['alarm']);
    expect(here.shown.size).toBe(0);
  }
  expect(here.alarm?.when).toBe(opens);
  here.pass(opens - Date.now());
  await here.live(['alarm']);
  expect([...here.words]).toEqual([['due-1', '2 are due now']]);
  expect(here.faults).toEqual([]);
});

test('what comes while it is not allowed is not kept until it is', async () => {
  const here = await desk(2, 1);
  here.allowed = false;
  here.pass(HOUR);
  await here.live(['start']);
  here.allowed = true;
  await here.live(['start', 'panel']);
  expect([...here.shown]).toEqual([]);
  expect(here.badge.text).toBe('2');
});

test('one that the browser refuses is told a minute later', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const here = await desk(2, 1);
  here.pass(HOUR);
  here.refusal = new Error('no');
  await here.live(['start']);
  expect(here.alarm?.when).toBeLessThanOrEqual(Date.now() + 60_000);
  here.refusal = null;
  here.pass(60_000);
  await here.live(['alarm']);
  expect([...here.words]).toEqual([['due-1', '2 are due now']]);
});

test('nothing is left of somebody who is forgotten', async () => {
  const here = await desk(1, 1);
  here.pass(HOUR);
  await here.live(['start']);
  const [row] = await here.ledger.cases.toArray();
  expect(await here.ledger.notices.count()).toBe(1);
  await forgetPerson(here.ledger, actAt(120), row!.personId!, { never: false });
  expect(await here.ledger.notices.count()).toBe(0);
});

test('a burst is told once, by its topic and its figures, within the working hours; again when it has doubled', async () => {
  const here = await desk(0, 0, OFFICE);
  const burst = {
    ...{
      id: 'delivery 1',
      brand: 'main',
      about: topicIdOf('main', 'delivery'),
      called: 'delivery',
      people: 9,
      usual: 0.6,
    },
    ...{ since: new Date(START).toISOString(), last: new Date(START + 2.5 * HOUR).toISOString() },
    ...{ count: 9, over: null, hours: [], noticed: 0, dismissed: null, told: [] },
  };
  const { logged } = await log(here.ledger, actAt(0), 'main', evidence(1));
  await cases.tag(here.ledger, actAt(0), logged.caseId, { add: ['delivery'], remove: [] });
  await here.ledger.bursts.put(burst);
  here.pass(9 * HOUR);
  await here.live(['start']);
  expect(here.shown.size).toBe(0);
  here.pass(39 * HOUR);
  await here.live(['alarm', 'start']);
  const told = () => [...here.words].filter(([id]) => id.startsWith('burst-'));
  expect(told()).toEqual([['burst-delivery 1', 'delivery: 9 in 3 hours, usually 1']]);
  here.words.clear();
  await here.ledger.bursts.update('delivery 1', { count: 17 });
  await here.live(['start']);
  expect(told()).toEqual([]);
  await here.ledger.bursts.update('delivery 1', { count: 18 });
  await here.live(['start']);
  expect(told()).toEqual([['burst-delivery 1', 'delivery: 18 in 3 hours, usually 1']]);
});

test('a burst that came while notifications are not allowed is not told when they are', async () => {
  const here = await desk(0, 0);
  here.allowed = false;
  const { logged } = await log(here.ledger, actAt(0), 'main', evidence(1));
  await cases.tag(here.ledger, actAt(0), logged.caseId, { add: ['delivery'], remove: [] });
  await here.ledger.bursts.put({
    ...{
      id: 'delivery 1',
      brand: 'main',
      about: topicIdOf('main', 'delivery'),
      called: 'delivery',
      people: 9,
      usual: 0.6,
    },
    ...{ since: new Date(START).toISOString(), last: new Date(START).toISOString() },
    ...{ count: 9, over: null, hours: [], noticed: 0, dismissed: null, told: [] },
  });
  await here.live(['start']);
  here.allowed = true;
  await here.live(['start', 'panel']);
  expect([...here.shown]).toEqual([]);
});
