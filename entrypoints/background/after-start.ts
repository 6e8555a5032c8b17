/** What every start makes good, but nobody waits for. */

/** In ms: whatever woke the worker, a click most of all, has been answered by then. */
const AWHILE = 500;

/** Should the worker die before, its next start comes to it again. */
export function afterStart(run: () => void): void {
  setTimeout(run, AWHILE);
}
