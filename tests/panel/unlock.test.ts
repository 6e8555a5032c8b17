/** The lock of the screen: when it is shut, what its passphrase leaves behind, and the pauses of somebody who guesses. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  askOff,
  FORGOTTEN_WAITS,
  pauseAfter,
  setLock,
  setMinutes,
  tryPassphrase,
} from '../../entrypoints/sidepanel/unlock';
import { dropLock, isShut, noteUse, readLock, shutNow, shutsAt } from '../../utils/screen-lock';

const MINUTE = 60_000;
const START = Date.parse('2026-03-02T09:00:00Z');
const SECRET = 'tres lámparas';
/** Few: what they are for takes long. */
const ROUNDS = 2;

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers({ toFake: ['Date'], now: START });
});
afterEach(() => vi.useRealTimers());

const isShutNow = async () => isShut(await readLock(), Date.now());
const pass = (ms: number) => vi.setSystemTime(Date.now() + ms);
const guess = async (passphrase: string) => {
  const tried = await tryPassphrase(passphrase);
  return tried.is === 'right' ? 'right' : { is: tried.is, in: tried.until && tried.until - Date.now() };
};

describe('it is shut', () => {
  test('never where nobody set one', async () => {
    expect(await isShutNow()).toBe(false);
    pass(365 * 24 * 60 * MINUTE);
    expect(await isShutNow()).toBe(false);
    expect(shutsAt(await readLock())).toBeNull();
    expect(await guess('anything')).toBe('right');
  });
  test('so many minutes after the last use, and a browser that starts is one that nobody used', async () => {
    await setLock(SECRET, 5, ROUNDS);
    expect(await isShutNow()).toBe(false);
    pass(5 * MINUTE - 1);
    expect(await isShutNow()).toBe(false);
    pass(1);
    expect(await isShutNow()).toBe(true);
    await noteUse(Date.now());
    expect(await isShutNow()).toBe(false);
    expect(shutsAt(await readLock())).toBe(Date.now() + 5 * MINUTE);
    await fakeBrowser.storage.session.clear();
    expect(await isShutNow()).toBe(true);
  });
  test('at once by hand, and by a clock that was put back', async () => {
    await setLock(SECRET, 60, ROUNDS);
    pass(-2 * MINUTE);
    expect(await isShutNow()).toBe(true);
    pass(2 * MINUTE);
    await shutNow();
    expect(await isShutNow()).toBe(true);
  });
});

test('the passphrase is kept nowhere, and the same one leaves something else behind each time', async () => {
  await setLock(SECRET, 5, ROUNDS);
  const first = (await readLock()).lock;
  const kept = JSON.stringify([
    await fakeBrowser.storage.local.get(null),
    await fakeBrowser.storage.session.get(null),
  ]);
  expect(kept).not.toContain('lámparas');
  expect(kept).not.toContain('l\u0061\u0301mparas');
  await setLock(SECRET, 5, ROUNDS);
  const second = (await readLock()).lock;
  expect(second?.verifier).not.toBe(first?.verifier);
  expect(second?.salt).not.toBe(first?.salt);
  expect(first?.verifier).toMatch(/^[0-9a-f]{64}$/);
});

test('the right one opens, on whatever keyboard it was typed; a wrong one opens nothing and changes nothing', async () => {
  await setLock(SECRET, 5, ROUNDS);
  await shutNow();
  for (const wrong of ['', 'tres', 'Tres lámparas', 'tres lamparas'])
    expect(await guess(wrong)).toEqual({ is: 'wrong', in: null });
  expect(await isShutNow()).toBe(true);
  expect(await guess(SECRET.normalize('NFD'))).toBe('right');
  expect(await isShutNow()).toBe(false);
});

test('who guesses waits longer and longer, also with the right one, and is never shut out', async () => {
  await setLock(SECRET, 5, ROUNDS);
  for (let n = 0; n < 4; n++) expect(await guess('no')).toEqual({ is: 'wrong', in: null });
  expect(await guess('no')).toEqual({ is: 'wrong', in: 5_000 });
  pass(4_999);
  expect(await guess(SECRET)).toEqual({ is: 'early', in: 1 });
  pass(1);
  expect(await guess('no')).toEqual({ is: 'wrong', in: 10_000 });
  pass(10_000);
  // What was right begins anew.
  expect(await guess(SECRET)).toBe('right');
  expect(await guess('no')).toEqual({ is: 'wrong', in: null });
  expect([4, 5, 6, 7, 10, 11, 1_000].map(pauseAfter)).toEqual([
    0, 5_000, 10_000, 20_000, 160_000, 300_000, 300_000,
  ]);
});

test('a clock that was put back does not make the pause longer', async () => {
  await setLock(SECRET, 5, ROUNDS);
  for (let n = 0; n < 9; n++) {
    await guess('no');
    pass(10 * MINUTE);
  }
  await guess('no');
  pass(-24 * 60 * MINUTE);
  expect(await guess(SECRET)).toBe('right');
});

describe('forgotten', () => {
  test('it comes off a day after that was asked, and asking again makes it no later', async () => {
    await setLock(SECRET, 5, ROUNDS);
    await shutNow();
    await askOff();
    pass(FORGOTTEN_WAITS / 2);
    await askOff();
    expect(await isShutNow()).toBe(true);
    pass(FORGOTTEN_WAITS / 2 - 1);
    expect(await isShutNow()).toBe(true);
    pass(1);
    expect(await isShutNow()).toBe(false);
  });
  test('who unlocks it before calls that off', async () => {
    await setLock(SECRET, 5, ROUNDS);
    await shutNow();
    await askOff();
    pass(FORGOTTEN_WAITS / 2);
    expect(await guess(SECRET)).toBe('right');
    pass(FORGOTTEN_WAITS);
    expect(await isShutNow()).toBe(true);
  });
});

test('other minutes keep the passphrase; taken off, nothing of it is left', async () => {
  await setLock(SECRET, 5, ROUNDS);
  await setMinutes((await readLock()).lock!, 30);
  pass(29 * MINUTE);
  expect(await isShutNow()).toBe(false);
  expect(await guess(SECRET)).toBe('right');
  await dropLock();
  expect(await fakeBrowser.storage.local.get(null)).toEqual({});
  expect(await isShutNow()).toBe(false);
});

test('what is no lock is none', async () => {
  for (const stored of [7, 'lock', null, {}, [], { verifier: 5 }]) {
    await fakeBrowser.storage.local.set({ 'screen-lock': stored });
    expect((await readLock()).lock).toBeNull();
  }
});
