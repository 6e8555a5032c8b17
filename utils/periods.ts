/** The stretches of time that a record or a digest is about, by the user's own calendar; weeks begin on Monday. */

export const PERIODS = ['week', 'lastWeek', 'days30', 'days90'] as const;
export type PeriodName = (typeof PERIODS)[number];

/** From the first moment of a day up to that of another one, in ms since 1970. */
export interface Period {
  from: number;
  to: number;
}

/** The midnight that begins the day `days` after that of `now`; the Date constructor minds daylight saving. */
export function midnight(now: number, days: number): number {
  const day = new Date(now);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days).getTime();
}

/** How many days ago it was Monday. */
const sinceMonday = (now: number) => (new Date(now).getDay() + 6) % 7;

export function periodOf(name: PeriodName, now: number): Period {
  const monday = -sinceMonday(now);
  switch (name) {
    case 'week':
      return { from: midnight(now, monday), to: midnight(now, 1) };
    case 'lastWeek':
      return { from: midnight(now, monday - 7), to: midnight(now, monday) };
    case 'days30':
      return { from: midnight(now, -29), to: midnight(now, 1) };
    case 'days90':
      return { from: midnight(now, -89), to: midnight(now, 1) };
  }
}

/** The period before, as long as it. */
export function before({ from, to }: Period): Period {
  const days = Math.round((to - from) / 86_400_000);
  return { from: midnight(from, -days), to: from };
}

/** Its days, or its weeks where these would be too many to look at; the first week may be cut. */
export function partsOf({ from, to }: Period): { unit: 'day' | 'week'; parts: Period[] } {
  const unit = to - from > 32 * 86_400_000 ? 'week' : 'day';
  const parts: Period[] = [];
  for (let start = from; start < to; ) {
    const end = Math.min(to, midnight(start, unit === 'day' ? 1 : 7 - sinceMonday(start)));
    parts.push({ from: start, to: end });
    start = end;
  }
  return { unit, parts };
}

/** `2026-11-22`, in the user's own zone: as search reads a date. */
export function dayName(at: number): string {
  const day = new Date(at);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()]
    .map((n) => String(n).padStart(2, '0'))
    .join('-');
}
