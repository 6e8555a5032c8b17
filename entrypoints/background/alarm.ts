/**
 * Reminders are rows; the one alarm is a cache of the next moment at which there is something to do: a date, the end of the
 * quiet hours, the next backup file, the next try to send, the next feed to ask, the next look at a team's log. It is set anew at every start of the worker, because alarms get lost (all of them at a
 * restart in Firefox, some in Chromium).
 */
import { browser } from 'wxt/browser';
import type { Ledger } from '../../storage/ledger';
import { anyOpen } from '../../storage/queries/bursts';
import { nextDelivery } from '../../storage/queries/deliveries';
import { nextFeed } from '../../storage/queries/feeds';
import { hoursOf } from '../../storage/queries/hours';
import { dueCount } from '../../storage/queries/today';
import { longestDue, markDue, nextDue } from '../../storage/reminders';
import { nextLook } from '../../storage/schedule';
import { nextSync } from '../../storage/sync/teams';
import { after, dayLength } from '../../utils/clocks/hours';
import { outside } from '../../utils/texts/outside';
import { afterStart } from './after-start';
import { notify, whenToNotify } from './notice';
import type { GetLedger } from './open-ledger';
import { tellCases } from './tell-cases';

const ALARM = 'next-due';
/** In ms: an alarm counts the time that the machine is awake, and does not hear of a clock that was changed. */
const FARTHEST = 3_600_000;
/** In minutes: a worker that dies at an alarm has not set the next one, and is woken again. */
const AGAIN = 5;

/** As --due and --accent in assets/tokens.css, which do not reach the toolbar. */
const LATE = '#b42318';
const COME = '#0f6b63';

/** `others`: what else is to be looked at then. */
export function alarms(ledger: GetLedger, others: () => void): void {
  const look = () => {
    void catchUp(ledger);
    others();
  };
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === ALARM) look();
  });
  browser.runtime.onStartup.addListener(look);
  browser.runtime.onInstalled.addListener(look);
  // Whatever woke the worker, look at the dates: the alarm may be the thing that was lost.
  afterStart(look);
}

/** Brings badge, marks, notification and alarm up to date with the time; finds nothing to do when called again. */
export async function catchUp(getLedger: GetLedger): Promise<void> {
  try {
    const ledger = await getLedger();
    const come = await markDue(ledger, Date.now());
    await remindAnd(notify, ledger);
    if (come.length > 0) await tellCases(ledger, come);
  } catch (error) {
    const { say } = await outside();
    await Promise.all([
      browser.action.setBadgeText({ text: '!' }),
      browser.action.setTitle({ title: say('badgeFailed') }),
    ]);
    console.error('Threadkeeper: the ledger could not be opened', error);
  }
}

/** Paints the badge and sets the alarm; after every write. */
export async function remind(getLedger: GetLedger): Promise<void> {
  await remindAnd(whenToNotify, await getLedger());
}

/**
 * One after the other: of two at once, the one that looked first could have the last word, and with it a notification that knows
 * less, or an alarm that is too late.
 */
async function remindAnd(tell: typeof notify, ledger: Ledger): Promise<void> {
  await navigator.locks.request('remind', () => remindNow(tell, ledger, Date.now()));
}

async function remindNow(tell: typeof notify, ledger: Ledger, now: number): Promise<void> {
  const dates = await Promise.all([
    nextDue(ledger),
    paintBadge(ledger, now),
    nextLook(browser.storage.local, now),
    nextDelivery(ledger, now),
    nextBurst(ledger, now),
    nextFeed(ledger, now),
    nextSync(ledger),
    tell(ledger, now),
  ]);
  const next = Math.min(...dates.filter((date) => date !== null));
  await (next === Number.POSITIVE_INFINITY
    ? browser.alarms.clear(ALARM)
    : browser.alarms.create(ALARM, {
        when: Math.min(Math.max(next, now + 1_000), now + FARTHEST),
        periodInMinutes: AGAIN,
      }));
}

/** Whether one that goes on is over: nothing else may tell. */
const nextBurst = async (ledger: Ledger, now: number) => ((await anyOpen(ledger)) ? now + FARTHEST : null);

/** Gives when it will wear another colour by itself, in ms since 1970; null: it will not. */
async function paintBadge(ledger: Ledger, now: number): Promise<number | null> {
  const [due, lateAt] = await Promise.all([dueCount(ledger), whenLate(ledger)]);
  const late = lateAt !== null && lateAt <= now;
  await Promise.all([
    browser.action.setBadgeText({ text: due === 0 ? '' : due > 999 ? '999+' : String(due) }),
    browser.action.setBadgeBackgroundColor({ color: late ? LATE : COME }),
    browser.action.setTitle({ title: await titleOf(due, late) }),
  ]);
  return late ? null : lateAt;
}

/** When what is due longest is overdue by more than a day's work. */
async function whenLate(ledger: Ledger): Promise<number | null> {
  const due = await longestDue(ledger);
  if (due === null) return null;
  const hours = await hoursOf(ledger);
  const day = dayLength(hours);
  return after(due, day, hours) ?? due + day;
}

async function titleOf(due: number, late: boolean): Promise<string> {
  const { say, digits } = await outside();
  if (due === 0) return say('badgeNone');
  if (due === 1) return say(late ? 'badgeOneLate' : 'badgeOne');
  return say(late ? 'badgeManyLate' : 'badgeMany', { count: digits(due) });
}
