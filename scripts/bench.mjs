/**
 * npm run bench: figures as a table, and as JSON in .output/bench.json. Each is a ratio taken in one run, or stands
 * beside what it must be compared with; milliseconds alone say little about another machine.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { CHROMIUM_FLAGS, chromiumProgram, NO_OUTSIDE } from './browsers.mjs';

const top = path.resolve(import.meta.dirname, '..');
const ITEMS = 5_000;
const ROUNDS = 7;
const CLICKS = 300;

async function bundle(entry, format) {
  const [{ output }] = await build({
    root: top,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: path.join(top, entry), formats: [format], name: 'bench' },
      rollupOptions: { external: [/^node:/] },
    },
  });
  return output[0].code;
}

async function reading(executablePath) {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'threadkeeper-bench-')), 'feeds.mjs');
  writeFileSync(file, await bundle('tests/bench/feeds.ts', 'es'));
  const { feeds } = await import(file);
  const code = await bundle('tests/bench/reading.ts', 'iife');
  const browser = await chromium.launch({
    executablePath,
    headless: true,
    args: [...CHROMIUM_FLAGS, ...NO_OUTSIDE],
  });
  const rows = [];
  try {
    for (const { site, url, html, selectors } of feeds(ITEMS)) {
      const page = await browser.newPage();
      await page.route('**/*', (route) =>
        route.request().isNavigationRequest()
          ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: html })
          : route.abort(),
      );
      await page.goto(url);
      const result = await page.evaluate(
        `${code}; bench.measure(${JSON.stringify(site)}, ${JSON.stringify(selectors)}, ${ROUNDS})`,
      );
      rows.push({
        figure: `read ${result.count} items, ${site}`,
        ratio: result.read / result.floor,
        against: '8 querySelector and 3 textContent an item',
        ms: result.read,
        perItem: result.read / result.count,
      });
      await page.close();
    }
  } finally {
    await browser.close();
    rmSync(path.dirname(file), { recursive: true });
  }
  return rows;
}

/** A command's way to the durable acknowledgement, beside one bare strict transaction over the same stores. */
async function acknowledging(executablePath) {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'threadkeeper-bench-'));
  const extension = path.join(top, '.output/chrome-mv3');
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    args: [
      ...CHROMIUM_FLAGS,
      ...NO_OUTSIDE,
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
    ],
  });
  try {
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
    const page = await context.newPage();
    await page.goto(`chrome-extension://${new URL(worker.url()).host}/manifest.json`);
    const { ours, bare } = await page.evaluate(async (clicks) => {
      const mention = (n) => ({
        site: 'practice',
        kind: 'reply',
        id: String(9_100_000_000_000 + n),
        aliases: [],
        permalink: null,
        author: { name: `Bench ${n}`, handle: `bench_${n}`, profileUrl: null },
        text: 'The kettle leaks since day one and nobody answers. '.repeat(6),
        postedAt: '2026-03-02T08:00:00Z',
        inReplyTo: null,
        missing: [],
      });
      const bareStore = await new Promise((done, fail) => {
        const open = indexedDB.open('bench-bare', 1);
        open.onupgradeneeded = () => {
          for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) {
            const store = open.result.createObjectStore(name, { keyPath: 'id' });
            store.createIndex('at', 'at');
          }
        };
        open.onsuccess = () => done(open.result);
        open.onerror = () => fail(open.error);
      });
      const ours = [];
      const bare = [];
      for (let n = 0; n < clicks; n++) {
        const body = mention(n);
        const a = performance.now();
        const answer = await chrome.runtime.sendMessage({
          type: 'logListed',
          op: `bench-${n}`,
          mention: body,
          pageUrl: location.href,
        });
        const b = performance.now();
        if (!answer?.ok) throw new Error(JSON.stringify(answer));
        await new Promise((done, fail) => {
          const tx = bareStore.transaction(['a', 'b', 'c', 'd', 'e', 'f', 'g'], 'readwrite', {
            durability: 'strict',
          });
          for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g'])
            tx.objectStore(name).put({ id: n, at: Date.now(), body });
          tx.oncomplete = done;
          tx.onerror = () => fail(tx.error);
        });
        const c = performance.now();
        ours.push(b - a);
        bare.push(c - b);
      }
      return { ours, bare };
    }, CLICKS);
    const at = (list, share) => [...list].sort((a, b) => a - b)[Math.floor(list.length * share)];
    return [
      {
        figure: `log to durable acknowledgement, median of ${CLICKS}`,
        ratio: at(ours, 0.5) / at(bare, 0.5),
        against: 'one bare strict transaction over seven stores, no message',
        ms: at(ours, 0.5),
      },
      {
        figure: 'the same, 95th percentile',
        ratio: at(ours, 0.95) / at(bare, 0.95),
        against: 'the same',
        ms: at(ours, 0.95),
      },
    ];
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

const executablePath = await chromiumProgram();
const rows = [...(await reading(executablePath)), ...(await acknowledging(executablePath))];
mkdirSync(path.join(top, '.output'), { recursive: true });
writeFileSync(
  path.join(top, '.output/bench.json'),
  `${JSON.stringify({ at: new Date().toISOString(), rows }, null, 2)}\n`,
);
console.table(
  rows.map(({ figure, ratio, against, ms, perItem }) => ({
    figure,
    ratio: Number(ratio.toFixed(2)),
    against,
    ms: Number(ms.toFixed(1)),
    'ms an item': perItem === undefined ? '' : Number(perItem.toFixed(3)),
  })),
);
