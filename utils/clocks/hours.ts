/**
 * Business hours: the windows of a week in the team's own time zone, without days off. Everything between them does not
 * count. Temporal does the calendar, so that a day with a clock change is as long as it is.
 */

/** A time of day as `HH:MM`; the end of a window may be `24:00`. */
export type TimeOfDay = string;
/** From and to; `to` is later than `from`. */
export type Window = readonly [TimeOfDay, TimeOfDay];

export interface Hours {
  /** An IANA name, such as `Europe/Stockholm`. */
  zone: string;
  /** The windows of each weekday from Monday to Sunday, in order and apart from each other. */
  week: readonly (readonly Window[])[];
  /** On which nobody works; in order, each once. */
  daysOff: readonly DayOff[];
}

export interface DayOff {
  /** `2026-12-24`. */
  date: string;
  /** What it is called; may be empty. */
  name: string;
}

/** Round the clock, every day: as long as nobody has said otherwise. */
export const ALWAYS: Hours = {
  zone: 'UTC',
  week: Array.from({ length: 7 }, () => [['00:00', '24:00']]),
  daysOff: [],
};

/** So far a window is looked for: a team that is closed for longer has no hours. */
const FARTHEST = 370 * 86_400_000;

/** A stretch of time in which work is done; ms since 1970. */
interface Stretch {
  from: number;
  to: number;
}

/** The stretches that end after `start` and begin before `end`, in order. */
function* stretches({ zone, week, daysOff }: Hours, start: number, end: number): Generator<Stretch> {
  const off = new Set(daysOff.map(({ date }) => date));
  let date = Temporal.Instant.fromEpochMilliseconds(Math.floor(start)).toZonedDateTimeISO(zone).toPlainDate();
  for (; momentAt(date, '00:00', zone) < end; date = date.add({ days: 1 })) {
    if (off.has(date.toString())) continue;
    for (const [from, to] of week[date.dayOfWeek - 1] ?? []) {
      const stretch = { from: momentAt(date, from, zone), to: momentAt(date, to, zone) };
      if (stretch.from >= end) return;
      // A window within the hour that a clock change leaves out has no length.
      if (stretch.to > start && stretch.to > stretch.from) yield stretch;
    }
  }
}

/** The first moment of the date at which its clocks show this time or a later one. */
function momentAt(date: Temporal.PlainDate, time: TimeOfDay, zone: string): number {
  if (time === '24:00') return momentAt(date.add({ days: 1 }), '00:00', zone);
  const plainTime = Temporal.PlainTime.from(time);
  const at = date.toZonedDateTime({ timeZone: zone, plainTime });
  // A time that a clock change leaves out is moved on by its length; the clocks show a later one as soon as it is over.
  // The very first time that is left out is moved to the change itself, which is not before itself.
  const moment = at.toPlainTime().equals(plainTime)
    ? at
    : at.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
  return (moment ?? at).epochMilliseconds;
}

/**
 * The moment when `ms` of working time have gone by since `start`, in ms since 1970; at the earliest the next one at which
 * work is done. Null: within a year there is none.
 */
export function after(start: number, ms: number, hours: Hours): number | null {
  let left = ms;
  for (const { from, to } of stretches(hours, start, start + FARTHEST)) {
    const begun = Math.max(from, start);
    if (left <= to - begun) return begun + left;
    left -= to - begun;
  }
  return null;
}

/** The working time between two moments, in ms; 0 where the second is not later. */
export function between(start: number, end: number, hours: Hours): number {
  let sum = 0;
  if (end <= start) return 0;
  for (const { from, to } of stretches(hours, start, end)) sum += Math.min(to, end) - Math.max(from, start);
  return sum;
}

/** How long work is done on a day of work, on average, in ms; 24 hours where none ever is. */
export function dayLength({ week }: Hours): number {
  // The clocks of an ordinary day: that some are an hour longer or shorter makes no other target.
  const minutes = (time: TimeOfDay) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const days = week.filter((windows) => windows.length > 0);
  const sum = days.flat().reduce((all, [from, to]) => all + minutes(to) - minutes(from), 0);
  return days.length === 0 ? 86_400_000 : (sum / days.length) * 60_000;
}

/** When work begins on the `n`-th day after that of `now` on which any is done; null: there are not so many in a year. */
export function nextDays(now: number, n: number, hours: Hours): number | null {
  const dayOf = (at: number) =>
    Temporal.Instant.fromEpochMilliseconds(Math.floor(at))
      .toZonedDateTimeISO(hours.zone)
      .toPlainDate()
      .toString();
  let day = dayOf(now);
  let left = n;
  for (const { from } of stretches(hours, now, now + FARTHEST)) {
    if (dayOf(from) <= day) continue;
    day = dayOf(from);
    left--;
    if (left === 0) return from;
  }
  return null;
}

/** When work is done on a date (`2026-12-04`), in the team's zone; none on a day off. */
export function windowsOn(date: string, { week, daysOff }: Hours): readonly Window[] {
  if (daysOff.some((day) => day.date === date)) return [];
  return week[Temporal.PlainDate.from(date).dayOfWeek - 1] ?? [];
}

/** The last moment of work on a date, in ms since 1970; null where none is done, or work goes on through midnight. */
export function closesOn(date: string, hours: Hours): number | null {
  const [, time] = windowsOn(date, hours).at(-1) ?? [];
  if (time === undefined || time === '24:00') return null;
  return momentAt(Temporal.PlainDate.from(date), time, hours.zone);
}

/** Whether the zone is one that this browser knows. */
export function isZone(zone: string): boolean {
  try {
    Temporal.Now.zonedDateTimeISO(zone);
    return true;
  } catch {
    return false; // the only thing that it can throw for
  }
}

const isTime = (time: unknown): time is TimeOfDay =>
  typeof time === 'string' && (/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time) || time === '24:00');

/** A setting that may come from a file, from another machine or from the panel. */
export function isHours(value: unknown): value is Hours {
  const { zone, week, daysOff } = (value ?? {}) as Partial<Record<keyof Hours, unknown>>;
  if (typeof zone !== 'string' || !isZone(zone)) return false;
  if (!Array.isArray(week) || week.length !== 7 || !week.every(areWindows)) return false;
  return Array.isArray(daysOff) && daysOff.length <= MOST_DAYS_OFF && daysOff.every(isDayOff);
}

export const MOST_DAYS_OFF = 1_000;

/** In order and apart from each other. */
export function areWindows(windows: unknown): windows is Window[] {
  if (!Array.isArray(windows) || windows.length > 8) return false;
  let last = '';
  return windows.every((window: unknown) => {
    const [from, to, more] = Array.isArray(window) ? window : [];
    const fits = isTime(from) && isTime(to) && more === undefined && from >= last && from < to;
    last = String(to);
    return fits;
  });
}

export function isDate(date: unknown): date is string {
  if (typeof date !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(date)) return false;
  try {
    Temporal.PlainDate.from(date, { overflow: 'reject' });
    return true;
  } catch {
    return false; // the only thing that it can throw for
  }
}

function isDayOff(day: unknown): day is DayOff {
  const { date, name } = (day ?? {}) as Partial<DayOff>;
  return isDate(date) && typeof name === 'string' && name.length <= 500;
}
