/** A report says how soon people were answered, how matters ended and what was dismissed; and it counts who was forgotten. */
import { expect, test } from 'vitest';
import * as cases from '../../storage/commands/case';
import { forgetPerson } from '../../storage/commands/forget';
import { log } from '../../storage/commands/log';
import { figures } from '../../storage/tables/figures';
import { actAt, evidence, freshLedger, START } from '../storage/ledger';

const HOUR = 60;
const DAY = 24 * HOUR;

test('in time and late, by outcome and by reason', async () => {
  const ledger = await freshLedger();
  const logged = async (n: number, minute: number) =>
    (await log(ledger, actAt(minute), 'main', evidence(n, { postedAt: null }))).logged.caseId;
  const text = async (minute: number) => {
    let all = '';
    for await (const piece of figures(ledger, START + minute * 60_000)) all += piece;
    return all;
  };
  const soon = await logged(1, 0);
  await cases.answer(ledger, actAt(2 * HOUR), soon, 'Yes.', 'said');
  await cases.resolve(ledger, actAt(DAY), soon, 'fixed');
  const late = await logged(2, 0);
  await cases.answer(ledger, actAt(10 * HOUR), late, 'Sorry!', 'said');
  // Never answered, and late by now; dismissed ones needed no answer.
  await logged(3, 0);
  for (const n of [4, 5])
    await cases.dismiss(ledger, actAt(1), await logged(n, 0), n === 4 ? 'spam' : 'abuse');
  const said = await text(6 * DAY);
  expect(said).toContain('5 cases logged');
  expect(said).toContain('First answers: 1 of 2 in time, half of them within 2 hours of work');
  expect(said).toContain('Resolutions: 1 of 1 in time');
  expect(said).toContain('1 case waits for a first answer, 1 of them too long already');
  expect(said).toContain('Resolved: Fixed 1');
  expect(said).toContain('Dismissed: Spam 1 and Abuse 1');

  const person = (await ledger.cases.get(late))?.personId ?? '';
  await forgetPerson(ledger, actAt(6 * DAY), person, { never: false });
  const after = await text(6 * DAY);
  expect(after).toContain('5 cases logged');
  expect(after).toContain('1 of them is about people who were forgotten');
  // What is older is no part of it.
  expect(await text(40 * DAY)).toContain('0 cases logged');
});
