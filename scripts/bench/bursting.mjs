/** Bursts in a large ledger: the look for them, and what their line and their view ask. */
import { benchPage } from './browser.mjs';
import { share } from './figures.mjs';

const ROUNDS = 15;

export async function bursting(browser, cases) {
  const page = await benchPage(browser, 'tests/bench/bursting.ts');
  const times = await page.evaluate((rounds) => globalThis.bench.bursting(rounds), ROUNDS);
  await page.close();
  const row = (figure, of, against, than) => ({
    figure: `${figure}, ${cases} cases, 95th percentile of ${ROUNDS}`,
    ratio: share(of, 0.95) / share(than, 0.5),
    against,
    ms: share(of, 0.95),
  });
  const settings = 'the settings read';
  return [
    row(
      'the look for bursts',
      times.look,
      'eight weeks of what was counted by the hour, read once',
      times.counts,
    ),
    row(
      'a watch-word’s eight weeks read off the cases, once a day',
      times.words,
      'eight weeks of what was counted by the hour, read once',
      times.counts,
    ),
    row('what Today’s line of a burst asks', times.line, settings, times.bare),
    row('what the view of a burst asks', times.view, settings, times.bare),
  ];
}
