/** Whoever asks the background gets an answer, or is told that there was none; never neither. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { ask } from '../../utils/messages/send';

beforeEach(() => {
  vi.useFakeTimers();
  Object.assign(browser.runtime, { id: 'threadkeeper' });
});
afterEach(() => vi.useRealTimers());

const said = { ok: true, value: null } as const;
const dumb = () => new Promise<never>(() => undefined);

test('what a dying background was sent, and never answers, is sent again: the same message', async () => {
  const send = vi
    .spyOn(browser.runtime, 'sendMessage')
    .mockImplementationOnce(dumb)
    .mockResolvedValue(said as never);
  const asked = ask('note', { op: 'op-1', caseId: 'case-1', text: 'Called.' });
  await vi.advanceTimersByTimeAsync(3_500);
  expect(send).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await asked).toEqual(said);
  expect(send.mock.calls[1]).toEqual(send.mock.calls[0]);
});

test('one that is never answered ends with that, and is not called a failure', async () => {
  const send = vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(dumb);
  const asked = ask('note', { op: 'op-1', caseId: 'case-1', text: 'Called.' });
  await vi.advanceTimersByTimeAsync(90_000);
  expect(await asked).toMatchObject({ ok: false, error: { code: 'no-answer' } });
  expect(send.mock.calls.length).toBeGreaterThan(3);
});

test('an answer that comes late counts, whichever try it is to', async () => {
  vi.spyOn(browser.runtime, 'sendMessage')
    .mockImplementationOnce(() => new Promise((done) => setTimeout(() => done(said as never), 15_000)))
    .mockImplementation(dumb);
  const asked = ask('note', { op: 'op-1', caseId: 'case-1', text: 'Called.' });
  await vi.advanceTimersByTimeAsync(15_100);
  expect(await asked).toEqual(said);
});

test('where nobody listened at first, the answer of the next try is waited for', async () => {
  vi.spyOn(browser.runtime, 'sendMessage')
    .mockResolvedValueOnce(undefined as never)
    .mockImplementation(() => new Promise((done) => setTimeout(() => done(said as never), 3_000)));
  const asked = ask('note', { op: 'op-1', caseId: 'case-1', text: 'Called.' });
  await vi.advanceTimersByTimeAsync(4_000);
  expect(await asked).toEqual(said);
});

test('what carries no act may take long, and is sent once: a test of a server must not be made twice', async () => {
  const send = vi
    .spyOn(browser.runtime, 'sendMessage')
    .mockImplementation(() => new Promise((done) => setTimeout(() => done(said as never), 40_000)));
  const asked = ask('testInvitation', { text: 'threadkeeper-team:x' });
  await vi.advanceTimersByTimeAsync(41_000);
  expect(await asked).toEqual(said);
  expect(send).toHaveBeenCalledTimes(1);
});
