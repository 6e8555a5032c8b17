/** The driver for Chromium, by Playwright. */
import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  type BrowserContext,
  type CDPSession,
  chromium,
  type Locator,
  type Page,
  type Worker,
} from '@playwright/test';
import { CHROMIUM_FLAGS, chromiumProgram, NO_OUTSIDE } from '../../../scripts/browsers.mjs';
import { FINGERPRINT } from '../../destinations/certificate';
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
  PATIENCE,
  type Point,
  pause,
  type Read,
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

/** The blocks that `within` looks at. */
const BLOCKS = 'li, article, tr, section, fieldset, dialog, [role=listitem], [role=dialog], [role=row]';

/**
 * What Chromium asks for by itself, seen by the proxy only. Nothing is lost by leaving it out: each request that a page makes is
 * seen before, by `route`, and each of the extension's in Chromium's own log.
 */
const CHROMIUMS_OWN = {
  served: 'It preconnects to the site that a tab is about to open.',
  'google.com': 'Its sign-in, push messaging and extension updater.',
  'googleapis.com': 'Its updater, model downloads, and form filling (which asks about the fields of a page).',
  'gvt1.com': 'The downloads of its updater.',
  'microsoft.com': "Edge's updater and settings.",
  'bing.com': "Edge's search.",
};

class ChromiumTab extends CommonTab implements Tab {
  readonly #page: Page;
  constructor(page: Page) {
    super();
    this.#page = page;
    page.setDefaultTimeout(PATIENCE);
  }

  evaluate<T, A>(script: string | ((argument: A) => T | Promise<T>), argument?: A): Promise<T> {
    return this.#page.evaluate(script as (argument: unknown) => T, argument);
  }

  async marks() {
    const session = await this.#page.context().newCDPSession(this.#page);
    try {
      const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
      const { nodes } = await session.send('Accessibility.getFullAXTree');
      const named = new Map(
        nodes
          .filter((node) => !node.ignored && node.role?.value === 'button')
          .map((node) => [node.backendDOMNodeId, String(node.name?.value ?? '')]),
      );
      return marksIn(root).map((host) => ({
        name: nodesIn(host).flatMap((node) => named.get(node.backendNodeId) ?? [])[0] ?? '',
      }));
    } finally {
      await session.detach();
    }
  }

  async readingOrder() {
    const session = await this.#page.context().newCDPSession(this.#page);
    try {
      await session.send('DOM.enable');
      const { nodes } = await session.send('Accessibility.getFullAXTree');
      const byId = new Map(nodes.map((node) => [node.nodeId, node]));
      const order: Read[] = [];
      const go = async (id: string): Promise<void> => {
        const node = byId.get(id);
        if (!node) return;
        const role = String(node.role?.value ?? '');
        const name = String(node.name?.value ?? '');
        if (!node.ignored && name !== '' && node.backendDOMNodeId && role !== 'InlineTextBox') {
          const place = await session
            .send('DOM.getBoxModel', { backendNodeId: node.backendDOMNodeId })
            .catch(() => null); // it has no box: a text that is only for the ear
          if (place) order.push({ role, name, x: place.model.border[0] ?? 0, y: place.model.border[1] ?? 0 });
        }
        for (const child of node.childIds ?? []) await go(child);
      };
      const root = nodes[0];
      if (root) await go(root.nodeId);
      return order;
    } finally {
      await session.detach();
    }
  }

  protected async drag(from: Point, to: Point) {
    const { mouse } = this.#page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    if (from !== to) await mouse.move(to.x, to.y, { steps: 4 });
    await mouse.up();
  }

  async click(role: string, name: Name, options: FindOptions = {}) {
    const root = this.#root(options);
    const exact = typeof name === 'string';
    let found = root.getByRole(role as Parameters<Page['getByRole']>[0], { name, exact });
    if (role === 'button') {
      // A summary is one to the user, but has no role in ARIA.
      const hasText = exact ? new RegExp(`^\\s*${literally(name).replace(/ /g, '\\s+')}\\s*$`) : name;
      found = found.or(root.locator('summary').filter({ hasText }));
    }
    await this.#one(found, options).click();
  }

  fill(label: Name, text: string, options: FindOptions = {}) {
    return this.#field(label, options).fill(text);
  }

  async choose(label: Name, option: string, options: FindOptions = {}) {
    await this.#field(label, options).selectOption({ label: option });
  }

  upload(label: Name, files: string[], options: FindOptions = {}) {
    return this.#field(label, options).setInputFiles(files);
  }

  press(key: string) {
    return this.#page.keyboard.press(key);
  }

  type(text: string) {
    return this.#page.keyboard.type(text);
  }

  async goto(url: string) {
    await this.#page.goto(url, { waitUntil: 'load' });
  }

  async reload() {
    await this.#page.reload({ waitUntil: 'load' });
  }

  front() {
    return this.#page.bringToFront();
  }

  async screenshot(file: string, { width, height, dark, full = false, during }: ScreenshotOptions = {}) {
    const before = this.#page.viewportSize();
    if (width && height) await this.#page.setViewportSize({ width, height });
    await this.#page.emulateMedia({ colorScheme: dark === undefined ? null : dark ? 'dark' : 'light' });
    await mkdir(path.dirname(file), { recursive: true });
    await this.#page.screenshot({ path: file, fullPage: full, animations: 'disabled' });
    await during?.();
    await this.#page.emulateMedia({ colorScheme: null });
    if (width && height && before) await this.#page.setViewportSize(before);
  }

  async print(file: string) {
    await mkdir(path.dirname(file), { recursive: true });
    await this.#page.pdf({ path: file, format: 'A4', printBackground: false });
  }

  close() {
    return this.#page.close();
  }

  #root({ within }: FindOptions): Page | Locator {
    if (within === undefined) return this.#page;
    const blocks = this.#page.locator(BLOCKS).filter({ hasText: within });
    return blocks.filter({ hasNot: this.#page.locator(BLOCKS).filter({ hasText: within }) }).first();
  }

  #field(label: Name, options: FindOptions) {
    const fields = this.#root(options).getByLabel(label, { exact: typeof label === 'string' });
    return this.#one(fields.and(this.#page.locator('input, textarea, select, [contenteditable]')), options);
  }

  #one(found: Locator, { nth }: FindOptions) {
    return nth === undefined ? found : found.nth(nth);
  }
}

function isGone(id: number): boolean {
  try {
    process.kill(id, 0);
  } catch {
    return true;
  }
  // On Linux one that nobody waited for is a zombie, which holds no file any more.
  const status = `/proc/${id}/status`;
  return existsSync(status) && /^State:\s+Z/m.test(readFileSync(status, 'utf8'));
}

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

interface DomNode {
  nodeName: string;
  backendNodeId: number;
  attributes?: string[];
  children?: DomNode[];
  shadowRoots?: DomNode[];
}

function nodesIn(node: DomNode): DomNode[] {
  return [node, ...[...(node.shadowRoots ?? []), ...(node.children ?? [])].flatMap(nodesIn)];
}

function marksIn(root: DomNode): DomNode[] {
  return nodesIn(root).filter(
    (node) => node.nodeName === 'SPAN' && node.attributes?.includes('data-tk-mark'),
  );
}

/** Without developer mode, an unpacked extension that reloads itself stays switched off (Chromium 156). */
async function setPreferences(profile: string) {
  const file = path.join(profile, 'Default', 'Preferences');
  await mkdir(path.dirname(file), { recursive: true });
  const preferences = {
    extensions: { ui: { developer_mode: true } },
    download: { default_directory: downloadsOf(profile) },
  };
  await writeFile(file, JSON.stringify(preferences), { flag: 'wx' }).catch(() => {}); // it was started before
}

const downloadsOf = (profile: string) => path.join(path.resolve(profile), 'downloads');

/**
 * Chromium's own log of what it asked for, and for whom: an event a line. It knows what `route` does not: what an offscreen document
 * asks for, and a worker before anybody could look (tests/e2e/leaks.spec.ts).
 */
class AskedLog {
  readonly #file: string;
  #read = 0;
  #rest = '';
  constructor(file: string) {
    this.#file = file;
  }

  /** What was asked for in the name of this origin since the last call; the last few may come with the next one. */
  take(origin: string): string[] {
    if (!existsSync(this.#file)) return [];
    const file = openSync(this.#file, 'r');
    const chunk = Buffer.alloc(1 << 20);
    try {
      for (let size = -1; size !== 0; ) {
        size = readSync(file, chunk, 0, chunk.length, this.#read);
        this.#read += size;
        this.#rest += chunk.toString('latin1', 0, size);
      }
    } finally {
      closeSync(file);
    }
    const lines = this.#rest.split('\n');
    this.#rest = lines.pop() ?? '';
    return lines
      .filter((line) => line.includes(`"initiator":"${origin}"`))
      .flatMap((line) => /"url":"((?:https?|wss?):[^"]*)"/.exec(line)?.[1] ?? []);
  }
}

class ChromiumDriver implements Driver {
  readonly browser = 'chromium';
  readonly #options: StartOptions;
  readonly #network = new Network(CHROMIUMS_OWN);
  #proxy = 0;
  #starts = 0;
  #asked: AskedLog | null = null;
  #context!: BrowserContext;
  #helper!: ChromiumTab;
  #worker!: Worker;
  #workers!: CDPSession;
  #errors: string[] = [];
  #alive = false;
  #savesFiles = false;
  #onDeath = () => {};
  origin = '';

  constructor(options: StartOptions) {
    this.#options = options;
  }

  async start() {
    const extension = path.resolve(this.#options.output, 'chrome-mv3');
    manifestOf(extension);
    await setPreferences(this.#options.profile);
    this.#proxy ||= await this.#network.listen();
    const log = path.resolve(this.#options.profile, `asked-${++this.#starts}.json`);
    this.#asked = new AskedLog(log);
    this.#context = await chromium.launchPersistentContext(this.#options.profile, {
      executablePath: await chromiumProgram(),
      headless: this.#options.display === null,
      ...(this.#options.display === null ? {} : { env: { ...process.env, DISPLAY: this.#options.display } }),
      args: [
        ...CHROMIUM_FLAGS,
        // The rule would hide our own proxy too.
        ...NO_OUTSIDE.map((flag) => `${flag}, EXCLUDE 127.0.0.1`),
        `--ignore-certificate-errors-spki-list=${FINGERPRINT}`,
        `--proxy-server=http://127.0.0.1:${this.#proxy}`,
        '--proxy-bypass-list=<-loopback>',
        `--log-net-log=${log}`,
        `--disable-extensions-except=${extension}`,
        `--load-extension=${extension}`,
      ],
    });
    // Sees the requests of pages, content scripts, extension pages and the extension's worker.
    await this.#context.route(/^https?:/, async (route) => {
      const request = route.request();
      if (this.#network.isTunnelled(request.url())) return route.continue();
      const answer = request.serviceWorker()
        ? this.#network.refuse(request.url(), 'background')
        : this.#network.answer(request.url(), 'page');
      await (answer ? route.fulfill(answer) : route.abort());
    });
    this.#worker = this.#context.serviceWorkers()[0] ?? (await this.#context.waitForEvent('serviceworker'));
    this.origin = `chrome-extension://${new URL(this.#worker.url()).host}`;
    this.#context.on('weberror', (error) => this.#errors.push(String(error.error().stack)));
    await this.#openHelper(this.#context.pages()[0] ?? (await this.#context.newPage()));
    await this.inExtension(closeWelcome);
  }

  /** One tab is an extension page without any of our code. */
  async #openHelper(page: Page) {
    await page.goto(`${this.origin}/manifest.json`);
    this.#helper = new ChromiumTab(page);
    this.#workers = await this.#context.newCDPSession(page);
    this.#alive = false;
    this.#workers.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      for (const { scriptURL, runningStatus } of versions) {
        if (!scriptURL.startsWith(this.origin)) continue;
        this.#alive = runningStatus === 'running';
        if (runningStatus === 'stopped') this.#onDeath();
      }
    });
    this.#workers.on('ServiceWorker.workerErrorReported', ({ errorMessage }) => {
      // "No SW" is what Chromium answers to a worker that is being ended: what it says then is no fault of ours.
      const { sourceURL, errorMessage: said } = errorMessage;
      if (sourceURL.startsWith(this.origin) && !said.endsWith('Error: No SW')) this.#errors.push(said);
    });
    await this.#workers.send('ServiceWorker.enable');
  }

  serve(pages: Record<string, Served>) {
    this.#network.serve(pages);
  }

  tunnel(host: string, port: number) {
    this.#network.tunnel(host, port);
  }

  async open(url: string) {
    const tab = new ChromiumTab(await this.#context.newPage());
    await tab.goto(url);
    return tab;
  }

  async panel(suffix = '') {
    // A new page would become the active tab, and the panel would find itself. Tabs opened by the API need not.
    const url = `${this.origin}/sidepanel.html${suffix}`;
    const opened = this.#context.waitForEvent('page', (page) => page.url() === url);
    await this.inExtension(
      (browser, to) => browser.tabs.create({ url: to, active: false }).then(() => 0),
      url,
    );
    const page = await opened;
    // Not `waitForURL`: it once waited for ever for a load event that had been.
    await until(
      async () => (await page.evaluate('document.readyState')) === 'complete' || undefined,
      'The panel never loaded',
    );
    // A background tab paints once a second, and a click waits for two frames. One that is recorded paints on.
    const recorder = await this.#context.newCDPSession(page);
    recorder.on('Page.screencastFrame', ({ sessionId }) => {
      recorder.send('Page.screencastFrameAck', { sessionId }).catch(() => {}); // closed meanwhile
    });
    await recorder.send('Page.startScreencast', { format: 'jpeg', quality: 1, maxWidth: 16, maxHeight: 16 });
    return new ChromiumTab(page);
  }

  async killBackground() {
    // One that ends by itself at this moment, or has only begun to start, may say nothing of the command.
    for (let n = 0; this.#alive; n++) {
      if (n === 20) throw new Error('The worker did not die');
      const dead = new Promise<boolean>((done) => {
        this.#onDeath = () => done(true);
      });
      await this.#workers.send('ServiceWorker.stopAllWorkers');
      if (await Promise.race([dead, pause(1_000).then(() => false)])) return;
    }
  }

  async boot() {
    if (!this.#alive) return null;
    return String(await this.#worker.evaluate(() => performance.timeOrigin));
  }

  async setClock(ahead: number, panel: Tab) {
    // One that is dead is only there again with its next event, which may be an alarm a minute away.
    if (!this.#alive) await this.inExtension((browser) => browser.runtime.sendMessage({ type: 'wake' }));
    await this.#worker.evaluate(`(${SET_CLOCK})(self, ${ahead})`);
    await setClockOf(panel, ahead);
  }

  async readAll<Row>(table: string) {
    return (await this.inExtension(rowsOf, { database: LEDGER, table })) as Row[];
  }

  async inExtension<T, A>(script: InExtension<T, A>, argument?: A): Promise<T> {
    const json = await this.#helper.evaluate<string, undefined>(
      `(async () => JSON.stringify(await (${script})(chrome, ${JSON.stringify(argument)})))()`,
    );
    return JSON.parse(json ?? 'null');
  }

  badge() {
    return this.inExtension((browser) => browser.action.getBadgeText({}));
  }

  async clipboardText() {
    // The permission to read it cannot be granted to an extension; pasting needs none.
    await this.#helper.evaluate<null, undefined>(
      '(document.body.append(document.createElement("textarea")), document.querySelector("textarea").focus(), null)',
    );
    await this.#helper.press('Control+V');
    return this.#helper.evaluate<string, undefined>(
      '(() => { const area = document.querySelector("textarea"); area.remove(); return area.value; })()',
    );
  }

  async download(act: () => Promise<void>) {
    const starts = Promise.race(
      this.#context.pages().map((page) => page.waitForEvent('download', { timeout: PATIENCE })),
    );
    const [download] = await Promise.all([starts, act()]);
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
  }

  async savesFiles() {
    // Playwright has them saved under names of its own.
    this.#savesFiles = true;
    await this.#workers.send('Browser.setDownloadBehavior', { behavior: 'default' });
    return downloadsOf(this.#options.profile);
  }

  takeLeaks() {
    this.#readLog();
    return this.#network.takeLeaks();
  }

  #readLog() {
    for (const url of this.#asked?.take(this.origin) ?? [])
      if (!this.#network.wasTunnelled(url)) this.#network.refuse(url, 'extension');
  }

  async takeErrors() {
    return this.#errors.splice(0);
  }

  async reloadExtension() {
    // Its own page closes with the extension, and without any the browser would end.
    const page = await this.#context.newPage();
    const started = this.#context.waitForEvent('serviceworker');
    this.#helper.evaluate<null, undefined>('chrome.runtime.reload()').catch(() => {}); // so no answer comes
    this.#worker = await started;
    await this.#openHelper(page);
  }

  async restart(meanwhile?: (database: string) => Promise<void>) {
    await this.#context.close();
    this.#readLog();
    if (meanwhile) {
      const databases = path.join(this.#options.profile, 'Default', 'IndexedDB');
      await meanwhile(await folderIn(databases, /^chrome-extension_.*\.leveldb$/));
    }
    await this.start();
  }

  async crash() {
    const session = await this.#context.browser()?.newBrowserCDPSession();
    if (!session) throw new Error('Playwright gives no browser to kill.');
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const browser = processInfo.find(({ type }) => type === 'browser');
    if (!browser) throw new Error('Chromium names no process of the browser itself.');
    process.kill(browser.id, 'SIGKILL');
    // Also its helpers, which end by themselves: until then they may hold the files of the profile.
    for (const { id } of processInfo)
      await until(async () => isGone(id) || undefined, `Chromium’s process ${id} did not end`);
    await this.start();
  }

  async renew() {
    // Only a new start gives the files back to Playwright.
    if (this.#savesFiles) await this.restart();
    this.#savesFiles = false;
    for (const page of this.#context.pages()) if (!page.url().startsWith(this.origin)) await page.close();
    // A story may have left a database open there.
    await this.#helper.reload();
    await this.killBackground();
    await this.inExtension(wipe);
    await this.reloadExtension();
    this.#readLog();
    this.#network.serveNothing();
    this.#errors = [];
  }

  async snapshots(folder: string) {
    const files: string[] = [];
    for (const page of this.#context.pages().slice(1)) {
      const file = path.join(folder, `tab-${files.length + 1}.png`);
      await page.screenshot({ path: file });
      files.push(file);
    }
    return files;
  }

  async stop() {
    await this.#context?.close();
    this.#readLog();
    await this.#network.close();
    await rm(this.#options.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

export async function startChromium(options: StartOptions): Promise<Driver> {
  const driver = new ChromiumDriver(options);
  try {
    await driver.start();
    return driver;
  } catch (error) {
    await driver.stop();
    throw error;
  }
}
