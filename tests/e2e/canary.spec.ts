/**
 * Ten thousand customers are known, each with a canary in every word: while their pages are looked at, marked and logged from, none
 * of it gets to the page, to our own script in it, or anywhere else.
 */
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { MARK_STATES } from '../../utils/messages/messages';
import { imitation as facebook } from '../imitations/facebook';
import { imitation as linkedin } from '../imitations/linkedin';
import { imitation as x } from '../imitations/x';
import { test } from './allow';
import { cases, command } from './see-through';
import { type Driver, expect, type Tab } from './story';

const CANARY = 'kanariefagel';
const CUSTOMERS = 10_000;

/** Puts the recorder before each content script of the build that the browser loads next. */
async function recording(output: string, driver: Driver): Promise<() => Promise<void>> {
  const folder = path.join(output, driver.browser === 'chromium' ? 'chrome-mv3' : 'firefox-mv3');
  const file = path.join(folder, 'manifest.json');
  const built = await readFile(file, 'utf8');
  const manifest = JSON.parse(built) as { content_scripts: { js: string[] }[] };
  for (const script of manifest.content_scripts) script.js.unshift('recorder.js');
  await copyFile('tests/attacks/recorder.js', path.join(folder, 'recorder.js'));
  await writeFile(file, JSON.stringify(manifest));
  await driver.restart();
  return () => writeFile(file, built);
}

/** Everybody in the ledger is multiplied, under other keys; every word that somebody wrote becomes a canary. */
const multiplied = (driver: Driver) =>
  driver.inExtension(
    async (_browser, { canary, customers }) => {
      const ask = <T>(request: IDBRequest<T>) =>
        new Promise<T>((done, fail) => {
          request.onsuccess = () => done(request.result);
          request.onerror = () => fail(request.error);
        });
      const database = await ask(indexedDB.open('threadkeeper'));
      const tables = ['cases', 'people', 'mentions'];
      const transaction = database.transaction(tables, 'readwrite');
      const [rows = [], people = []] = (await Promise.all(
        tables.map((name) => ask(transaction.objectStore(name).getAll())),
      )) as Record<string, unknown>[][];
      const words = /^(?:name|note|tone|text|handle|profileUrl|permalink|pageUrl|why|asked|told)$/;
      const canaries = (row: unknown, n: number) =>
        JSON.parse(JSON.stringify(row), (key, value) =>
          typeof value === 'string' && words.test(key) ? `https://${canary}.example/${n}` : value,
        );
      for (let n = 0; n < customers; n++) {
        const row = canaries(rows[n % rows.length], n);
        const key = `x:${canary}${n}`;
        row.evidence.key = key;
        Object.assign(row, { id: `case-${n}`, personId: `person-${n}`, keys: [key], topics: [canary] });
        transaction.objectStore('cases').put(row);
        transaction.objectStore('mentions').put({ key, caseId: row.id });
        const person = { ...canaries(people[n % people.length], n), id: `person-${n}`, tags: [canary] };
        transaction.objectStore('people').put({ ...person, handles: [`x ${canary}${n}`] });
      }
      await new Promise((done, fail) => {
        transaction.oncomplete = done;
        transaction.onerror = () => fail(transaction.error);
      });
      database.close();
      return null;
    },
    { canary: CANARY, customers: CUSTOMERS },
  );

/** A script of the page's own, from before anything of ours: whatever comes into its document, its messages or its storage. */
const SPY = `<script>
  window.spied = [];
  const note = (what) => window.spied.push(String(what));
  for (const type of ['message', 'storage', 'error', 'unhandledrejection', 'securitypolicyviolation', 'hashchange', 'popstate'])
    addEventListener(type, (event) => note(type + ' ' + JSON.stringify([event.data, event.detail, event.key, event.newValue, event.message, event.filename, event.blockedURI])), true);
  const dispatch = EventTarget.prototype.dispatchEvent;
  EventTarget.prototype.dispatchEvent = function (event) {
    note('dispatched ' + event.type + ' ' + JSON.stringify(event.detail ?? null));
    return dispatch.call(this, event);
  };
  new MutationObserver((records) => {
    for (const { addedNodes, target, attributeName, oldValue } of records) {
      for (const node of addedNodes) note(node.outerHTML ?? node.nodeValue);
      if (attributeName) note(attributeName + '=' + target.getAttribute(attributeName) + ' was ' + oldValue);
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeOldValue: true, characterData: true });
</script>`;
/** No style in attributes: the rows would lie over each other. */
const POLICY = "default-src 'none'; script-src 'unsafe-inline'";

/** Everything that a page can look at. */
const seenByPage = (page: Tab) =>
  page.evaluate(async () => {
    const databases = await indexedDB.databases().catch(() => []);
    const caches = await globalThis.caches?.keys().catch(() => []);
    return JSON.stringify({
      spied: (window as unknown as { spied: string[] }).spied,
      html: document.documentElement.outerHTML,
      cookie: document.cookie,
      local: { ...localStorage },
      session: { ...sessionStorage },
      databases,
      caches,
      name: window.name,
      title: document.title,
      address: location.href,
      state: history.state,
      loaded: performance.getEntries().map(({ name }) => name),
      sheets: [...document.styleSheets, ...document.adoptedStyleSheets].length,
      own: Object.getOwnPropertyNames(window).join(),
    });
  });

interface Recorded {
  asked?: string;
  answer?: { ok: boolean; value?: Record<string, unknown> };
  told?: { tells?: string };
  kept?: object;
  refused?: string;
}

test('of ten thousand customers no page learns a word, nor does our script in it', async ({
  driver,
  output,
}) => {
  test.setTimeout(600_000);
  const restore = await recording(output, driver);
  const sites = [x, facebook, linkedin].map(({ site, feed }) => ({ site, ...feed(4) }));
  for (const { url, html } of sites) {
    const body = html.replace(/<html[^>]*>/i, (tag) => tag + SPY);
    expect(body).toContain('window.spied');
    driver.serve({ [url]: { body, headers: { 'content-security-policy': POLICY } } });
  }

  // The authors of two sites are customers with something to tell, by the way that everybody becomes one.
  const panel = await driver.panel('#/page');
  for (const { url } of sites) {
    const page = await driver.open(url);
    await panel.click('button', 'Log', { nth: 0 });
    await panel.has('Logged.');
    await page.close();
  }
  const known = await cases(driver);
  expect(known).toHaveLength(3);
  for (const [n, { id, personId }] of known.entries())
    for (const [act, message] of Object.entries({
      note: { caseId: id, text: CANARY },
      tag: { caseId: id, add: [CANARY], remove: [] },
      describePerson: { personId, note: CANARY },
      tagPerson: { personId, add: [CANARY], remove: [] },
      setPersonTone: { personId, tone: CANARY },
      sayNeed: { caseId: id, text: CANARY },
      handOff: { caseId: id, name: CANARY, department: CANARY, asked: CANARY, told: CANARY, dueAt: null },
    }))
      expect(await command(driver, { type: act, op: `${act}-${n}`, ...message })).toMatchObject({ ok: true });
  for (const message of [
    { type: 'set', op: 'me', key: 'me', value: CANARY },
    { type: 'saveWatchword', op: 'watch', id: 'watch', what: 'brand', words: [CANARY, 'late'], except: [] },
    {
      type: 'saveTopic',
      op: 'topic',
      brand: 'main',
      was: CANARY,
      name: CANARY,
      about: CANARY,
      sort: 'matter',
      departments: [CANARY],
    },
  ])
    expect(await command(driver, message)).toMatchObject({ ok: true });
  await multiplied(driver);
  expect(await driver.readAll('people')).toHaveLength(CUSTOMERS + known.length);

  await driver.inExtension((browser) => {
    const recorded: unknown[] = [];
    Object.assign(globalThis, { recorded });
    browser.runtime.onMessage.addListener((message: unknown) => {
      const { recorded: what } = message as { recorded?: unknown };
      if (what !== undefined) recorded.push(what);
      return undefined;
    });
    return null;
  });
  for (const { site, url } of sites) {
    const page = await driver.open(url);
    if (site !== 'linkedin') {
      await expect
        .poll(async () => (await page.marks()).map(({ name }) => name))
        .toContain('Case: handed off');
      await page.clickMark(1); // logged
      await expect.poll(async () => (await page.marks())[1]?.name).toMatch(/^Logged|^Case/);
      await page.clickMark(0); // shown in the panel
    } else {
      // Clicked marks have shown their cases meanwhile.
      await panel.goto(`${driver.origin}/sidepanel.html#/page`);
      await panel.has('Quiet: nothing on this page is changed');
    }
    // What changes meanwhile is told to every page.
    const caseId = known.find(({ evidence }) => evidence.place === site)?.id;
    expect(
      await command(driver, { type: 'withdraw', op: `withdraw-${site}`, caseId, why: CANARY }),
    ).toMatchObject({ ok: true });
    if (site !== 'linkedin')
      await expect
        .poll(async () => (await page.marks()).map(({ name }) => name))
        .toContain('Case: waiting on us');

    const seen = await seenByPage(page);
    expect(seen.length).toBeGreaterThan(2_000);
    expect(seen, site).not.toContain(CANARY);
    expect(seen, site).not.toContain(new URL(driver.origin).host);
    expect(seen, site).not.toMatch(/(?:chrome|moz)-extension/);
    await page.close();
  }

  const recorded = await driver.inExtension(
    () => (globalThis as unknown as { recorded: Recorded[] }).recorded,
  );
  const heard = recorded.filter(({ kept }) => kept === undefined);
  expect(JSON.stringify(heard)).not.toContain(CANARY);
  const asked = heard.flatMap((one) => one.asked ?? []);
  expect(asked).toEqual(expect.arrayContaining(['begin', 'marks', 'log', 'show']));
  expect(['begin', 'marks', 'log', 'show', 'health', 'seen']).toEqual(expect.arrayContaining(asked));
  for (const { answer } of heard.filter(({ asked }) => asked === 'marks')) {
    expect(Object.keys(answer?.value ?? {}).sort()).toEqual(['hints', 'states']);
    expect(MARK_STATES).toEqual(expect.arrayContaining(Object.values(answer?.value?.states ?? {})));
    expect(['watched', 'known', 'busy', 'knownWatched', 'busyWatched']).toEqual(
      expect.arrayContaining(Object.values(answer?.value?.hints ?? {})),
    );
  }
  expect(heard.filter(({ told }) => told?.tells === 'states').length).toBeGreaterThan(2);
  // Keys of destinations and notes of acts stand there.
  if (driver.browser === 'chromium') {
    expect(recorded.filter(({ kept }) => kept !== undefined)).toEqual([]);
    expect(heard.filter(({ refused }) => refused !== undefined)).toHaveLength(sites.length);
  }
  await restore();
});
