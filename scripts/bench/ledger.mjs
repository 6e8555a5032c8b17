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

/** Of the slowest in the mix, so that a maintainer sees what is slow. */
const SLOWEST = 5;

function saySlowest([{ name, ours, asked }]) {
  const times = Map.groupBy(ours.keys(), (n) => asked[n]);
  const slow = [...times].map(([text, rounds]) => [
    text,
    share(
      rounds.map((n) => ours[n]),
      0.5,
    ),
  ]);
  slow.sort(([, a], [, b]) => b - a);
  console.log(`Slowest of “${name}” (median of each):`);
  for (const [text, ms] of slow.slice(0, SLOWEST)) console.log(`  ${ms.toFixed(1)} ms  ${text}`);
}

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
    saySlowest(measured);
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
