/** Scrolling: what an extension costs a page whose feed is scrolled, beside the very same scroll without it. */
import { EXTENSION } from '../extension.mjs';
import { openBrowser, openList, openPage } from './browser.mjs';
import { load } from './bundle.mjs';
import { mean, share, slope } from './figures.mjs';

const FRAMES_A_SECOND = 60;
/** How often the heap is weighed in one scroll, after the garbage was collected. */
const WEIGHINGS = 6;
/** How long the trace of our own batches runs, in seconds. */
const TRACED = 30;

/**
 * Pairs of runs, in turns so that a slow minute of the machine hits both. `seconds` of scrolling a side altogether;
 * `beside` is the folder of another extension, run on the same page.
 */
export async function scrolling(executablePath, site, { seconds, pairs, beside = null }) {
  const { endlessPage } = await load('tests/bench/endless.ts');
  const page = { ...endlessPage(site), quiet: site === 'linkedin' };
  const sides = [
    { name: 'without', extensions: [] },
    { name: 'Threadkeeper', extensions: [EXTENSION] },
    ...(beside ? [{ name: 'the other extension', extensions: [beside] }] : []),
  ];
  const runs = new Map(sides.map(({ name }) => [name, []]));
  for (let n = 0; n < pairs; n++) {
    for (const { name, extensions } of n % 2 ? sides.toReversed() : sides) {
      const run = await scroll(executablePath, page, extensions, Math.round(seconds / pairs), n + 1);
      runs.get(name).push(run);
    }
  }
  const rows = sides
    .slice(1)
    .flatMap(({ name }) => compared(site, name, runs.get(name), runs.get('without')));
  return [...rows, ...(await batches(executablePath, page))];
}

async function scroll(executablePath, pageToOpen, extensions, seconds, seed) {
  const { context, origin, close } = await openBrowser(executablePath, extensions);
  try {
    const page = await openPage(context, pageToOpen);
    if (pageToOpen.quiet && origin) await openList(context, origin, page);
    const session = await context.newCDPSession(page);
    // Time of the main thread itself: what other programs take from it does not count.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const metric = async (name) =>
      (await session.send('Performance.getMetrics')).metrics.find((one) => one.name === name).value;
    // What happens once, at the start, is no part of scrolling.
    await page.evaluate(() => window.scrollFor(180, 7));
    const began = await metric('TaskDuration');
    const heap = [];
    const longTasks = [];
    for (let n = 0; n < WEIGHINGS; n++) {
      const frames = Math.round((seconds * FRAMES_A_SECOND) / WEIGHINGS);
      const part = await page.evaluate(
        ([some, from]) => window.scrollFor(some, from),
        [frames, seed * 100 + n],
      );
      longTasks.push(...part.longTasks);
      await session.send('HeapProfiler.collectGarbage');
      heap.push([((n + 1) * seconds) / WEIGHINGS / 60, await metric('JSHeapUsedSize')]);
    }
    return { seconds, busy: (await metric('TaskDuration')) - began, longTasks, growth: slope(heap) };
  } finally {
    await close();
  }
}

function compared(site, name, runs, without) {
  const seconds = runs.reduce((sum, run) => sum + run.seconds, 0);
  const added = mean(runs.map((run, n) => run.busy - without[n].busy));
  const longest = (list) => list.reduce((sum, run) => sum + run.longTasks.length, 0);
  return [
    {
      figure: `scroll ${site} for ${seconds} s with ${name}: main thread added, of 1 % of the time`,
      ratio: added / (0.01 * mean(runs.map((run) => run.seconds))),
      against: `the same scroll without, ${(1_000 * mean(without.map(({ busy }) => busy))).toFixed(0)} ms busy a run`,
      ms: 1_000 * added,
    },
    {
      figure: `the same: long tasks, ${longest(runs)} with and ${longest(without)} without`,
      ratio: longest(runs) / Math.max(1, longest(without)),
      against: 'those without',
      ms: Math.max(0, ...runs.flatMap(({ longTasks }) => longTasks)),
    },
    {
      figure: 'the same: growth of the heap in a minute, of one megabyte',
      ratio: mean(runs.map((run, n) => run.growth - without[n].growth)) / 1_000_000,
      against: 'the growth without',
      ms: 0,
    },
  ];
}

/** Every call of our script on the page's main thread, as the browser's own tracing sees it. */
async function batches(executablePath, pageToOpen) {
  const { context, origin, close } = await openBrowser(executablePath, [EXTENSION]);
  try {
    const page = await openPage(context, pageToOpen);
    if (pageToOpen.quiet) await openList(context, origin, page);
    else await page.waitForSelector('[data-tk-mark]', { state: 'attached' });
    const session = await context.newCDPSession(page);
    const calls = [];
    session.on('Tracing.dataCollected', ({ value }) => {
      for (const { name, dur, tdur, args } of value)
        if (name === 'FunctionCall' && args.data?.url?.startsWith(origin)) calls.push((tdur ?? dur) / 1_000);
    });
    await session.send('Tracing.start', {
      traceConfig: { includedCategories: ['devtools.timeline'] },
      transferMode: 'ReportEvents',
    });
    await page.evaluate((frames) => window.scrollFor(frames, 99), TRACED * FRAMES_A_SECOND);
    const finished = new Promise((done) => session.on('Tracing.tracingComplete', done));
    await session.send('Tracing.end');
    await finished;
    const ms = share(calls, 0.99);
    const all = calls.reduce((sum, call) => sum + call, 0);
    return [
      { figure: `the same: p99 of ${calls.length} calls of our script`, ratio: ms / 4, against: '4 ms', ms },
      {
        figure: `the same: all calls of our script in ${TRACED} s, of 1 % of the time`,
        ratio: all / (10 * TRACED),
        against: 'the time',
        ms: all,
      },
    ];
  } finally {
    await close();
  }
}
