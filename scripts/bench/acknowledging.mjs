/** Acknowledging: from a command to the moment when it is safely written. */
import { EXTENSION } from '../extension.mjs';
import { openBrowser } from './browser.mjs';
import { bundle } from './bundle.mjs';
import { share } from './figures.mjs';

const CLICKS = 200;
/** Between two clicks, in ms: what follows one (badge, copy, words) is done by then, as between a person's clicks. */
const REST = 150;

/** A command's way to the durable acknowledgement, beside bare IndexedDB (tests/bench/acknowledging.ts). */
export async function acknowledging(executablePath) {
  const { context, origin, close } = await openBrowser(executablePath, [EXTENSION]);
  try {
    const page = await context.newPage();
    await page.goto(`${origin}/manifest.json`);
    await page.evaluate(`${await bundle('tests/bench/acknowledging.ts', 'iife')}; globalThis.bench = bench;`);
    const { ours, bare } = await page.evaluate(
      ([clicks, rest]) => globalThis.bench.acknowledge(clicks, rest),
      [CLICKS, REST],
    );
    return [
      [0.5, `log to durable acknowledgement, median of ${CLICKS}`],
      [0.95, 'the same, 95th percentile'],
    ].map(([of, figure]) => ({
      figure,
      ratio: share(ours, of) / share(bare, of),
      against: 'the same reads and writes in one bare strict transaction, no message',
      ms: share(ours, of),
    }));
  } finally {
    await close();
  }
}
