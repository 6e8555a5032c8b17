/**
 * Reminders are rows; the one alarm is a cache of the next date, a case's or the next backup file's. It is set anew at
 * every start of the worker, because alarms get lost (all of them at a restart in Firefox, some in Chromium).
 */
import { browser } from 'wxt/browser';
import { dueCount } from '../../storage/queries/today';
import { markDue, nextDue } from '../../storage/reminders';
import { nextLook } from '../../storage/schedule';
import { afterStart } from './after-start';
import type { BackUp } from './back-up';
import type { GetLedger } from './open-ledger';
import { tellCases } from './tell-cases';

const ALARM = 'next-due';
/** setTimeout and alarms of browsers count in 32-bit ms; farther dates are looked at again by then. */
const FARTHEST = 20 * 86_400_000;

export function alarms(ledger: GetLedger, backUp: BackUp): void {
  const look = () => {
    void catchUp(ledger);
    backUp.look();
  };
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === ALARM) look();
  });
  browser.runtime.onStartup.addListener(look);
  browser.runtime.onInstalled.addListener(look);
  // Whatever woke the worker, look at the dates: the alarm may be the thing that was lost.
  afterStart(look);
}

/** Brings badge, marks and alarm up to date with the time; finds nothing to do when called again. */
export async function catchUp(getLedger: GetLedger): Promise<void> {
  try {
    const ledger = await getLedger();
    const come = await markDue(ledger, Date.now());
    await remind(getLedger);
    if (come.length > 0) await tellCases(ledger, come);
  } catch (error) {
    await browser.action.setBadgeText({ text: '!' });
    console.error('Threadkeeper: the ledger could not be opened', error);
  }
}

/** Paints the badge and sets the alarm; after every write. */
export async function remind(getLedger: GetLedger): Promise<void> {
  const ledger = await getLedger();
  const now = Date.now();
  const [due, ...dates] = await Promise.all([
    dueCount(ledger),
    nextDue(ledger),
    nextLook(browser.storage.local, now),
  ]);
  const next = Math.min(...dates.filter((date) => date !== null));
  await Promise.all([
    browser.action.setBadgeText({ text: due === 0 ? '' : due > 999 ? '999+' : String(due) }),
    browser.action.setBadgeBackgroundColor({ color: '#b42318' }),
    next === Number.POSITIVE_INFINITY
      ? browser.alarms.clear(ALARM)
      : browser.alarms.create(ALARM, { when: Math.min(Math.max(next, now + 1_000), now + FARTHEST) }),
  ]);
}
