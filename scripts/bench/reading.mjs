/** Reading: how long a reader takes for a feed of thousands of items. */
import { chromium } from '@playwright/test';
import { CHROMIUM_FLAGS, NO_OUTSIDE } from '../browsers.mjs';
import { bundle, load } from './bundle.mjs';

const ITEMS = 5_000;
const ROUNDS = 7;

/** Each site's reader over a long feed, beside a fixed floor. */
export async function reading(executablePath) {
  const { feeds } = await load('tests/bench/feeds.ts');
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
  }
  return rows;
}
