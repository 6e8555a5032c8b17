/**
 * No page can tell by what it finds in itself that Threadkeeper is there: where it has no script, and on a site where it is quiet, the
 * page's whole world is the one of a browser without it. How long things take is not looked at.
 */
import { chromium } from '@playwright/test';
import { CHROMIUM_FLAGS, chromiumProgram, NO_OUTSIDE } from '../../scripts/browsers.mjs';
import { imitation as linkedin } from '../imitations/linkedin';
import { imitation as x } from '../imitations/x';
import { watched } from './see-through';
import { type Driver, expect, test } from './story';

const FILES = [
  'manifest.json',
  'icon/16.png',
  'sidepanel.html',
  'content-scripts/linkedin.js',
  'insert.js',
  'assets/',
];

/** Runs in the page, when every script of ours has had its time. */
async function world({ origin, files }: { origin: string; files: string[] }) {
  await new Promise((done) => setTimeout(done, 2_000));
  const namesOf = (value: object | null | undefined): string[] =>
    value ? [...Object.getOwnPropertyNames(value), ...namesOf(Object.getPrototypeOf(value))] : [];
  const shapes = Object.fromEntries(
    Object.entries({ window, document, navigator, root: document.documentElement, body: document.body }).map(
      ([name, value]) => [name, namesOf(value).sort().join()],
    ),
  );
  const natives = [
    ...[Element, Node, Document, EventTarget, Array, Promise, JSON].flatMap((owner) =>
      Object.values(Object.getOwnPropertyDescriptors('prototype' in owner ? owner.prototype : owner)),
    ),
  ].map(({ value, get }) => String(value ?? get).slice(0, 200));
  const chromes = (window as unknown as { chrome?: object }).chrome;
  const reached: string[] = [];
  for (const file of files) {
    const url = `${origin}/${file}`;
    reached.push(
      await fetch(url).then(
        ({ status }) => `${file} ${status}`,
        () => `${file} not fetched`,
      ),
    );
    for (const [tag, attribute] of Object.entries({ img: 'src', script: 'src', link: 'href' })) {
      const element = document.createElement(tag);
      if (tag === 'link') element.setAttribute('rel', 'stylesheet');
      const came = new Promise<string>((done) => {
        element.onload = () => done('came');
        element.onerror = () => done('did not come');
      });
      element.setAttribute(attribute, url);
      document.head.append(element);
      reached.push(`${file} as ${tag} ${await came}`);
      element.remove();
    }
  }
  const style = getComputedStyle(document.body);
  return {
    shapes,
    natives,
    chrome: chromes
      ? JSON.stringify([namesOf(chromes), typeof (chromes as { runtime?: object }).runtime])
      : null,
    reached,
    stack: new Error('where').stack
      ?.replace(/:\d+:\d+/g, '')
      .split('\n')
      .filter((line) => line.includes('extension')),
    html: document.documentElement.outerHTML,
    style: [...style].map((name) => `${name}: ${style.getPropertyValue(name)}`).join('; '),
    sheets: [document.styleSheets.length, document.adoptedStyleSheets.length, document.fonts.size],
    loaded: performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => !name.startsWith(origin)),
    changes: (window as unknown as { changes?: string[] }).changes,
    stored: [document.cookie, { ...localStorage }, { ...sessionStorage }],
    databases: await indexedDB.databases(),
    plugins: [...navigator.plugins].map(({ name }) => name),
    frames: frames.length,
    focused: document.activeElement?.localName,
  };
}

/** Whatever the extension would give out, the page may have; nothing else comes. */
const POLICY = ['img', 'script', 'style', 'connect']
  .map((kind) => `${kind}-src 'unsafe-inline' chrome-extension: moz-extension:`)
  .concat("default-src 'none'")
  .join('; ');

const served = ({ body, headers }: ReturnType<typeof watched>) => ({
  body,
  headers: { ...headers, 'content-type': 'text/html; charset=utf-8' },
});

/** The same in a browser that never had an extension. */
async function without(driver: Driver, url: string, page: ReturnType<typeof watched>) {
  const context = await chromium.launchPersistentContext('', {
    executablePath: await chromiumProgram(),
    args: [...CHROMIUM_FLAGS, ...NO_OUTSIDE],
  });
  try {
    await context.route(/^https?:/, (route) =>
      route.request().url() === url ? route.fulfill(served(page)) : route.abort(),
    );
    const tab = await context.newPage();
    await tab.goto(url, { waitUntil: 'load' });
    return await tab.evaluate(world, { origin: driver.origin, files: FILES });
  } finally {
    await context.close();
  }
}

const quiet = linkedin.feed(4);
const OTHERS =
  '<!doctype html><html lang="en"><head><title>Harbour</title></head><body><h1>Harbour</h1></body></html>';

for (const { name, url, html } of [
  { name: 'a page of a site that is none of ours', url: 'https://harbour.example/', html: OTHERS },
  { name: 'a page of a quiet site', url: quiet.url, html: quiet.html },
])
  test(`${name} is as it is without us`, async ({ driver }) => {
    test.skip(
      driver.browser === 'firefox',
      'only Chromium can be started by this test without the extension',
    );
    const page = { ...watched(html), headers: { 'content-security-policy': POLICY } };
    driver.serve({ [url]: page });
    const tab = await driver.open(url);
    const seen = await tab.evaluate(world, { origin: driver.origin, files: FILES });
    expect(seen.html.length).toBeGreaterThan(html.length / 2);
    expect(seen.reached.filter((line) => /came$| 200$/.test(line) && !line.includes('not come'))).toEqual([]);
    expect(seen).toEqual(await without(driver, url, page));
  });

test('where marks stand the comparison sees them', async ({ driver }) => {
  test.skip(driver.browser === 'firefox', 'only Chromium can be started by this test without the extension');
  const { url, html } = x.feed(2);
  const page = { ...watched(html), headers: { 'content-security-policy': POLICY } };
  driver.serve({ [url]: page });
  const tab = await driver.open(url);
  const seen = await tab.evaluate(world, { origin: driver.origin, files: FILES });
  expect(seen.changes).not.toEqual([]);
  expect(seen.html).not.toBe((await without(driver, url, page)).html);
});
