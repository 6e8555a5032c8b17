/** Business hours against a second, plainer implementation that looks at every minute through `Intl`. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ALWAYS, after, between, type Hours, isHours, isZone } from '../../utils/clocks/hours';
import { SEED } from '../page/random';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const at = (iso: string) => Date.parse(iso);

const OFFICE: Hours = {
  zone: 'Europe/Stockholm',
  week: [
    ...Array.from(
      { length: 5 },
      () =>
        [
          ['09:00', '12:00'],
          ['13:00', '17:00'],
        ] as const,
    ),
    [],
    [],
  ],
  daysOff: ['2026-12-24', '2026-12-25'].map((date) => ({ date, name: 'Christmas' })),
};

test('Friday afternoon goes on on Monday morning, and lunch does not count', () => {
  // Friday 16:00 in Stockholm, in winter UTC+1.
  expect(after(at('2026-11-27T15:00:00Z'), 2 * HOUR, OFFICE)).toBe(at('2026-11-30T09:00:00Z'));
  expect(after(at('2026-11-30T10:30:00Z'), HOUR, OFFICE)).toBe(at('2026-11-30T12:30:00Z'));
  expect(between(at('2026-11-27T15:00:00Z'), at('2026-11-30T09:00:00Z'), OFFICE)).toBe(2 * HOUR);
});

test('what comes in at night is counted from the morning, days off are left out', () => {
  expect(after(at('2026-12-23T22:00:00Z'), HOUR, OFFICE)).toBe(at('2026-12-28T09:00:00Z'));
  expect(after(at('2026-12-26T22:00:00Z'), 0, OFFICE)).toBe(at('2026-12-28T08:00:00Z'));
});

test('a night shift over the hour that is left out, and the one that comes twice', () => {
  const night: Hours = {
    zone: 'Europe/Stockholm',
    week: Array.from({ length: 7 }, () => [['00:00', '06:00']]),
    daysOff: [],
  };
  const length = (day: string) => between(at(`${day}T12:00:00Z`), at(`${day}T12:00:00Z`) + 24 * HOUR, night);
  expect(length('2026-03-28')).toBe(5 * HOUR);
  expect(length('2026-10-24')).toBe(7 * HOUR);
  expect(length('2026-06-01')).toBe(6 * HOUR);
});

test('round the clock every minute counts; without a window none does, and that is said', () => {
  const now = at('2026-11-28T12:34:56Z');
  expect(after(now, 30 * HOUR, ALWAYS)).toBe(now + 30 * HOUR);
  const closed: Hours = { zone: 'UTC', week: [[], [], [], [], [], [], []], daysOff: [] };
  expect(after(now, HOUR, closed)).toBeNull();
  expect(between(now, now + 900 * 24 * HOUR, closed)).toBe(0);
});

test('nothing was worked before it began', () => {
  const now = at('2026-11-28T12:34:56Z');
  expect(Object.is(between(now, now - 5, ALWAYS), 0)).toBe(true);
  expect(Object.is(between(now, now, ALWAYS), 0)).toBe(true);
});

test('a span of years is counted whole', () => {
  expect(between(at('2020-01-01T00:00:00Z'), at('2026-01-01T00:00:00Z'), ALWAYS)).toBe(
    at('2026-01-01T00:00:00Z') - at('2020-01-01T00:00:00Z'),
  );
});

test('a window that ends, or begins, with the hour that a clock change leaves out', () => {
  const sunday = (from: string, to: string): Hours => ({
    zone: 'America/New_York',
    week: [[], [], [], [], [], [], [[from, to]]],
    daysOff: [],
  });
  const change = at('2026-03-08T07:00:00Z');
  const around = (hours: Hours) => between(change - 3 * HOUR, change + 3 * HOUR, hours);
  expect(around(sunday('00:00', '02:00'))).toBe(2 * HOUR);
  expect(around(sunday('00:00', '02:30'))).toBe(2 * HOUR);
  expect(around(sunday('02:00', '04:00'))).toBe(HOUR);
  expect(around(sunday('02:00', '03:00'))).toBe(0);
});

test('a zone that does not exist is told apart', () => {
  expect(['Europe/Stockholm', 'America/Sao_Paulo', 'UTC'].map(isZone)).toEqual([true, true, true]);
  expect(['Europe/Stockhom', '', 'CET+3', 'Mars/Base'].map(isZone)).toEqual([false, false, false, false]);
});

test('a setting of another form is none', () => {
  expect([OFFICE, ALWAYS].map(isHours)).toEqual([true, true]);
  const bad = [
    null,
    'always',
    { ...OFFICE, zone: 'Mars/Base' },
    { ...OFFICE, week: OFFICE.week.slice(1) },
    { ...OFFICE, week: OFFICE.week.map(() => [['09:00', '08:00']]) },
    {
      ...OFFICE,
      week: OFFICE.week.map(() => [
        ['09:00', '12:00'],
        ['11:00', '13:00'],
      ]),
    },
    { ...OFFICE, week: OFFICE.week.map(() => [['9', '12']]) },
    { ...OFFICE, daysOff: [{ date: '2026-02-30', name: '' }] },
    { ...OFFICE, daysOff: ['2026-12-24'] },
  ];
  expect(bad.filter(isHours)).toEqual([]);
});

/** Every minute of a day's clocks in the zone: the plain way, one question to `Intl` a minute. */
function plainMinutes(from: number, to: number, { zone, week, daysOff }: Hours): number[] {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
  const dayName = new Intl.DateTimeFormat('en-US', { timeZone: zone, weekday: 'short' });
  const seen = new Map<string, string>();
  const worked: number[] = [];
  // From a day before, so that the first date is seen from its beginning.
  for (let minute = from - 30 * HOUR; minute < to; minute += MINUTE) {
    const [date = '', time = ''] = format.format(minute).split(' ');
    // The latest time that its clocks have shown: a window that was left once is not entered again.
    const latest = [seen.get(date) ?? '', time].sort()[1] ?? '';
    seen.set(date, latest);
    if (minute < from || daysOff.some((day) => day.date === date)) continue;
    const windows = week[days.indexOf(dayName.format(minute))] ?? [];
    if (windows.some(([start, end]) => latest >= start && latest < end)) worked.push(minute);
  }
  return worked;
}

const quarter = fc
  .integer({ min: 0, max: 96 })
  .map((n) => `${String(Math.floor(n / 4)).padStart(2, '0')}:${String((n % 4) * 15).padStart(2, '0')}`);
const windows = fc
  .uniqueArray(quarter, { minLength: 0, maxLength: 6 })
  .map((times) => times.sort())
  .map((times) =>
    times.flatMap((from, n) => (n % 2 === 0 && times[n + 1] ? [[from, times[n + 1]!] as const] : [])),
  );
/** With clock changes in all of them but the first: by an hour, by half an hour, at midnight. */
const zones = fc.constantFrom(
  'UTC',
  'Europe/Stockholm',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Asia/Kolkata',
);
const changes = [
  '2026-03-29T01:00Z',
  '2026-10-25T01:00Z',
  '2026-03-08T07:00Z',
  '2026-11-01T06:00Z',
  '2026-04-04T15:00Z',
  '2026-10-03T15:30Z',
  '2026-09-06T04:00Z',
  '2026-04-05T03:00Z',
];
const moments = fc
  .tuple(fc.constantFrom(...changes), fc.integer({ min: -3 * 1440, max: 1440 }))
  .map(([change, minutes]) => at(change) + minutes * MINUTE);

test(`working time is what a look at every minute says, over all clock changes (seed ${SEED})`, () => {
  fc.assert(
    fc.property(
      zones,
      fc.array(windows, { minLength: 7, maxLength: 7 }),
      moments,
      fc.integer({ min: 1, max: 3 * 1440 }),
      fc.boolean(),
      (zone, week, start, length, holiday) => {
        const daysOff = holiday
          ? [{ date: new Date(start + 12 * HOUR).toISOString().slice(0, 10), name: '' }]
          : [];
        const hours: Hours = { zone, week, daysOff };
        const end = start + length * MINUTE;
        const minutes = plainMinutes(start, end, hours);
        expect(between(start, end, hours)).toBe(minutes.length * MINUTE);
        if (minutes.length === 0) return;
        // The last of these minutes is over when all of them have gone by.
        expect(after(start, minutes.length * MINUTE, hours)).toBe(minutes.at(-1)! + MINUTE);
        const some = Math.ceil(minutes.length / 2);
        expect(after(start, some * MINUTE, hours)).toBe(minutes[some - 1]! + MINUTE);
      },
    ),
    { seed: SEED, numRuns: 60 },
  );
});
