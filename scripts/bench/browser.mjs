/** A Chromium for one measurement: a fresh profile or a kept one, the extensions that are asked for, and one page of an imitation. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { CHROMIUM_FLAGS, NO_OUTSIDE } from '../browsers.mjs';
import { closeWelcome, EXTENSION } from '../extension.mjs';
import { bundle } from './bundle.mjs';

/** `reach`: a host that may be reached besides. */
export async function openBrowser(executablePath, extensions, kept = null, reach = null) {
  const profile = kept ?? mkdtempSync(path.join(os.tmpdir(), 'threadkeeper-bench-'));
  const list = extensions.join();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    viewport: { width: 1280, height: 900 },
    args: [
      ...CHROMIUM_FLAGS,
      ...(reach ? NO_OUTSIDE.map((flag) => `${flag}, EXCLUDE ${reach}`) : NO_OUTSIDE),
      ...(list ? [`--disable-extensions-except=${list}`, `--load-extension=${list}`] : []),
    ],
  });
  const worker =
    list &&
    (context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: 30_000 })));
  if (extensions.includes(EXTENSION)) await closeWelcome(context);
  return {
    context,
    origin: worker ? `chrome-extension://${new URL(worker.url()).host}` : null,
    async close() {
      await context.close();
      if (!kept) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Opens a page at its real address, from here; everything else that it asks for is refused. */
export async function openPage(context, { url, html }) {
  const page = await context.newPage();
  await page.route(/^https?:/, (route) =>
    route.request().isNavigationRequest()
      ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: html })
      : route.abort(),
  );
  await page.goto(url);
  return page;
}

/** A page of the extension in which `bench` is that file of tests/bench/. */
export async function benchPage({ context, origin }, entry) {
  const page = await context.newPage();
  await page.goto(`${origin}/manifest.json`);
  await page.evaluate(`${await bundle(entry, 'iife')}; globalThis.bench = bench;`);
  return page;
}

/** The panel's list beside the page, which stays the active tab: on a quiet site nothing is read without it. */
export async function openList(context, origin, page) {
  const helper = await context.newPage();
  await helper.goto(`${origin}/manifest.json`);
  const opened = context.waitForEvent('page');
  await page.bringToFront();
  await helper.evaluate(() => chrome.tabs.create({ url: 'sidepanel.html#/page', active: false }));
  const panel = await opened;
  await panel.getByText(/items on this page/).waitFor();
}
