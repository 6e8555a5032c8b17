/** Reads what was counted (activity.ts), some days at a time, so that nothing waits for it for long. */
import type { CaseKind } from '../../utils/cases';
import type { Period } from '../../utils/periods';
import { HOUR, NOW, QUARTER, type What } from '../counts';
import type { Ledger } from '../ledger';
import type { ActivityRow, Place } from '../records';

/** One count: so often this happened within this quarter of an hour. */
export interface Counted {
  what: What;
  /** The first moment of the quarter, in ms since 1970. */
  at: number;
  place: Place;
  kind: CaseKind;
  /** The department, outcome, reason or topic; of a time, what `timeIn` reads. */
  as: string;
  count: number;
}

/** In ms; so much is read at once. */
const SOME = 7 * 86_400_000;

/** Calls `see` with each count of these brands; null: all that came later belongs to it, too. */
export async function eachCount(
  ledger: Ledger,
  brands: readonly string[],
  { from, to }: { from: number; to: number | null },
  see: (counted: Counted) => void,
): Promise<void> {
  const end = to ?? Number.POSITIVE_INFINITY;
  for (const brand of brands) {
    for (let start = from; start < end; ) {
      const last = start + SOME >= (to ?? Date.now()) ? end : start + SOME;
      const rows = await ledger.activity
        .where('[brand+hour]')
        .between(
          [brand, Math.floor(start / HOUR)],
          [brand, last === Number.POSITIVE_INFINITY ? [] : Math.ceil(last / HOUR)],
        )
        .toArray();
      for (const row of rows) seeRow(row, { from: start, to: last }, see);
      start = last;
    }
  }
}

function seeRow({ hour, counts }: ActivityRow, { from, to }: Period, see: (counted: Counted) => void): void {
  for (const key in counts) {
    const [what, quarter, place, kind] = key.split('|', 4) as [What, string, Place, CaseKind];
    const at = hour * HOUR + Number(quarter) * QUARTER;
    if (at < from || at >= to) continue;
    // It may have the sign in it that parts the others.
    const as = key.slice(what.length + quarter.length + place.length + kind.length + 4);
    see({ what, at, place, kind, as, count: counts[key] ?? 0 });
  }
}

/** How many are open now. */
export async function openNow(ledger: Ledger, brands: readonly string[]): Promise<number> {
  const rows = await ledger.activity.bulkGet(brands.map((brand): [string, number] => [brand, NOW]));
  return rows.reduce((sum, row) => sum + Object.values(row?.counts ?? {}).reduce((a, b) => a + b, 0), 0);
}

/** Counted no further: what is more than anybody can answer needs no exact number, and an index takes as long as it has keys. */
const MOST_OWED = 1_000;

export interface Owed {
  all: number;
  late: number;
  /** There are more than that. */
  more: boolean;
}

/** How many have no first answer yet though the target wants one, and of how many it wanted it before `now`. */
export async function owedNow(ledger: Ledger, brands: readonly string[], now: number): Promise<Owed> {
  const until = (end: unknown) =>
    Promise.all(
      brands.map(async (brand) => {
        const keys = ledger.cases.where('[brand+owedAt]').between([brand, ''], [brand, end]);
        return (await keys.limit(MOST_OWED + 1).primaryKeys()).length;
      }),
    );
  const [all, late] = await Promise.all([until('\uffff'), until(new Date(now).toISOString())]);
  const sum = (some: number[]) => some.reduce((a, b) => a + Math.min(b, MOST_OWED), 0);
  return { all: sum(all), late: sum(late), more: all.some((count) => count > MOST_OWED) };
}

export interface Time {
  bucket: number;
  kept: 'in' | 'late' | '';
  /** The hour of the day, in the user's own zone, in which the waiting began; null: it is not known any more. */
  hour: number | null;
}

/** `at`: when it ended; the zone's clocks may have been changed in between, which is not minded. */
export function timeIn(as: string, at: number): Time {
  const [arrival = '', bucket, kept] = as.split('|') as [string, string, Time['kept']];
  const minutes = Number(arrival) * 15 - new Date(at).getTimezoneOffset();
  const hour = arrival === '' ? null : Math.floor((((minutes % 1_440) + 1_440) % 1_440) / 60);
  return { bucket: Number(bucket), kept, hour };
}
