/**
 * The words in which one language promises; each is the source of a pattern over a clause in lower case, without accents.
 * What is dated is said once more in English, so that a date has the same meaning wherever it is said (say.ts).
 */
export interface PromiseWords {
  /** Somebody of ours will do something, or something will be done. */
  commits: string;
  /** The same, but it may be told of what is past: the date behind it must be one to come. */
  may: string | null;
  /** Something is promised, and no date with it. */
  vague: string;
  /** A clause with one of these promises nothing: the customer's own duty, closed doors, doubt. */
  never: string;
  /** Between what is promised and a weekday: the weekday is past. */
  past: string;
  /** A clause with one of these, and no promise of its own, does not go on with the promise before it. */
  others: string;
  /** Where a clause begins, besides at a comma. */
  joins: string;
  /** What is promised waits for the customer. */
  ifYou: string;
  /** May stand before a date at the head of a clause. */
  before: string;
  /** Makes any date one to come: "by", "until". */
  until: string;
  /** May stand before a date and tells nothing: "on". */
  on: string;
  /** Before an hour; behind it; and the middle of the day. */
  time: { at: string; half: string; noon: string };
  /** The parts of a day, and the hour by which each is over. */
  parts: readonly (readonly [string, number])[];
  days: readonly Day[];
}

export interface Day {
  says: string;
  /** In English, as `sayDate` takes it; given the groups of `says`. Null: no date after all. */
  means: string | ((groups: Record<string, string | undefined>) => string | null);
  /** Never said of what is past. */
  toCome?: boolean;
}

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** One alternative a weekday, from Monday on; `around` holds `%`, where its name stands. */
export const weekdaysAs = (names: readonly string[], around: string, toCome = false): Day[] =>
  names.map((name, n) => ({ says: around.replace('%', `(?:${name})`), means: WEEKDAYS[n]!, toCome }));

/** One alternative a month, from January on; `around` holds `%`, and the group `day`. */
export const monthsAs = (names: readonly string[], around: string): Day[] =>
  names.map((name, n) => ({
    says: around.replace('%', `(?:${name})`),
    means: ({ day }) => (day === undefined ? null : `${day} ${MONTHS[n]}`),
  }));

/** The `n`-th of this list is the number `n + 1`. */
export const numberIn = (numbers: readonly string[], said: string): number =>
  /^\d+$/.test(said)
    ? Number(said)
    : numbers.findIndex((number) => new RegExp(`^(?:${number})$`).test(said)) + 1;

/** "2026-12-24", in every language. */
export const ISO: Day = { says: String.raw`(?<iso>\d{4}-\d{2}-\d{2})`, means: ({ iso }) => iso ?? null };

type Unit = 'minutes' | 'hours' | 'days' | 'business days' | 'weeks';

/** "within 24 hours", "in 2 to 3 days": of a range the end; `%` is where the number and its unit stand. */
export function spansAs(
  around: string,
  to: string,
  numbers: readonly string[],
  units: Record<Unit, string>,
): Day[] {
  const number = String.raw`\d{1,3}|${numbers.join('|')}`;
  return (Object.entries(units) as [Unit, string][]).map(([unit, words]) => ({
    says: around.replace(
      '%',
      String.raw`(?:(?:${number})\s?(?:${to})\s?)?(?<n>${number})(?:\s|-)?(?:${words})`,
    ),
    means: ({ n = '' }) => {
      const count = numberIn(numbers, n);
      return count === 0 ? null : `in ${count} ${unit}`;
    },
    toCome: true,
  }));
}
