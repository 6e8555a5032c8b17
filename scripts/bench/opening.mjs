/** Opening the ledger with its check, rereading all of it, and the panel's first paint. */
import { benchPage } from './browser.mjs';
import { mean, share } from './figures.mjs';

const ROUNDS = 50;
/** Entries that are reread: enough to say how long all of them take. */
const REREAD = 20_000;
const PAINTS = 15;

export async function opening(browser, cases) {
  const page = await benchPage(browser, 'tests/bench/opening.ts');
  const opened = await page.evaluate((rounds) => globalThis.bench.opened(rounds), ROUNDS);
  const reread = await page.evaluate((most) => globalThis.bench.reread(most), REREAD);
  await page.close();
  const { cards, empty } = await paints(browser);
  return [
    ...[
      [0.5, 'median'],
      [0.95, '95th percentile'],
    ].map(([of, called]) => ({
      figure: `the ledger opened and checked, ${cases} cases, ${called}`,
      ratio: share(opened.ours, of) / share(opened.bare, of),
      against: 'bare IndexedDB opened, two rows read',
      ms: share(opened.ours, of),
    })),
    {
      figure: `${reread.entries} entries reread by the check, ${cases} cases`,
      ratio: mean(reread.ours) / mean(reread.bare),
      against: 'the same rows by bare IndexedDB',
      ms: mean(reread.ours) * reread.ours.length,
      perItem: (mean(reread.ours) * reread.ours.length) / reread.entries,
    },
    ...[
      [0.5, 'median'],
      [0.95, '95th percentile'],
    ].map(([of, called]) => ({
      figure: `the panel’s first case painted, ${cases} cases, ${called} of ${PAINTS}`,
      ratio: share(cards, of) / share(empty, of),
      against: 'an empty page of the extension, first painted',
      ms: share(cards, of),
    })),
  ];
}

/** From the start of the navigation to the frame with the first card in it, in ms. */
async function paints({ context, origin }) {
  const page = await context.newPage();
  await page.addInitScript(() => {
    const painted = (at) => requestAnimationFrame(() => setTimeout(() => (globalThis.painted ??= at())));
    const looking = new MutationObserver(() => {
      if (!document.querySelector('#panel li')) return;
      looking.disconnect();
      painted(() => performance.now());
    });
    if (location.pathname === '/sidepanel.html')
      looking.observe(document, { childList: true, subtree: true });
    else addEventListener('DOMContentLoaded', () => painted(() => performance.now()));
  });
  const firstOf = async (url) => {
    await page.goto('about:blank');
    await page.goto(`${origin}${url}`);
    const handle = await page.waitForFunction(() => globalThis.painted, null, { polling: 20 });
    return handle.jsonValue();
  };
  const [cards, empty] = [[], []];
  for (let n = 0; n < PAINTS; n++) {
    cards.push(await firstOf('/sidepanel.html#/today'));
    empty.push(await firstOf('/manifest.json'));
  }
  await page.close();
  return { cards, empty };
}
