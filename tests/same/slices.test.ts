/** Long work gives way: after each slice the turn ends, and what is not wanted any more stops. */
import { expect, test } from 'vitest';
import { inSlices } from '../../utils/slices';

/** A clock that each step moves on by so many ms. */
function desk(step: number) {
  let now = 0;
  let pauses = 0;
  function* steps(count: number): Generator<void, string> {
    for (let n = 0; n < count; n++) {
      now += step;
      yield;
    }
    return 'done';
  }
  const pause = async () => void pauses++;
  return { steps, pause, clock: () => now, pauses: () => pauses };
}

test('no slice goes on for longer than a step beyond its time', async () => {
  const { steps, pause, clock, pauses } = desk(4);
  expect(await inSlices(steps(30), () => false, pause, clock)).toBe('done');
  // 8 ms are two steps of 4.
  expect(pauses()).toBe(15);
});

test('what is ended meanwhile gives nothing, and takes no further step', async () => {
  const { steps, pause, clock, pauses } = desk(20);
  expect(await inSlices(steps(1_000), () => pauses() >= 3, pause, clock)).toBeNull();
  expect(clock()).toBe(60);
});

test('steps that wait for the ledger are taken as well, and what they throw is thrown', async () => {
  async function* waiting(fails: boolean): AsyncGenerator<void, number> {
    yield;
    await Promise.resolve();
    if (fails) throw new Error('no ledger');
    return 7;
  }
  expect(await inSlices(waiting(false))).toBe(7);
  await expect(inSlices(waiting(true))).rejects.toThrow('no ledger');
});
