/** Long work in short slices: the page can paint, and hear a key, between two of them. */

/** In ms: well within the 50 from which on a wait is felt (W3C, “Long Tasks”), whatever else the turn has to do. */
const SLICE = 8;

/** `steps` yields wherever it can be stopped; each step must be short. `ended` stops it for good: then it gives null. */
export async function inSlices<T>(
  steps: Generator<void, T> | AsyncGenerator<void, T>,
  ended: () => boolean = () => false,
  pause: () => Promise<void> = nextTurn,
  clock: () => number = () => performance.now(),
): Promise<T | null> {
  for (let until = clock() + SLICE; ; ) {
    const next = steps.next();
    const step = next instanceof Promise ? await next : next;
    if (step.done) return step.value;
    if (clock() < until) continue;
    await pause();
    if (ended()) return null;
    until = clock() + SLICE;
  }
}

const nextTurn = () => new Promise<void>((done) => setTimeout(done));
