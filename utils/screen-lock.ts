/**
 * The lock of the screen: after some minutes without use our own pages hide all that they show until a passphrase is typed. It is
 * a curtain and seals nothing. It stands in `storage.local`, beside the ledger and in no backup; what is of the moment stands in
 * `storage.session`, which a browser forgets when it ends: one that starts with a lock starts locked.
 */
import { type Browser, browser } from 'wxt/browser';

/** After how many minutes without use it shuts. */
export const PAUSES = [5, 15, 30, 60] as const;
const MINUTE = 60_000;

export interface ScreenLock {
  minutes: number;
  /** What the passphrase was made into, with so many rounds and this salt (passphrase.ts); both as hex. */
  verifier: string;
  rounds: number;
  salt: string;
  /** In ms since 1970: when it comes off by itself, because somebody forgot the passphrase and asked for it; null: it does not. */
  comesOff: number | null;
}

export interface LockState {
  /** Null: nobody set a passphrase. */
  lock: ScreenLock | null;
  /** When a page of ours was last used, in ms since 1970; null: not since it was locked, or since the browser started. */
  used: number | null;
}

const LOCK = 'screen-lock';
const USED = 'screen-lock-used';

export async function readLock(): Promise<LockState> {
  const [local, session] = await Promise.all([
    browser.storage.local.get(LOCK),
    browser.storage.session.get(USED),
  ]);
  return { lock: asLock(local[LOCK]), used: asTime(session[USED]) };
}

/** `listener` gets what changed, wherever it was. */
export function onLockChanged(listener: (changed: Partial<LockState>) => void): void {
  browser.storage.onChanged.addListener(
    (changes: Record<string, Browser.storage.StorageChange>, area: string) => {
      const lock = area === 'local' ? changes[LOCK] : undefined;
      const used = area === 'session' ? changes[USED] : undefined;
      if (lock) listener({ lock: asLock(lock.newValue) });
      if (used) listener({ used: asTime(used.newValue) });
    },
  );
}

/** When it shuts unless it is used before, in ms since 1970; null: it is shut, or there is none. */
export const shutsAt = ({ lock, used }: LockState): number | null =>
  lock && used !== null ? used + lock.minutes * MINUTE : null;

export function isShut(state: LockState, now: number): boolean {
  const { lock, used } = state;
  if (lock === null || (lock.comesOff !== null && lock.comesOff <= now)) return false;
  // A clock that was put back opens nothing.
  return used === null || used > now + MINUTE || now >= used + lock.minutes * MINUTE;
}

export const keepLock = (lock: ScreenLock) => browser.storage.local.set({ [LOCK]: lock });
export const dropLock = () => browser.storage.local.remove(LOCK);
export const noteUse = (now: number) => browser.storage.session.set({ [USED]: now });
/** From now on every page of ours is locked, if there is a lock. */
export const shutNow = () => browser.storage.session.remove(USED);

const asTime = (stored: unknown) => (typeof stored === 'number' ? stored : null);

function asLock(stored: unknown): ScreenLock | null {
  const lock = stored as ScreenLock | null | undefined;
  return typeof lock === 'object' && lock !== null && typeof lock.verifier === 'string' ? lock : null;
}
