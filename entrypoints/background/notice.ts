/**
 * One notification for all that came due since the last one. It is shown first and noted then: whoever dies between the two
 * shows it again, under the same id, which takes its own place.
 */
import { browser } from 'wxt/browser';
import { noteNoticed } from '../../storage/commands/bursts';
import type { Ledger } from '../../storage/ledger';
import { anyUntold, type Notice, noteTold, untold } from '../../storage/notices';
import { type OpenBurst, unnoticed } from '../../storage/queries/bursts';
import { hoursOf } from '../../storage/queries/hours';
import { settings } from '../../storage/queries/settings';
import { inWords, timeIn } from '../../utils/bursts/words';
import { after } from '../../utils/clocks/hours';
import { shownName } from '../../utils/people/shown-name';
import { readLock } from '../../utils/screen-lock';
import { outside } from '../../utils/texts/outside';
import { bringPanel } from './panel';

/** With the notice's number, a notification's id; with the burst's own, that of one that tells of a burst. */
const ID = 'due-';
const BURST_ID = 'burst-';
/** After a notification that the browser refused, in ms. */
const AGAIN = 60_000;
/** In ms: what somebody wrote is due at once (an import, an undo) waits for the rest of it. */
const AWHILE = 30_000;
/** A name is the customer's own choice and may be as long as they like; so may that of a topic. */
const LONGEST_NAME = 80;

/** Tells what there is to tell; one call at a time. Gives when to look again, in ms since 1970; null: when the next date comes. */
export async function notify(ledger: Ledger, now: number): Promise<number | null> {
  const bursts = await unnoticed(ledger);
  const due = await anyUntold(ledger);
  if (!due && bursts.length === 0) return null;
  // Switched off, what comes is not kept for the day when it is switched on.
  const wanted = await browser.permissions.contains({ permissions: ['notifications'] });
  const opens = wanted ? await opensAt(ledger, now) : now;
  if (opens > now) return opens;
  const notice = due ? await untold(ledger) : null;
  try {
    if (wanted && notice && notice.due.length > 0) await show(notice);
    if (wanted) await Promise.all(bursts.map(showBurst));
  } catch (error) {
    console.error('Threadkeeper: no notification was shown', error);
    return now + AGAIN;
  }
  if (notice) await noteTold(ledger, notice);
  await noteNoticed(ledger, bursts);
  return null;
}

/** When what a write has made due is told, in ms since 1970; null: there is nothing. */
export const whenToNotify = async (ledger: Ledger, now: number): Promise<number | null> =>
  (await anyUntold(ledger)) || (await unnoticed(ledger)).length > 0 ? now + AWHILE : null;

/** When the user wants to be told, at the earliest: now, or when work begins again. A team that never works is told now. */
async function opensAt(ledger: Ledger, now: number): Promise<number> {
  if (!(await settings(ledger)).inHours) return now;
  return after(now, 0, await hoursOf(ledger)) ?? now;
}

/** No word of what was written: who else looks at the screen is not known. */
async function show({ number, due, who }: Notice): Promise<void> {
  const [{ say, digits }, nameless] = await Promise.all([outside(), isNameless()]);
  const one = () =>
    nameless
      ? say('noticeNameless')
      : say('noticeOne', {
          name: shownName({ name: who, handle: null })?.slice(0, LONGEST_NAME) ?? '',
        }).trim();
  await browser.notifications.create(ID + number, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png'),
    title: say('noticeTitle'),
    message: due.length > 1 ? say('noticeMany', { count: digits(due.length) }) : one(),
  });
}

/** Where the screen has a lock no name is told, locked or not: the system's list keeps what is told, and knows nothing of the lock. */
const isNameless = async () => (await readLock()).lock !== null;

/** The topic is the manager's own word, and no more is said than that it is many. */
async function showBurst(burst: OpenBurst): Promise<void> {
  const { count, hours, usual } = inWords(burst);
  const [{ say, digits, locale }, nameless] = await Promise.all([outside(), isNameless()]);
  const said = {
    topic: nameless ? say('burstNameless') : burst.name.slice(0, LONGEST_NAME),
    count: digits(count),
    time: timeIn(hours, locale),
  };
  await browser.notifications.create(BURST_ID + burst.id, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png'),
    title: say('burstTitle'),
    message: usual === 0 ? say('burstNew', said) : say('burstMore', { ...said, usual: digits(usual) }),
  });
}

/** A click on a notification leads to Today. */
export function opensByNotice(): void {
  const listen = () => browser.notifications?.onClicked.addListener(clicked);
  listen();
  // There is nothing to listen to before it is allowed.
  browser.permissions.onAdded.addListener(listen);
}

function clicked(id: string): void {
  void browser.notifications.clear(id);
  bringPanel().catch((error: unknown) => console.error('Threadkeeper: no panel for a notification', error));
}
