/**
 * Sends what waits: one at a time to each destination, each try noted before it goes out. What a dead worker left in the middle
 * may have arrived: who can look for it looks and goes on, a webhook's is never sent again by itself.
 */
import { browser } from 'wxt/browser';
import type { Written } from '../../storage/act';
import { beginTry, type Ending, endTry, giveUp } from '../../storage/commands/attempt';
import type { Ledger } from '../../storage/ledger';
import { dueDeliveries } from '../../storage/queries/deliveries';
import type { DeliveryRow, DestinationRow } from '../../storage/records';
import { accessTo } from '../../utils/consent';
import { MOST_TRIES, pauseAfter } from '../../utils/destinations/backoff';
import { CLIENTS } from '../../utils/destinations/by-kind';
import {
  type Ask,
  type Destination,
  NoAnswer,
  type Outcome,
  type Place,
} from '../../utils/destinations/destination';
import { readSecret, withoutSecret } from '../../utils/destinations/secret';
import type { Hindrance } from '../../utils/messages/delivery-messages';
import { afterStart } from './after-start';
import type { AfterWrite } from './after-write';
import { ask } from './ask';
import type { GetLedger } from './open-ledger';

export interface Delivers {
  /** There may be something to send. Done when nothing is left to do now. */
  look(): Promise<void>;
  test(test: string, id: string, words: string): Promise<Tested>;
}
export type Tested = Outcome | { is: 'hindered'; by: Hindrance };

/** What a dead worker asked may still be on its way to the server: it is looked for when it must have arrived, in ms. */
const CALM = 60_000;
/** These say that it is no answer of the place: however often, and whoever is asked. */
const HOPELESS: readonly string[] = ['web-page', 'strange', 'elsewhere'];
/** An ending is known once: it is written, or the next worker has to take it for unknown. */
const MOST_WRITES = 3;

export function delivers(getLedger: GetLedger, told: AfterWrite, question: Ask = ask): Delivers {
  /** Destinations that something is being sent to; what this worker tries is not what a dead one left. */
  const busy = new Map<string, Promise<void>>();
  const asked = new Set<string>();
  const tests = new Map<string, Promise<Tested>>();

  const write = async (run: (ledger: Ledger) => Promise<Written | null>): Promise<boolean> => {
    const written = await run(await getLedger());
    if (written && !written.again) told(written);
    return written !== null;
  };

  /** All that is due for one destination, one after the other. */
  async function sendAll(destinationId: string): Promise<void> {
    const seen = new Set<string>();
    for (;;) {
      const ledger = await getLedger();
      const due = await dueDeliveries(ledger, Date.now());
      const row = due.find(
        (one) => one.destinationId === destinationId && !seen.has(`${one.id} ${one.clock}`),
      );
      if (!row) return;
      seen.add(`${row.id} ${row.clock}`);
      const [destination, known] = await Promise.all([
        ledger.destinations.get(destinationId),
        ledger.cases.get(row.caseId),
      ]);
      if (!destination || !known) {
        await write((l) => giveUp(l, row, destination ? 'no-case' : 'no-destination', Date.now()));
        continue;
      }
      const client = CLIENTS[destination.kind];
      const leftBehind = row.state === 'trying';
      if (leftBehind && !client.findable) {
        const cut: Ending = { kind: 'perhaps', why: 'cut', said: '' };
        await write((l) => endTry(l, row, row.attempts, cut, Date.now()));
        continue;
      }
      if (leftBehind && Date.now() < Date.parse(row.since) + CALM) continue;
      const key = await keyTo(destination, question);
      if (typeof key !== 'string') return;
      await tryOnce(row, destination, client, key);
    }
  }

  async function tryOnce(row: DeliveryRow, place: DestinationRow, client: Destination, key: string) {
    if (!(await write((l) => beginTry(l, row, Date.now())))) return;
    const attempt = row.attempts + 1;
    const outcome = await outcomeOf(key, () =>
      client.send(row, placeOf(place), key, question, row.attempts > 0 || row.since !== row.queuedAt),
    );
    const ending = endingOf(outcome, attempt, client.findable, Date.now());
    for (let tries = 1; ; tries++) {
      try {
        await write((l) => endTry(l, row, attempt, ending, Date.now()));
        return;
      } catch (error) {
        if (tries === MOST_WRITES) throw error;
      }
    }
  }

  const sendAsked = async (destinationId: string) => {
    while (asked.delete(destinationId)) await sendAll(destinationId);
  };

  const lookAt = (destinationId: string): Promise<void> => {
    // What was queued while the last look was ending is looked for once more.
    asked.add(destinationId);
    const running = busy.get(destinationId);
    if (running) return running;
    const run = sendAsked(destinationId)
      .catch((error: unknown) => console.error('Threadkeeper: a hand-off was not sent', error))
      .finally(() => busy.delete(destinationId));
    busy.set(destinationId, run);
    return run;
  };

  const look = async () => {
    try {
      const due = await dueDeliveries(await getLedger(), Date.now());
      await Promise.all([...new Set(due.map(({ destinationId }) => destinationId))].map(lookAt));
    } catch (error) {
      console.error('Threadkeeper: the hand-offs to send were not looked at', error);
    }
  };

  const testNow = async (id: string, words: string): Promise<Tested> => {
    const destination = await (await getLedger()).destinations.get(id);
    if (!destination) return { is: 'refused', why: 'no-destination', said: '' };
    const key = await keyTo(destination, question);
    if (typeof key !== 'string') return { is: 'hindered', by: key.by };
    return outcomeOf(key, () => CLIENTS[destination.kind].test(placeOf(destination), key, question, words));
  };

  const lookNow = () => void look();
  afterStart(lookNow);
  // Where a worker lives at that moment; for all others the alarm comes.
  globalThis.addEventListener?.('online', lookNow);
  browser.permissions.onAdded.addListener(lookNow);
  return {
    look,
    test: (test, id, words) => {
      const running = tests.get(test) ?? testNow(id, words);
      tests.set(test, running);
      return running;
    },
  };
}

const placeOf = ({ kind, origin, fields }: DestinationRow): Place => ({ kind, origin, fields });

/** The key that it is asked with, or what keeps it from being asked at all. */
async function keyTo({ id, origin }: DestinationRow, question: Ask): Promise<string | { by: Hindrance }> {
  const key = await readSecret(browser.storage.local, id);
  if (key === null) return { by: 'no-key' };
  if (!(await browser.permissions.contains(accessTo('destination', origin)))) return { by: 'no-permission' };
  if (navigator.onLine === false && !(await isThere(origin, question))) return { by: 'offline' };
  return key;
}

/** That the browser takes itself for offline is a hint, and has been wrong. */
const isThere = (origin: string, question: Ask): Promise<boolean> =>
  question({ method: 'HEAD', url: `${origin}/` }).then(
    () => true,
    (error: unknown) => {
      if (error instanceof NoAnswer) return false;
      throw error;
    },
  );

async function outcomeOf(key: string, send: () => Promise<Outcome>): Promise<Outcome> {
  try {
    const outcome = await send();
    return outcome.is === 'sent' ? outcome : { ...outcome, said: withoutSecret(outcome.said, key) };
  } catch (error) {
    if (error instanceof NoAnswer) return { is: 'unknown', why: error.why, said: '' };
    throw error;
  }
}

/** What is written of it. Only what certainly did not arrive, or can be looked for, is tried again by itself. */
export function endingOf(outcome: Outcome, attempt: number, findable: boolean, now: number): Ending {
  if (outcome.is === 'sent') return { kind: 'sent', link: outcome.link, ref: outcome.ref };
  const { why, said } = outcome;
  if (outcome.is === 'refused') return { kind: 'failed', why, said, again: null };
  if (outcome.is === 'unknown' && !findable) return { kind: 'perhaps', why, said };
  if (HOPELESS.includes(why)) return { kind: 'failed', why, said, again: null };
  if (attempt >= MOST_TRIES) return { kind: 'failed', why: 'gave-up', said, again: null };
  const wished = outcome.is === 'later' ? outcome.after : null;
  return { kind: 'failed', why, said, again: now + pauseAfter(attempt, wished) };
}
