/** A full disk is told apart from every other reason why something was not stored, whichever way the browser puts it. */
import { afterEach, expect, test, vi } from 'vitest';
import { failureOf, Refusal } from '../../utils/result';

afterEach(() => vi.unstubAllGlobals());

const withRoom = (bytes: number) =>
  vi.stubGlobal('navigator', {
    storage: { estimate: async () => ({ usage: 1_000_000, quota: 1_000_000 + bytes }) },
  });
const named = (name: string, inner?: Error) => Object.assign(new Error(name), { name, inner });

test.each([
  ['Firefox names it', named('QuotaExceededError'), 1e9, 'full'],
  [
    'Dexie hides it in the transaction’s error',
    named('AbortError', named('QuotaExceededError')),
    1e9,
    'full',
  ],
  ['Chromium aborts, and its estimate tells why', named('BulkError', named('AbortError')), 0, 'full'],
  ['Chromium cannot open the database', named('UnknownError'), 4_096, 'full'],
  ['an abort with room on the disk', named('AbortError'), 1e9, 'not-stored'],
  ['a refusal stays what it is', new Refusal('not-found', 'no case'), 0, 'not-found'],
])('%s', async (_, error, room, code) => {
  withRoom(room);
  expect((await failureOf(error)).code).toBe(code);
});

test('where no estimate is to be had nothing is claimed', async () => {
  vi.stubGlobal('navigator', {});
  expect((await failureOf(named('AbortError'))).code).toBe('not-stored');
});
