/** What is ours goes out portion by portion, the next made ready while one is on its way; what changes meanwhile counts. */
import { beforeEach, expect, test } from 'vitest';
import { forgetPerson } from '../../storage/commands/forget';
import { log } from '../../storage/commands/log';
import { push } from '../../storage/sync/synchronise';
import type { TeamLog } from '../../utils/team/log';
import { actAt, evidence, START } from '../storage/ledger';
import { logOn, Stream } from './memory-log';
import { BRAND, type Member, member, step, syncOf } from './seat';

/** Two entries each: more than one portion of five hundred. */
const CASES = 255;
const LAST = evidence(CASES);
const now = () => START;

let stream: Stream;
let ada: Member;
/** How many messages each portion had. */
let portions: number[];

beforeEach(async () => {
  stream = new Stream();
  ada = await member('ada');
  await step(ada, logOn(stream, 'ada', now));
  portions = [];
  for (let n = 1; n <= CASES; n++) await log(ada.ledger, actAt(0), BRAND, evidence(n));
});

/** Something happens while the first portion is on its way. */
function whileSending(happens: () => Promise<unknown>): TeamLog {
  const real = logOn(stream, 'ada', now);
  return {
    ...real,
    append: async (some) => {
      portions.push(some.length);
      // The next one is ready by then.
      await new Promise((done) => setTimeout(done, 50));
      if (portions.length === 1) await happens();
      await real.append(some);
    },
  };
}
const sent = () => stream.messages.map(({ body }) => body).join('\n');

test('all of it goes, each once and in its order, and so does what is written meanwhile', async () => {
  const late = evidence(CASES + 1);
  const happens = () => log(ada.ledger, actAt(1), BRAND, late);
  expect(await push(syncOf(ada, whileSending(happens)))).toBe(true);
  expect(portions).toEqual([500, 12]);
  expect(stream.messages.map(({ id }) => id)).toEqual(
    (await ada.ledger.entries.orderBy('arrival').toArray()).map(({ id }) => id),
  );
  expect(sent()).toContain(late.author.handle);
});

test('who is forgotten meanwhile does not go out with a portion that was ready', async () => {
  const { personId } = (await ada.ledger.cases.filter(({ keys }) => keys.includes(LAST.key!)).first())!;
  await push(
    syncOf(
      ada,
      whileSending(() => forgetPerson(ada.ledger, actAt(1), personId!, { never: false })),
    ),
  );
  expect(sent()).not.toContain(LAST.author.handle);
  expect(sent()).toContain(evidence(CASES - 1).author.handle);
});

test('a log that is made anew meanwhile is not taken for one that has the first portion', async () => {
  await push(
    syncOf(
      ada,
      whileSending(async () => stream.wipe('second')),
    ),
  );
  // The next connection sees that it is another one.
  await step(ada, logOn(stream, 'ada', now));
  expect(new Set(stream.messages.map(({ id }) => id)).size).toBe(2 * CASES);
});
