/** Long work waits for the manager's acts, but not for ever: an import comes to its end while somebody clicks on and on. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { givesWay } from '../../entrypoints/background/give-way';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** How long it waits, in ms, while the manager acts every so many ms. */
async function waited(every: number): Promise<number> {
  const way = givesWay();
  way.acted();
  const acting = setInterval(() => way.acted(), every);
  const start = Date.now();
  let end: number | null = null;
  void way.calm().then(() => {
    end = Date.now();
  });
  for (let n = 0; n < 500 && end === null; n++) await vi.advanceTimersByTimeAsync(10);
  clearInterval(acting);
  if (end === null) throw new Error('it never came to its turn');
  return end - start;
}

test('after one act it waits for a moment', async () => {
  expect(await waited(10_000)).toBe(150);
});

test('acts that follow each other without end hold it up for a while only', async () => {
  expect(await waited(50)).toBeLessThan(1_000);
});

test('nobody acted: it does not wait', async () => {
  const way = givesWay();
  await way.calm();
});
