/** Dates and lengths as they stand in a chart or a table: short, and each format made once. */
import type { Period } from '../periods';
import { locale } from './texts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

const days = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
const weekdays = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric' });
const hours = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' });
const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
const percents = new Intl.NumberFormat(locale, { style: 'percent' });
const lengths = new Map<string, Intl.NumberFormat>();

/** "23 Nov". `at`: ms since 1970. */
export const shortDay = (at: number): string => days.format(at);
/** "Mon 23". */
export const shortWeekday = (at: number): string => weekdays.format(at);
/** "23 – 29 Nov 2026". */
export const dateRange = ({ from, to }: Period): string => dates.formatRange(from, to - 1);
/** "14:00". `hour`: 0 to 23. */
export const hourName = (hour: number): string => hours.format(new Date(2024, 0, 1, hour));
/** "84 %". */
export const percent = (share: number): string => percents.format(share);

/** "2.5 h", "40 min": working time, as `duration` says it. In ms. */
export function shortLength(ms: number): string {
  if (ms < HOUR) return inUnit(Math.round(ms / MINUTE), 'minute');
  const hours = ms / HOUR;
  return inUnit(hours < 10 ? Math.round(hours * 10) / 10 : Math.round(hours), 'hour');
}

function inUnit(value: number, unit: string): string {
  const format =
    lengths.get(unit) ?? new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' });
  lengths.set(unit, format);
  return format.format(value);
}
