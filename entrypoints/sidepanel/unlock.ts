/** The passphrase of the screen's lock: set, tried, forgotten. Nowhere is it kept, only what it was made into. */
import { bytesToHex } from '@noble/hashes/utils.js';
import { browser } from 'wxt/browser';
import { newSalt, ROUNDS, stretch } from '../../utils/passphrase';
import { keepLock, noteUse, readLock, type ScreenLock } from '../../utils/screen-lock';

/** Of `storage.session`: how often in a row it was wrong, and when last. */
const TRIES = 'screen-lock-tries';
/** So many may be mistyped without a pause; then it grows, in ms. */
const FREE = 4;
const FIRST_PAUSE = 5_000;
const LONGEST_PAUSE = 5 * 60_000;
/** How long somebody waits who forgot it, in ms: nobody takes the lock off in passing, and nobody is shut out. */
export const FORGOTTEN_WAITS = 24 * 3_600_000;

/** `until`: when it may be tried again, in ms since 1970; null: at once. */
export type Tried = { is: 'right' } | { is: 'wrong' | 'early'; until: number | null };

export const pauseAfter = (wrong: number): number =>
  wrong <= FREE ? 0 : Math.min(FIRST_PAUSE * 2 ** (wrong - FREE - 1), LONGEST_PAUSE);

const madeOf = async (passphrase: string, rounds: number, salt: string) =>
  bytesToHex(new Uint8Array(await stretch(passphrase, rounds, salt)));

/** Sets a lock, or another passphrase. It is open after that. */
export async function setLock(passphrase: string, minutes: number, rounds = ROUNDS): Promise<void> {
  const salt = newSalt();
  const verifier = await madeOf(passphrase, rounds, salt);
  // First: a lock that nobody used would be shut.
  await noteUse(Date.now());
  await keepLock({ minutes, verifier, rounds, salt, comesOff: null });
}

/** The right one opens every page of ours, and calls off what somebody asked who forgot it. */
export async function tryPassphrase(passphrase: string): Promise<Tried> {
  const { lock } = await readLock();
  if (lock === null) return { is: 'right' };
  const before = await triesBefore();
  const until = before.at + pauseAfter(before.wrong);
  // A clock that was put back must not make the pause longer than it is.
  if (Date.now() < until && before.at <= Date.now()) return { is: 'early', until };
  if ((await madeOf(passphrase, lock.rounds, lock.salt)) !== lock.verifier) {
    const tries = { wrong: before.wrong + 1, at: Date.now() };
    await browser.storage.session.set({ [TRIES]: tries });
    const pause = pauseAfter(tries.wrong);
    return { is: 'wrong', until: pause === 0 ? null : tries.at + pause };
  }
  await browser.storage.session.remove(TRIES);
  if (lock.comesOff !== null) await keepLock({ ...lock, comesOff: null });
  await noteUse(Date.now());
  return { is: 'right' };
}

async function triesBefore(): Promise<{ wrong: number; at: number }> {
  const { [TRIES]: kept } = await browser.storage.session.get(TRIES);
  return (kept as { wrong: number; at: number } | undefined) ?? { wrong: 0, at: 0 };
}

/** The way for who forgot it. Said again, the first time counts. */
export async function askOff(): Promise<void> {
  const { lock } = await readLock();
  if (lock && lock.comesOff === null) await keepLock({ ...lock, comesOff: Date.now() + FORGOTTEN_WAITS });
}

export async function setMinutes(lock: ScreenLock, minutes: number): Promise<void> {
  await keepLock({ ...lock, minutes });
}
