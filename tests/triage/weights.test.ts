/** A correction changes what is suggested next, in the open; Reset brings back what it was. */
import { describe, expect, test } from 'vitest';
import * as cases from '../../storage/commands/case';
import { set } from '../../storage/commands/keep';
import { log } from '../../storage/commands/log';
import { undo } from '../../storage/commands/undo';
import { weightsIn } from '../../storage/queries/weights';
import { MESSAGES } from '../../utils/messages/messages';
import { ABOUT, REASONS } from '../../utils/triage/reasons';
import { suggest } from '../../utils/triage/suggest';
import { HEAVIEST, reweigh, WEIGHTS, type Weights, weightOf, weightsFrom } from '../../utils/triage/weights';
import { actAt, evidence, freshLedger } from '../storage/ledger';

const BOOKING = 'Delayed again, any update?';

test('a correction moves what is suggested for the next text of that sort', () => {
  const first = suggest(BOOKING, {});
  expect(first.kind).toBe('question');
  const weights = reweigh({}, first.because, first.kind, 'complaint');
  expect(weights).toEqual({ waiting: 3, fallsShort: 2, asks: 1, questionMark: 0 });
  expect(suggest('Delayed, any update?', weights).kind).toBe('complaint');
  expect(suggest('Delayed, any update?', {}).kind).toBe('question');
});

test('the right suggestion changes nothing, and no weight leaves its bounds', () => {
  const { because, kind } = suggest(BOOKING, {});
  expect(reweigh({}, because, kind, kind as 'question')).toEqual({});
  let weights: Weights = {};
  for (let n = 0; n < 20; n++) weights = reweigh(weights, because, 'question', 'complaint');
  expect(weights).toMatchObject({ waiting: HEAVIEST, asks: 0 });
  for (const reason of REASONS) {
    expect(weightOf(weights, reason)).toBeGreaterThanOrEqual(0);
    expect(weightOf(weights, reason)).toBeLessThanOrEqual(HEAVIEST);
  }
});

test('what is corrected back is as it was', () => {
  const { because } = suggest(BOOKING, {});
  const there = reweigh({}, because, 'question', 'complaint');
  expect(reweigh(there, because, 'complaint', 'question')).toEqual({});
});

describe('in the ledger', () => {
  async function corrected() {
    const ledger = await freshLedger();
    const { logged } = await log(ledger, actAt(1), 'main', evidence(1, { text: BOOKING }));
    await cases.classify(ledger, actAt(2, 'correction'), logged.caseId, 'complaint', { waiting: 3 });
    return { ledger, caseId: logged.caseId };
  }

  test('the choice and its weights are one act, and are taken back as one', async () => {
    const { ledger, caseId } = await corrected();
    expect(await weightsIn(ledger)).toEqual({ waiting: 3 });
    await cases.classify(ledger, actAt(3, 'next'), caseId, 'question', { waiting: 4 });
    await undo(ledger, actAt(4), 'next');
    expect(await weightsIn(ledger)).toEqual({ waiting: 3 });
    await undo(ledger, actAt(5), 'correction');
    expect(await weightsIn(ledger)).toEqual({});
    expect((await ledger.cases.get(caseId))?.kind).toBe('complaint');
    expect(await ledger.settings.get(WEIGHTS)).toBeUndefined();
  });

  test('a setting that was set by itself is no act on a case, so it is not taken back', async () => {
    const { ledger } = await corrected();
    await set(ledger, actAt(3, 'alone'), 'main', 'me', 'Mia');
    await expect(undo(ledger, actAt(4), 'alone')).rejects.toMatchObject({ code: 'not-found' });
  });

  test('Reset brings back the first weights', async () => {
    const { ledger } = await corrected();
    await set(ledger, actAt(3), 'main', WEIGHTS, {});
    expect(await weightsIn(ledger)).toEqual({});
  });

  test('a choice that corrects nothing writes one entry', async () => {
    const { ledger, caseId } = await corrected();
    const before = await ledger.entries.count();
    await cases.classify(ledger, actAt(3), caseId, 'praise');
    expect(await ledger.entries.count()).toBe(before + 1);
  });
});

const WRONG: unknown[] = [
  { waiting: 1.5 },
  { waiting: -1 },
  { waiting: HEAVIEST + 1 },
  { waiting: '3' },
  { mood: 2 },
  [],
  [3],
  'waiting',
  true,
  null,
];

test.each(WRONG)(
  'weights of a wrong form are refused, and what is stored of one counts for nothing: %j',
  (value) => {
    expect(weightsFrom(value)).toEqual({});
    const message = { op: 'op-1', key: WEIGHTS, value };
    expect(MESSAGES.set.form.safeParse(message).success).toBe(false);
    const classify = { op: 'op-1', caseId: 'case-1', as: 'praise', weights: value };
    expect(MESSAGES.classify.form.safeParse(classify).success).toBe(false);
  },
);

test('weights of the right form are taken, under their own key alone', () => {
  const value = { waiting: HEAVIEST, asks: 0 };
  expect(weightsFrom(value)).toEqual(value);
  expect(MESSAGES.set.form.safeParse({ op: 'op-1', key: WEIGHTS, value }).success).toBe(true);
  expect(MESSAGES.set.form.safeParse({ op: 'op-1', key: 'me', value }).success).toBe(false);
});

test('every first weight is one that a setting could hold', () => {
  const first = Object.fromEntries(REASONS.map((one) => [one, ABOUT[one].weight]));
  expect(weightsFrom(first)).toEqual(first);
});
