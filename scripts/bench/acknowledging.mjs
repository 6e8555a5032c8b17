/** Acknowledging: from a command to the moment when it is safely written. */
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { benchPage } from './browser.mjs';
import { share } from './figures.mjs';
import { FRESH, openFilled } from './filled.mjs';

const CLICKS = 200;
const DEATHS = 20;
/** Between two clicks, in ms: what follows one (badge, copy, words) is done by then, as between a person's clicks. */
const REST = 150;

/** A command's way to the durable acknowledgement, beside bare IndexedDB (tests/bench/acknowledging.ts). */
export async function acknowledging(executablePath, browser, cases) {
  const page = await benchPage(browser, 'tests/bench/acknowledging.ts');
  const { ours, bare } = await clicksOf(page);
  const dead = await clicksOfTheDead(browser.context, page);
  await page.close();
  const disk = flushes();
  const rows = [
    ...percentiles(ours, bare, `log to durable acknowledgement, ${cases} cases`),
    ...percentiles(dead, ours, `the same with the worker dead before, of ${DEATHS}`, 'the worker alive'),
    {
      figure: 'fsync of 4 kB appended by Node, median of 50',
      ratio: share(ours, 0.5) / share(disk, 0.5),
      against: 'so many of them take as long as the click’s median',
      ms: share(disk, 0.5),
    },
  ];
  return cases > FRESH ? [...rows, await besideSmaller(executablePath, ours, cases)] : rows;
}

const clicksOf = (page) =>
  page.evaluate(([clicks, rest]) => globalThis.bench.acknowledge(clicks, rest), [CLICKS, REST]);

const percentiles = (
  ours,
  other,
  figure,
  against = 'the same reads and writes in one bare strict transaction',
) =>
  [
    [0.5, 'median'],
    [0.95, '95th percentile'],
  ].map(([of, called]) => ({
    figure: `${figure}, ${called}`,
    ratio: share(ours, of) / share(other, of),
    against,
    ms: share(ours, of),
  }));

/** Each click finds the worker dead, as after half a minute without work. */
async function clicksOfTheDead(context, page) {
  const workers = await context.newCDPSession(page);
  let running = true;
  let stopped = () => {};
  workers.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    for (const { runningStatus } of versions) {
      running = runningStatus !== 'stopped';
      if (!running) stopped();
    }
  });
  await workers.send('ServiceWorker.enable');
  const times = [];
  for (let n = 0; n < DEATHS; n++) {
    await page.evaluate(() => globalThis.bench.oneClick());
    // What follows a start and a click is done by then.
    await page.waitForTimeout(2_000);
    const dead = new Promise((done) => {
      stopped = done;
    });
    await workers.send('ServiceWorker.stopAllWorkers');
    if (running) await dead;
    times.push(await page.evaluate(() => globalThis.bench.oneClick()));
  }
  await workers.detach();
  return times;
}

/** What the disk itself takes, in ms. */
function flushes() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'threadkeeper-bench-'));
  const file = openSync(path.join(folder, 'appended'), 'a');
  try {
    const some = Buffer.alloc(4_096, 1);
    return Array.from({ length: 50 }, () => {
      const start = performance.now();
      writeSync(file, some);
      fsyncSync(file);
      return performance.now() - start;
    });
  } finally {
    closeSync(file);
    rmSync(folder, { recursive: true });
  }
}

async function besideSmaller(executablePath, ours, cases) {
  const browser = await openFilled(executablePath, FRESH);
  try {
    const smaller = await clicksOf(await benchPage(browser, 'tests/bench/acknowledging.ts'));
    return {
      figure: `log to durable acknowledgement, ${cases} cases, 95th percentile`,
      ratio: share(ours, 0.95) / share(smaller.ours, 0.95),
      against: `the same with ${FRESH} cases`,
      ms: share(ours, 0.95),
    };
  } finally {
    await browser.close();
  }
}
