/**
 * npm run bench: figures as a table, and as JSON in .output/bench.json. Each is a ratio taken in one run, or stands
 * beside what it must be compared with; milliseconds alone say little about another machine.
 * `--cases 100k` (or `1m`) uses a ledger of that size, filled once and kept in .output; ten thousand without it.
 * `--team` measures what a seat of a team sends and takes in, with `--entries 100k` so many; ten thousand without it.
 * `--views` measures the views and the keys of the panel alone.
 * `--long` scrolls for ten minutes a side instead of one; `--beside FOLDER` runs another unpacked extension as well.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { acknowledging } from './bench/acknowledging.mjs';
import { bursting } from './bench/bursting.mjs';
import { carrying } from './bench/carrying.mjs';
import { openFilled } from './bench/filled.mjs';
import { keys } from './bench/keys.mjs';
import { lane } from './bench/lane.mjs';
import { ledger } from './bench/ledger.mjs';
import { listening } from './bench/listening.mjs';
import { marking } from './bench/marking.mjs';
import { opening } from './bench/opening.mjs';
import { reading } from './bench/reading.mjs';
import { scrolling } from './bench/scrolling.mjs';
import { team } from './bench/team.mjs';
import { views } from './bench/views.mjs';
import { chromiumProgram } from './browsers.mjs';
import { TOP } from './extension.mjs';
import { casesOf } from './filling.mjs';

const { values } = parseArgs({
  options: {
    long: { type: 'boolean' },
    beside: { type: 'string' },
    views: { type: 'boolean' },
    team: { type: 'boolean' },
    entries: { type: 'string', default: '10k' },
    cases: { type: 'string', default: '10k' },
  },
});
const cases = casesOf(values.cases);
const beside = values.beside ? path.resolve(values.beside) : null;
if (beside && !existsSync(path.join(beside, 'manifest.json')))
  throw new Error(`No manifest.json in ${beside}: --beside names the folder of an unpacked extension.`);
const length = values.long ? { seconds: 600, pairs: 10 } : { seconds: 60, pairs: 3 };

const executablePath = await chromiumProgram();
const rows = values.team
  ? await team(executablePath, casesOf(values.entries))
  : values.views
    ? await inFilled(async (browser) => [
        ...(await views(browser, cases)),
        ...(await lane(browser, cases)),
        ...(await keys(browser, cases)),
      ])
    : [
        ...(await reading(executablePath)),
        ...(await listening(executablePath)),
        ...(await inFilled(large)),
        ...(await carrying(executablePath)),
        ...(await team(executablePath, casesOf(values.entries))),
        ...(await marking(executablePath, 'x')),
        ...(await marking(executablePath, 'facebook')),
        ...(await scrolling(executablePath, 'x', { ...length, beside })),
        ...(await scrolling(executablePath, 'facebook', length)),
        ...(await scrolling(executablePath, 'linkedin', length)),
      ];
async function large(browser) {
  return [
    ...(await acknowledging(executablePath, browser, cases)),
    ...(await opening(browser, cases)),
    ...(await views(browser, cases)),
    ...(await lane(browser, cases)),
    ...(await keys(browser, cases)),
    ...(await ledger(browser, cases)),
    ...(await bursting(browser, cases)),
  ];
}

/** In a browser with one ledger of that size. */
async function inFilled(measure) {
  const browser = await openFilled(executablePath, cases);
  try {
    return await measure(browser);
  } finally {
    await browser.close();
  }
}

mkdirSync(path.join(TOP, '.output'), { recursive: true });
writeFileSync(
  path.join(TOP, '.output/bench.json'),
  `${JSON.stringify({ at: new Date().toISOString(), rows }, null, 2)}\n`,
);
console.table(
  rows.map(({ figure, ratio, against, ms, perItem }) => ({
    figure,
    ratio: Number(ratio.toFixed(2)),
    against,
    ms: Number(ms.toFixed(1)),
    'ms an item': perItem === undefined ? '' : Number(perItem.toFixed(3)),
  })),
);
