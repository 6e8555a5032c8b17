/** The dates that a case gets by itself are counted in the team's hours. */
import { expect, test } from 'vitest';
import * as cases from '../../storage/commands/case';
import { saveHours } from '../../storage/commands/keep';
import { log } from '../../storage/commands/log';
import { hoursOf } from '../../storage/queries/hours';
import { ALWAYS, type Hours } from '../../utils/clocks/hours';
import { evidence, freshLedger } from './ledger';

const OFFICE: Hours = {
  zone: 'Europe/Stockholm',
  week: [...Array.from({ length: 5 }, () => [['09:00', '17:00']] as const), [], []],
  daysOff: [{ date: '2026-11-30', name: 'Moving day' }],
};
/** A Friday, 16:00 in Stockholm. */
const FRIDAY = Date.parse('2026-11-27T15:00:00Z');
const by = (op: string) => ({ op, now: FRIDAY });

test('round the clock until hours were saved; then the weekend and the day off do not count', async () => {
  const ledger = await freshLedger();
  const { logged } = await log(ledger, by('log-1'), null, evidence(1, { postedAt: null }));
  const due = async () => (await ledger.cases.get(logged.caseId))?.followUp?.at;
  expect(await due()).toBe('2026-11-27T19:00:00.000Z');
  await saveHours(ledger, by('hours'), OFFICE);
  await cases.spokeAgain(ledger, by('again'), logged.caseId, 'Hello?');
  expect(await due()).toBe('2026-12-01T11:00:00.000Z');
  // Two days of eight hours.
  await cases.answer(ledger, by('answer'), logged.caseId, 'We are on it.', 'said');
  expect(await due()).toBe('2026-12-02T15:00:00.000Z');
});

test('hours of another form, from a file or another machine, count as not said', async () => {
  const ledger = await freshLedger();
  expect(await hoursOf(ledger)).toBe(ALWAYS);
  await saveHours(ledger, by('bad'), { ...OFFICE, zone: 'Mars/Base' });
  expect(await hoursOf(ledger)).toBe(ALWAYS);
  await saveHours(ledger, by('good'), OFFICE);
  expect(await hoursOf(ledger)).toEqual(OFFICE);
});
