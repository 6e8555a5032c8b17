/**
 * The trial of reminders: in each round some dates come while alarms are forgotten, the worker dies between any two steps, the
 * browser restarts, the clock jumps a day and is changed for summer or winter, and the laptop sleeps for days. Every date is
 * told once, none is missed, none is told twice, and the badge is right. `THREADKEEPER_REMINDERS` sets the number of rounds.
 */
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { remind } from '../../entrypoints/background/alarm';
import * as cases from '../../storage/commands/case';
import { saveHours, set } from '../../storage/commands/keep';
import { log } from '../../storage/commands/log';
import { undo } from '../../storage/commands/undo';
import type { Ledger } from '../../storage/ledger';
import { MAIN_BRAND } from '../../storage/queries/brands';
import { ALWAYS, dayLength, type Hours, type Window } from '../../utils/clocks/hours';
import { newId } from '../../utils/identity';
import { type OutsideWord, outsideWords } from '../../utils/texts/outside';
import { type Random, randomFrom, SEED } from '../page/random';
import { evidence } from '../storage/ledger';
import { Desk, type Event } from './desk';

const ROUNDS = Number(process.env.THREADKEEPER_REMINDERS ?? 50);
const QUARTER = 900_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const CASES = 4;

/** The two changes of the clock in 2026. */
const ZONES = {
  'Europe/Stockholm': ['2026-03-29T01:00Z', '2026-10-25T01:00Z'],
  'America/New_York': ['2026-03-08T07:00Z', '2026-11-01T06:00Z'],
  'Australia/Sydney': ['2026-04-04T16:00Z', '2026-10-03T16:00Z'],
} as const;
const WEEKS: readonly Window[][] = [
  [['09:00', '17:00']],
  [
    ['08:00', '12:00'],
    ['13:00', '18:30'],
  ],
  // Through the hours that a clock change leaves out or has twice.
  [['00:00', '04:00']],
];

const WAKES: readonly Event[] = ['panel', 'start', 'panel'];

const tally = { lives: 0, deaths: 0, shown: 0, dates: 0 };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
afterAll(() => console.info(`seed ${SEED}, ${ROUNDS} rounds:`, JSON.stringify(tally)));

function hoursOf(random: Random): Hours {
  const zone = random.one(Object.keys(ZONES) as (keyof typeof ZONES)[]);
  if (random.below(4) === 0) return { ...ALWAYS, zone };
  const windows = random.one(WEEKS);
  return { zone, week: Array.from({ length: 7 }, (_, day) => (day < 5 ? windows : [])), daysOff: [] };
}

/** What must hold after a worker that lived to its end. */
async function expectRight(desk: Desk): Promise<void> {
  const now = Date.now();
  const standing = await desk.standing();
  const due = standing.filter(({ at }) => Date.parse(at) <= now);
  const told = [...desk.shown.values()].flat();
  if (desk.isOpen())
    expect(
      due.map(({ caseId, at }) => `${caseId} ${at}`).filter((one) => !told.includes(one)),
      'missed',
    ).toEqual([]);
  const oldest = Math.min(...due.map(({ at }) => Date.parse(at)));
  const day = dayLength(desk.hours.hours);
  const late = due.length > 0 && desk.hours.worked(oldest, now) >= day;
  const word = due.length === 0 ? 'badgeNone' : due.length === 1 ? 'badgeOne' : 'badgeMany';
  const title = outsideWords.en[late ? (`${word}Late` as OutsideWord) : word];
  expect(desk.badge).toEqual({
    text: due.length === 0 ? '' : String(due.length),
    title: title.replace('{count}', String(due.length)),
    color: late ? '#b42318' : '#0f6b63',
  });
  // Nothing else needs to wake it.
  let next = Math.min(...standing.map(({ at }) => Date.parse(at)).filter((at) => at > now));
  if (due.some(({ caseId, at }) => !told.includes(`${caseId} ${at}`)))
    for (next = now; !desk.isOpen(next); ) next = (Math.floor(next / QUARTER) + 1) * QUARTER;
  if (next < Number.POSITIVE_INFINITY)
    // An alarm is never set for the second that has begun.
    expect(desk.alarm?.when).toBeLessThanOrEqual(Math.min(Math.max(next, now + 1_000), now + HOUR));
}

async function prepare(desk: Desk, random: Random): Promise<string[]> {
  const { hours } = desk.hours;
  const by = () => ({ op: newId(), now: Date.now() });
  await saveHours(desk.ledger, by(), hours);
  if (!desk.inHours) await set(desk.ledger, by(), MAIN_BRAND, 'inHours', false);
  const ids: string[] = [];
  for (let n = 0; n < CASES; n++) {
    const { logged } = await log(desk.ledger, by(), 'main', evidence(n));
    ids.push(logged.caseId);
    await cases.setFollowUp(desk.ledger, by(), logged.caseId, someDate(random));
    tally.dates++;
  }
  return ids;
}

/** Within some days, with a quarter of an hour, so that several may come at once. */
const someDate = (random: Random) => ({
  at: new Date((Math.ceil(Date.now() / QUARTER) + random.below(4 * 24 * 4)) * QUARTER).toISOString(),
  why: null,
  pinned: false,
});

/** Something that the user does, and what follows every write. */
function someWrite(random: Random, ids: readonly string[], ops: string[]): Event {
  const id = random.one(ids);
  const by = { op: newId(), now: Date.now() };
  const what = random.below(6);
  const run = (ledger: Ledger) => {
    if (what === 0) return cases.setFollowUp(ledger, by, id, { at: null, why: null, pinned: false });
    if (what === 1 && ops.length > 0) return undo(ledger, by, random.one(ops));
    // Folded anew, and nothing of its date has changed.
    if (what === 2) return cases.note(ledger, by, id, 'She rang.');
    tally.dates++;
    return cases.setFollowUp(ledger, by, id, someDate(random));
  };
  if (what > 2) ops.push(by.op);
  return async (ledger) => {
    // An undo may come too late; nothing is written then.
    await run(ledger).catch(() => undefined);
    await remind(async () => ledger);
  };
}

test(`every date is told once, whatever happens, in ${ROUNDS} rounds (seed ${SEED})`, async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const random = randomFrom(SEED + round);
    const hours = hoursOf(random);
    const change = Date.parse(random.one(ZONES[hours.zone as keyof typeof ZONES]));
    const desk = await Desk.at(change - 3 * DAY + random.below(2 * 96) * QUARTER, hours, random.below(3) > 0);
    const ids = await prepare(desk, random);
    const ops: string[] = [];
    const live = async (...events: Event[]) => {
      const how = random.below(6);
      desk.diesBehind = how === 0 ? 1 + random.below(4) : null;
      const died = await desk.live(events, how === 1 || how === 2 ? 1 + random.below(60) : undefined);
      tally.lives++;
      if (died) tally.deaths++;
      expect(desk.faults, `round ${round}`).toEqual([]);
      if (!died) await expectRight(desk);
    };
    /** What wakes it comes alone, or at once with others. */
    const wake = (...events: Event[]) => live(...events, ...(random.below(2) === 0 ? WAKES : []));
    await live('start');
    for (let n = 0; n < 9; n++) {
      const what = random.below(7);
      if (what === 0) desk.alarm = null;
      else if (what === 1) {
        desk.pass(random.one([-DAY, DAY]));
        if (random.below(2) === 0) await live('panel');
      } else if (what === 2) await live(someWrite(random, ids, ops));
      else if (what === 3) {
        // Asleep, or the browser was closed; a browser may have forgotten its alarms.
        desk.pass(random.below(3 * DAY));
        if (random.below(2) === 0) desk.alarm = null;
        await wake('start');
      } else {
        // Time goes by, and the alarm comes, on time or late.
        desk.pass(random.below(12 * HOUR));
        if (desk.alarm && desk.alarm.when <= Date.now()) await wake('alarm');
        else if (random.below(3) === 0) await wake('panel');
      }
    }
    // The end: all dates have come, work has begun, and a worker lives.
    desk.pass(10 * DAY);
    while (!desk.isOpen()) desk.pass(QUARTER);
    desk.diesBehind = null;
    expect(await desk.live(['start'])).toBe(false);
    expect(desk.faults, `round ${round}`).toEqual([]);
    await expectRight(desk);
    tally.shown += desk.shown.size;
    desk.close();
  }
  expect(tally.deaths).toBeGreaterThan(ROUNDS / 2);
  expect(tally.shown).toBeGreaterThan(ROUNDS);
}, 600_000);
