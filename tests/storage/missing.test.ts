/** What they said then is kept: other words are shown beside it, and where it is not found any more a date says so. */
import { expect, test } from 'vitest';
import * as cases from '../../storage/commands/case';
import { log } from '../../storage/commands/log';
import { type Missing, seen } from '../../storage/commands/seen';
import { undo } from '../../storage/commands/undo';
import { foldCase } from '../../storage/fold';
import { plain } from '../../storage/ledger';
import { caseHistory } from '../../storage/queries/history';
import { actAt, evidence, freshLedger } from './ledger';
import { replayed, stored } from './replay';

const KEY = 'x:1001';

async function oneCase() {
  const ledger = await freshLedger();
  const click = actAt(0);
  const { logged } = await log(ledger, click, 'main', evidence(1));
  return {
    ledger,
    click,
    id: logged.caseId,
    row: async () => (await ledger.cases.get(logged.caseId))!,
    kinds: async () => (await caseHistory(ledger, logged.caseId))!.timeline.map(({ kind }) => kind),
    miss: (minutes: number, kind: Missing['kind'] = 'reply') =>
      seen(ledger, actAt(minutes), [], [], [{ key: KEY, kind }]),
    show: (minutes: number, text: string | null) =>
      seen(ledger, actAt(minutes), [{ key: KEY, text, aliases: [] }], []),
  };
}

test('not found is noted once, with the first date, changes nobody’s turn, and goes when it is seen again', async () => {
  const { ledger, row, kinds, miss, show } = await oneCase();
  const before = await row();
  await miss(5);
  const at = new Date(actAt(5).now).toISOString();
  expect(await row()).toMatchObject({
    notFoundAt: at,
    lane: 'us',
    followUp: before.followUp,
    editedText: null,
  });
  await miss(9);
  expect((await row()).notFoundAt).toBe(at);
  await show(10, 'My order 1 never came.');
  await show(11, 'My order 1 never came.');
  expect((await row()).notFoundAt).toBeNull();
  expect(await kinds()).toEqual(['opened', 'seenMissing', 'seenAgain']);
  await miss(12);
  expect((await row()).notFoundAt).toBe(new Date(actAt(12).now).toISOString());
  expect(await stored(ledger)).toEqual(replayed((await ledger.entries.toArray()).map(plain), actAt(12).now));
});

test('seen again with other words it is both: there, and edited; the words of then stay', async () => {
  const { row, kinds, miss, show } = await oneCase();
  await miss(1);
  await show(2, 'All is well, thank you.');
  expect(await row()).toMatchObject({
    notFoundAt: null,
    editedText: 'All is well, thank you.',
    evidence: { text: 'My order 1 never came.' },
  });
  expect(await kinds()).toEqual(['opened', 'seenMissing', 'seenEdited', 'seenAgain']);
  await show(3, 'My order 1 never came.');
  expect((await row()).editedText).toBeNull();
});

test('who looked for another kind of thing has looked in the wrong place', async () => {
  const { row, miss } = await oneCase();
  await miss(1, 'comment');
  expect((await row()).notFoundAt).toBeNull();
});

test('what was never logged, and what was taken back, are not noted', async () => {
  const { ledger, click, miss } = await oneCase();
  await seen(ledger, actAt(1), [], [], [{ key: 'x:4040', kind: 'reply' }]);
  await undo(ledger, actAt(2), click.op, { only: true });
  await miss(3);
  expect((await ledger.entries.toArray()).map((one) => 'kind' in one && one.kind)).toEqual([
    'opened',
    'met',
    'undone',
  ]);
});

test('a page may take its own logging back though it was not found since, and a closed case stays closed', async () => {
  const one = await oneCase();
  await one.miss(1);
  await undo(one.ledger, actAt(2), one.click.op, { only: true });
  expect(await one.ledger.cases.get(one.id)).toBeUndefined();

  const other = await oneCase();
  await cases.dismiss(other.ledger, actAt(1), other.id, 'spam');
  await other.miss(2);
  expect(await other.row()).toMatchObject({
    state: 'dismissed',
    lane: 'closed',
    notFoundAt: expect.any(String),
  });
});

test('of several comments each has its own words: the first one’s are not taken for another’s, nor noted again and again', async () => {
  const ledger = await freshLedger();
  const thread = { author: evidence(1).author, inReplyTo: 'x:1900' };
  const { caseId: id } = (await log(ledger, actAt(0), 'main', evidence(1, thread))).logged;
  await log(ledger, actAt(1), 'main', evidence(2, { ...thread, kind: 'comment' }));
  const read = async (minute: number, first: string, second: string) =>
    seen(
      ledger,
      actAt(minute),
      [
        { key: KEY, text: first, aliases: [] },
        { key: 'x:1002', text: second, aliases: [] },
      ],
      [],
    );
  const now = async () => {
    const { editedText, notFoundAt, mentions } = (await ledger.cases.get(id))!;
    return [{ editedText, notFoundAt }, ...mentions].map((one) => [one.editedText, one.notFoundAt]);
  };
  const [ONE, TWO] = ['My order 1 never came.', 'My order 2 never came.'];
  for (const minute of [2, 3, 4]) await read(minute, ONE, TWO);
  expect(await now()).toEqual([
    [null, null],
    [null, null],
  ]);
  expect((await caseHistory(ledger, id))!.timeline.map(({ kind }) => kind)).toEqual([
    'opened',
    'mentionAdded',
  ]);

  await read(5, ONE, 'Never mind.');
  await read(6, ONE, 'Never mind.');
  expect(await now()).toEqual([
    [null, null],
    ['Never mind.', null],
  ]);
  await seen(ledger, actAt(7), [], [], [{ key: 'x:1002', kind: 'reply' }]);
  expect((await now())[1]![1]).toBeNull();
  await seen(ledger, actAt(8), [], [], [{ key: 'x:1002', kind: 'comment' }]);
  const at = new Date(actAt(8).now).toISOString();
  expect(await now()).toEqual([
    [null, null],
    ['Never mind.', at],
  ]);
  await read(9, ONE, TWO);
  expect(await now()).toEqual([
    [null, null],
    [null, null],
  ]);
  // By a name that the case has, and of which nothing tells whose it is, neither is said to have changed.
  await seen(ledger, actAt(10), [{ key: KEY, text: null, aliases: ['x:77'] }], []);
  await seen(ledger, actAt(11), [{ key: 'x:77', text: 'Other words.', aliases: [] }], []);
  expect((await now()).flat()).toEqual([null, null, null, null]);
  expect(await stored(ledger)).toEqual(replayed((await ledger.entries.toArray()).map(plain), actAt(11).now));
});

test('an entry that does not say of which comment is about the first, and one about a comment that left says nothing', async () => {
  const ledger = await freshLedger();
  const thread = { author: evidence(1).author, inReplyTo: 'x:1900' };
  const { caseId: id } = (await log(ledger, actAt(0), 'main', evidence(1, thread))).logged;
  await log(ledger, actAt(1, 'adding'), 'main', evidence(2, thread));
  await seen(ledger, actAt(2), [{ key: 'x:1002', text: 'Never mind.', aliases: [] }], []);
  const entries = (await ledger.history('case', id)).filter((one) => one.entity === 'case');
  const old = entries.map((one) =>
    one.kind === 'seenEdited' ? { ...one, body: { text: one.body.text } } : one,
  );
  expect(foldCase(old)).toMatchObject({ editedText: 'Never mind.', mentions: [{ editedText: null }] });
  await undo(ledger, actAt(3), 'adding');
  expect(await ledger.cases.get(id)).toMatchObject({ editedText: null, mentions: [] });
});
