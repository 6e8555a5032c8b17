/** Days off from an iCalendar file, as countries and offices publish them; ical.js reads it (RFC 5545). */
import ICAL from 'ical.js';
import { type DayOff, isDate, MOST_DAYS_OFF } from './hours';

export const CALENDAR_FAULTS = ['not-a-calendar', 'bad-date', 'bad-event', 'no-days', 'too-long'] as const;
export type CalendarFault = (typeof CALENDAR_FAULTS)[number];

/** Nothing is taken over. `detail` is for those who look into the file, in English. */
export class BadCalendar extends Error {
  constructor(
    readonly fault: CalendarFault,
    readonly detail = '',
  ) {
    super(`${fault} ${detail}`.trim());
    this.name = 'BadCalendar';
  }
}

/** A year of holidays has 20 kB; a diary is not what is asked for. */
const MOST_CHARACTERS = 2_000_000;

/**
 * The whole days of the file from `from` on, up to `until` (ISO dates), once each and in order. Events with a time of day
 * are no days off. A yearly rule is followed.
 */
export function daysOffIn(text: string, from: string, until: string): DayOff[] {
  if (text.length > MOST_CHARACTERS) throw new BadCalendar('too-long', `${text.length} characters`);
  const calendar = parsed(text);
  const days = new Map<string, string>();
  for (const [n, component] of calendar.getAllSubcomponents('vevent').entries()) {
    const event = new ICAL.Event(component);
    try {
      for (const date of daysOf(component, event, until))
        if (date >= from && days.size < MOST_DAYS_OFF && !days.has(date)) days.set(date, event.summary ?? '');
    } catch (error) {
      if (error instanceof BadCalendar) throw error;
      // ical.js reads a rule when it is followed, and says in a plain error what is wrong with it.
      const why = error instanceof Error ? error.message : String(error);
      throw new BadCalendar('bad-event', `${named(event)}, line ${lineOfEvent(text, n)}: ${why}`);
    }
  }
  if (days.size === 0) throw new BadCalendar('no-days', `none from ${from} to ${until}`);
  return [...days].map(([date, name]) => ({ date, name })).sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** Every whole day up to `until`, as ISO dates. */
function* daysOf(component: ICAL.Component, event: ICAL.Event, until: string): Generator<string> {
  if (!event.startDate?.isDate) return;
  for (const name of ['dtstart', 'dtend', 'rdate', 'exdate'])
    for (const property of component.getAllProperties(name)) mustBeDate(property);
  // The end is the first day after; a file may leave it out.
  const length = Math.max(1, Math.round(event.duration.toSeconds() / 86_400));
  for (const start of starts(event, until)) {
    for (let n = 0; n < length; n++) {
      const day = start.clone();
      day.adjust(n, 0, 0, 0);
      const date = day.toString().slice(0, 10);
      if (date > until) break;
      yield date;
    }
  }
}

const named = ({ summary }: ICAL.Event) => `“${(summary ?? '').slice(0, 100)}”`;

/** Where the event with this number begins; 1 is the first line. */
function lineOfEvent(text: string, n: number): number {
  const lines = text.split(/\r\n|\r|\n/);
  const begins = lines.flatMap((line, at) => (/^BEGIN:VEVENT\s*$/i.test(line) ? at + 1 : []));
  return begins[n] ?? 1;
}

function parsed(text: string): ICAL.Component {
  try {
    const calendar = new ICAL.Component(ICAL.parse(text));
    if (calendar.name !== 'vcalendar') throw new Error(`it is a ${calendar.name}`);
    return calendar;
  } catch (error) {
    throw new BadCalendar('not-a-calendar', error instanceof Error ? error.message : String(error));
  }
}

/** ical.js counts on where a month or a day is too high: the thirteenth month would be January. */
function mustBeDate(property: ICAL.Property): void {
  for (const written of property.toJSON().slice(3)) {
    // An exception may have a time of day, and a further date be a period.
    const [date = ''] = String(written).split('T');
    if (!isDate(date)) throw new BadCalendar('bad-date', String(written));
  }
}

function* starts(event: ICAL.Event, until: string): Generator<ICAL.Time> {
  if (!event.isRecurring()) {
    yield event.startDate;
    return;
  }
  const times = event.iterator();
  // A rule that never ends is followed to the end of what is asked for.
  for (let time = times.next(); time && time.toString().slice(0, 10) <= until; time = times.next())
    yield time;
}
