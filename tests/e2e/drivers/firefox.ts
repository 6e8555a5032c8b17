/**
 * The driver for an ordinary Firefox. puppeteer-core starts it and installs the extension; everything else is raw
 * WebDriver BiDi, because puppeteer waits for ever for the load event of a moz-extension: page.
 * `--remote-allow-system-access` opens two doors: navigating to moz-extension: pages, and scripts in the browser's
 * own window, which alone can end the event page, read the clipboard and keep a background tab painting.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import { firefoxProgram } from '../../../scripts/browsers.mjs';
import {
  CommonTab,
  closeWelcome,
  type Driver,
  type FindOptions,
  folderIn,
  type InExtension,
  LEDGER,
  manifestOf,
  type Name,
  Network,
  type Point,
  rowsOf,
  type ScreenshotOptions,
  SET_CLOCK,
  type Served,
  type StartOptions,
  setClockOf,
  type Tab,
  until,
  wipe,
} from './driver';
import { type Aim, aimAt, nameOfButton, type Query, watchMisses } from './find';

/** Pinned, so that the address of the extension's pages is known and its IndexedDB is found again. */
const UUID = '7468726b-6565-4065-8065-706572303031';

/** What Firefox asks for by itself: nothing, with the settings below. */
const FIREFOXS_OWN = {};

/** WebDriver's names of keys. */
const KEYS: Record<string, string> = {
  Enter: '\uE007',
  Tab: '\uE004',
  Escape: '\uE00C',
  Backspace: '\uE003',
  Delete: '\uE017',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  F6: '\uE036',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Meta: '\uE03D',
  ControlOrMeta: process.platform === 'darwin' ? '\uE03D' : '\uE009',
};

/** A value as BiDi serializes it; only what is read here. */
interface Remote {
  type: string;
  value?: unknown;
  sharedId?: string;
}
interface RemoteNode {
  sharedId: string;
  value: { shadowRoot?: { sharedId: string } | null };
}

/** The few BiDi commands that are used, over puppeteer's connection. */
/** Some frames of the page, in ms. */
const FRAMES = 50;

class Bidi {
  readonly #connection: {
    send(method: string, parameters: object): Promise<{ result: unknown }>;
    on(event: string, handler: (parameters: never) => void): void;
  };
  constructor(browser: Browser) {
    // Not part of puppeteer's public types; it has been there as long as its BiDi has.
    this.#connection = (browser as unknown as { connection: never }).connection;
  }

  async send<Result = unknown>(method: string, parameters: object): Promise<Result> {
    return (await this.#connection.send(method, parameters)).result as Result;
  }

  on<Event>(event: string, handler: (parameters: Event) => void) {
    this.#connection.on(event, handler);
  }

  /** Calls `script` with the nodes as arguments, and answers what it returns, through JSON. */
  async call<T>(
    context: string,
    script: string,
    nodes: { sharedId: string }[] = [],
    sandbox?: string,
  ): Promise<T> {
    const answer = await this.send<{ type: string; result: Remote; exceptionDetails?: { text: string } }>(
      'script.callFunction',
      {
        functionDeclaration: `async (...nodes) => JSON.stringify(await (${script})(...nodes))`,
        arguments: nodes.map(({ sharedId }) => ({ sharedId })),
        target: sandbox ? { context, sandbox } : { context },
        awaitPromise: true,
        userActivation: false,
      },
    );
    if (answer.type !== 'success') throw new Error(answer.exceptionDetails?.text ?? 'The script failed.');
    return answer.result.type === 'string' ? JSON.parse(answer.result.value as string) : (undefined as T);
  }
}

/** Half-way between light and dark a button is neither: until what changes has changed, or a second at most. */
const COLOURS_CHANGED = `new Promise((done) => {
  setTimeout(() => done(null), 1_000);
  requestAnimationFrame(() =>
    Promise.allSettled(document.getAnimations().map(({ finished }) => finished)).then(() => done(null)));
})`;

class FirefoxTab extends CommonTab implements Tab {
  readonly context: string;
  readonly #bidi: Bidi;
  readonly #chrome: (script: string) => Promise<unknown>;
  /** A panel in the background is told that it is seen. */
  readonly #isPanel: boolean;

  constructor(bidi: Bidi, context: string, chrome: (script: string) => Promise<unknown>, isPanel = false) {
    super();
    this.#bidi = bidi;
    this.context = context;
    this.#chrome = chrome;
    this.#isPanel = isPanel;
  }

  async evaluate<T, A>(script: string | ((argument: A) => T | Promise<T>), argument?: A): Promise<T> {
    await this.#wake();
    return this.#bidi.call<T>(
      this.context,
      typeof script === 'string' ? `() => (${script})` : `() => (${script})(${JSON.stringify(argument)})`,
    );
  }

  async marks() {
    const { nodes } = await this.#bidi.send<{ nodes: RemoteNode[] }>('browsingContext.locateNodes', {
      context: this.context,
      locator: { type: 'css', value: 'span[data-tk-mark]' },
      serializationOptions: { includeShadowTree: 'all', maxDomDepth: 1 },
    });
    return Promise.all(
      nodes.map(async ({ value: { shadowRoot } }) => ({
        // In a sandbox, so that the page never gets hold of the root.
        name: shadowRoot
          ? await this.#bidi.call<string>(this.context, `${nameOfButton}`, [shadowRoot], 'marks')
          : '',
      })),
    );
  }

  async readingOrder() {
    return null;
  }

  protected async drag(from: Point, to: Point) {
    await this.#wake();
    const at = ({ x, y }: Point, duration = 0) => ({
      type: 'pointerMove',
      x: Math.round(x),
      y: Math.round(y),
      duration,
      origin: 'viewport',
    });
    await this.#act({
      type: 'pointer',
      id: 'mouse',
      actions: [
        at(from),
        { type: 'pointerDown', button: 0 },
        ...(from === to ? [] : [at(to, 60)]),
        { type: 'pointerUp', button: 0 },
      ],
    });
  }

  async click(role: string, name: Name, options: FindOptions = {}) {
    const query = { role, ...asQuery(name, options) };
    await this.evaluate(watchMisses);
    do {
      let { point } = await this.#aim(query);
      // As Playwright does: it must stand where it stood a moment ago, or the click falls beside it.
      for (;;) {
        await new Promise((done) => setTimeout(done, FRAMES));
        const { point: next } = await this.#aim(query);
        if (next.x === point.x && next.y === point.y) break;
        point = next;
      }
      await this.drag(point, point);
      // It may still move before the click comes; a user would click again.
      // A page that the click closed cannot be asked.
    } while (await this.evaluate('"e2eMissed" in document.documentElement.dataset').catch(() => false));
  }

  async fill(label: Name, text: string, options: FindOptions = {}) {
    await this.#aim({ field: true, act: 'fill', value: text, ...asQuery(label, options) });
  }

  async choose(label: Name, option: string, options: FindOptions = {}) {
    await this.#aim({ field: true, act: 'choose', value: option, ...asQuery(label, options) });
  }

  async upload(label: Name, files: string[], options: FindOptions = {}) {
    const query = { field: true, hidden: true, act: 'tag', ...asQuery(label, options) } as const;
    await this.#aim(query);
    const { nodes } = await this.#bidi.send<{ nodes: RemoteNode[] }>('browsingContext.locateNodes', {
      context: this.context,
      locator: { type: 'css', value: '[data-e2e-upload]' },
    });
    await this.#bidi.send('input.setFiles', {
      context: this.context,
      element: { sharedId: nodes[0]!.sharedId },
      files: files.map((file) => path.resolve(file)),
    });
  }

  async press(key: string) {
    const keys = key.split('+').map((name) => KEYS[name] ?? name);
    await this.#keys([
      ...keys.map((value) => ({ type: 'keyDown', value })),
      ...keys.toReversed().map((value) => ({ type: 'keyUp', value })),
    ]);
  }

  async type(text: string) {
    await this.#keys(
      [...text].flatMap((character) => {
        const value = character === '\n' ? KEYS.Enter : character;
        return [
          { type: 'keyDown', value },
          { type: 'keyUp', value },
        ];
      }),
    );
  }

  async goto(url: string) {
    if (!url.startsWith('moz-extension:')) {
      await this.#bidi.send('browsingContext.navigate', { context: this.context, url, wait: 'complete' });
      return;
    }
    // The load event of an extension's page never comes.
    await this.#bidi.send('browsingContext.navigate', { context: this.context, url, wait: 'none' });
    await this.#loaded(`location.href === ${JSON.stringify(url)}`);
  }

  async reload() {
    await this.evaluate<null, undefined>('void (window.beforeReload = true) ?? null');
    await this.#bidi.send('browsingContext.reload', { context: this.context, wait: 'none' });
    await this.#loaded('!window.beforeReload');
  }

  #loaded(condition: string) {
    return until(
      async () =>
        (await this.#bidi.call<boolean>(
          this.context,
          `() => ${condition} && document.readyState === 'complete'`,
        )) || undefined,
      'The page never loaded',
    );
  }

  async front() {
    await this.#bidi.send('browsingContext.activate', { context: this.context });
  }

  async screenshot(file: string, { width, height, dark, full = false, during }: ScreenshotOptions = {}) {
    await this.#wake();
    const { context } = this;
    if (width && height)
      await this.#bidi.send('browsingContext.setViewport', { context, viewport: { width, height } });
    await this.#scheme(dark === undefined ? 'none' : dark ? 'dark' : 'light');
    await this.evaluate(COLOURS_CHANGED);
    const { data } = await this.#bidi.send<{ data: string }>('browsingContext.captureScreenshot', {
      context,
      origin: full ? 'document' : 'viewport',
    });
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, Buffer.from(data, 'base64'));
    await during?.();
    await this.#scheme('none');
    if (width && height) await this.#bidi.send('browsingContext.setViewport', { context, viewport: null });
  }

  /** In cm. */
  async print(file: string) {
    const { data } = await this.#bidi.send<{ data: string }>('browsingContext.print', {
      context: this.context,
      background: false,
      page: { width: 21, height: 29.7 },
    });
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, Buffer.from(data, 'base64'));
  }

  async close() {
    await this.#bidi.send('browsingContext.close', { context: this.context });
  }

  #scheme(scheme: string) {
    return this.#chrome(
      `(${ownContext})(${JSON.stringify(this.context)}).prefersColorSchemeOverride = '${scheme}'`,
    );
  }

  async #wake() {
    if (!this.#isPanel) return;
    await this.#chrome(
      `(${ownContext})(${JSON.stringify(this.context)}).embedderElement.docShellIsActive = true`,
    );
  }

  async #aim(query: Query) {
    let last: Aim | undefined;
    return until(
      async () => {
        last = await this.evaluate(aimAt, query);
        return last.point ? { point: last.point } : undefined;
      },
      () =>
        `No ${query.role ?? 'field'} ${query.name ?? query.pattern}` +
        `${query.within ? ` in a block with "${query.within}"` : ''}: ${last?.trouble ?? 'the page did not answer'}`,
    );
  }

  #keys(actions: object[]) {
    return this.#act({ type: 'key', id: 'keyboard', actions });
  }

  async #act(source: object) {
    await this.#bidi.send('input.performActions', { context: this.context, actions: [source] });
  }
}

/** In the browser's own window: the browsing context that BiDi names so. */
const ownContext = `(id) => ChromeUtils.importESModule('chrome://remote/content/shared/NavigableManager.sys.mjs')
  .NavigableManager.getBrowsingContextById(id)`;

function asQuery(name: Name, { within, nth }: FindOptions): Query {
  return {
    ...(typeof name === 'string' ? { name } : { pattern: name.source, flags: name.flags }),
    ...(within === undefined ? {} : { within }),
    ...(nth === undefined ? {} : { nth }),
  };
}

interface RequestEvent {
  isBlocked: boolean;
  request: { request: string; url: string };
}

class FirefoxDriver implements Driver {
  readonly browser = 'firefox';
  readonly origin = `moz-extension://${UUID}`;
  readonly #options: StartOptions;
  readonly #network = new Network(FIREFOXS_OWN);
  #proxy = 0;
  #program: Browser | undefined;
  #bidi!: Bidi;
  #helper!: FirefoxTab;
  #window = '';
  #id = '';
  #tabs: FirefoxTab[] = [];

  constructor(options: StartOptions) {
    this.#options = options;
  }

  get #downloads() {
    return path.join(path.resolve(this.#options.profile), 'downloads');
  }

  async start() {
    const extension = path.resolve(this.#options.output, 'firefox-mv3');
    this.#id = manifestOf(extension).browser_specific_settings?.gecko?.id ?? '';
    this.#proxy ||= await this.#network.listen();
    await mkdir(this.#downloads, { recursive: true });
    this.#program = await puppeteer.launch({
      browser: 'firefox',
      executablePath: await firefoxProgram(),
      headless: this.#options.display === null,
      acceptInsecureCerts: true,
      userDataDir: path.resolve(this.#options.profile),
      args: ['--remote-allow-system-access'],
      // Without it, a released Firefox ignores puppeteer's setting of a settings server that is none.
      env: {
        ...process.env,
        MOZ_REMOTE_SETTINGS_DEVTOOLS: '1',
        ...(this.#options.display === null ? {} : { DISPLAY: this.#options.display }),
      },
      extraPrefsFirefox: {
        'extensions.webextensions.uuids': JSON.stringify({ [this.#id]: UUID }),
        // A temporary add-on is uninstalled when Firefox quits; its ledger has to survive a restart.
        'extensions.webextensions.keepStorageOnUninstall': true,
        'extensions.webextensions.keepUuidOnUninstall': true,
        'network.proxy.type': 1,
        'network.proxy.http': '127.0.0.1',
        'network.proxy.http_port': this.#proxy,
        'network.proxy.ssl': '127.0.0.1',
        'network.proxy.ssl_port': this.#proxy,
        'network.proxy.no_proxies_on': '',
        'network.proxy.allow_hijacking_localhost': true,
        'network.proxy.failover_direct': false,
        'network.trr.mode': 5,
        'network.captive-portal-service.enabled': false,
        'network.connectivity-service.enabled': false,
        'dom.push.connection.enabled': false,
        // Nobody is there to answer: what the extension asks for at a click is granted.
        'extensions.webextOptionalPermissionPrompts': false,
        'browser.download.folderList': 2,
        'browser.download.dir': this.#downloads,
        'browser.download.always_ask_before_handling_new_types': false,
      },
    });
    this.#bidi = new Bidi(this.#program);
    await this.#intercept();
    await this.#program.installExtension(extension);
    const windows = await this.#tree({ 'moz:scope': 'chrome' });
    this.#window = windows[0]!.context;
    // The first tab becomes an extension page without any of our code.
    this.#tabs = [];
    this.#helper = this.#tab((await this.#tree({}))[0]!.context);
    await this.#helper.goto(`${this.origin}/manifest.json`);
    await this.inExtension(closeWelcome);
  }

  async #tree(parameters: object) {
    const { contexts } = await this.#bidi.send<{ contexts: { context: string }[] }>(
      'browsingContext.getTree',
      parameters,
    );
    return contexts;
  }

  /** Sees the requests of tabs and extension pages; what the event page asks for is seen by the proxy only. */
  async #intercept() {
    await this.#bidi.send('network.addIntercept', { phases: ['beforeRequestSent'] });
    await this.#bidi.send('session.subscribe', { events: ['network.beforeRequestSent'] });
    this.#bidi.on<RequestEvent>('network.beforeRequestSent', ({ isBlocked, request: { request, url } }) => {
      if (!isBlocked) return;
      this.#answer(request, url).catch(() => {}); // the tab may be gone
    });
  }

  async #answer(request: string, url: string) {
    if (!/^https?:/.test(url) || this.#network.isTunnelled(url))
      return this.#bidi.send('network.continueRequest', { request });
    const answer = this.#network.answer(url, 'page');
    if (!answer) return this.#bidi.send('network.failRequest', { request });
    return this.#bidi.send('network.provideResponse', {
      request,
      statusCode: answer.status,
      reasonPhrase: answer.status === 200 ? 'OK' : 'Not Found',
      headers: Object.entries(answer.headers).map(([name, value]) => ({
        name,
        value: { type: 'string', value },
      })),
      body: { type: 'base64', value: Buffer.from(answer.body).toString('base64') },
    });
  }

  #inWindow = <T = unknown>(script: string) =>
    this.#bidi.call<T>(
      this.#window,
      `async () => { const answer = await (${script}); return answer ?? null; }`,
    );

  #tab(context: string, isPanel = false) {
    const tab = new FirefoxTab(this.#bidi, context, this.#inWindow, isPanel);
    this.#tabs.push(tab);
    return tab;
  }

  serve(pages: Record<string, Served>) {
    this.#network.serve(pages);
  }

  tunnel(host: string, port: number) {
    this.#network.tunnel(host, port);
  }

  async open(url: string) {
    const { context } = await this.#bidi.send<{ context: string }>('browsingContext.create', { type: 'tab' });
    const tab = this.#tab(context);
    await tab.goto(url);
    return tab;
  }

  async panel(suffix = '') {
    const { context } = await this.#bidi.send<{ context: string }>('browsingContext.create', {
      type: 'tab',
      background: true,
    });
    const tab = this.#tab(context, true);
    await tab.goto(`${this.origin}/sidepanel.html${suffix}`);
    return tab;
  }

  get #extension() {
    return `WebExtensionPolicy.getByID(${JSON.stringify(this.#id)}).extension`;
  }

  async killBackground() {
    const before = await this.boot();
    if (before === null) return;
    // Its own way to end an idle event page, without the checks that would spare a busy one.
    await this.#inWindow(
      `${this.#extension}.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true })`,
    );
    await until(async () => (await this.boot()) !== before || undefined, 'The event page did not die');
  }

  boot() {
    return this.#inWindow<string | null>(
      `${this.#extension}.backgroundState === 'stopped' ? null : ${this.#extension}.backgroundContext?.childId`,
    );
  }

  async setClock(ahead: number, panel: Tab) {
    await this.#helper.evaluate<null, undefined>(
      `browser.runtime.getBackgroundPage().then((page) => ((${SET_CLOCK})(page, ${ahead}), null))`,
    );
    await setClockOf(panel, ahead);
  }

  async readAll<Row>(table: string) {
    return (await this.inExtension(rowsOf, { database: LEDGER, table })) as Row[];
  }

  inExtension<T, A>(script: InExtension<T, A>, argument?: A): Promise<T> {
    return this.#helper.evaluate<T, undefined>(`(${script})(browser, ${JSON.stringify(argument)})`);
  }

  badge() {
    return this.inExtension((browser) => browser.action.getBadgeText({}));
  }

  clipboardText() {
    return this.#inWindow<string>('navigator.clipboard.readText()');
  }

  async download(act: () => Promise<void>) {
    const before = new Set(await readdir(this.#downloads));
    await act();
    const name = await until(async () => {
      const fresh = (await readdir(this.#downloads)).filter((file) => !before.has(file));
      // While it is written it has a name of the browser's own beside the one that it will have.
      const [only] = fresh;
      return fresh.length === 1 && only?.startsWith('threadkeeper') ? only : undefined;
    }, 'Nothing was downloaded');
    const text = await readFile(path.join(this.#downloads, name), 'utf8');
    // A file of an earlier story may have had the name.
    return { name: name.replace(/\(\d+\)(?=\.\w+$)/, ''), text };
  }

  async savesFiles() {
    return this.#downloads;
  }

  takeLeaks() {
    return this.#network.takeLeaks();
  }

  takeErrors() {
    // The browser's own console hears every process; only what our scripts or a served page did is asked for.
    return this.#inWindow<string[]>(`(() => {
      const errors = Services.console.getMessageArray().filter(
        (one) => one instanceof Ci.nsIScriptError && !(one.flags & Ci.nsIScriptError.warningFlag) &&
          /javascript/.test(one.category) && /^(?:moz-extension:|https:)/.test(one.sourceName));
      Services.console.reset();
      return errors.map(String);
    })()`);
  }

  async reloadExtension() {
    // Its own page closes with the extension, and without any the browser would end.
    const { context } = await this.#bidi.send<{ context: string }>('browsingContext.create', {
      type: 'tab',
      background: true,
    });
    await this.#inWindow(`ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs')
      .AddonManager.getAddonByID(${JSON.stringify(this.#id)}).then((addon) => addon.reload()).then(() => true)`);
    this.#helper = this.#tab(context);
    await this.#helper.goto(`${this.origin}/manifest.json`);
  }

  async restart(meanwhile?: (database: string) => Promise<void>) {
    await this.#quit();
    if (meanwhile) {
      const origins = path.join(this.#options.profile, 'storage', 'default');
      await meanwhile(
        path.join(await folderIn(origins, new RegExp(`moz-extension\\+\\+\\+${UUID}$`)), 'idb'),
      );
    }
    await this.start();
  }

  async crash() {
    const browser = this.#program?.process();
    const gone = new Promise((done) => browser?.once('exit', done));
    browser?.kill('SIGKILL');
    await gone;
    await this.start();
  }

  async renew() {
    for (const tab of this.#tabs) if (tab !== this.#helper) await tab.close().catch(() => {}); // closed by the test
    // A story may have left a database open there.
    await this.#helper.reload();
    await this.killBackground();
    await this.inExtension(wipe);
    await this.reloadExtension();
    this.#tabs = [this.#helper];
    this.#network.serveNothing();
    await this.takeErrors();
  }

  async snapshots(folder: string) {
    const files: string[] = [];
    for (const tab of this.#tabs.slice(1)) {
      const file = path.join(folder, `tab-${files.length + 1}.png`);
      await tab.screenshot(file).then(
        () => files.push(file),
        () => {}, // closed by the test
      );
    }
    return files;
  }

  async #quit() {
    const kill = setTimeout(() => this.#program?.process()?.kill('SIGKILL'), 10_000);
    await this.#program?.close().catch(() => {}); // it had to be killed
    clearTimeout(kill);
  }

  async stop() {
    await this.#quit();
    await this.#network.close();
    await rm(this.#options.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

export async function startFirefox(options: StartOptions): Promise<Driver> {
  const driver = new FirefoxDriver(options);
  try {
    await driver.start();
    return driver;
  } catch (error) {
    await driver.stop();
    throw error;
  }
}
