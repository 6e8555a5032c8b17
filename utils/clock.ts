/**
 * The hybrid logical clock of the ledger's entries: 15 digits of milliseconds since 1970, 5 digits that count
 * within a millisecond (or while the wall clock stands behind), and the device; sorts as text.
 * After Kulkarni et al., "Logical Physical Clocks", 2014.
 */

const MS = 15;
const COUNT = 5;

/** The clock after `last` (null: none yet) at wall time `now` in ms; never runs backwards when the wall clock does. */
export function tick(last: string | null, now: number, device: string): string {
  const before = last === null ? -1 : millisecondsOf(last);
  const ms = Math.max(Math.floor(now), before);
  const count = ms === before ? Number(last!.slice(MS + 1, MS + 1 + COUNT)) + 1 : 0;
  // 100,000 entries within one millisecond: borrow the next one.
  return count >= 10 ** COUNT ? spell(ms + 1, 0, device) : spell(ms, count, device);
}

export function millisecondsOf(clock: string): number {
  return Number(clock.slice(0, MS));
}

function spell(ms: number, count: number, device: string): string {
  return `${String(ms).padStart(MS, '0')}-${String(count).padStart(COUNT, '0')}-${device}`;
}
