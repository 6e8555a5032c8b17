/** Two managers decide about one case while neither hears of the other: both see it, and one of them settles it for both. */
import { expect, test } from 'vitest';
import * as cases from '../../storage/commands/case';
import { handOff } from '../../storage/commands/handoff';
import { log } from '../../storage/commands/log';
import { undo } from '../../storage/commands/undo';
import { clashed } from '../../storage/queries/clashed';
import { STAYS } from '../../utils/cases';
import { actAt, evidence, START } from '../storage/ledger';
import { logOn, Stream } from './memory-log';
import { BRAND, type Member, member, step } from './seat';

const MINUTE = 60_000;
const to = (name: string) => ({
  ...{ name, department: 'support', asked: 'Where is it?', told: `${name} looks.` },
  dueAt: '2026-03-04T09:00:00.000Z',
});

async function team() {
  const stream = new Stream();
  const [ada, bo] = await Promise.all([member('ada'), member('bo')]);
  const both = async () => {
    // What one sends the other takes in afterwards.
    for (const one of [ada, bo, ada, bo])
      await step(
        one,
        logOn(stream, one.user, () => START + 60 * MINUTE),
        { now: () => START + 60 * MINUTE },
      );
  };
  await log(ada.ledger, actAt(0), BRAND, evidence(1));
  await both();
  const [row] = await ada.ledger.cases.toArray();
  return { ada, bo, both, id: row!.id };
}
const rowOf = async ({ ledger }: Member, id: string) => (await ledger.cases.get(id))!;
const entriesOf = async ({ ledger }: Member, id: string) =>
  new Map((await ledger.history('case', id)).map((entry) => [entry.id, entry]));

test('handed to two people while offline: both see both, and what one settles is settled for both', async () => {
  const { ada, bo, both, id } = await team();
  await handOff(ada.ledger, actAt(5, 'to-john'), id, to('John'));
  await handOff(bo.ledger, actAt(6, 'to-kim'), id, to('Kim'));
  await both();
  for (const one of [ada, bo]) {
    const row = await rowOf(one, id);
    expect(row.handoff?.name).toBe('Kim');
    expect(row.clashes).toEqual([{ what: 'with', kept: 'to-kim', others: ['to-john'] }]);
    expect((await clashed(one.ledger)).map((found) => found.id)).toEqual([id]);
    expect([...(await entriesOf(one, id)).keys()]).toEqual(expect.arrayContaining(['to-john', 'to-kim']));
  }
  await cases.decline(ada.ledger, actAt(9, 'stays'), id, `${STAYS}to-kim`);
  await both();
  for (const one of [ada, bo]) {
    expect((await rowOf(one, id)).clashes).toBeUndefined();
    expect(await clashed(one.ledger)).toEqual([]);
  }
  // Taken back, it is to be settled again.
  await undo(ada.ledger, actAt(10), 'stays');
  await both();
  expect((await rowOf(bo, id)).clashes).toHaveLength(1);
});

test('the other one is taken instead, by an act of its own', async () => {
  const { ada, bo, both, id } = await team();
  await handOff(ada.ledger, actAt(5, 'to-john'), id, to('John'));
  await handOff(bo.ledger, actAt(6, 'to-kim'), id, to('Kim'));
  await both();
  await handOff(bo.ledger, actAt(9, 'john-again'), id, to('John'));
  await both();
  for (const one of [ada, bo]) {
    const row = await rowOf(one, id);
    expect(row.handoff?.name).toBe('John');
    expect(row.clashes).toBeUndefined();
  }
});

test('one hands it over while the other dismisses it: a closed case still says so', async () => {
  const { ada, bo, both, id } = await team();
  await handOff(ada.ledger, actAt(5, 'to-john'), id, to('John'));
  await cases.dismiss(bo.ledger, actAt(6, 'no-case'), id, 'spam');
  await both();
  for (const one of [ada, bo]) {
    const row = await rowOf(one, id);
    expect(row.state).toBe('dismissed');
    expect(row.clashes).toEqual([{ what: 'with', kept: 'no-case', others: ['to-john'] }]);
    expect(await clashed(one.ledger)).toHaveLength(1);
  }
  await cases.reopen(ada.ledger, actAt(9), id);
  await both();
  expect((await rowOf(bo, id)).clashes).toBeUndefined();
});

test('what is the same, and what was known, is no clash', async () => {
  const { ada, bo, both, id } = await team();
  await cases.classify(ada.ledger, actAt(5), id, 'question');
  await cases.classify(bo.ledger, actAt(6), id, 'question');
  await handOff(ada.ledger, actAt(7), id, to('John'));
  await both();
  expect((await rowOf(bo, id)).clashes).toBeUndefined();
  await handOff(bo.ledger, actAt(8), id, to('Kim'));
  await both();
  expect((await rowOf(ada, id)).clashes).toBeUndefined();
  await cases.classify(ada.ledger, actAt(9, 'praise'), id, 'praise');
  await cases.classify(bo.ledger, actAt(10, 'lead'), id, 'lead');
  await both();
  expect((await rowOf(ada, id)).clashes).toEqual([{ what: 'kind', kept: 'lead', others: ['praise'] }]);
  // Who takes his own back leaves nothing to settle.
  await undo(bo.ledger, actAt(11), 'lead');
  await both();
  expect(await rowOf(ada, id)).toMatchObject({ kind: 'praise' });
  expect((await rowOf(ada, id)).clashes).toBeUndefined();
});

test('two dates for the same case, set unheard by each other: both are seen; who hands it over has decided anew', async () => {
  const { ada, bo, both, id } = await team();
  const on = (day: number) => ({ at: `2026-03-0${day}T09:00:00.000Z`, why: null, pinned: false });
  await cases.setFollowUp(ada.ledger, actAt(5, 'on-the-fifth'), id, on(5));
  await cases.setFollowUp(bo.ledger, actAt(6, 'on-the-sixth'), id, on(6));
  await both();
  for (const one of [ada, bo]) {
    const row = await rowOf(one, id);
    expect(row.followUp?.at).toBe(on(6).at);
    expect(row.clashes).toEqual([{ what: 'date', kept: 'on-the-sixth', others: ['on-the-fifth'] }]);
  }
  await handOff(ada.ledger, actAt(9, 'to-john'), id, to('John'));
  await both();
  for (const one of [ada, bo]) expect((await rowOf(one, id)).clashes).toBeUndefined();
});
