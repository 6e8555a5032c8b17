/** What a customer was told before: however it is known, in whichever of their cases, and not what was taken back. */
import { expect, test } from 'vitest';
import * as cases from '../../storage/commands/case';
import { handOff } from '../../storage/commands/handoff';
import { log } from '../../storage/commands/log';
import { seen } from '../../storage/commands/seen';
import { undo } from '../../storage/commands/undo';
import { sentTo } from '../../storage/queries/sent';
import { check } from '../../utils/replies/check';
import { actAt, evidence, freshLedger, START } from './ledger';

const at = (minutes: number) => new Date(START + minutes * 60_000).toISOString();
const TOLD = 'I’ve sent your complaint to John in support, and he’ll take it from here.';

test('an answer, a reply that a page showed and nobody took, and what was told at a hand-off; in all their cases', async () => {
  const ledger = await freshLedger();
  const { logged } = await log(ledger, actAt(0), 'main', evidence(1));
  const id = logged.caseId;
  const row = async () => (await ledger.cases.get(id))!;
  const reply = { key: 'x:1001', by: 'x:1009', text: 'Which line was it?', postedAt: at(2) };
  await seen(ledger, actAt(3), [], [{ kind: 'answered', ...reply }]);
  expect(await sentTo(ledger, await row())).toEqual([{ text: reply.text, at: at(2), by: 'reply' }]);
  await cases.decline(ledger, actAt(4), id, reply.by);
  expect(
    check('Which line was it?', { site: 'x', long: false, sent: await sentTo(ledger, await row()) }),
  ).toMatchObject({
    before: { at: at(2) },
  });

  const john = { name: 'John', department: 'support', asked: '', told: TOLD, dueAt: null };
  await handOff(ledger, actAt(5), id, john);
  await cases.answer(ledger, actAt(6, 'noted'), id, 'Hi!', 'said');
  const same = { ...evidence(2), author: evidence(1).author };
  const other = (await log(ledger, actAt(7), 'main', same)).logged.caseId;
  await handOff(ledger, actAt(8), other, { ...john, told: ' ' }); // nothing was said
  expect(await sentTo(ledger, (await ledger.cases.get(other))!)).toEqual([
    { text: reply.text, at: at(2), by: 'reply' },
    { text: TOLD, at: at(5), by: 'handoff' },
    { text: 'Hi!', at: at(6), by: 'reply' },
  ]);
  expect(
    check(`Hi.\n${TOLD}`, { site: 'x', long: false, sent: await sentTo(ledger, await row()) }),
  ).toMatchObject({
    before: { by: 'handoff', at: at(5) },
  });
  await undo(ledger, actAt(9), 'noted');
  expect((await sentTo(ledger, await row())).map(({ text }) => text)).toEqual([reply.text, TOLD]);
});
