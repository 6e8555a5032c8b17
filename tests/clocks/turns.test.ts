/**
 * The three clocks of a case against a second, plainer implementation: random acts, calendars and time zones, over both changes of
 * the clock. The ledger counts through the fold of its entries; here a list of what happened is walked, and working time is
 * looked up on the wall a quarter of an hour at a time.
 */
import { expect, test } from 'vitest';
import * as cases from '../../storage/commands/case';
import * as handoffs from '../../storage/commands/handoff';
import { saveHours, saveTargets } from '../../storage/commands/keep';
import { log } from '../../storage/commands/log';
import { seen } from '../../storage/commands/seen';
import { ALWAYS, dayLength, type Hours, type Window } from '../../utils/clocks/hours';
import type { Targets } from '../../utils/clocks/targets';
import { newId } from '../../utils/identity';
import { type Random, randomFrom, SEED } from '../page/random';
import { evidence, freshLedger } from '../storage/ledger';
import { PlainHours } from './plain-hours';

const ROUNDS = Number(process.env.THREADKEEPER_CLOCKS ?? 30);
const ACTS = 25;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** With the days around which the clock of the zone is changed. */
const PLACES = [
  ['Europe/Stockholm', '2026-03-27', '2026-10-23'],
  ['America/New_York', '2026-03-06', '2026-10-30'],
  ['Australia/Lord_Howe', '2026-04-03', '2026-10-02'],
  ['Asia/Kathmandu', '2026-05-01', '2026-12-22'],
] as const;
const DAYS: readonly Window[][] = [
  [['09:00', '17:00']],
  [
    ['08:15', '12:00'],
    ['13:00', '18:30'],
  ],
  [['00:00', '06:00']],
];

function calendarIn(random: Random): { hours: Hours; targets: Targets; start: number } {
  const [zone, ...days] = random.one(PLACES);
  const start = Date.parse(`${random.one(days)}T00:00Z`) + random.below(48 * 60) * MINUTE;
  const windows = random.one(DAYS);
  const off = new Date(start + random.below(4) * 24 * HOUR).toISOString().slice(0, 10);
  const hours: Hours =
    random.below(5) === 0
      ? { ...ALWAYS, zone }
      : {
          zone,
          week: Array.from({ length: 7 }, (_, day) => (day < 5 ? windows : [])),
          daysOff: random.below(2) === 0 ? [] : [{ date: off, name: '' }],
        };
  const targets = {
    answer: 1 + random.below(8),
    customer: 1 + random.below(4),
    handoff: 1 + random.below(3),
    resolution: 1 + random.below(9),
    checkIn: 1 + random.below(4),
  };
  return { hours, targets, start };
}

/** What the plain side knows of the case. */
interface Plain {
  turn: 'us' | 'customer' | 'handoff';
  state: 'open' | 'resolved' | 'closed';
  since: number;
  due: number;
  answered: number | null;
  resolved: number | null;
  /** When the customer's reply was written that is offered now. */
  offered: number | null;
}

const iso = (ms: number) => new Date(ms).toISOString();

test(`the clocks of a case, ${ROUNDS} rounds (seed ${SEED})`, async () => {
  let acts = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const random = randomFrom(SEED + round);
    const { hours, targets, start } = calendarIn(random);
    const wall = new PlainHours(hours);
    const day = dayLength(hours);
    const inHours = (from: number, count: number) => wall.after(from, count * HOUR);
    const inDays = (from: number, count: number) => wall.after(from, count * day);
    const ledger = await freshLedger();
    let now = start;
    const by = () => ({ op: newId(), now });
    await saveHours(ledger, by(), hours);
    await saveTargets(ledger, by(), targets);
    // Told by the page, not told, or told by a clock that is ahead.
    const posted = random.one([null, now - random.below(72 * 60) * MINUTE, now + HOUR]);
    const { logged } = await log(
      ledger,
      by(),
      'main',
      evidence(1, { postedAt: posted === null ? null : iso(posted) }),
    );
    const id = logged.caseId;
    const said = Math.min(posted ?? now, now);
    const plain: Plain = {
      turn: 'us',
      state: 'open',
      since: said,
      due: inHours(said, targets.answer),
      answered: null,
      resolved: null,
      offered: null,
    };
    const first = { from: iso(said), dueAt: iso(plain.due) };
    const whole = { from: iso(said), dueAt: iso(inDays(said, targets.resolution)) };
    const turnTo = (turn: Plain['turn'], due: number, since = now) =>
      Object.assign(plain, { turn, due, since, offered: null });
    const open = () => Object.assign(plain, { state: 'open', resolved: null });

    for (let n = 0; n < ACTS; n++) {
      now += random.below(random.one([30, 600, 5_000])) * MINUTE;
      const what = random.below(9);
      const live = plain.state !== 'closed';
      if (what === 0 && live) {
        await cases.answer(ledger, by(), id, 'We look into it.', 'said');
        plain.answered ??= now;
        // Words of theirs that were seen meanwhile are answered by it, whoever works on the case.
        plain.offered = null;
        if (plain.turn !== 'handoff') turnTo('customer', inDays(now, targets.customer));
      } else if (what === 1) {
        const words = { name: 'John', department: '', asked: '', told: '', dueAt: null };
        await handoffs.handOff(ledger, by(), id, words);
        open();
        turnTo('handoff', inDays(now, targets.handoff));
      } else if (what === 2 && plain.turn === 'handoff' && plain.state === 'open') {
        await handoffs.handoffAnswered(ledger, by(), id, 'Found it.');
        // What the customer wrote meanwhile is still to be taken up.
        const { offered } = plain;
        turnTo('us', inHours(now, targets.answer));
        plain.offered = offered;
      } else if (what === 3) {
        await cases.spokeAgain(ledger, by(), id, 'Hello?');
        open();
        const since = plain.offered ?? now;
        turnTo('us', inHours(since, targets.answer), since);
      } else if (what === 4 && live) {
        await cases.resolve(ledger, by(), id, 'fixed');
        plain.state = 'resolved';
        plain.resolved = now;
        turnTo('customer', inDays(now, targets.checkIn));
      } else if (what === 5 && plain.state === 'resolved') {
        await cases.confirm(ledger, by(), id);
        plain.state = 'closed';
        plain.offered = null;
      } else if (what === 6 && plain.state !== 'open') {
        await cases.reopen(ledger, by(), id);
        open();
        turnTo('us', inHours(now, targets.answer));
      } else if (what === 7 && live) {
        // A date of the user's own moves the reminder, and no clock.
        const at = iso(now + random.below(9 * 24) * HOUR);
        await cases.setFollowUp(ledger, by(), id, { at, why: null, pinned: random.below(2) === 0 });
      } else if (what === 8 && plain.offered === null && (plain.turn !== 'us' || plain.state !== 'open')) {
        const written = now - random.below(600) * MINUTE;
        const key = evidence(1).key ?? '';
        const reply = {
          kind: 'spokeAgain',
          key,
          by: `x:9${n}`,
          text: 'Hello?',
          postedAt: iso(written),
        } as const;
        await seen(ledger, by(), [], [reply]);
        plain.offered = written;
      } else continue;
      acts++;
      const row = await ledger.cases.get(id);
      const at = (ms: number | null) => (ms === null ? null : iso(ms));
      expect(
        { turn: row?.turn, waiting: row?.waiting, first: row?.firstAnswer, whole: row?.resolution },
        `round ${round}, act ${n}`,
      ).toEqual({
        turn: plain.turn,
        waiting: plain.state === 'closed' ? null : { since: iso(plain.since), dueAt: iso(plain.due) },
        first: { ...first, at: at(plain.answered), took: row?.firstAnswer.took },
        whole: { ...whole, at: at(plain.resolved), took: row?.resolution.took },
      });
    }
    ledger.close();
  }
  expect(acts).toBeGreaterThan(ROUNDS * 8);
}, 300_000);
