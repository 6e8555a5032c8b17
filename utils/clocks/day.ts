/** The two ends of a working day. */
import { between, type Hours } from './hours';

/** So much of the day's work is left when its evening begins, in ms. */
const LEFT = 2 * 3_600_000;

/** Whether the day's work is nearly or wholly over, in the team's own zone; a day off has no evening of its own. */
export function isEvening(now: number, hours: Hours): boolean {
  const day = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(hours.zone).startOfDay();
  const [start, end] = [day.epochMilliseconds, day.add({ days: 1 }).epochMilliseconds];
  return between(start, end, hours) > 0 && between(now, end, hours) <= LEFT;
}
