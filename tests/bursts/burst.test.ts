/** When a burst is one: with few data, in the first weeks, over a change of clocks, and how it goes on and ends. */
import { expect, test } from 'vitest';
import { type Burst, burstIn, type Came, LONGEST, type Subject } from '../../utils/bursts/burst';
import { chanceOf, expectedIn, HOUR, shapeOf, type Usual, usualOf } from '../../utils/bursts/usual';

const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
/** A Monday. */
const START = Date.parse('2026-03-02T00:00:00Z');

/** Hours of the week in a zone that changes its clocks; 0 is Sunday's first. */
const format = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Madrid',
  weekday: 'short',
  hour: '2-digit',
  hourCycle: 'h23',
});
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const inMadrid = (hour: number) => {
  const parts = Object.fromEntries(format.formatToParts(hour * HOUR).map(({ type, value }) => [type, value]));
  return DAYS.indexOf(parts.weekday!) * 24 + Number(parts.hour);
};
const inUtc = (hour: number) => (hour + 4 * 24) % 168;

/** `each`: how many in each of these hours. */
function past(weeks: number, each: (hour: number) => number, slotOf = inUtc, end = START) {
  const first = (end - weeks * WEEK) / HOUR;
  const hours = Array.from({ length: weeks * 168 }, (_, n) => first + n);
  const [counts, slots] = [hours.map(each), hours.map(slotOf)];
  return { counts, slots, usual: usualOf(counts, slots, shapeOf(counts, slots)) };
}

const people = (count: number, at: number, apart = 60_000): Came[] =>
  Array.from({ length: count }, (_, n) => ({ at: at + n * apart, who: `p${n}` }));

/** Of a brand in which nothing else is new. */
const subject = (usual: Usual | null, came: Came[], slotOf = inUtc): Subject => {
  if (!usual) throw new Error('nothing is known');
  return { usual, came, slotOf, others: { came: [], usual } };
};

const NEVER = () => 0;
/** One every other day at noon. */
const SELDOM = (hour: number) => (hour % 48 === 12 ? 1 : 0);

test('the first week knows nothing of what is usual, and says nothing', () => {
  expect(past(0, NEVER).usual).toBeNull();
  expect(past(6 / 7, SELDOM).usual).toBeNull();
  expect(past(1, SELDOM).usual).not.toBeNull();
});

test('a topic with three cases in its life is not infinitely more: three at once are a burst, three in three days are none', () => {
  const { usual } = past(8, NEVER);
  const now = START + 3 * DAY;
  expect(burstIn(subject(usual, people(3, now - HOUR / 2)), null, now)).toMatchObject({
    count: 3,
    people: 3,
    since: now - HOUR / 2,
    over: null,
  });
  expect(burstIn(subject(usual, people(3, now - 2.9 * DAY, DAY)), null, now)).toBeNull();
  // In the second week of use that is four within a day.
  const young = past(1, NEVER).usual;
  const needed = [3, 4, 5, 6, 7, 8].find((count) =>
    burstIn(subject(young, people(count, now - 20 * HOUR, HOUR)), null, now),
  );
  expect(needed).toBe(4);
});

test('one loud customer is no burst, nor are two', () => {
  const { usual } = past(8, NEVER);
  const now = START + DAY;
  const loud = people(9, now - HOUR / 2).map((one, n) => ({ ...one, who: `p${n % 2}` }));
  expect(burstIn(subject(usual, loud), null, now)).toBeNull();
});

test('what is usual on a Monday morning is none, and the same on a Sunday night is', () => {
  // Twelve every Monday between 9 and 10, and one each weekday at noon.
  const rush = (hour: number) => (inUtc(hour) === 33 ? 12 : hour % 24 === 12 ? 1 : 0);
  const { usual } = past(8, rush);
  const [monday, sunday] = [START + 10 * HOUR, START - DAY + 22 * HOUR + WEEK];
  expect(burstIn(subject(usual, people(9, monday - HOUR / 2)), null, monday)).toBeNull();
  expect(burstIn(subject(usual, people(9, sunday - HOUR / 2)), null, sunday)).not.toBeNull();
});

test('hours are those of the clock on the wall: what came at nine is expected at nine after the clocks were changed', () => {
  const atNine = (hour: number) => (inMadrid(hour) % 24 === 9 ? 4 : 0);
  const end = Date.parse('2026-03-28T00:00:00Z');
  const { usual } = past(8, atNine, inMadrid, end);
  // On 29 March Madrid goes from UTC+1 to UTC+2.
  const [before, after] = ['2026-03-28T08:00:00Z', '2026-03-30T07:00:00Z'].map(Date.parse) as [
    number,
    number,
  ];
  const inHour = (from: number) => expectedIn(usual!, from, from + HOUR, inMadrid);
  expect(inHour(before)).toBeGreaterThan(1);
  expect(inHour(after)).toBeGreaterThan(1);
  expect(inHour(after + HOUR)).toBeLessThan(0.5);
  expect(burstIn(subject(usual, people(6, after), inMadrid), null, after + HOUR)).toBeNull();
});

test('where everything rises alike, one topic of it is no burst; alone it is', () => {
  const daily = (hour: number) => (hour % 24 === 12 ? 2 : 0);
  const { usual } = past(8, daily);
  const all = past(8, (hour) => 5 * daily(hour)).usual!;
  const now = START + 2 * DAY + 18 * HOUR;
  const came = people(10, now - 12 * HOUR, HOUR);
  expect(burstIn(subject(usual, came), null, now)).not.toBeNull();
  const rest = Array.from({ length: 50 }, (_, n) => now - 12 * HOUR + n * 10 * 60_000);
  const risen = { ...subject(usual, came), others: { came: rest, usual: all } };
  expect(burstIn(risen, null, now)).toBeNull();
});

test('it stays one burst until a whole day was usual again; then another one may begin, with none of its cases', () => {
  const { usual } = past(8, SELDOM);
  const begun = START + 9 * HOUR;
  const first = people(6, begun);
  const at = (now: number, came: Came[], before: Burst | null) =>
    burstIn(
      subject(
        usual,
        came.filter((one) => one.at >= Math.min(before?.since ?? now, now - LONGEST)),
      ),
      before,
      now,
    );
  let burst = at(begun + HOUR, first, null);
  expect(burst).toMatchObject({ since: begun, count: 6, over: null });
  // A quiet night does not end it, and what comes the next morning is of the same one.
  const more = [...first, ...people(5, begun + 20 * HOUR).map((one) => ({ ...one, who: `q${one.who}` }))];
  burst = at(begun + 18 * HOUR, first, burst);
  expect(burst!.over).toBeNull();
  burst = at(begun + 21 * HOUR, more, burst);
  expect(burst).toMatchObject({ since: begun, count: 11, people: 11, over: null });
  const end = begun + 20 * HOUR + 25 * HOUR;
  burst = at(end, more, burst);
  expect(burst).toMatchObject({ since: begun, count: 11, over: end });
  // Its own cases are within the last three days still.
  expect(at(end + HOUR, more, burst)).toEqual(burst);
  const again = [...more, ...people(6, end + 2 * HOUR)];
  expect(at(end + 3 * HOUR, again, burst)).toMatchObject({ since: end + 2 * HOUR, count: 6, over: null });
});

test('a burst whose cases were taken back is none', () => {
  const { usual } = past(8, NEVER);
  const now = START + DAY;
  const burst = burstIn(subject(usual, people(5, now - HOUR / 2)), null, now);
  expect(burst).not.toBeNull();
  expect(burstIn(subject(usual, people(2, now - HOUR / 2)), burst, now)).toBeNull();
});

test('the chance is that of a Poisson where all is known, and of more than one case in every case', () => {
  const known: Usual = { expected: new Float64Array(168), rests: 1e9, unruly: 0 };
  // From a table: P(N ≥ 5 | 2) = 0.0527, P(N ≥ 10 | 2) = 0.0000465.
  expect(chanceOf(5, 2, known, 1e9)).toBeCloseTo(0.0527, 3);
  expect(chanceOf(10, 2, known, 1e9)).toBeCloseTo(0.0000465, 6);
  expect(chanceOf(0, 2, known, 1)).toBe(1);
  expect(chanceOf(1_500, 1_000, known, 1e9)).toBeLessThan(1e-30);
});
