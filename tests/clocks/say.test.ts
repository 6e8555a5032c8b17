/** What people type for a date, in three languages, and what is not understood. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ALWAYS, type Hours } from '../../utils/clocks/hours';
import { isRelative, sayDate } from '../../utils/clocks/say';

const zone = process.env.TZ;
beforeAll(() => {
  process.env.TZ = 'Europe/Stockholm';
});
afterAll(() => {
  process.env.TZ = zone;
});

/** A Saturday afternoon. */
const NOW = Date.parse('2026-11-28T14:30:00+01:00');
const OFFICE: Hours = {
  zone: 'Europe/Stockholm',
  week: [...Array.from({ length: 5 }, () => [['08:30', '17:00']] as const), [], []],
  daysOff: [{ date: '2026-12-01', name: 'Moving day' }],
};

const said = (text: string, hours = OFFICE) => {
  const answer = sayDate(text, { now: NOW, hours });
  return 'at' in answer ? `${new Date(answer.at).toLocaleString('sv-SE').slice(0, 16)}` : answer.problem;
};

test.each([
  ['tomorrow 9', '2026-11-29 09:00'],
  ['tomorrow', '2026-11-29 09:00'],
  ['Tomorrow  at 3pm', '2026-11-29 15:00'],
  ['in 2 business days', '2026-12-02 08:30'],
  ['in two working days', '2026-12-02 08:30'],
  ['in 3 days', '2026-12-01 09:00'],
  ['in 2 hours', '2026-11-28 16:30'],
  ['in an hour', '2026-11-28 15:30'],
  ['in 3 weeks', '2026-12-19 09:00'],
  ['next Friday', '2026-12-04 09:00'],
  ['on Friday', '2026-12-04 09:00'],
  ['friday 16:30', '2026-12-04 16:30'],
  ['monday', '2026-11-30 09:00'],
  ['next week', '2026-11-30 09:00'],
  ['12 Dec', '2026-12-12 09:00'],
  ['12 December 14:15', '2026-12-12 14:15'],
  ['2026-12-24', '2026-12-24 09:00'],
  ['2026-12-24T15:30', '2026-12-24 15:30'],
  ['2026-12-24 15:30', '2026-12-24 15:30'],
  ['day after tomorrow', '2026-11-30 09:00'],
  ['tonight', '2026-11-28 18:00'],
  ['at 16', '2026-11-28 16:00'],
  ['at 9', '2026-11-29 09:00'],
])('English: %s', (text, expected) => expect(said(text)).toBe(expected));

test.each([
  ['mañana', '2026-11-29 09:00'],
  ['mañana a las 9', '2026-11-29 09:00'],
  ['pasado mañana', '2026-11-30 09:00'],
  ['pasado mañana a las 10:30', '2026-11-30 10:30'],
  ['el viernes', '2026-12-04 09:00'],
  ['el próximo lunes', '2026-11-30 09:00'],
  ['en 2 días hábiles', '2026-12-02 08:30'],
  ['dentro de dos horas', '2026-11-28 16:30'],
  ['la semana que viene', '2026-11-30 09:00'],
  ['el 12 de diciembre', '2026-12-12 09:00'],
  ['hoy a las 18:00', '2026-11-28 18:00'],
])('Spanish: %s', (text, expected) => expect(said(text)).toBe(expected));

test.each([
  ['på fredag', '2026-12-04 09:00'],
  ['fredag kl 9', '2026-12-04 09:00'],
  ['imorgon', '2026-11-29 09:00'],
  ['i morgon kl. 10.30', '2026-11-29 10:30'],
  ['i övermorgon', '2026-11-30 09:00'],
  ['om 2 arbetsdagar', '2026-12-02 08:30'],
  ['om två dagar', '2026-11-30 09:00'],
  ['om en timme', '2026-11-28 15:30'],
  ['nästa vecka', '2026-11-30 09:00'],
  ['den 12 december', '2026-12-12 09:00'],
  ['ikväll', '2026-11-28 18:00'],
  ['kl 16', '2026-11-28 16:00'],
])('Swedish: %s', (text, expected) => expect(said(text)).toBe(expected));

test.each([
  ['', 'unclear'],
  ['soon', 'unclear'],
  ['9', 'unclear'],
  ['friday-ish', 'unclear'],
  ['friday or monday', 'unclear'],
  ['not friday', 'unclear'],
  ['every friday', 'unclear'],
  ['from monday to friday', 'unclear'],
  ['three days before friday', 'unclear'],
  ['tomorrow 25', 'unclear'],
  ['tomorrow 9:75', 'unclear'],
  ['tomorrow 13pm', 'unclear'],
  ['31 February', 'unclear'],
  ['yesterday', 'past'],
  ['2 hours ago', 'past'],
  ['2020-01-01', 'past'],
  ['🐎'.repeat(10_000), 'unclear'],
])('not understood: %.20s', (text, problem) => expect(said(text)).toBe(problem));

test('business days where there are none', () => {
  const closed: Hours = { zone: 'UTC', week: [[], [], [], [], [], [], []], daysOff: [] };
  expect(said('in 2 business days', closed)).toBe('no-hours');
  expect(said('in 2 business days', ALWAYS)).toBe('2026-11-30 01:00');
});

test.each([
  ['tomorrow 9', true],
  ['el viernes', true],
  ['om 2 arbetsdagar', true],
  ['in 2 hours', true],
  ['next month', true],
  ['12 December', false],
  ['2026-12-24 15:30', false],
  ['den 12 december', false],
  ['soon', false],
])('relative: %s', (text, yes) => expect(isRelative(text, { now: NOW, hours: OFFICE })).toBe(yes));
