/** The dates that a case gets by itself, so that none is ever left without one; the manager's own date always wins. */

const HOUR = 3_600_000;

/** Hours until a case asks for attention again, by what just happened. First answer: the trade's usual target. */
const HOURS = {
  logged: 4,
  answered: 48,
  handedOff: 24,
  handoffAnswered: 4,
  spokeAgain: 4,
  reopened: 4,
  resolved: 48,
} as const;

/** ISO 8601 UTC. */
export function dueAfter(what: keyof typeof HOURS, now: number): string {
  return new Date(now + HOURS[what] * HOUR).toISOString();
}
