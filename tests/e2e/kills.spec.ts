/**
 * The background dies at random moments of a command. Who gets no answer sends the same act again: nothing that was
 * acknowledged is lost, nothing is there twice or by halves. `npm run torture` kills Chromium's worker 10,000 times and
 * Firefox's event page 500 times.
 */
import { randomFrom, SEED } from '../page/random';
import { insist, logging, randomAct } from './acts';
import { expectSound } from './audit';
import { pause } from './drivers/driver';
import { command } from './see-through';
import { expect, test } from './story';

const KILLS = {
  chromium: Number(process.env.THREADKEEPER_KILLS ?? 12),
  firefox: Number(process.env.THREADKEEPER_FIREFOX_KILLS ?? 12),
};
/** A strict write takes a few ms; a kill later than this meets nobody at work. */
const LONGEST = 12;

test('the background dies in the middle of commands', async ({ driver }) => {
  const kills = KILLS[driver.browser];
  test.setTimeout(60_000 + kills * 2_000);
  const random = randomFrom(SEED);
  const acts: string[] = [];
  const cases: string[] = [];
  let resent = 0;
  // What a worker listens to is known to the browser once its first life has come up; before, nothing would wake it again.
  await expect.poll(() => command(driver, { type: 'wake' })).toMatchObject({ ok: true });
  for (let n = 0; n < kills; n++) {
    const op = `kill-${n}`;
    const logs = cases.length === 0 || random.below(3) === 0;
    const message = logs ? logging(driver, op, n) : randomAct(random, op, random.one(cases));
    const [{ times, answer }] = await Promise.all([
      insist(driver, message),
      pause(random.below(LONGEST)).then(() => driver.killBackground()),
    ]);
    if (times > 1) resent++;
    if (logs) cases.push(answer.value?.caseId ?? '');
    acts.push(op);
  }
  // A seed that fails is to be seen, and repeated: THREADKEEPER_SEED.
  console.log(`${driver.browser}: ${kills} kills, seed ${SEED}: ${resent} acts had to be sent again`);
  await expectSound(driver, acts);
});
