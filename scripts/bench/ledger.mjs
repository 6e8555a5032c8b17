/** The ledger when it is large: what the panel and the pages ask of it, beside the least that IndexedDB must read for it. */
import path from 'node:path';
import { EXTENSION, TOP } from '../extension.mjs';
import { fillLedger, ledgerPage } from '../filling.mjs';
import { openBrowser } from './browser.mjs';
import { share } from './figures.mjs';

const SEED = 1;
const ROUNDS = 200;
/** Up to here a ledger is filled anew for each run; a larger one is filled once and kept. */
const FRESH = 10_000;

export async function ledger(executablePath, cases) {
  const kept = cases > FRESH ? path.join(TOP, `.output/filled-${cases}`) : null;
  const browser = await openBrowser(executablePath, [EXTENSION], kept);
  try {
    const page = await ledgerPage(browser);
    const there = await page.evaluate(() => globalThis.bench.casesThere());
    if (there < cases) {
      console.log(`Filling a ledger with ${cases} cases (seed ${SEED}) …`);
      const ms = await fillLedger(page, { cases: cases - there, seed: SEED + there });
      console.log(`  ${(ms / 1_000).toFixed(1)} s`);
    }
    const measured = await page.evaluate(
      ([rounds, seed]) => globalThis.bench.measure(rounds, seed),
      [ROUNDS, SEED],
    );
    return measured.flatMap(({ name, ours, bare }) =>
      [
        [0.5, 'median'],
        [0.95, '95th percentile'],
      ].map(([of, called]) => ({
        figure: `${name}, ${cases} cases, ${called}`,
        ratio: share(ours, of) / share(bare, of),
        against: 'the same rows by bare IndexedDB',
        ms: share(ours, of),
      })),
    );
  } finally {
    await browser.close();
  }
}
