/** A whole file into the ledger and out of it: how fast, in how much memory, and what a click waits meanwhile. */
import { EXTENSION } from '../extension.mjs';
import { benchPage, openBrowser } from './browser.mjs';
import { mean, share } from './figures.mjs';

/** Entries of the two files: memory must not grow with them. */
const SIZES = [5_000, 20_000];
/** The entries of one transaction of a take-over (storage/backup/take-over.ts). */
const TOGETHER = 50;
const CLICKS = 60;
/** Between two clicks, in ms. */
const REST = 50;

export async function carrying(executablePath) {
  const measured = [];
  for (const entries of SIZES) measured.push(await carried(executablePath, entries));
  const [small, large] = measured;
  return [
    {
      figure: `${large.count} entries of an import taken over`,
      ratio: large.taken / large.bare,
      against: 'the same rows put by bare IndexedDB, as many a transaction',
      ms: large.taken,
      perItem: large.taken / large.count,
    },
    {
      figure: `${large.count} entries written to a file`,
      ratio: large.ours / large.read,
      against: 'the same rows read by bare IndexedDB and spelled as JSON',
      ms: large.ours,
      perItem: large.ours / large.count,
    },
    {
      figure: `memory of import and export, ${large.count} entries: ${mb(large.most)} MB at most`,
      ratio: large.most / small.most,
      against: `${small.count} entries: ${mb(small.most)} MB`,
      ms: 0,
    },
    await clicksMeanwhile(executablePath),
  ];
}

const mb = (bytes) => (bytes / 1e6).toFixed(1);

async function carried(executablePath, entries) {
  const browser = await openBrowser(executablePath, [EXTENSION]);
  try {
    const page = await benchPage(browser, 'tests/bench/carrying.ts');
    const heap = await watchHeap(browser.context, page);
    const { id, count } = await page.evaluate((n) => globalThis.bench.staged(n, 1), entries);
    const { ms: taken } = await page.evaluate((one) => globalThis.bench.takenOver(one), id);
    const { ours, bare: read } = await page.evaluate(() => globalThis.bench.written());
    const most = await heap.most();
    const bare = await page.evaluate((n) => globalThis.bench.barePut(n), TOGETHER);
    return { count, taken, bare, ours, read, most };
  } finally {
    await browser.close();
  }
}

/** The most that is in use after a collection, above what was at the start. */
async function watchHeap(context, page) {
  const session = await context.newCDPSession(page);
  const used = async () => {
    await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize;
  };
  const start = await used();
  let most = 0;
  let watching = true;
  const watched = (async () => {
    while (watching) {
      most = Math.max(most, (await used()) - start);
      await new Promise((done) => setTimeout(done, 300));
    }
  })();
  return {
    async most() {
      watching = false;
      await watched;
      return most;
    },
  };
}

/** By the background itself, with all that follows a write. */
async function clicksMeanwhile(executablePath) {
  const browser = await openBrowser(executablePath, [EXTENSION]);
  try {
    const carrier = await benchPage(browser, 'tests/bench/carrying.ts');
    const clicker = await benchPage(browser, 'tests/bench/acknowledging.ts');
    const usual = await clicker.evaluate(
      async ([clicks, rest]) => (await globalThis.bench.acknowledge(clicks, rest)).ours,
      [CLICKS, REST],
    );
    const { id, count } = await carrier.evaluate((n) => globalThis.bench.staged(n, 2), SIZES[0]);
    const meanwhile = await clicker.evaluate(
      ([one, rest]) => globalThis.bench.clicksMeanwhile(one, rest),
      [id, REST],
    );
    return {
      figure: `a click while ${count} entries are taken over, 95th percentile of ${meanwhile.length}, mean ${mean(meanwhile).toFixed(1)} ms`,
      ratio: share(meanwhile, 0.95) / share(usual, 0.95),
      against: 'the same without a take-over',
      ms: share(meanwhile, 0.95),
    };
  } finally {
    await browser.close();
  }
}
