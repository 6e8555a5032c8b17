/**
 * Reminders are rows; the one alarm is a cache of the next date. It is set anew at every start of the worker,
 * because alarms get lost (all of them at a restart in Firefox, some in Chromium).
 */
import { browser } from 'wxt/browser';
import { dueCount } from '../../storage/queries/today';
import { markDue, nextDue } from '../../storage/reminders';
import type { GetLedger } from './open-ledger';
import { tellCases } from './tell-cases';

const ALARM = 'next-due';
/** setTimeout and alarms of browsers count in 32-bit ms; farther dates are looked at again by then. */
const FARTHEST = 20 * 86_400_000;

export function alarms(ledger: GetLedger): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === ALARM) void catchUp(ledger);
  });
  browser.runtime.onStartup.addListener(() => void catchUp(ledger));
  browser.runtime.onInstalled.addListener(() => void catchUp(ledger));
  // Whatever woke the worker, look at the dates: the alarm may be the thing that was lost.
  void catchUp(ledger);
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
  const [due, next] = await Promise.all([dueCount(ledger), nextDue(ledger)]);
  await Promise.all([
    browser.action.setBadgeText({ text: due === 0 ? '' : due > 999 ? '999+' : String(due) }),
    browser.action.setBadgeBackgroundColor({ color: '#b42318' }),
    next === null
      ? browser.alarms.clear(ALARM)
      : browser.alarms.create(ALARM, {
          when: Math.min(Math.max(next, Date.now() + 1_000), Date.now() + FARTHEST),
        }),
  ]);
}
