/**
 * Whether much more comes of a topic than usual: the cases of the last 1, 3, 6, 24 and 72 hours against what is expected in
 * these hours (usual.ts). A burst goes on until a whole day was usual again, or for six days, so that it is told once. Pure.
 */
import { chanceOf, expectedIn, HOUR, type Usual } from './usual';

/** The windows that end now, and from how many people on there may be a burst in them: the first cases of a new topic are none. */
const WINDOWS = [
  { hours: 1, least: 3 },
  { hours: 3, least: 3 },
  { hours: 6, least: 3 },
  { hours: 24, least: 4 },
  { hours: 72, least: 5 },
] as const;
/** In ms: nothing older is looked at to find one. */
export const LONGEST = 72 * HOUR;
/** A burst of fewer people is none any more. */
export const LEAST_PEOPLE = 3;

/**
 * So many false ones a topic may bring in a month, all windows together; because they overlap, it is about a third of that
 * (tests/bursts/trial.test.ts). A window is looked at anew in as many ways as cases are usual in it, and once more.
 */
const FALSE_A_MONTH = 0.1;
const MONTH_HOURS = 720;
const unlikely = (hours: number, mean: number) =>
  (FALSE_A_MONTH / WINDOWS.length) * (hours / MONTH_HOURS / (1 + mean));

/** It is over when in this time, in ms, no more came than comes by chance so often. */
const CALM = 24 * HOUR;
const CALM_CHANCE = 0.1;
/** In ms: or when it has gone on for so long. What is more from then on is another one. */
export const LASTS = 6 * 24 * HOUR;

/** Where everything rises, as after a holiday, so does what is usual: so many cases it takes to show. */
const RISE = { weighs: 5, most: 5 };

export interface Came {
  /** ms since 1970. */
  at: number;
  /** The customer. */
  who: string;
}

export interface Burst {
  /** ms since 1970: its first case, and its last one. */
  since: number;
  last: number;
  count: number;
  people: number;
  /** How many are usual in this time. */
  usual: number;
  /** When it was found to be over; null: it goes on. */
  over: number | null;
}

export interface Subject {
  /** In order of time, from LONGEST ago or the burst that goes on. */
  came: readonly Came[];
  usual: Usual;
  /** All others of its brand: what came, in order (ms since 1970), and what is usual. */
  others: { came: readonly number[]; usual: Usual };
  slotOf: (hour: number) => number;
}

/** `before`: the latest that is known. Null: there is none. */
export function burstIn(subject: Subject, before: Burst | null, now: number): Burst | null {
  return before && before.over === null ? goesOn(subject, before, now) : begins(subject, before, now);
}

function begins(subject: Subject, before: Burst | null, now: number): Burst | null {
  let best: { by: number; since: number } | null = null;
  for (const { hours, least } of WINDOWS) {
    const from = Math.max(now - hours * HOUR, before?.over ?? 0);
    const some = subject.came.filter(({ at }) => at > from && at <= now);
    if (peopleIn(some) < least) continue;
    const mean = risen(subject, from, now);
    const by = chanceOf(some.length, mean, subject.usual, hours) / unlikely(hours, mean);
    if (by < 1 && (best === null || by < best.by)) best = { by, since: some[0]!.at };
  }
  return best ? told(subject, best.since, now, null) : before;
}

function goesOn(subject: Subject, before: Burst, now: number): Burst | null {
  if (now - before.since > LASTS) return { ...before, over: before.since + LASTS };
  const some = subject.came.filter(({ at }) => at >= before.since);
  // Their logging was taken back, or they are about something else now.
  if (peopleIn(some) < LEAST_PEOPLE) return null;
  const from = now - CALM;
  const lately = some.filter(({ at }) => at > from && at <= now).length;
  const calm =
    before.since <= from &&
    chanceOf(lately, risen(subject, from, now), subject.usual, CALM / HOUR) > CALM_CHANCE;
  return told(subject, before.since, now, calm ? now : null);
}

function told({ came, usual, slotOf }: Subject, since: number, now: number, over: number | null): Burst {
  const some = came.filter(({ at }) => at >= since && at <= now);
  const last = some.at(-1)?.at ?? since;
  return {
    since,
    last,
    count: some.length,
    people: peopleIn(some),
    usual: expectedIn(usual, since, Math.max(last, since + HOUR), slotOf),
    over,
  };
}

const peopleIn = (some: readonly Came[]) => new Set(some.map(({ who }) => who)).size;

/** What is expected of a topic, and more where more comes of everything else. */
function risen({ usual, others, slotOf }: Subject, from: number, to: number): number {
  const rest = expectedIn(others.usual, from, to, slotOf);
  const came = others.came.filter((at) => at > from && at <= to).length;
  const rise = (came + RISE.weighs) / (rest + RISE.weighs);
  return expectedIn(usual, from, to, slotOf) * Math.min(RISE.most, Math.max(1, rise));
}
