/** What they said then is kept: other words are shown beside it, and where it is not found any more a date says so. */
import { expect, test } from 'vitest';
import * as cases from '../../storage/commands/case';
import { log } from '../../storage/commands/log';
import { type Missing, seen } from '../../storage/commands/seen';
import { undo } from '../../storage/commands/undo';
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
