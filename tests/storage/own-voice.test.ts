/** The brand's own voice: replies that a page showed are offered, never decided; brands and their accounts. */
import Dexie, { liveQuery } from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { expect, test, vi } from 'vitest';
import * as cases from '../../storage/commands/case';
import * as handoffs from '../../storage/commands/handoff';
import { saveBrand, set } from '../../storage/commands/keep';
import { log } from '../../storage/commands/log';
import { type Sighting, seen } from '../../storage/commands/seen';
import { undo } from '../../storage/commands/undo';
import type { Ledger } from '../../storage/ledger';
import { brands, ownAccounts } from '../../storage/queries/brands';
import { today, wroteAgain } from '../../storage/queries/today';
import type { Evidence } from '../../storage/records';
import { actAt, evidence, freshLedger, START } from './ledger';

const MENTION = 'x:1001';

async function oneCase(more: Partial<Evidence> = {}) {
  const ledger = await freshLedger();
  const { logged } = await log(ledger, actAt(0), 'main', evidence(1, more));
  const row = async () => (await ledger.cases.get(logged.caseId))!;
  return { ledger, id: logged.caseId, row };
}

const show = (ledger: Ledger, minutes: number, kind: Sighting['kind'], by: string) =>
  seen(ledger, actAt(minutes), [], [{ kind, key: MENTION, by, text: `Words of ${by}`, postedAt: null }]);

test('our reply under an open case is offered, then their newer comment, and each is taken by the manager', async () => {
  const { ledger, id, row } = await oneCase();
  await show(ledger, 1, 'answered', 'x:1002');
  expect(await row()).toMatchObject({
    lane: 'us',
    offers: [{ kind: 'answered', by: 'x:1002', text: 'Words of x:1002' }],
  });
  await cases.answer(ledger, actAt(2), id, 'Words of x:1002', 'seen');
  expect(await row()).toMatchObject({ lane: 'customer', offers: [] });

  await show(ledger, 3, 'spokeAgain', 'x:1003');
  expect(await row()).toMatchObject({ lane: 'customer', offers: [{ kind: 'spokeAgain', by: 'x:1003' }] });
  await cases.spokeAgain(ledger, actAt(4), id, 'Words of x:1003');
  expect(await row()).toMatchObject({ lane: 'us', offers: [] });
});

test('what was offered once is not offered again, on whatever page it stands; a newer reply is', async () => {
  const { ledger, id, row } = await oneCase();
  await show(ledger, 1, 'answered', 'x:1002');
  await cases.decline(ledger, actAt(2), id, 'x:1002');
  await show(ledger, 3, 'answered', 'x:1002');
  expect((await row()).offers).toEqual([]);
  await show(ledger, 4, 'answered', 'x:1004');
  expect((await row()).offers).toMatchObject([{ by: 'x:1004' }]);
});

test('an accepted offer that is taken back is offered again', async () => {
  const { ledger, id, row } = await oneCase();
  await show(ledger, 1, 'answered', 'x:1002');
  const accepting = actAt(2);
  await cases.answer(ledger, accepting, id, 'Words of x:1002', 'seen');
  await undo(ledger, actAt(3), accepting.op);
  expect(await row()).toMatchObject({ lane: 'us', offers: [{ by: 'x:1002' }] });
});

test('a reply of ours is no answer once they have written after it', async () => {
  const { ledger, row } = await oneCase();
  await show(ledger, 1, 'answered', 'x:1002');
  await show(ledger, 2, 'spokeAgain', 'x:1003');
  expect((await row()).offers).toEqual([]);
});

test('John has the case and the customer is told: their reply is offered, ends the first answer, and the turn stays his', async () => {
  const { ledger, id, row } = await oneCase();
  const words = { name: 'John', department: 'support', asked: '', told: 'John will help.', dueAt: null };
  await handoffs.handOff(ledger, actAt(1), id, words);
  const { waiting, followUp } = await row();
  await show(ledger, 2, 'answered', 'x:1002');
  expect(await row()).toMatchObject({
    lane: 'handoff',
    firstAnswer: { at: null },
    offers: [{ kind: 'answered', by: 'x:1002' }],
  });
  await cases.answer(ledger, actAt(3), id, 'Words of x:1002', 'seen');
  expect(await row()).toMatchObject({
    ...{ lane: 'handoff', handoff: { name: 'John' }, waiting, followUp },
    firstAnswer: { at: new Date(START + 3 * 60_000).toISOString() },
    offers: [],
  });
  await show(ledger, 4, 'answered', 'x:1002');
  expect((await row()).offers).toEqual([]); // once
});

test('they were told first and the case handed over then: what was seen is still offered', async () => {
  const { ledger, id, row } = await oneCase();
  await show(ledger, 1, 'answered', 'x:1002');
  const words = { name: 'John', department: 'support', asked: '', told: '', dueAt: null };
  await handoffs.handOff(ledger, actAt(2), id, words);
  expect((await row()).offers).toMatchObject([{ kind: 'answered', by: 'x:1002' }]);
});

test('they wrote again after our reply while John has it: that reply is no answer to it', async () => {
  const { ledger, id, row } = await oneCase();
  const words = { name: 'John', department: 'support', asked: '', told: '', dueAt: null };
  await handoffs.handOff(ledger, actAt(1), id, words);
  const at = (minutes: number) => new Date(START + minutes * 60_000).toISOString();
  const reply = (kind: Sighting['kind'], by: string, minutes: number): Sighting => ({
    ...{ kind, key: MENTION, by, text: by, postedAt: at(minutes) },
  });
  await seen(ledger, actAt(5), [], [reply('spokeAgain', 'x:1003', 4), reply('answered', 'x:1002', 3)]);
  expect((await row()).offers).toMatchObject([{ kind: 'spokeAgain' }]);
  await seen(ledger, actAt(7), [], [reply('answered', 'x:1004', 6)]);
  expect((await row()).offers).toMatchObject([{ kind: 'spokeAgain' }, { kind: 'answered', by: 'x:1004' }]);
});

test('John answers before the offer is taken: what told them that he looks at it is not his answer', async () => {
  const { ledger, id, row } = await oneCase();
  const words = { name: 'John', department: 'support', asked: '', told: '', dueAt: null };
  await handoffs.handOff(ledger, actAt(1), id, words);
  const postedAt = new Date(START + 2 * 60_000).toISOString();
  await seen(
    ledger,
    actAt(3),
    [],
    [{ kind: 'answered', key: MENTION, by: 'x:1002', text: 'John…', postedAt }],
  );
  await handoffs.handoffAnswered(ledger, actAt(4), id, 'A new one is on its way');
  await cases.answer(ledger, actAt(5), id, 'John…', 'seen');
  expect(await row()).toMatchObject({ turn: 'us', firstAnswer: { at: postedAt }, offers: [] });
  await cases.answer(ledger, actAt(6), id, 'A new one is on its way to you.', 'said');
  expect(await row()).toMatchObject({ turn: 'customer', firstAnswer: { at: postedAt } });
});

test('who speaks again after the end is shown to the manager; who was dismissed is not', async () => {
  const { ledger, id, row } = await oneCase();
  await cases.resolve(ledger, actAt(1), id, 'fixed');
  await cases.confirm(ledger, actAt(2), id);
  await show(ledger, 3, 'spokeAgain', 'x:1003');
  expect((await wroteAgain(ledger)).map((one) => one.id)).toEqual([id]);
  expect(await row()).toMatchObject({ lane: 'closed', state: 'confirmed' });
  await cases.spokeAgain(ledger, actAt(4), id, null);
  expect(await row()).toMatchObject({ lane: 'us' });
  expect(await wroteAgain(ledger)).toEqual([]);

  await cases.dismiss(ledger, actAt(5), id, 'spam');
  await show(ledger, 6, 'spokeAgain', 'x:1005');
  expect(await wroteAgain(ledger)).toEqual([]);
});

test('who speaks again stands on top of Today, wherever the case is, however far off its date', async () => {
  const { ledger, id, row } = await oneCase();
  const top = async () => (await wroteAgain(ledger)).map((one) => one.id);
  const far = { at: new Date(START + 90 * 86_400_000).toISOString(), why: 'later', pinned: true };
  await show(ledger, 1, 'answered', 'x:1002');
  expect(await top()).toEqual([]); // our own reply is none of theirs

  await cases.answer(ledger, actAt(2), id, 'Sorry.', 'said');
  await cases.setFollowUp(ledger, actAt(3), id, far);
  await show(ledger, 4, 'spokeAgain', 'x:1003');
  // The page’s claim changes nothing but what is offered.
  expect(await row()).toMatchObject({ lane: 'customer', turn: 'customer', followUp: far });
  expect(await top()).toEqual([id]);
  await cases.decline(ledger, actAt(5), id, 'x:1003');
  expect(await top()).toEqual([]);

  await handoffs.handOff(ledger, actAt(6), id, {
    name: 'John',
    department: '',
    asked: '',
    told: '',
    dueAt: far.at,
  });
  await show(ledger, 7, 'spokeAgain', 'x:1004');
  expect((await row()).lane).toBe('handoff');
  expect(await top()).toEqual([id]);

  await cases.resolve(ledger, actAt(8), id, 'fixed');
  await cases.setFollowUp(ledger, actAt(9), id, far);
  await show(ledger, 10, 'spokeAgain', 'x:1005');
  expect(await row()).toMatchObject({ lane: 'resolved', state: 'resolved' });
  expect(await top()).toEqual([id]);

  await cases.confirm(ledger, actAt(11), id);
  expect(await top()).toEqual([]); // taken as what it was offered as
  await show(ledger, 12, 'spokeAgain', 'x:1006');
  expect(await top()).toEqual([id]);
  await cases.spokeAgain(ledger, actAt(13), id, 'Again!');
  expect(await row()).toMatchObject({ lane: 'us', turn: 'us', state: 'open' });
  expect((await row()).followUp?.at).not.toBe(far.at);
});

test('who was put off until later and writes again is shown to the manager; who waits on us anyway is not', async () => {
  const { ledger, id, row } = await oneCase();
  const top = async () => (await wroteAgain(ledger)).map((one) => one.id);
  await show(ledger, 1, 'spokeAgain', 'x:1003');
  expect(await top()).toEqual([]);
  const far = { at: new Date(START + 9 * 86_400_000).toISOString(), why: 'the part comes', pinned: true };
  await cases.setFollowUp(ledger, actAt(2), id, far);
  expect((await row()).lane).toBe('snoozed');
  await show(ledger, 3, 'spokeAgain', 'x:1004');
  expect(await top()).toEqual([id]);
  expect(await row()).toMatchObject({ lane: 'snoozed', followUp: far });
  await cases.decline(ledger, actAt(4), id, 'x:1004');
  await show(ledger, 9 * 24 * 60, 'spokeAgain', 'x:1005');
  // Its date has come: it asks for attention as it is.
  expect(await top()).toEqual([]);
});

test('of those who wrote again the first stands on top, who nobody knows when before them, a mere thanks last; none is cut off', async () => {
  const ledger = await freshLedger();
  const texts = ['Thank you!', 'Still late.', 'Hello?', null];
  const hours = [1, 4, 2, null];
  const ids: string[] = [];
  for (let n = 0; n < 60; n++) {
    const id = (await log(ledger, actAt(0), 'main', evidence(n))).logged.caseId;
    ids.push(id);
    await cases.answer(ledger, actAt(1), id, 'Sorry.', 'said');
    const hour = n < 4 ? hours[n]! : 5 + n;
    await seen(
      ledger,
      actAt(2),
      [],
      [
        {
          ...{ kind: 'spokeAgain', key: `x:${1000 + n}`, by: `x:${2000 + n}` },
          text: n < 4 ? texts[n]! : 'Again.',
          postedAt: hour === null ? null : new Date(START + hour * 3_600_000).toISOString(),
        },
      ],
    );
  }
  const order = (await wroteAgain(ledger)).map(({ id }) => ids.indexOf(id));
  expect(order.slice(0, 4)).toEqual([3, 2, 1, 4]);
  expect(order.at(-1)).toBe(0);
  expect(order.length).toBe(60);
});

test('a view that watches them hears of every change, also behind the word lists', async () => {
  const ledger = await freshLedger();
  const ids: string[] = [];
  for (const n of [1, 2]) {
    ids.push((await log(ledger, actAt(0), 'main', evidence(n))).logged.caseId);
    await cases.answer(ledger, actAt(1), ids.at(-1)!, 'Sorry.', 'said');
    const reply = {
      kind: 'spokeAgain',
      key: `x:${1000 + n}`,
      by: `x:${n}`,
      text: 'Hello?',
      postedAt: null,
    } as const;
    await seen(ledger, actAt(2), [], [reply]);
  }
  const heard: number[] = [];
  const failed = vi.fn();
  const patiently = (look: () => void) => vi.waitFor(look, { timeout: 20_000 });
  // A live query asks nothing where the platform has no database of its own.
  Dexie.dependencies.indexedDB = new IDBFactory();
  const watching = liveQuery(() =>
    Promise.all([wroteAgain(ledger), today(ledger, { others: 9 }, START + 86_400_000)]),
  ).subscribe(([again]) => heard.push(again.length), failed);
  await patiently(() => expect(heard.at(-1)).toBe(2));
  await cases.spokeAgain(ledger, actAt(3), ids[0]!, null);
  await patiently(() => expect(heard.at(-1)).toBe(1));
  await cases.decline(ledger, actAt(4), ids[1]!, 'x:2');
  await patiently(() => expect(heard.at(-1)).toBe(0));
  expect(failed).not.toHaveBeenCalled();
  watching.unsubscribe();
});

test('who names no brand has one; an agency has several, and switches', async () => {
  const ledger = await freshLedger();
  expect(await brands(ledger)).toMatchObject({
    all: [{ id: 'main', accounts: [], longOnX: false }],
    current: { id: 'main' },
  });
  const nimbus = {
    id: 'main',
    name: 'Nimbus',
    accounts: [{ site: 'x', handle: 'Nimbus' } as const],
    longOnX: false,
  };
  const velo = {
    id: 'velo',
    name: 'Velo',
    accounts: [{ site: 'facebook', handle: 'velo.bikes' } as const],
    longOnX: false,
  };
  await saveBrand(ledger, actAt(0), nimbus);
  await saveBrand(ledger, actAt(1), velo);
  // Exactly what saving it again may carry.
  expect(await brands(ledger)).toEqual({ all: [nimbus, velo], current: nimbus });
  await set(ledger, actAt(2), 'main', 'currentBrand', 'velo');
  expect((await brands(ledger)).current.name).toBe('Velo');
  // Nobody's own voice is a mention, whichever brand is being looked after.
  expect(await ownAccounts(ledger)).toEqual([...nimbus.accounts, ...velo.accounts]);
});

test('an account belongs to one brand, however it is spelt', async () => {
  const ledger = await freshLedger();
  await saveBrand(ledger, actAt(0), {
    id: 'main',
    name: 'Nimbus',
    accounts: [{ site: 'x', handle: 'Nimbus' }],
    longOnX: false,
  });
  const taken = {
    id: 'velo',
    name: 'Velo',
    accounts: [{ site: 'x', handle: 'nimbus' } as const],
    longOnX: false,
  };
  await expect(saveBrand(ledger, actAt(1), taken)).rejects.toMatchObject({ code: 'not-allowed' });
  expect(await ledger.brands.count()).toBe(1);
});

test('a comment that has a case stays with its brand, whoever logs it again', async () => {
  const { ledger, id, row } = await oneCase();
  const again = await log(ledger, actAt(1), 'velo', evidence(1));
  expect(again.logged).toEqual({ caseId: id, outcome: 'known', openCase: null });
  expect((await row()).brand).toBe('main');
  expect(await ledger.people.count()).toBe(1);
  await log(ledger, actAt(2), 'velo', evidence(2));
  expect((await ledger.cases.toArray()).map(({ brand }) => brand).sort()).toEqual(['main', 'velo']);
});
