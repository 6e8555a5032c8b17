/** Every view of the panel in a ledger of that size: how soon it is first drawn, and the longest that it holds the panel up. */
import { benchPage } from './browser.mjs';
import { share } from './figures.mjs';

const ROUNDS = 7;
/** A view by its address, what stands in it as soon as it is drawn, whose it is (tests/bench/views.ts), what is typed into its search. */
const VIEWS = [
  ['templates', '#/templates', '.stack'],
  ['today', '#/today', '.card'],
  ['day', '#/day', '.card'],
  ['record, last week', '#/record', '.tiles'],
  ['digest, its figures', '#/digest', '.paper table'],
  ['digest, with its quotes', '#/digest', '.paper blockquote'],
  ['digest of 90 days, with its quotes', '#/digest/period=days90', '.paper blockquote'],
  ['topics', '#/topics', '.card'],
  ['colleagues', '#/colleagues', '.card'],
  ['listening', '#/listening', 'h2'],
  ['settings', '#/settings', 'select'],
  ['a case', '#/case/', '.words', 'case'],
  ['a customer', '#/person/', '.card', 'person'],
  ['a customer with 500 cases', '#/person/', '.card', 'heavy'],
  ['a burst', '#/burst/', '.record .head', 'burst'],
  ...['delivery', 'kettle leaks', 'kind:complaint refund'].map((text) => [
    `what a search finds (${text})`,
    '#/today',
    'mark',
    null,
    text,
  ]),
  // Which cases are one problem is worked out behind the first paint, and then known to every view.
  ['the same problem', '#/same/', '.head', 'case'],
];
/** Nothing of the ledger but its settings is in it. */
const PLAIN = 'templates';
/** In ms; the shortest wait that is felt (W3C, “Long Tasks”), below which the browser tells of none. */
const FELT = 50;

export async function views({ context, origin }, cases) {
  const planting = await benchPage({ context, origin }, 'tests/bench/views.ts');
  const ids = await planting.evaluate(() => globalThis.bench.opened());
  const page = await context.newPage();
  await page.goto(`${origin}/sidepanel.html#/today`);
  await page.waitForSelector('main .card');
  const times = new Map(
    VIEWS.map(([called]) => [called, { first: 0, again: [], held: { first: 0, again: 0 } }]),
  );
  for (let round = 0; round <= ROUNDS; round++)
    for (const [called, address, drawn, of, typed] of VIEWS) {
      const id = of ? encodeURIComponent(ids[of]) : '';
      const { ms, blocked } = await page.evaluate(goTo, [`${address}${id}`, drawn, typed]);
      const known = times.get(called);
      // The first time its code is loaded, too.
      if (round === 0) known.first = ms;
      else known.again.push(ms);
      const when = round === 0 ? 'first' : 'again';
      known.held[when] = Math.max(known.held[when], blocked);
    }
  await page.close();
  await planting.evaluate(() => globalThis.bench.closed());
  await planting.close();
  const plain = share(times.get(PLAIN).again, 0.5);
  return [...times].flatMap(([called, { first, again, held }]) => {
    const figure = `view: ${called}, ${cases} cases`;
    return [
      { figure, ratio: share(again, 0.5) / plain, against: 'the view of templates', ms: share(again, 0.5) },
      { figure: `${figure}, the first time`, ratio: first / plain, against: 'the same', ms: first },
      ...(held.again > 0 ? [block(figure, held.again)] : []),
      ...(held.first > 0 ? [block(`${figure}, the first time`, held.first)] : []),
    ];
  });
}

const block = (figure, ms) => ({
  figure: `${figure}, longest block`,
  ratio: ms / FELT,
  against: '50 ms',
  ms,
});

/**
 * In the page: from the change of the address to the frame in which it is drawn, in ms, and the longest task of it. With `typed`:
 * from that text in the search box there.
 */
export async function goTo([address, drawn, typed]) {
  const rest = () => new Promise((done) => setTimeout(done, 500));
  // From another view, whose last work is over.
  location.hash = address === '#/templates' ? '#/settings' : '#/templates';
  await rest();
  const before = document.querySelector('main');
  if (typed) {
    location.hash = address;
    await rest();
  }
  const box = document.querySelector('input[type=search]');
  const type = (text) => {
    box.value = text;
    box.dispatchEvent(new Event('input', { bubbles: true }));
  };
  // What was searched for last is kept while somebody is elsewhere, and shown again.
  if (typed) {
    type('');
    await rest();
  }
  let blocked = 0;
  const watching = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) blocked = Math.max(blocked, duration);
  });
  watching.observe({ type: 'longtask' });
  const start = performance.now();
  if (typed) type(typed);
  else location.hash = address;
  const ms = await new Promise((done, failed) => {
    const until = start + 30_000;
    const look = () => {
      const main = document.querySelector('main');
      // Up to the frame that paints it: charts are drawn behind that frame, and are a block of their own.
      if (main !== before && main?.querySelector(drawn)) return done(performance.now() - start);
      if (performance.now() > until) return failed(new Error(`${address} never showed ${drawn}`));
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  // A block behind the first paint counts as well.
  await rest();
  watching.disconnect();
  return { ms, blocked };
}
