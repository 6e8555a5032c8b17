/** Marking: how long an item stands on the page before its mark does. */
import { EXTENSION } from '../extension.mjs';
import { openBrowser, openPage } from './browser.mjs';
import { load } from './bundle.mjs';
import { share } from './figures.mjs';

const ITEMS = 150;
/** The figure that the project set itself, in ms, for all but the slowest of twenty. */
const TARGET = 100;

/** One item at a time at uneven intervals; a mark counts from the moment when it is in the document. */
export async function marking(executablePath, site) {
  const { endlessPage } = await load('tests/bench/endless.ts');
  const { context, close } = await openBrowser(executablePath, [EXTENSION]);
  try {
    const page = await openPage(context, endlessPage(site));
    await page.waitForSelector('[data-tk-mark]', { state: 'attached' });
    const { times, unmarked } = await page.evaluate((count) => window.insertOneByOne(count), ITEMS);
    const figure = (name, of) => ({
      figure: `item to mark, ${site}, ${name} of ${times.length}${unmarked > 0 ? `, ${unmarked} never marked` : ''}`,
      ratio: share(times, of) / TARGET,
      against: `${TARGET} ms`,
      ms: share(times, of),
    });
    return [figure('median', 0.5), figure('95th percentile', 0.95)];
  } finally {
    await close();
  }
}
