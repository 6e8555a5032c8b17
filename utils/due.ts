/** The dates that a case gets by itself, so that none is ever left without one; the manager's own date always wins. */
import { after, dayLength, type Hours } from './clocks/hours';

const HOUR = 3_600_000;

/**
 * Working time until a case asks for attention again, by what just happened. First answer: the trade's usual target. A day is
 * as long as the team works on one.
 */
const TARGETS = {
  logged: { hours: 4 },
  answered: { days: 2 },
  handedOff: { days: 1 },
  handoffAnswered: { hours: 4 },
  spokeAgain: { hours: 4 },
  reopened: { hours: 4 },
  resolved: { days: 2 },
} as const;

/** ISO 8601 UTC. `now`: ms since 1970. */
export function dueAfter(what: keyof typeof TARGETS, now: number, hours: Hours): string {
  const target: { hours?: number; days?: number } = TARGETS[what];
  const length = (target.hours ?? 0) * HOUR + (target.days ?? 0) * dayLength(hours);
  // A team without any hours left in the year still leaves nobody without a date.
  return new Date(after(now, length, hours) ?? now + length).toISOString();
}
