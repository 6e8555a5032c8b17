/** The longest list: how soon it is first drawn, and the longest frame while all of it is scrolled past. */
import { share } from './figures.mjs';
import { goTo } from './views.mjs';

const ROUNDS = 7;
/** Cases that are scrolled past, and in how many frames: a hand on the wheel that does not stop. */
const PASSED = 10_000;
const FRAMES = 1_200;
/** In ms: no frame may take longer. */
const LONGEST = 50;
/** In ms: a view that shows something useful. */
const USEFUL = 150;
const ADDRESS = '#/lane/closed';

export async function lane({ context, origin }, cases) {
  const page = await context.newPage();
  await page.goto(`${origin}/sidepanel.html#/today`);
  await page.waitForSelector('main .card');
  const drawn = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const { ms } = await page.evaluate(goTo, [ADDRESS, '.card']);
    if (round > 0) drawn.push(ms);
  }
  const empty = await page.evaluate(scrolled, [0, FRAMES / 4]);
  const { frames, passed, blocked, waited } = await page.evaluate(scrolled, [PASSED, FRAMES]);
  await page.close();
  const longest = Math.max(...frames);
  const first = share(drawn, 0.5);
  return [
    {
      figure: `the list of all closed cases first drawn, ${cases} cases`,
      ratio: first / USEFUL,
      against: '150 ms',
      ms: first,
    },
    {
      figure: `longest frame while ${passed} of them are scrolled past`,
      ratio: longest / LONGEST,
      against: '50 ms',
      ms: longest,
    },
    {
      figure: 'the same: 99 of 100 frames',
      ratio: share(frames, 0.99) / share(empty.frames, 0.99),
      against: 'the same list at rest',
      ms: share(frames, 0.99),
    },
    {
      figure: 'the same: longest block of the panel',
      ratio: blocked / LONGEST,
      against: '50 ms',
      ms: blocked,
    },
    {
      figure: 'the same: frames in which a card that is seen had no words yet',
      ratio: waited / frames.length,
      against: 'all frames',
      ms: 0,
    },
  ];
}

/** In the page: scrolls past so many cards in so many frames, from the top; how long each took, and the longest task. */
async function scrolled([cards, frames]) {
  const main = document.querySelector('main');
  const all = Number(document.querySelector('li[aria-setsize]').getAttribute('aria-setsize'));
  let blocked = 0;
  const watching = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) blocked = Math.max(blocked, duration);
  });
  watching.observe({ type: 'longtask' });
  main.scrollTop = 0;
  await new Promise((done) => setTimeout(done, 1_000));
  blocked = 0;
  const passed = Math.min(cards, all);
  const step = (main.scrollHeight * (passed / all)) / frames;
  const took = [];
  let waited = 0;
  let before = await new Promise(requestAnimationFrame);
  for (let n = 0; n < frames; n++) {
    main.scrollTop += step;
    const now = await new Promise(requestAnimationFrame);
    took.push(now - before);
    before = now;
    const height = main.clientHeight;
    const isSeen = (item) => {
      const { top, bottom } = item.getBoundingClientRect();
      return bottom > main.offsetTop && top < main.offsetTop + height;
    };
    if ([...main.querySelectorAll('li.waits')].some(isSeen)) waited++;
  }
  await new Promise((done) => setTimeout(done, 200));
  watching.disconnect();
  return { frames: took, passed, blocked, waited };
}
