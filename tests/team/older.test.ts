/** A new seat begins with the newest of a log, and goes back from there. */
import { expect, test } from 'vitest';
import * as cases from '../../storage/commands/case';
import { set } from '../../storage/commands/keep';
import { log } from '../../storage/commands/log';
import { bringOlder, catchUp } from '../../storage/sync/synchronise';
import { NoLog } from '../../utils/team/log';
import { actAt, evidence, START } from '../storage/ledger';
import { logOn, Stream } from './memory-log';
import { BRAND, member, step, syncOf, totalOf } from './seat';

const NEWEST = 10;
const NOW = START + 300 * 60_000;

/** Thirty cases, each answered ten cases later. */
async function busy() {
  const stream = new Stream();
  const ada = await member('ada');
  await set(ada.ledger, actAt(0), BRAND, 'keepMonths', 12);
  const ids: string[] = [];
  for (let n = 0; n < 30; n++) {
    ids.push((await log(ada.ledger, actAt(1 + n), BRAND, evidence(n))).logged.caseId);
    const early = ids[n - 10];
    if (early) await cases.answer(ada.ledger, actAt(100 + n), early, 'Soon.', 'said');
  }
  await step(ada, on(stream, 'ada'));
  return { stream, ada };
}

const on = (stream: Stream, user: string) => logOn(stream, user, () => NOW);

test('settings and the newest are there first; of a case whose beginning is older nothing is shown', async () => {
  const { stream, ada } = await busy();
  const bo = await member('bo');
  expect(await catchUp(syncOf(bo, on(stream, 'bo'), { newest: NEWEST }))).toBe(true);
  const row = await bo.ledger.teams.get(BRAND);
  expect(row).toMatchObject({ older: { before: stream.messages.length - NEWEST + 1 } });
  expect(row?.inStepAt).not.toBeNull();
  expect(await bo.ledger.settings.get('keepMonths')).toEqual(await ada.ledger.settings.get('keepMonths'));
  const shown = await bo.ledger.cases.toArray();
  expect(shown.length).toBeGreaterThan(1);
  expect(shown.length).toBeLessThan(NEWEST);
  expect(await ada.ledger.cases.bulkGet(shown.map(({ id }) => id))).toEqual(shown);
  expect(await bo.ledger.setAside.count()).toBe(0);
});

test('it goes back portion by portion, goes on where it broke off, and comes to the same ledger', async () => {
  const { stream, ada } = await busy();
  const bo = await member('bo');
  const told: number[] = [];
  const sync = syncOf(bo, on(stream, 'bo'), {
    newest: NEWEST,
    told: (some) => {
      told.push(some.length);
      if (told.length === 5) stream.online = false;
    },
  });
  await catchUp(sync);
  // What is new comes meanwhile, and what this seat writes goes out.
  await log(ada.ledger, actAt(200), BRAND, evidence(200));
  await step(ada, on(stream, 'ada'));
  await log(bo.ledger, actAt(201), BRAND, evidence(201));
  await expect(bringOlder(sync)).rejects.toBeInstanceOf(NoLog);
  const { older } = (await bo.ledger.teams.get(BRAND))!;
  expect(older?.before).toBeLessThan(older!.all);
  stream.online = true;
  expect(await step(bo, on(stream, 'bo'), { newest: NEWEST })).toBe(true);
  expect((await bo.ledger.teams.get(BRAND))?.older).toBeNull();
  await step(ada, on(stream, 'ada'));
  expect(await totalOf(bo)).toEqual(await totalOf(ada));
  expect(await bo.ledger.cases.orderBy('id').toArray()).toEqual(
    await ada.ledger.cases.orderBy('id').toArray(),
  );
});

test('whose a device is its first message says, also to a seat that reads the log from its end', async () => {
  const { stream, ada } = await busy();
  const [first] = stream.messages;
  const note = await ada.ledger.entries.where('id').equals(first!.id!).first();
  for (let n = 0; n < NEWEST; n++) {
    const entry = { ...JSON.parse(first!.body).entry, id: `theirs-${n}` };
    const subject = first!.subject.replace('.ada.', '.mallory.');
    stream.append(
      'mallory',
      { id: entry.id, subject, body: JSON.stringify({ entry, salt: note!.salt }) },
      NOW,
    );
  }
  const bo = await member('bo');
  await step(bo, on(stream, 'bo'), { newest: NEWEST });
  const aside = await bo.ledger.setAside.toArray();
  expect(aside.map(({ why }) => why)).toEqual(Array(NEWEST).fill('forged'));
  expect(await totalOf(bo)).toEqual(await totalOf(ada));
});
