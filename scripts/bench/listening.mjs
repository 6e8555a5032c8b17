/** Listening: a thousand watch-words in what stands on pages, and phrases that are made to be slow. */
import { chromium } from '@playwright/test';
import { CHROMIUM_FLAGS, NO_OUTSIDE } from '../browsers.mjs';
import { bundle } from './bundle.mjs';

const WATCHWORDS = 1_000;
const ITEMS = 5_000;
const ROUNDS = 7;
const HOSTILE = 10_000;
const LENGTH = 10_000;

export async function listening(executablePath) {
  const code = await bundle('tests/bench/listening.ts', 'iife');
  const browser = await chromium.launch({
    executablePath,
    headless: true,
    args: [...CHROMIUM_FLAGS, ...NO_OUTSIDE],
  });
  /** Each in a page of its own: what one left behind is not the next one's. */
  const run = async (call) => {
    const page = await browser.newPage();
    try {
      return await page.evaluate(`${code}; bench.${call}`);
    } finally {
      await page.close();
    }
  };
  try {
    const { match, floor, build, first } = await run(`matching(${WATCHWORDS}, ${ITEMS}, ${ROUNDS})`);
    const rows = [
      {
        figure: `match ${WATCHWORDS} watch-words in ${ITEMS} items`,
        ratio: match / floor,
        against: 'splitting them at spaces, one look in a set a word',
        ms: match,
        perItem: match / ITEMS,
      },
      {
        figure: 'the same with reading the watch-words, the first time',
        ratio: first / floor,
        against: 'the same',
        ms: first,
        perItem: first / ITEMS,
      },
      {
        figure: `read ${WATCHWORDS} watch-words`,
        ratio: build / floor,
        against: 'the same',
        ms: build,
      },
    ];
    for (const kind of await run('HOSTILE_KINDS')) {
      const some = await run(`hostile(${JSON.stringify(kind)}, ${HOSTILE / 10}, ${LENGTH})`);
      const all = await run(`hostile(${JSON.stringify(kind)}, ${HOSTILE}, ${LENGTH})`);
      rows.push(
        {
          figure: `read ${HOSTILE} phrases of ${LENGTH} letters, ${kind}`,
          ratio: all.build / all.letters / (some.build / some.letters),
          against: 'a letter of a tenth of them (1: linear)',
          ms: all.build,
        },
        {
          figure: `match them in a million letters, ${kind}`,
          ratio: all.match / some.match,
          against: 'a tenth of them (1: their number does not matter)',
          ms: all.match,
        },
      );
    }
    return rows;
  } finally {
    await browser.close();
  }
}
