/** By when each turn should be over, in working time, so that no case is ever left without a date. */
import { after, dayLength, type Hours } from './hours';

/**
 * `answer`: ours, first and again; `customer`: until theirs is missed; `handoff`: a colleague's; `resolution`: of the whole
 * matter; `checkIn`: until "did it work?". A day is as long as the team works on one.
 */
export const TARGET_UNITS = {
  answer: 'hours',
  customer: 'days',
  handoff: 'days',
  resolution: 'days',
  checkIn: 'days',
} as const;

export type TargetName = keyof typeof TARGET_UNITS;
export type Targets = Record<TargetName, number>;

export const TARGET_NAMES = Object.keys(TARGET_UNITS) as TargetName[];
/** What is usual in the trade. */
export const USUAL: Targets = { answer: 4, customer: 2, handoff: 1, resolution: 5, checkIn: 2 };
export const LONGEST_TARGET = 250;

/** What dates are counted by. */
export interface Calendar {
  hours: Hours;
  targets: Targets;
}

const HOUR = 3_600_000;

/** ISO 8601 UTC. `start`: ms since 1970. */
export function dueAfter(target: TargetName, start: number, { hours, targets }: Calendar): string {
  const unit = TARGET_UNITS[target] === 'hours' ? HOUR : dayLength(hours);
  return workingAfter(start, targets[target] * unit, hours);
}

/**
 * When a case asks for attention whose target is `dueAt`: no sooner than after an hour of work. What was late when it was
 * logged is shown as late at once; reminding whoever has just logged it helps nobody.
 */
export function remindAt(dueAt: string, now: number, { hours }: Calendar): string {
  const soonest = workingAfter(now, HOUR, hours);
  return Date.parse(dueAt) > Date.parse(soonest) ? dueAt : soonest;
}

/** The dates of a new case, counted from the comment's own time; one from the future comes from a wrong clock. */
export function firstDates(postedAt: string | null, now: number, calendar: Calendar) {
  const said = Math.min(postedAt === null ? now : Date.parse(postedAt), now);
  const answerBy = dueAfter('answer', said, calendar);
  const resolveBy = dueAfter('resolution', said, calendar);
  return { dueAt: remindAt(answerBy, now, calendar), answerBy, resolveBy };
}

/** ISO 8601 UTC. A team without any hours left in the year still leaves nobody without a date. */
export const workingAfter = (start: number, ms: number, hours: Hours) =>
  new Date(after(start, ms, hours) ?? start + ms).toISOString();

/** A setting that may come from a file, from another machine or from the panel. */
export function isTargets(value: unknown): value is Targets {
  const targets = (value ?? {}) as Partial<Record<string, unknown>>;
  return TARGET_NAMES.every((name) => {
    const length = targets[name];
    return Number.isInteger(length) && (length as number) >= 1 && (length as number) <= LONGEST_TARGET;
  });
}
