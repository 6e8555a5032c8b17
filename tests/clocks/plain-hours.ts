/** A plainer calendar than the program's: it looks at the clock on the wall, a quarter of an hour at a time. */
import type { Hours } from '../../utils/clocks/hours';

const QUARTER = 900_000;
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

export class PlainHours {
  readonly #format: Intl.DateTimeFormat;
  readonly #known = new Map<number, boolean>();

  constructor(readonly hours: Hours) {
    this.#format = new Intl.DateTimeFormat('en-GB', {
      timeZone: hours.zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  }

  /** Windows begin and end with a quarter. */
  isOpen(at: number): boolean {
    const quarter = Math.floor(at / QUARTER);
    let open = this.#known.get(quarter);
    if (open === undefined) {
      const parts = Object.fromEntries(
        this.#format.formatToParts(quarter * QUARTER).map(({ type, value }) => [type, value]),
      );
      const time = `${parts.hour}:${parts.minute}`;
      const windows = this.hours.week[DAYS.indexOf(parts.weekday ?? '')] ?? [];
      const date = `${parts.year}-${parts.month}-${parts.day}`;
      const off = this.hours.daysOff.some((day) => day.date === date);
      open = !off && windows.some(([from, to]) => from <= time && time < to);
      this.#known.set(quarter, open);
    }
    return open;
  }

  /** The moment when so much working time has gone by since `start`; ms since 1970. */
  after(start: number, ms: number): number {
    let left = ms;
    for (let at = start; ; ) {
      const end = (Math.floor(at / QUARTER) + 1) * QUARTER;
      if (this.isOpen(at)) {
        if (left <= end - at) return at + left;
        left -= end - at;
      }
      at = end;
    }
  }

  /** The working time between two moments, in ms. */
  worked(from: number, to: number): number {
    let sum = 0;
    for (let at = from; at < to; ) {
      const end = Math.min((Math.floor(at / QUARTER) + 1) * QUARTER, to);
      if (this.isOpen(at)) sum += end - at;
      at = end;
    }
    return sum;
  }
}
