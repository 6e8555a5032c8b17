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
  await vi.advanceTimersByTimeAsync(9_000);
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
