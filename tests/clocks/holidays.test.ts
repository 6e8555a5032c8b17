/** A calendar of holidays, as an office publishes one, and files that are none. */
import { expect, test } from 'vitest';
import { daysOffIn } from '../../utils/clocks/holidays';

const calendar = (...events: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Invented//EN', ...events, 'END:VCALENDAR'].join('\r\n');
const event = (...lines: string[]) =>
  ['BEGIN:VEVENT', 'UID:1@invented.example', ...lines, 'END:VEVENT'].join('\r\n');

const read = (text: string) => daysOffIn(text, '2026-11-28', '2028-12-31');

test('single days, several days, yearly ones and folded names; in order and once', () => {
  const text = calendar(
    event('DTSTART;VALUE=DATE:20261231', 'SUMMARY:New Year’s', '  Eve'),
    event('DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261227', 'SUMMARY:Christmas'),
    event('DTSTART;VALUE=DATE:20200606', 'RRULE:FREQ=YEARLY', 'SUMMARY:Sveriges nationaldag'),
    event('DTSTART;VALUE=DATE:20261224', 'SUMMARY:The same day again'),
  );
  expect(read(text)).toEqual([
    { date: '2026-12-24', name: 'Christmas' },
    { date: '2026-12-25', name: 'Christmas' },
    { date: '2026-12-26', name: 'Christmas' },
    { date: '2026-12-31', name: 'New Year’s Eve' },
    { date: '2027-06-06', name: 'Sveriges nationaldag' },
    { date: '2028-06-06', name: 'Sveriges nationaldag' },
  ]);
});

test('a meeting is no day off, and what is over is left out', () => {
  const text = calendar(
    event('DTSTART:20261224T090000Z', 'DTEND:20261224T100000Z', 'SUMMARY:Stand-up'),
    event('DTSTART;VALUE=DATE:20200101', 'SUMMARY:Long ago'),
  );
  expect(() => read(text)).toThrow(expect.objectContaining({ fault: 'no-days' }));
});

test('a rule that never ends and one every second end', () => {
  const days = read(calendar(event('DTSTART;VALUE=DATE:20261130', 'RRULE:FREQ=DAILY', 'SUMMARY:Closed')));
  expect(days.length).toBe(763);
  const text = calendar(event('DTSTART:20261130T000000Z', 'RRULE:FREQ=SECONDLY', 'SUMMARY:Hostile'));
  expect(() => read(text)).toThrow(expect.objectContaining({ fault: 'no-days' }));
});

test.each([
  ['nothing', ''],
  ['another file', '{"format":"threadkeeper-backup"}'],
  ['a card', 'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ada\r\nEND:VCARD'],
  ['a calendar that was cut', calendar().slice(0, 60)],
  ['a thirteenth month', calendar(event('DTSTART;VALUE=DATE:20271301', 'SUMMARY:x'))],
  ['a thirtieth of February', calendar(event('DTSTART;VALUE=DATE:20270230', 'SUMMARY:x'))],
  [
    'an end that is none',
    calendar(event('DTSTART;VALUE=DATE:20270101', 'DTEND;VALUE=DATE:2027', 'SUMMARY:x')),
  ],
  [
    'a further day that is none',
    calendar(event('DTSTART;VALUE=DATE:20270101', 'RDATE;VALUE=DATE:20279999', 'SUMMARY:x')),
  ],
  ['a rule of no kind', calendar(event('DTSTART;VALUE=DATE:20270101', 'RRULE:FREQ=NEVER', 'SUMMARY:x'))],
])('%s is refused', (_, text) => {
  expect(() => read(text)).toThrow(expect.objectContaining({ name: 'BadCalendar' }));
});

test('a rule that cannot be followed is said, with the name of the event and its line', () => {
  const text = calendar(
    event('DTSTART;VALUE=DATE:20261231', 'SUMMARY:Eve'),
    event('DTSTART;VALUE=DATE:20270101', 'RRULE:FREQ=MONTHLY;BYYEARDAY=5', 'SUMMARY:Stock-taking'),
  );
  expect(() => read(text)).toThrow(
    expect.objectContaining({
      ...{ name: 'BadCalendar', fault: 'bad-event' },
      detail: expect.stringMatching(/^“Stock-taking”, line 9: .*BYYEARDAY/),
    }),
  );
});

test('a huge file is refused before it is read', () => {
  expect(() => read('x'.repeat(2_000_001))).toThrow(expect.objectContaining({ fault: 'too-long' }));
});
