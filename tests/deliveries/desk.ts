/** A browser that sends hand-offs while its worker dies, its network goes and its servers fail; it counts what arrives where. */
import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type Delivers, delivers } from '../../entrypoints/background/deliver';
import { saveDestination } from '../../storage/commands/destination';
import { log } from '../../storage/commands/log';
import type { Ledger } from '../../storage/ledger';
import {
  DESTINATION_KINDS,
  type DestinationKind,
  NoAnswer,
  type Question,
} from '../../utils/destinations/destination';
import { keepSecret } from '../../utils/destinations/secret';
import type { FakeServer } from '../destinations/server';
import { SERVERS } from '../destinations/servers';
import { actAt, evidence, freshLedger } from '../storage/ledger';
import { diesAt, type Life } from '../storage/mortal';
import { shelf } from '../storage/shelf';

export class Desk {
  readonly indexedDB = new IDBFactory();
  readonly servers = new Map<DestinationKind, FakeServer>();
  readonly storage = shelf();
  readonly cases: string[] = [];
  /** What the browser takes itself for. */
  onLine = true;
  allowed = true;
  /** For an answer, in ms. */
  patience = 10_000;
  /** What a living worker complained of. */
  readonly faults: string[] = [];
  /** So many steps behind the next words that went out the worker dies. */
  diesBehind: number | null = null;
  #watching: Ledger | null = null;

  static async with(cases: number): Promise<Desk> {
    const desk = new Desk();
    const ledger = await freshLedger(desk.indexedDB);
    desk.#watching = ledger;
    for (let n = 0; n < cases; n++)
      desk.cases.push((await log(ledger, actAt(n), 'main', evidence(n))).logged.caseId);
    for (const kind of DESTINATION_KINDS) {
      const server = await new SERVERS[kind]().listen();
      desk.servers.set(kind, server);
      const { origin, fields } = server.place;
      await saveDestination(ledger, actAt(cases), { id: kind, name: kind, kind, origin, fields });
      await keepSecret(desk.storage, kind, server.key);
    }
    return desk;
  }

  /** A look at the ledger that no worker takes. */
  get ledger(): Ledger {
    if (!this.#watching) throw new Error('no ledger');
    return this.#watching;
  }

  server(kind: DestinationKind): FakeServer {
    const server = this.servers.get(kind);
    if (!server) throw new Error(`no server for ${kind}`);
    return server;
  }

  async close() {
    this.#watching?.close();
    await Promise.all([...this.servers.values()].map((server) => server.close()));
  }

  /** One life of the worker, to its end or to a step at which it dies; true when it died. */
  live(
    run: (deliver: Delivers, ledger: Ledger) => Promise<unknown>,
    lastStep = Number.POSITIVE_INFINITY,
  ): Promise<boolean> {
    return diesAt(this.indexedDB, lastStep, async (ledger, life) => {
      this.#browser(life);
      // What a dead one still says is not heard: its database is closed.
      vi.spyOn(console, 'error').mockImplementation((...said) => {
        const words = said.join(' ');
        if (!life.dead && !words.includes('DatabaseClosedError')) this.faults.push(words);
      });
      const deliver = delivers(
        async () => ledger,
        () => undefined,
        (question) => life.calls(() => this.#ask(question, life)),
      );
      await run(deliver, ledger);
    });
  }

  async #ask(question: Question, life: Life) {
    const { origin } = new URL(question.url);
    const server = [...this.servers.values()].find(({ place }) => place.origin === origin);
    if (!server) throw new NoAnswer('network', `nobody is at ${origin}`);
    try {
      return await server.asks(this.patience)(question);
    } finally {
      if (question.method === 'POST' && this.diesBehind !== null) {
        life.lastStep = life.steps + this.diesBehind;
        this.diesBehind = null;
      }
    }
  }

  /** The browser as this worker sees it: each call is a step at which it may die. */
  #browser(life: Life) {
    const { get, set, remove } = this.storage;
    Object.assign(fakeBrowser.storage.local, {
      get: (keys: string[]) => life.calls(() => get(keys)),
      set: (items: Record<string, unknown>) => life.calls(() => set(items)),
      remove: (keys: string[]) => life.calls(() => remove(keys)),
    });
    Object.assign(fakeBrowser.permissions, {
      contains: () => life.calls(() => this.allowed),
      onAdded: { addListener: () => undefined },
    });
    vi.stubGlobal('navigator', { onLine: this.onLine });
  }
}
