/** A browser with a ledger of so many cases: filled anew up to ten thousand, filled once and kept above. */
import path from 'node:path';
import { EXTENSION, TOP } from '../extension.mjs';
import { fillLedger, ledgerPage } from '../filling.mjs';
import { openBrowser } from './browser.mjs';

const SEED = 1;
export const FRESH = 10_000;

export async function openFilled(executablePath, cases) {
  const kept = cases > FRESH ? path.join(TOP, `.output/filled-${cases}`) : null;
  const browser = await openBrowser(executablePath, [EXTENSION], kept);
  const page = await ledgerPage(browser);
  const there = await page.evaluate(() => globalThis.bench.casesThere());
  if (there < cases) {
    console.log(`Filling a ledger with ${cases} cases (seed ${SEED}) …`);
    await fillLedger(page, { cases: cases - there, seed: SEED + there });
  }
  // The worker looks after all of it once it starts; ten thousand are done while the first figure is taken.
  if (kept) {
    console.log('Waiting until all of it is copied and was reread …');
    await page.evaluate(() => globalThis.bench.settled());
  }
  await page.close();
  return browser;
}
