/** The watch over requests sees each place that one can come from: the same build, with a request planted in every script of it. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { imitation as x } from '../imitations/x';

/** Chromium asks for this one by itself, which is allowed: it is the hardest to see. */
const OUTSIDE = 'www.google.com';
const planted = (place: string) => `https://${OUTSIDE}/planted-in-${place}`;
const asking = (place: string) => `\n;fetch('${planted(place)}').catch(() => {});\n`;

const SCRIPTS = { 'background.js': 'background', 'content-scripts/x.js': 'content-script' };
const PAGES = ['sidepanel', 'welcome', 'practice'];

async function plant(folder: string, pages: readonly string[]): Promise<void> {
  const change = async (file: string, to: (text: string) => string) => {
    const before = await readFile(path.join(folder, file), 'utf8');
    const after = to(before);
    expect(after, file).not.toBe(before);
    await writeFile(path.join(folder, file), after);
  };
  for (const [file, place] of Object.entries(SCRIPTS)) await change(file, (text) => text + asking(place));
  for (const page of pages) {
    const script = `<script src="/planted-${page}.js"></script></head>`;
    await change(`${page}.html`, (html) => html.replace('</head>', script));
    await writeFile(path.join(folder, `planted-${page}.js`), asking(page));
  }
  // Allowed from the start: nobody could answer Chromium’s question.
  if (pages.includes('offscreen'))
    await change('manifest.json', (text) => {
      const { permissions, optional_permissions: _, ...rest } = JSON.parse(text) as Record<string, string[]>;
      return JSON.stringify({ ...rest, permissions: [...permissions!, 'offscreen'] });
    });
}

// Not by the fixture, which would fail for what is caught here; and a worker is planted before it is ever installed.
test('a request of the background, of each of our pages and of our script in a page is caught', async ({
  browserName: _,
}, info) => {
  const chromium = info.project.name === 'chromium';
  const pages = chromium ? [...PAGES, 'offscreen'] : PAGES;
  const output = await mkdtemp(path.join(os.tmpdir(), 'threadkeeper-build-'));
  const profile = await mkdtemp(path.join(os.tmpdir(), 'threadkeeper-e2e-'));
  await cp(process.env.THREADKEEPER_E2E_EXTENSION ?? '.output', output, { recursive: true });
  await plant(path.join(output, chromium ? 'chrome-mv3' : 'firefox-mv3'), pages);
  const start = chromium
    ? (await import('./drivers/chromium')).startChromium
    : (await import('./drivers/firefox')).startFirefox;
  const driver = await start({ output, profile, display: null });
  try {
    const { url, html } = x.feed(2);
    driver.serve({ [url]: { body: html, headers: { 'content-security-policy': "img-src 'none'" } } });
    await driver.open(url);
    await driver.panel();
    for (const page of ['welcome', 'practice']) await driver.open(`${driver.origin}/${page}.html`);
    if (chromium)
      await driver.inExtension(async (browser) => {
        const { offscreen } = browser as unknown as {
          offscreen: { createDocument(of: object): Promise<void> };
        };
        const about = { reasons: ['BLOBS'], justification: 'A request is planted there.' };
        await offscreen.createDocument({ url: '/offscreen.html', ...about });
        return null;
      });

    const places = [...Object.values(SCRIPTS), ...pages];
    const caught: string[] = [];
    // Firefox’s event page is seen at the proxy alone, which is told no path.
    const isOf = (place: string) => (leak: string) =>
      leak.endsWith(planted(place)) ||
      (!chromium && place === 'background' && leak === `at the proxy: https://${OUTSIDE}:443`);
    await expect
      .poll(() => {
        caught.push(...driver.takeLeaks());
        return places.filter((place) => !caught.some(isOf(place)));
      })
      .toEqual([]);
  } finally {
    await driver.stop();
    await rm(output, { recursive: true });
  }
});
