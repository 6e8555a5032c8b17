/** A browser that asks feeds of real servers, while its worker dies, its network goes and permissions come and go. */
import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { alarms, remind } from '../../entrypoints/background/alarm';
import { type AskFeed, askFeed, leadsAway } from '../../entrypoints/background/ask';
import { type FetchesFeeds, fetchesFeeds } from '../../entrypoints/background/fetch-feeds';
import { saveFeed } from '../../storage/commands/feeds';
import type { Ledger } from '../../storage/ledger';
import { feedItems, feeds } from '../../storage/queries/feeds';
import type { FeedStateRow } from '../../storage/records';
import { actAt, freshLedger } from '../storage/ledger';
import { FeedServer } from './server';

/** Feeds are https for the program; here the way to a host leads to a server of plain HTTP. */
const HOSTS = ['news.harbour.example', 'moved.harbour.example', 'other.example'] as const;
type Host = (typeof HOSTS)[number];

export const ORIGIN = `https://${HOSTS[0]}`;

export class FeedDesk {
  readonly servers = new Map<Host, FeedServer>();
  readonly allowed = new Set<string>([`${ORIGIN}/*`]);
  readonly complaints: string[] = [];
  onLine = true;
  patience = 10_000;
  /** What the clock was set ahead by, in ms. */
  #ahead = 0;

  private constructor(readonly ledger: Ledger) {}

  static async open(): Promise<FeedDesk> {
    const desk = new FeedDesk(await freshLedger(new IDBFactory()));
    for (const host of HOSTS) desk.servers.set(host, await new FeedServer().listen());
    const real = Date.now.bind(Date);
    vi.spyOn(Date, 'now').mockImplementation(() => real() + desk.#ahead);
    vi.spyOn(console, 'error').mockImplementation((...said) => {
      desk.complaints.push(said.join(' '));
    });
    Object.assign(fakeBrowser.runtime, { getManifest: () => ({}) });
    Object.assign(fakeBrowser.permissions, {
      contains: async ({ origins }: { origins: string[] }) => origins.every((one) => desk.allowed.has(one)),
      remove: async ({ origins }: { origins: string[] }) => {
        for (const one of origins) desk.allowed.delete(one);
        return true;
      },
      onAdded: { addListener: () => undefined },
    });
    vi.stubGlobal('navigator', {
      languages: ['en'],
      locks: { request: async (_: string, run: () => Promise<void>) => run() },
      get onLine() {
        return desk.onLine;
      },
    });
    return desk;
  }

  async close() {
    this.ledger.close();
    await Promise.all([...this.servers.values()].map((server) => server.close()));
  }

  server(host: Host = HOSTS[0]): FeedServer {
    return this.servers.get(host)!;
  }

  pass(ms: number) {
    this.#ahead += ms;
  }

  add(id: string, path: string, name = '') {
    return saveFeed(this.ledger, actAt(1), 'main', { id, name, address: `${ORIGIN}${path}` });
  }

  worker(ask: AskFeed = this.#asks, setAlarm: () => Promise<void> = async () => undefined): FetchesFeeds {
    return fetchesFeeds(async () => this.ledger, setAlarm, {
      ask,
      leadsAway: (url) => leadsAway(this.local(url)),
    });
  }

  /** The background's alarm with this worker; gives what it is set for, in ms since 1970, and what lets it come. */
  withAlarm(worker: FetchesFeeds): { when: () => number | null; comes: () => void } {
    let when: number | null = null;
    const heard: ((alarm: { name: string }) => void)[] = [];
    const nothing = { addListener: () => undefined };
    const done = async () => undefined;
    Object.assign(fakeBrowser.alarms, {
      create: async (_: string, to: { when: number }) => {
        when = to.when;
      },
      clear: async () => {
        when = null;
      },
      onAlarm: { addListener: (listener: (typeof heard)[0]) => heard.push(listener) },
    });
    Object.assign(fakeBrowser.runtime, { onStartup: nothing, onInstalled: nothing });
    Object.assign(fakeBrowser.action, { setBadgeText: done, setTitle: done, setBadgeBackgroundColor: done });
    // What a start makes good has its own tests.
    vi.spyOn(globalThis, 'setTimeout').mockImplementationOnce(() => 0 as never);
    alarms(
      async () => this.ledger,
      () => void worker.look(),
    );
    return {
      when: () => when,
      comes: () => {
        for (const listener of heard) listener({ name: 'next-due' });
      },
    };
  }

  /** As the background sets it. */
  readonly remind = () => remind(async () => this.ledger);

  readonly #asks: AskFeed = async (url, headers, wanted) => {
    const answer = await askFeed(this.patience)(this.local(url), headers, (at) => wanted(this.named(at)));
    return { ...answer, url: this.named(answer.url) };
  };

  /** Where the server of an address is. */
  local(url: string): string {
    const { hostname, pathname, search } = new URL(url);
    return `http://127.0.0.1:${this.server(hostname as Host).port}${pathname}${search}`;
  }

  named(url: string): string {
    const { port, pathname, search } = new URL(url);
    const [host] = [...this.servers].find(([, server]) => String(server.port) === port) ?? [];
    return `https://${host}${pathname}${search}`;
  }

  async state(id: string): Promise<FeedStateRow | null> {
    return (await feeds(this.ledger)).find((feed) => feed.id === id)?.state ?? null;
  }

  async troubleOf(id: string) {
    const { trouble } = (await this.state(id)) ?? { trouble: null };
    return trouble && [trouble.why, trouble.detail];
  }

  async titles(): Promise<(string | null)[]> {
    return (await feedItems(this.ledger, await feeds(this.ledger), 100)).items.map(({ title }) => title);
  }
}
