/**
 * What a story may do in a browser, whichever it is. `chromium.ts` and `firefox.ts` implement it; a story imports
 * `test` from `../story` and never asks which browser it has.
 */
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import path from 'node:path';
import type { Duplex } from 'node:stream';
import type { Browser } from 'webextension-polyfill';

/** A document to serve: its HTML, or a body of another type, or with headers (a Content-Security-Policy). */
export type Served = string | { body: string; type?: string; headers?: Record<string, string> };

/** A string is the whole accessible name, white space collapsed; a RegExp is tested against it. */
export type Name = string | RegExp;

export interface FindOptions {
  /** Only inside the innermost list item, article, row, section, fieldset or dialog that has this text. */
  within?: string;
  /** Which one, when several are meant to match. Without it, a second match is an error. */
  nth?: number;
}

export interface ScreenshotOptions {
  width?: number;
  height?: number;
  dark?: boolean;
  /** The whole document instead of what is in view. */
  full?: boolean;
  /** Runs while the tab still looks like that. */
  during?: () => Promise<void>;
}

/** A browser tab: a site's page, or the panel. Every waiting method gives up after `PATIENCE` and says on what. */
/** One thing that a screen reader says, and where it stands, in px of the window. */
export interface Read {
  role: string;
  name: string;
  x: number;
  y: number;
}

export interface Tab {
  /** Runs in the page's own world. Argument and answer pass as JSON; a string is an expression. */
  evaluate<T>(script: string): Promise<T>;
  evaluate<T, A>(script: (argument: A) => T | Promise<T>, argument?: A): Promise<T>;

  /** The visible text (innerText), white space collapsed. */
  text(): Promise<string>;
  /** Waits until the visible text contains this. */
  has(text: Name): Promise<void>;
  /** Waits until the visible text does not contain this. */
  gone(text: Name): Promise<void>;
  /** The document as the page itself can see it: closed shadow roots are not in it. */
  html(): Promise<string>;

  /** The accessible name of each mark's button, in page order; '' for a mark without a button. */
  marks(): Promise<{ name: string }[]>;
  /** What a screen reader comes by, in its order; null in Firefox, whose BiDi tells no accessibility tree. */
  readingOrder(): Promise<Read[] | null>;
  /** A trusted click of the mouse at the centre of the n-th `span[data-tk-mark]`, scrolled into view. */
  clickMark(index: number): Promise<void>;
  /** The same, for what has no role and name. */
  clickCss(css: string, index?: number): Promise<void>;
  /** Selects the text of an element by dragging the mouse over it; answers what is selected. */
  select(css: string): Promise<string>;

  /** Waits for the only visible, enabled one of this ARIA role and name, and clicks it with the mouse. */
  click(role: string, name: Name, options?: FindOptions): Promise<void>;
  /** Replaces the text of the field with this label. A date is written as YYYY-MM-DD. */
  fill(label: Name, text: string, options?: FindOptions): Promise<void>;
  /** Chooses the option with this visible text. */
  choose(label: Name, option: string, options?: FindOptions): Promise<void>;
  /** Gives files to a file field; the field may be hidden. */
  upload(label: Name, files: string[], options?: FindOptions): Promise<void>;
  /** A key, or a chord such as `Control+Enter` or `ControlOrMeta+C`. Goes to the focused element. */
  press(key: string): Promise<void>;
  /** Types text, key by key, into the focused element. */
  type(text: string): Promise<void>;

  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Makes this the active tab of the window. */
  front(): Promise<void>;
  screenshot(file: string, options?: ScreenshotOptions): Promise<void>;
  /** Prints it as the browser does by itself, into a file: a PDF on A4, without backgrounds. */
  print(file: string): Promise<void>;
  close(): Promise<void>;
}

export interface Driver {
  readonly browser: 'chromium' | 'firefox';
  /** `chrome-extension://…` or `moz-extension://…`, without a slash at the end. */
  readonly origin: string;

  /**
   * Serves documents at their real addresses (https://x.com/home); may be called again to change them. A request
   * for anything else is refused and kept for `takeLeaks`.
   */
  serve(pages: Record<string, Served>): void;
  /** From now on this host is a real server with the tests’ certificate (tests/destinations), at this port of this machine. */
  tunnel(host: string, port: number): void;
  /** Opens an address in a new tab, which becomes the active one. */
  open(url: string): Promise<Tab>;
  /**
   * The side panel's page in a tab of its own, `suffix` being a `?query` or `#hash`. No browser lets a test open the
   * real panel, and the real one asks for `tabs.query({ active: true, currentWindow: true })`. So this tab stays in
   * the background of the same window: the tab that was active stays active (`front()` picks another), and the
   * panel is kept visible and painting, as the real one is.
   */
  panel(suffix?: string): Promise<Tab>;

  /** Makes the background die now, in the middle of whatever it does, and waits until it is dead. */
  killBackground(): Promise<void>;
  /** Names the present life of the background; null while it is dead. Asking does not wake it. */
  boot(): Promise<string | null>;
  /**
   * From now on the present life of the background and this page of ours have a clock that is so many ms ahead, and look at
   * it. A new life has the real one again.
   */
  setClock(ahead: number, panel: Tab): Promise<void>;
  /** All rows of one object store of the ledger, as plain JSON; none as long as there is no database. */
  readAll<Row = Record<string, unknown>>(table: string): Promise<Row[]>;
  /** Runs in an extension page that holds none of our code, with the extension APIs. Passes JSON only. */
  inExtension<T, A>(script: InExtension<T, A>, argument?: A): Promise<T>;
  /** The text on the toolbar badge. */
  badge(): Promise<string>;
  /** The text on the clipboard. */
  clipboardText(): Promise<string>;
  /** Runs `act`, waits for the download that it starts, and answers the suggested name and the text. */
  download(act: () => Promise<void>): Promise<{ name: string; text: string }>;

  /** From now on the browser saves files as for its user, under the names that they are given; the folder of downloads. */
  savesFiles(): Promise<string>;

  /** Requests that would have left the browser since the last call. The fixture wants none at the end. */
  takeLeaks(): string[];
  /** Uncaught errors of pages, of our scripts in them and of the extension since the last call. */
  takeErrors(): Promise<string[]>;
  /** Reloads the extension as its developer or an update does; the tabs with sites stay open, its own pages close. */
  reloadExtension(): Promise<void>;
  /**
   * Closes the browser and opens it again on the same profile. All tabs are gone; what is served stays. `meanwhile` gets
   * the folder of the extension's IndexedDB on the disk.
   */
  restart(meanwhile?: (database: string) => Promise<void>): Promise<void>;
  /** Kills the whole browser in the middle of whatever it does (SIGKILL), and opens it again on the same profile. */
  crash(): Promise<void>;
  /** Makes it a browser in which the extension was just installed: no tabs, no data, nothing served. */
  renew(): Promise<void>;
  /** A picture of every open tab, for a test that failed. */
  snapshots(folder: string): Promise<string[]>;
  /** Closes the browser and removes its profile. */
  stop(): Promise<void>;
}

export interface StartOptions {
  /** The folder that holds `chrome-mv3` and `firefox-mv3`. */
  output: string;
  /** Where the profile is kept; the driver removes it in the end. */
  profile: string;
  /** The screen to show its window on; headless without one. */
  display: string | null;
}

export type InExtension<T, A> = (browser: Browser, argument: A) => T | Promise<T>;

export const PATIENCE = 20_000;
export const LEDGER = 'threadkeeper';

/** The only folder in `parent` whose name fits. */
export async function folderIn(parent: string, name: RegExp): Promise<string> {
  const found = (await readdir(parent)).filter((one) => name.test(one));
  if (found.length !== 1) throw new Error(`${found.length} folders ${name} in ${parent}`);
  return path.join(parent, found[0] ?? '');
}

export const pause = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));

/** Asks again until the answer is not undefined. `what` says what is missing; it is asked only at the end. */
export async function until<T>(
  ask: () => Promise<T | undefined>,
  what: string | (() => string),
  patience = PATIENCE,
): Promise<T> {
  const end = Date.now() + patience;
  let trouble = '';
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== undefined) return answer;
      trouble = '';
    } catch (error) {
      trouble = ` (${error instanceof Error ? error.message : String(error)})`; // the page may be on its way
    }
    if (Date.now() > end) {
      throw new Error(`${typeof what === 'string' ? what : what()}${trouble}, after ${patience} ms`);
    }
    await pause(50);
  }
}

export const collapse = (text: string) => text.replace(/\s+/g, ' ').trim();

export function matches(wanted: Name, text: string) {
  return typeof wanted === 'string' ? text.includes(collapse(wanted)) : wanted.test(text);
}

/** What the two tabs share: everything that can be said through `evaluate` and a mouse. */
export abstract class CommonTab {
  abstract evaluate<T, A>(script: string | ((argument: A) => T | Promise<T>), argument?: A): Promise<T>;
  protected abstract drag(from: Point, to: Point): Promise<void>;

  async text() {
    return collapse(await this.evaluate<string, undefined>('document.body ? document.body.innerText : ""'));
  }

  async has(text: Name) {
    let last = '';
    await until(
      async () => {
        last = await this.text();
        return matches(text, last) || undefined;
      },
      () => `The page never showed ${text}. It shows: ${last}`,
    );
  }

  async gone(text: Name) {
    let last = '';
    await until(
      async () => {
        last = await this.text();
        return !matches(text, last) || undefined;
      },
      () => `The page still shows ${text}. It shows: ${last}`,
    );
  }

  html() {
    return this.evaluate<string, undefined>('document.documentElement.outerHTML');
  }

  clickMark(index: number) {
    return this.clickCss('span[data-tk-mark]', index);
  }

  async clickCss(css: string, index = 0) {
    const point = await until(
      () => this.evaluate(centreOf, { css, index }).then((found) => found ?? undefined),
      `No ${css} number ${index} to click`,
    );
    await this.drag(point, point);
  }

  async select(css: string) {
    const ends = await until(
      () => this.evaluate(endsOfText, css).then((found) => found ?? undefined),
      `No ${css} with text to select`,
    );
    await this.drag(ends.from, ends.to);
    return this.evaluate<string, undefined>('getSelection().toString()');
  }
}

export interface Point {
  x: number;
  y: number;
}

// The functions below run in the page, so they use nothing from outside themselves.

function centreOf({ css, index }: { css: string; index: number }): Point | null {
  const element = document.querySelectorAll(css)[index];
  if (!element) return null;
  element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  const { left, top, width, height } = element.getBoundingClientRect();
  return width && height ? { x: left + width / 2, y: top + height / 2 } : null;
}

function endsOfText(css: string): { from: Point; to: Point } | null {
  const element = document.querySelector(css);
  if (!element) return null;
  element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  const range = document.createRange();
  range.selectNodeContents(element);
  const lines = [...range.getClientRects()].filter((line) => line.width > 0 && line.height > 0);
  const first = lines[0];
  const last = lines.at(-1);
  if (!first || !last) return null;
  return {
    from: { x: first.left + 0.5, y: first.top + first.height / 2 },
    to: { x: last.right - 0.5, y: last.top + last.height / 2 },
  };
}

/** Runs where the clock is to be another one. */
export const SET_CLOCK = `(scope, ahead) => {
  const Real = (scope.RealDate ??= scope.Date);
  scope.Date = class extends Real {
    constructor(...given) {
      if (given.length > 0) super(...given);
      else super(Real.now() + ahead);
    }
    static now() {
      return Real.now() + ahead;
    }
  };
}`;

/** The same in a page of the extension, which then looks at the time as if somebody came back to it. */
export const setClockOf = (panel: Tab, ahead: number) =>
  panel.evaluate<null>(
    `((${SET_CLOCK})(window, ${ahead}), document.dispatchEvent(new Event('visibilitychange')), null)`,
  );

/** Runs in an extension page: all rows of a store. It never creates the database, which is the extension's to do. */
export async function rowsOf(
  _browser: Browser,
  { database, table }: { database: string; table: string },
): Promise<unknown[]> {
  const known = await indexedDB.databases();
  if (!known.some(({ name }) => name === database)) return [];
  const ask = <T>(request: IDBRequest<T>) =>
    new Promise<T>((done, fail) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
  const opened = await ask(indexedDB.open(database));
  try {
    return await ask(opened.transaction(table).objectStore(table).getAll());
  } finally {
    opened.close();
  }
}

/** Runs in an extension page while the background is dead: nothing that the extension kept is left. */
export async function wipe(browser: Browser): Promise<null> {
  for (const { name = '' } of await indexedDB.databases()) {
    await new Promise<void>((done, fail) => {
      const deleting = indexedDB.deleteDatabase(name);
      deleting.onsuccess = () => done();
      deleting.onerror = () => fail(deleting.error);
    });
  }
  const files = await navigator.storage.getDirectory();
  for await (const name of files.keys()) await files.removeEntry(name, { recursive: true });
  localStorage.clear();
  await Promise.all([
    browser.storage.local.clear(),
    browser.storage.session.clear(),
    browser.alarms.clearAll(),
  ]);
  return null;
}

/** Runs in an extension page: the page that opens by itself at an installation has come, and is closed again. */
export async function closeWelcome(browser: Browser): Promise<null> {
  while (!(await browser.storage.local.get('welcomed')).welcomed)
    await new Promise((done) => setTimeout(done, 20));
  const tabs = await browser.tabs.query({});
  const welcome = tabs.filter(({ url }) => url === browser.runtime.getURL('/welcome.html'));
  await browser.tabs.remove(welcome.flatMap(({ id }) => id ?? []));
  return null;
}

export function manifestOf(folder: string): { browser_specific_settings?: { gecko?: { id?: string } } } {
  try {
    return JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8'));
  } catch (error) {
    throw new Error(`No extension in ${folder}: run "npm run build" first.`, { cause: error });
  }
}

/**
 * What the test serves, and what it caught. Both browsers send all their traffic to a proxy of ours that refuses
 * everything, so that a request that no page owns (a background's fetch, a WebSocket, a preconnect) is seen too; of
 * an https request it sees the host only.
 */
export class Network {
  readonly #pages = new Map<string, Served>();
  readonly #tunnels = new Map<string, number>();
  /** Those of earlier stories too. */
  readonly #everTunnelled = new Set<string>();
  readonly #tunnelled = new Set<Duplex>();
  #leaks: string[] = [];
  /** Hosts (and those below) which the browser itself asks for, and why; `served`: the sites that are served. */
  readonly #own: Map<string, string>;
  readonly #proxy = createServer((request, response) => {
    this.#atProxy(request.url ?? '');
    response.writeHead(502).end();
  });

  constructor(own: Record<string, string>) {
    this.#own = new Map(Object.entries(own));
    this.#proxy.on('connect', (request, socket) => {
      socket.on('error', () => {}); // the browser may hang up first
      const port = this.#tunnels.get(new URL(`https://${request.url}`).hostname);
      if (port !== undefined) {
        const through = connect(port, '127.0.0.1', () => {
          socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
          through.pipe(socket).pipe(through);
        });
        through.on('error', () => socket.destroy());
        // What one end leaves half open would keep the proxy, and with it the test run, from ending.
        this.#tunnelled.add(socket);
        socket.on('close', () => {
          this.#tunnelled.delete(socket);
          through.destroy();
        });
        through.on('close', () => socket.end());
        return;
      }
      this.#atProxy(`https://${request.url}`);
      socket.end('HTTP/1.1 502 Nothing leaves\r\n\r\n');
    });
  }

  async listen(): Promise<number> {
    await new Promise<void>((done) => this.#proxy.listen(0, '127.0.0.1', done));
    return (this.#proxy.address() as AddressInfo).port;
  }

  close() {
    this.#proxy.closeAllConnections();
    // Those are no longer the proxy's own, though it waits for them.
    for (const socket of this.#tunnelled) socket.destroy();
    return new Promise<void>((done) => this.#proxy.close(() => done()));
  }

  tunnel(host: string, port: number) {
    this.#tunnels.set(host, port);
    this.#everTunnelled.add(host);
  }

  /** For what is heard of late, when another story may have begun. */
  wasTunnelled(url: string) {
    return this.#everTunnelled.has(new URL(url).hostname);
  }

  isTunnelled(url: string) {
    return this.#tunnels.has(new URL(url).hostname);
  }

  serve(pages: Record<string, Served>) {
    for (const [url, page] of Object.entries(pages)) this.#pages.set(new URL(url).href, page);
  }

  /** What to answer: a page, `nothing` for an icon that the browser asks of a served site, or null for a leak. */
  answer(url: string, who: string) {
    const address = new URL(url);
    address.hash = '';
    const page = this.#pages.get(address.href);
    if (page !== undefined) {
      const {
        body,
        type = 'text/html; charset=utf-8',
        headers = {},
      } = typeof page === 'string' ? { body: page } : page;
      return { status: 200, body, headers: { 'content-type': type, ...headers } };
    }
    // Every browser asks a site for its icon by itself.
    if (address.pathname === '/favicon.ico' && this.isServed(address))
      return { status: 404, body: '', headers: {} };
    return this.refuse(url, who);
  }

  /** Nobody may ask for it, whatever is served. */
  refuse(url: string, who: string): null {
    this.#leaks.push(`${who}: ${url}`);
    return null;
  }

  serveNothing() {
    this.#pages.clear();
    this.#tunnels.clear();
  }

  isServed({ host }: URL) {
    return [...this.#pages.keys()].some((url) => new URL(url).host === host);
  }

  #atProxy(url: string) {
    const address = new URL(url);
    if ([...this.#own.keys()].some((host) => `.${address.hostname}`.endsWith(`.${host}`))) return;
    if (this.#own.has('served') && this.isServed(address)) return;
    this.#leaks.push(`at the proxy: ${url}`);
  }

  takeLeaks() {
    const leaks = this.#leaks;
    this.#leaks = [];
    return leaks;
  }
}
