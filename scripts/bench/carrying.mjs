/** A whole file into the ledger and out of it: how fast, in how much memory, and what a click waits meanwhile. */
import { EXTENSION } from '../extension.mjs';
import { benchPage, openBrowser } from './browser.mjs';
import { mean, share } from './figures.mjs';

const ENTRIES = 20_000;
/** Entries of two more files: memory must not grow with them. */
const SIZES = [2_000, 8_000];
/** The entries of one transaction of a take-over (storage/backup/take-over.ts). */
const TOGETHER = 50;
const CLICKS = 60;
/** Between two clicks, in ms. */
const REST = 50;

export async function carrying(executablePath) {
  // Apart: collecting what is in no use any more, again and again, would take the time that is measured.
  const whole = await carried(executablePath, ENTRIES, { heap: false });
  const small = await carried(executablePath, SIZES[0], { heap: true });
  const large = await carried(executablePath, SIZES[1], { heap: true });
  return [
    {
      figure: `${whole.count} entries of an import taken over`,
      ratio: whole.taken / whole.bare,
      against: 'the same rows put by bare IndexedDB, as many a transaction',
      ms: whole.taken,
      perItem: whole.taken / whole.count,
    },
    {
      figure: `${whole.count} entries written to a file`,
      ratio: whole.ours / whole.read,
      against: 'the same rows read by bare IndexedDB and spelled as JSON',
      ms: whole.ours,
      perItem: whole.ours / whole.count,
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

async function carried(executablePath, entries, { heap }) {
  const browser = await openBrowser(executablePath, [EXTENSION]);
  try {
    const page = await benchPage(browser, 'tests/bench/carrying.ts');
    const watched = heap ? await watchHeap(browser.context, page) : null;
    const { id, count } = await page.evaluate((n) => globalThis.bench.staged(n, 1), entries);
    const { ms: taken } = await page.evaluate((one) => globalThis.bench.takenOver(one), id);
    const { ours, bare: read } = await page.evaluate(() => globalThis.bench.written());
    const most = (await watched?.most()) ?? 0;
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
    const { id, count } = await carrier.evaluate((n) => globalThis.bench.staged(n, 2), SIZES[1]);
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
