/** A browser in which everything about reminders goes wrong: alarms are forgotten, workers die, clocks jump, laptops sleep. */
import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { alarms, catchUp } from '../../entrypoints/background/alarm';
import type { Ledger } from '../../storage/ledger';
import type { Hours } from '../../utils/clocks/hours';
import { PlainHours } from '../clocks/plain-hours';
import { freshLedger } from '../storage/ledger';
import { diesAt, type Life } from '../storage/mortal';

const MINUTE = 60_000;

/** What wakes the worker; each is heard by the listeners that a new worker has. */
export type Event = 'start' | 'alarm' | 'panel' | ((ledger: Ledger) => Promise<unknown>);

export class Desk {
  readonly indexedDB = new IDBFactory();
  /** The one alarm, as the browser keeps it. */
  alarm: { when: number; period: number } | null = null;
  badge = { text: '', title: '', color: '' };
  /** What each notification shows, by its id; of one that was shown again the last. */
  readonly shown = new Map<string, string[]>();
  /** Whatever must not be; looked at after each life, because the program would catch what is thrown. */
  readonly faults: string[] = [];
  allowed = true;
  /** What is thrown at a notification. */
  refusal: Error | null = null;
  /** The words of each, by its id. */
  readonly words = new Map<string, string>();
  /** So many steps behind the next notification the worker dies. */
  diesBehind: number | null = null;
  /** Shown, and no worker has died since. */
  #lately: string | null = null;
  #watching: Ledger | null = null;

  private constructor(
    readonly hours: PlainHours,
    readonly inHours: boolean,
  ) {}

  static async at(now: number, hours: Hours, inHours: boolean): Promise<Desk> {
    const desk = new Desk(new PlainHours(hours), inHours);
    vi.setSystemTime(now);
    desk.#watching = await freshLedger(desk.indexedDB);
    return desk;
  }

  close() {
    this.#watching?.close();
  }

  /** A look at the ledger that no worker takes. */
  get ledger(): Ledger {
    if (!this.#watching) throw new Error('no ledger');
    return this.#watching;
  }

  /** Whether the user may be told now, by the plainer calendar. */
  isOpen(at = Date.now()) {
    return !this.inHours || this.hours.isOpen(at);
  }

  pass(ms: number) {
    vi.setSystemTime(Date.now() + ms);
  }

  /** One life of a worker, to its end or to a step at which it dies; true when it died. */
  async live(events: readonly Event[], lastStep = Number.POSITIVE_INFINITY): Promise<boolean> {
    const died = await diesAt(this.indexedDB, lastStep, async (ledger, life) => {
      const { heard } = this.#browser(life);
      alarms(
        async () => ledger,
        () => undefined,
      );
      const running = events.map((event) => {
        if (event === 'start') return this.#start(heard.startup);
        if (event === 'panel') return catchUp(async () => ledger);
        if (event === 'alarm') return this.#fire(heard.alarm);
        return event(ledger);
      });
      await Promise.all(running);
      await idle(life);
      // What a start makes good comes when nobody waits any more.
      vi.advanceTimersByTime(500);
      await idle(life);
    });
    // What a dead worker meant to do later; to clear it would set the clock to when it was made.
    const now = Date.now();
    vi.clearAllTimers();
    vi.setSystemTime(now);
    if (died) this.#lately = null;
    return died;
  }

  #start(listeners: (() => void)[]) {
    for (const listener of listeners) listener();
  }

  #fire(listeners: ((alarm: { name: string }) => void)[]) {
    if (this.alarm === null) return;
    // It comes again by itself, unless it is set anew.
    this.alarm = { ...this.alarm, when: Date.now() + this.alarm.period * MINUTE };
    for (const listener of listeners) listener({ name: 'next-due' });
  }

  /** The browser as this worker sees it: each call is a step at which it may die. */
  #browser(life: Life) {
    const heard = { alarm: [] as ((alarm: { name: string }) => void)[], startup: [] as (() => void)[] };
    const paint = (part: 'text' | 'title' | 'color') => (to: Record<string, string>) =>
      life.calls(() => {
        this.badge[part] = to[part] ?? '';
      });
    Object.assign(fakeBrowser.alarms, {
      create: (_: string, { when, periodInMinutes }: { when: number; periodInMinutes: number }) =>
        life.calls(() => {
          this.alarm = { when, period: periodInMinutes };
        }),
      clear: () =>
        life.calls(() => {
          this.alarm = null;
        }),
      onAlarm: { addListener: (listener: (typeof heard.alarm)[0]) => heard.alarm.push(listener) },
    });
    Object.assign(fakeBrowser.runtime, {
      onStartup: { addListener: (listener: () => void) => heard.startup.push(listener) },
      onInstalled: { addListener: () => undefined },
      getURL: (path: string) => path,
      sendMessage: async () => undefined,
    });
    fakeBrowser.tabs.query = async () => [];
    Object.assign(fakeBrowser.action, {
      setBadgeText: paint('text'),
      setTitle: paint('title'),
      setBadgeBackgroundColor: paint('color'),
    });
    fakeBrowser.permissions.contains = () => life.calls(() => this.allowed);
    Object.assign(fakeBrowser.notifications, {
      create: (id: string, { message }: { message: string }) =>
        life.calls(() => this.#show(id, message, life)),
    });
    vi.stubGlobal('navigator', { locks: locks(), languages: ['en'] });
    return { heard };
  }

  /** All that came, stands and was not noted as told; what the notification must be about. */
  async #waiting(): Promise<string[]> {
    const rows = await this.ledger.notices.where('told').equals(0).toArray();
    const cases = await this.ledger.cases.bulkGet(rows.map(({ caseId }) => caseId));
    return rows
      .filter(({ at }, n) => cases[n]?.followUp?.at === at && Date.parse(at) <= Date.now())
      .map(({ caseId, at }) => `${caseId} ${at}`);
  }

  async #show(id: string, message: string, life: Life) {
    if (this.#lately === id && !this.refusal) this.faults.push(`${id} is shown again, and nobody died`);
    this.#lately = id;
    if (this.refusal) throw this.refusal;
    this.words.set(id, message);
    const waiting = await this.#waiting();
    const count = Number(/^(\d+) are due now$/.exec(message)?.[1] ?? 1);
    if (count !== waiting.length) this.faults.push(`${id} says ${message}, and ${waiting.length} wait`);
    if (!this.isOpen()) this.faults.push(`${id} is shown in the quiet hours`);
    const before = this.shown.get(id);
    for (const one of waiting)
      for (const [other, told] of this.shown)
        if (other !== id && told.includes(one)) this.faults.push(`${one} is told by ${other} and by ${id}`);
    // What a clock that was put back took away again is told when it comes again.
    const due = (await this.standing()).filter(({ at }) => Date.parse(at) <= Date.now());
    const standing = new Set(due.map(({ caseId, at }) => `${caseId} ${at}`));
    for (const one of before ?? [])
      if (standing.has(one) && !waiting.includes(one)) this.faults.push(`${id} is replaced without ${one}`);
    this.shown.set(id, waiting);
    if (this.diesBehind !== null) life.lastStep = life.steps + this.diesBehind;
    this.diesBehind = null;
  }

  /** The dates that cases have. */
  async standing() {
    const cases = await this.ledger.cases.toArray();
    return cases.flatMap(({ id, followUp }) => (followUp ? [{ caseId: id, at: followUp.at }] : []));
  }
}

/** The browser's locks, of one worker: they go with it. */
function locks() {
  let last: Promise<unknown> = Promise.resolve();
  return {
    request: <T>(_: string, run: () => Promise<T>): Promise<T> => {
      const mine = last.then(run, run);
      last = mine;
      return mine;
    },
  };
}

/** Done when nothing has been asked for a while: listeners are not waited for. */
async function idle(life: Life): Promise<void> {
  for (let [calm, steps] = [0, -1]; calm < 40 && !life.dead; calm++) {
    if (life.steps !== steps) [calm, steps] = [0, life.steps];
    await new Promise((done) => setImmediate(done));
  }
}
