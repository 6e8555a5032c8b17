/**
 * Everything that somebody else can write is a payload: on a page, in a file, in a feed, in a template, in what a help desk
 * answers. Nothing of it runs, nothing is fetched, no policy has to stop anything, and it stands there as the words that it is.
 */
import { writeFile } from 'node:fs/promises';
import type { DeliveryRow } from '../../storage/records';
import { addressWith, attackedLedger, NOTED, ONE } from '../attacks/ledger';
import { PAYLOADS } from '../attacks/payloads';
import { fileOf } from '../backup/ledgers';
import type { Heard, Reply } from '../destinations/server';
import { ZendeskServer } from '../destinations/servers';
import { FeedServer, says } from '../feeds/server';
import { page as pageOf, tweetHtml } from '../imitations/x-tweet';
import { mention } from './acts';
import { allow, test } from './allow';
import { cases, command } from './see-through';
import { type Driver, expect, type Tab } from './story';

const HOME = 'https://x.com/home';
const NEWS = 'news.nimbus.example';
const DESK = 'desk.nimbus.example';

/** Runs in a page of ours before it shows anything: notes what should never be. */
function watchFor() {
  const noted: string[] = [];
  Object.assign(window, { noted });
  Object.defineProperty(window, 'ran', { set: (n) => noted.push(`script ${n} ran`) });
  for (const box of ['alert', 'confirm', 'prompt', 'print', 'open'])
    Object.assign(window, { [box]: (n: unknown) => void noted.push(`${box}(${n})`) });
  addEventListener(
    'securitypolicyviolation',
    ({ violatedDirective, blockedURI, sample }) =>
      noted.push(`the policy stopped ${violatedDirective} ${blockedURI} ${sample}`),
    true,
  );
  addEventListener(
    'error',
    ({ target, message }) =>
      noted.push(target instanceof Element ? `not loaded: ${target.outerHTML}` : `error: ${message}`),
    true,
  );
  return null;
}

/** Runs in a page: what is no word in it, and all of its words. */
function lookAt() {
  const wrong: string[] = [];
  const words: string[] = [document.documentElement.textContent ?? ''];
  const own = /^(?:chrome|moz)-extension:|^https?:|^mailto:|^data:image\//;
  for (const element of document.querySelectorAll('*')) {
    const tag = element.localName;
    if (/^(?:iframe|frame|object|embed|base|frameset|template|marquee|style|applet|portal)$/.test(tag))
      wrong.push(element.outerHTML.slice(0, 200));
    for (const { name, value } of element.attributes) {
      if (/^on/i.test(name) || name === 'srcdoc' || name === 'http-equiv') wrong.push(`${tag} ${name}`);
      if (!/^(?:xlink:)?(?:href|src|action|formaction|data|poster|background|ping|srcset)$/.test(name))
        words.push(value);
      else if (!own.test(new URL(value, location.href).href))
        wrong.push(`${tag} ${name}=${value.slice(0, 200)}`);
    }
    if (tag === 'script' && new URL((element as HTMLScriptElement).src).origin !== location.origin)
      wrong.push(element.outerHTML.slice(0, 200));
    if ('value' in element && typeof element.value === 'string') words.push(element.value);
  }
  return { wrong, words: words.join('\n'), noted: (window as unknown as { noted: string[] }).noted };
}

/** As it is shown: what nobody sees may be left out, and white space collapses. */
const plainly = (text: string) => text.replace(/[\s\p{C}]+/gu, '');
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Looks at what a view shows, and counts what of the list stands there as words. */
class Looker {
  readonly shown = new Map<string, Set<number>>();
  constructor(readonly panel: Tab) {}

  async at(what: string) {
    const { wrong, words, noted } = await this.panel.evaluate(lookAt);
    expect(noted, what).toEqual([]);
    expect(wrong, what).toEqual([]);
    const there = plainly(words);
    const seen = this.shown.get(what) ?? new Set();
    for (const { n, text } of PAYLOADS) if (there.includes(plainly(text))) seen.add(n);
    this.shown.set(what, seen);
    return seen.size;
  }
}

/** Opens a view within the page that is open, so that who watches there sees it from its first moment on. */
const go = (driver: Driver, panel: Tab, hash: string) =>
  panel.goto(`${driver.origin}/sidepanel.html#/${hash}`);

const settled = async (panel: Tab) => {
  let before = -1;
  await expect
    .poll(
      async () => {
        const now = await panel.evaluate<number>('document.documentElement.outerHTML.length');
        const same = now === before;
        before = now;
        return same;
      },
      { intervals: [100] },
    )
    .toBe(true);
};

/** So many items a page has: a longer one is read a part at a time. */
const ON_A_PAGE = 100;

/** Pages of X whose names and words are payloads by turns, and one whose links are. */
function pages(): { url: string; html: string; last: string }[] {
  const pairs = PAYLOADS.slice(0, Math.ceil(PAYLOADS.length / 2)).map(
    (one, n) => [one, PAYLOADS.at(-1 - n)!] as const,
  );
  const items = pairs.map(([name, words], n) =>
    tweetHtml({
      id: String(6_000_000 + n),
      by: { name: name.text.replaceAll('\0', ''), handle: `h${n}` },
      text: null,
      words: `<span>${escaped(words.text)}</span>`,
    }),
  );
  const links = PAYLOADS.filter(({ family }) => family.startsWith('address:')).map(({ n, text }) => {
    const one = tweetHtml({ id: `7${n}`, by: { name: `Link ${n}`, handle: `l${n}` }, text: `Words ${n}` });
    return one.replaceAll(/href="[^"]*"/g, () => `href="${escaped(text)}"`);
  });
  const all = [
    links,
    ...Array.from({ length: items.length / ON_A_PAGE + 1 }, (_, n) =>
      items.slice(n * ON_A_PAGE, (n + 1) * ON_A_PAGE),
    ),
  ];
  return all.map((some, n) => ({
    url: `https://x.com/search?q=${n}`,
    html: pageOf([
      ...some,
      tweetHtml({ id: String(6_900_000 + n), by: { name: 'Last', handle: 'last' }, text: `The end of ${n}` }),
    ]),
    last: `The end of ${n}`,
  }));
}

class Desk extends ZendeskServer {
  override readonly place = {
    kind: 'zendesk' as const,
    origin: `https://${DESK}`,
    fields: { email: 'mia@nimbus.example' },
  };
  /** What the next ones are answered. */
  readonly refusals: Reply[] = [];
  protected override answer(heard: Heard): Reply {
    return this.refusals.shift() ?? super.answer(heard);
  }
}

/** So many items a feed keeps. */
const OF_A_FEED = 200;
/** Ten more items of the feeds are shown so often. */
const FEED_PAGES = 8;
/** So often the help desk says no, in three payloads each. */
const ANSWERS = 12;

/** XML knows no control signs. */
const forXml = (text: string) => text.replace(/[^\P{Cc}\t\n\r]/gu, '');

async function served(driver: Driver): Promise<string> {
  const url = 'https://bare.example/';
  driver.serve({ [url]: '<!doctype html><meta charset="utf-8"><title>A page without a policy</title>' });
  return url;
}

/** Runs in a page without a policy: takes each for a document, comes near all that is in it, and says what ran. */
async function inBare(documents: string[]) {
  const ran = new Set<string>();
  Object.defineProperty(window, 'ran', { configurable: true, set: (n) => ran.add(String(n)) });
  const handlers = new Set<string>();
  const tags = new Set<string>();
  const links = new Set<string>();
  // Some at a time: each gets its time, however slow the machine is.
  for (let from = 0; from < documents.length; from += 50) {
    const frames = documents.slice(from, from + 50).map((html) => {
      const frame = document.createElement('iframe');
      const came = new Promise((done) => frame.addEventListener('load', done));
      frame.srcdoc = html;
      document.body.append(frame);
      return { frame, came };
    });
    const tooLong = new Promise((done) => setTimeout(done, 5_000));
    for (const { came } of frames) await Promise.race([came, tooLong]);
    for (const { frame } of frames) {
      // A link that leads where it says is none of what is looked for.
      frame.contentDocument?.addEventListener('click', (event) => {
        const link = Element.prototype.closest.call(event.target as Element, 'a[href^="http"]');
        if (link) event.preventDefault();
      });
      for (const element of frame.contentDocument?.querySelectorAll('*') ?? []) {
        // One of the payloads puts fields in the place of an element's own members.
        const { getAttribute, getAttributeNames } = Element.prototype;
        tags.add(String(element.localName).toUpperCase());
        // A mail's own measures and lines are plain words and numbers.
        for (const name of getAttributeNames.call(element))
          if (
            /^on|^srcdoc$/i.test(name) ||
            (/^style$/i.test(name) && !/^[\w\s:;#.,%-]*$/.test(getAttribute.call(element, name) ?? ''))
          )
            handlers.add(name);
        const href = getAttribute.call(element, 'href');
        if (href !== null) links.add(URL.canParse(href) ? new URL(href).protocol : href);
        for (const type of ['mouseover', 'pointerenter', 'focus', 'click'])
          EventTarget.prototype.dispatchEvent.call(
            element,
            new MouseEvent(type, { bubbles: true, cancelable: true }),
          );
      }
    }
    await new Promise((done) => setTimeout(done, 200));
    for (const { frame } of frames) frame.remove();
  }
  return { ran: [...ran], handlers: [...handlers], tags: [...tags].sort().join(' '), links: [...links] };
}

async function opened(driver: Driver, hash: string) {
  const panel = await driver.panel(hash);
  await panel.has(/Templates/);
  await panel.evaluate(watchFor);
  return { panel, looker: new Looker(panel) };
}

async function ended(driver: Driver, looker: Looker) {
  for (const [what, { size }] of looker.shown)
    console.info(`${what}: ${size} of ${PAYLOADS.length} stand there as words`);
  expect(await driver.takeErrors()).toEqual([]);
}

test('on a page: what is read, listed and logged of it', async ({ driver }) => {
  test.setTimeout(600_000);
  const { panel, looker } = await opened(driver, '#/page');

  // ---- pages: read by the reader, listed in the panel, and one of each logged by its mark
  for (const { url, html, last } of pages()) {
    driver.serve({ [url]: { body: html, headers: { 'content-security-policy': "default-src 'none'" } } });
    const page = await driver.open(url);
    await panel.has(last);
    await looker.at('page');
    const known = (await cases(driver)).length;
    await page.clickMark(0);
    await expect.poll(async () => (await cases(driver)).length).toBe(known + 1);
    await page.close();
  }
  expect(looker.shown.get('page')!.size).toBeGreaterThan(PAYLOADS.length - 5);

  // ---- links that are none are refused, and change nothing
  for (const { n, text } of PAYLOADS.filter(({ family }) => family.startsWith('address:'))) {
    const bad = { ...mention(n), permalink: text, missing: [] };
    const answer = await command(driver, { type: 'logListed', op: `bad-${n}`, mention: bad, pageUrl: HOME });
    if ((answer as { ok: boolean }).ok) expect(text).toMatch(/^\s*https?:/);
  }
  for (const { evidence } of await cases(driver))
    for (const link of [evidence.permalink, evidence.author.profileUrl, evidence.pageUrl])
      if (link !== null) expect(link).toMatch(/^https?:|^(?:chrome|moz)-extension:/);

  await ended(driver, looker);
});

test('in files: a backup and templates, in every view, and in what leaves the panel', async ({
  driver,
}, info) => {
  test.setTimeout(600_000);
  const { panel, looker } = await opened(driver, '#/settings');

  // ---- a backup
  const file = info.outputPath('attacked.jsonl');
  await writeFile(file, await fileOf(await attackedLedger(Date.now() - 3_600_000)));
  await panel.upload('Import', [file]);
  await panel.click('button', /^Add [\d,]+ entries$/);
  await expect.poll(() => panel.text(), { timeout: 120_000 }).toMatch(/entries added\./);
  await looker.at('settings');

  // ---- notes: some are written, all others came in with the file
  const rows = await cases(driver);
  const noted = rows.find(({ evidence }) => evidence.key === `x:${1000 + NOTED}`)?.id ?? '';
  for (const { n, text } of PAYLOADS.filter(({ n }) => n % 25 === 0))
    expect(await command(driver, { type: 'note', op: `note-${n}`, caseId: noted, text })).toMatchObject({
      ok: true,
    });
  await go(driver, panel, `case/${noted}`);
  await panel.has(`top.ran=${PAYLOADS.length - 1}`);
  await settled(panel);
  expect(await looker.at('case with notes')).toBeGreaterThan(PAYLOADS.length - 15);

  // ---- templates
  const templates = PAYLOADS.map(({ n, text }) => ({
    ...{ name: text.trim().slice(0, 200), whenToUse: text.slice(0, 500), shortcut: '', tags: [] },
    // What is no Liquid is refused, and said where; here it is the words that count.
    texts: [{ language: null, text: /\{[{%]/.test(text) ? `Number ${n}` : text }],
  }));
  const asFile = info.outputPath('templates.json');
  await writeFile(asFile, JSON.stringify({ format: 'threadkeeper-templates', version: 1, templates }));
  await go(driver, panel, 'templates');
  await panel.upload(/^Import/, [asFile]);
  await panel.has(/\d+ new templates/);
  await panel.click('button', 'Take them');
  await panel.has(/\d+ templates taken/);
  for (const words of ['script', 'svg', 'javascript', 'style', 'constructor', 'alert', 'autofocus']) {
    await panel.fill(/^Find a template/, words);
    await settled(panel);
    await looker.at('templates');
  }

  // ---- every other view
  const [one] = await driver
    .readAll<{ id: string; identities: { handle: string }[] }>('people')
    .then((people) => people.filter(({ identities }) => identities.some(({ handle }) => handle === ONE)));
  const worked = rows.filter(({ evidence }) => evidence.author.handle === ONE);
  const views = [
    'today',
    'day',
    'lane/us',
    'lane/today',
    'lane/others',
    'record',
    'topics',
    'colleagues',
    'digest/period=days30',
    `person/${one?.id}`,
    ...worked.slice(0, 3).map(({ id }) => `case/${id}`),
    'settings',
  ];
  for (const view of views) {
    await go(driver, panel, view);
    await settled(panel);
    await panel.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
    await settled(panel);
    await looker.at(view.replace(/\/[0-9a-f]{32}/, ''));
  }
  // What opens over a case, and what is found by a few letters.
  for (const key of ['r', 's', 'h', 'f', 'e', 'd']) {
    await go(driver, panel, `case/${worked[0]?.id}`);
    await settled(panel);
    await panel.press(key);
    await settled(panel);
    await looker.at(`over a case: ${key}`);
    await panel.press('Escape');
    await go(driver, panel, 'today');
  }
  await settled(panel);
  await panel.press('ControlOrMeta+K');
  for (const word of ['script', 'onerror', 'javascript']) {
    await panel.type(word);
    await settled(panel);
    await looker.at('what is found');
    for (const _ of word) await panel.press('Backspace');
  }
  await panel.press('Escape');
  await go(driver, panel, 'today');
  await panel.press('/');
  await panel.type('onerror');
  await settled(panel);
  await looker.at('search');

  // ---- what leaves the panel as markup, in a page without any policy
  const copied = await panel.evaluate(() => {
    const html: string[] = [];
    Object.assign(window, { copied: html });
    const write = navigator.clipboard.write.bind(navigator.clipboard);
    navigator.clipboard.write = async (items) => {
      for (const item of items) html.push(await (await item.getType('text/html')).text());
      return write(items);
    };
    return null;
  });
  expect(copied).toBeNull();
  await panel.front();
  await go(driver, panel, 'digest/period=days30');
  await panel.click('button', 'Copy for a mail');
  await panel.has('Copied');
  const html = await panel.evaluate<string[]>('window.copied');
  expect(html).toHaveLength(1);
  const bare = await driver.open(await served(driver));
  expect(await bare.evaluate(inBare, html)).toEqual({
    ran: [],
    handlers: [],
    tags: 'BLOCKQUOTE BODY BR DIV H1 H2 H3 HEAD HTML LI P SMALL TABLE TBODY TD TH THEAD TR UL',
    // Names are left out, and with them every address that tells one.
    links: [],
  });
  await bare.close();
  await ended(driver, looker);
});

test('in feeds, and in what a help desk answers', async ({ driver, output }) => {
  test.setTimeout(600_000);
  await allow(driver, output, [`https://${NEWS}/*`, `https://${DESK}/*`]);
  const { panel, looker } = await opened(driver, '#/listening');

  // ---- feeds
  const feeds = await new FeedServer({ secure: true }).listen();
  driver.tunnel(NEWS, feeds.port);
  for (let n = 0; n * OF_A_FEED < PAYLOADS.length; n++) {
    const some = PAYLOADS.slice(n * OF_A_FEED, (n + 1) * OF_A_FEED).map(({ n, text }) => ({
      n,
      text: forXml(text),
    }));
    const body = some.map(
      ({ n, text }) =>
        `<item><guid>g${n}</guid><title>${escaped(escaped(text))}</title><link>${escaped(addressWith(text))}</link>` +
        `<author>${escaped(text)}</author><description>${escaped(text)}</description></item>`,
    );
    feeds.pages.set(
      `/${n}`,
      says(
        `<rss version="2.0"><channel><title>${escaped(escaped(some[0]!.text))}</title>${body.join('')}</channel></rss>`,
      ),
    );
    const feed = {
      type: 'saveFeed',
      op: `feed-${n}`,
      id: `feed-${n}`,
      address: `https://${NEWS}/${n}`,
      name: '',
    };
    expect(await command(driver, feed)).toMatchObject({ ok: true });
  }
  await expect
    .poll(async () => (await driver.readAll('feedItems')).length, { timeout: 60_000 })
    .toBeGreaterThan(PAYLOADS.length - 15);
  for (let n = 0; n < FEED_PAGES; n++) {
    await settled(panel);
    await panel.click('button', 'Show more', { within: 'Feeds' });
  }
  await settled(panel);
  expect(await looker.at('feeds')).toBeGreaterThan(10 * FEED_PAGES);
  await feeds.close();

  await command(driver, { type: 'logListed', op: 'log', mention: mention(1), pageUrl: HOME });
  const [{ id: caseId = '' } = {}] = await cases(driver);
  // ---- what a help desk answers, and says
  const desk = new Desk({ secure: true });
  await desk.listen();
  driver.tunnel(DESK, desk.port);
  await go(driver, panel, 'settings');
  await panel.click('button', 'Add one');
  await panel.choose(/^What it is/, 'Zendesk (ticket)');
  await panel.fill('Name', PAYLOADS[0]!.text);
  await panel.fill('Address', DESK);
  await panel.fill(/Your e-mail address there/, 'mia@nimbus.example');
  await panel.fill('Key (API token)', desk.key);
  await panel.click('button', 'Save');
  await panel.has('Saved. Test it once.');
  const [destination] = await driver.readAll<{ id: string }>('destinations');
  // As much as is kept of what a server says, in each answer; and a ticket whose number is one.
  const answers = PAYLOADS.filter(({ text }) => text.length < 90);
  for (let n = 0; n < ANSWERS; n++) {
    const [error, message, description] = answers.slice(3 * n, 3 * n + 3).map(({ text }) => text);
    desk.refusals.push({ status: 422, body: { error, message, description } });
  }
  const first = PAYLOADS[0]!.text;
  desk.refusals.push({
    status: 201,
    body: { ticket: { id: first, url: first }, url: `javascript:${first}` },
  });
  for (let n = 0; n <= ANSWERS; n++) {
    const told = { to: first, subject: first, text: first, link: addressWith(first), handoff: null };
    const sent = {
      type: 'deliver',
      op: `sent-${n}`,
      caseId,
      destinationId: destination?.id ?? '',
      ...told,
    };
    expect(await command(driver, sent)).toMatchObject({ ok: true });
  }
  const deliveries = () => driver.readAll<DeliveryRow>('deliveries');
  await expect
    .poll(
      async () =>
        (await deliveries()).filter(({ state }) => state === 'waiting' || state === 'trying').length,
      { timeout: 60_000 },
    )
    .toBe(0);
  for (const { sentLink } of await deliveries()) if (sentLink !== null) expect(sentLink).toMatch(/^https:/);
  await go(driver, panel, `case/${caseId}`);
  await expect.poll(() => looker.at('what a help desk said')).toBeGreaterThanOrEqual(3 * ANSWERS);
  await desk.close();

  await ended(driver, looker);
});

test('the list is worth something: in a page that takes them for markup, many of them run', async ({
  driver,
}) => {
  // A box would stand in the way of the others.
  const raw = PAYLOADS.filter(({ family }) => !/^(?:alert|confirm|prompt):/.test(family));
  const bare = await driver.open(await served(driver));
  const { ran } = await bare.evaluate(
    inBare,
    raw.map(({ text }) => text),
  );
  await bare.close();
  console.info(`${ran.length} of ${raw.length} ran`);
  expect(ran.length).toBeGreaterThan(200);
  // What they asked for was refused, and is no leak of ours; the last of it may come late.
  await expect.poll(() => driver.takeLeaks()).toEqual([]);
  await driver.takeErrors();
});
