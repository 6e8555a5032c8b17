/** What a customer and we said to each other is all in the conversation, in its order, and nothing twice. */
import { expect, test } from 'vitest';
import { answer, spokeAgain } from '../../storage/commands/case';
import { handOff } from '../../storage/commands/handoff';
import { log } from '../../storage/commands/log';
import { merge } from '../../storage/commands/mentions';
import { seen } from '../../storage/commands/seen';
import { undo } from '../../storage/commands/undo';
import { conversationOf } from '../../storage/queries/conversation';
import { actAt, evidence, freshLedger, START } from './ledger';

test('all that was said stands in it once: comments, answers, what they were told at a hand-off, what they edited', async () => {
  const ledger = await freshLedger();
  const one = evidence(1);
  const { logged } = await log(ledger, actAt(0), null, one);
  const { author } = one;
  await answer(ledger, actAt(10), logged.caseId, 'We look into it.', 'said');
  await seen(ledger, actAt(20), [{ key: one.key ?? '', text: 'My order 1 came, broken.', aliases: [] }], []);
  const told = { name: 'John', department: 'support', asked: 'Where is it?', told: 'John looks for it.' };
  await handOff(ledger, actAt(30), logged.caseId, { ...told, dueAt: new Date(START + 9e7).toISOString() });
  await handOff(ledger, actAt(31), logged.caseId, {
    ...{ ...told, name: 'Eva', told: '' },
    dueAt: new Date(START + 9e7).toISOString(),
  });
  await spokeAgain(ledger, actAt(40), logged.caseId, 'And?');
  await answer(ledger, actAt(50, 'mistake'), logged.caseId, 'Never said.', 'said');
  await undo(ledger, actAt(51), 'mistake');
  const postedAt = new Date(START + 60 * 60_000).toISOString();
  const again = evidence(2, { author, text: 'Hello?', postedAt });
  const other = await log(ledger, actAt(61), null, again);
  await merge(ledger, actAt(70), logged.caseId, other.logged.caseId);
  const rows = await ledger.cases.toArray();
  expect(
    (await conversationOf(ledger, rows)).map(({ ours, edited, text }) => [
      ours ? 'we' : edited ? 'they, edited' : 'they',
      text,
    ]),
  ).toEqual([
    ['they', 'My order 1 never came.'],
    ['we', 'We look into it.'],
    ['they, edited', 'My order 1 came, broken.'],
    ['we', 'John looks for it.'],
    ['they', 'And?'],
    ['they', 'Hello?'],
  ]);
});
