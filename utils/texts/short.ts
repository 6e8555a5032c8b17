/** Dates and lengths as they stand in a chart or a table: short. */
import type { Period } from '../periods';
import { dateFormat, numberFormat } from './texts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** "23 Nov". `at`: ms since 1970. */
export const shortDay = (at: number): string => dateFormat({ day: 'numeric', month: 'short' }).format(at);
/** "Mon 23". */
export const shortWeekday = (at: number): string =>
  dateFormat({ weekday: 'short', day: 'numeric' }).format(at);
/** "23 – 29 Nov 2026". */
export const dateRange = ({ from, to }: Period): string =>
  dateFormat({ dateStyle: 'medium' }).formatRange(from, to - 1);
/** "14:00". `hour`: 0 to 23. */
export const hourName = (hour: number): string =>
  dateFormat({ hour: 'numeric', minute: '2-digit' }).format(new Date(2024, 0, 1, hour));
/** "84 %". */
export const percent = (share: number): string => numberFormat({ style: 'percent' }).format(share);

/** "2.5 h", "40 min": working time, as `duration` says it. In ms. */
export function shortLength(ms: number): string {
  if (ms < HOUR) return inUnit(Math.round(ms / MINUTE), 'minute');
  const hours = ms / HOUR;
  return inUnit(hours < 10 ? Math.round(hours * 10) / 10 : Math.round(hours), 'hour');
}

const inUnit = (value: number, unit: string) =>
  numberFormat({ style: 'unit', unit, unitDisplay: 'short' }).format(value);
