/** Any key to its effect, in a ledger of that size: from the press to the frame in which what it does is drawn. */
import { share } from './figures.mjs';

const ROUNDS = 12;
/** In ms: what is felt as at once. */
const FELT = 50;

/**
 * Each: what is pressed, and what then stands there. In an order in which each is where it can be done. What is typed into the
 * palette is a key as well; what waits for the ledger's disk is measured as an act (acknowledging.mjs).
 */
const KEYS = [
  ['1', () => !!document.querySelector('main a.card')],
  ['j', () => document.activeElement.matches('a.card')],
  ['j', () => document.activeElement !== globalThis.before],
  ['k', () => document.activeElement !== globalThis.before],
  ['x', () => !!document.querySelector('.pick:checked')],
  ['x', () => !document.querySelector('.pick:checked')],
  ['/', () => document.activeElement.matches('input[type=search]')],
  ['Escape', () => !document.activeElement.matches('input[type=search]')],
  ['o', () => !!document.querySelector('[data-case-open]')],
  ['r', () => document.activeElement.id === 'reply-box'],
  ['Escape', () => !document.getElementById('reply-box')],
  ['s', () => document.activeElement.id === 'template-box'],
  ['Escape', () => document.activeElement.id === 'reply-box'],
  ['Escape', () => !document.getElementById('reply-box')],
  ['h', () => !!document.querySelector('.sheet input')],
  ['Escape', () => !document.querySelector('.sheet')],
  ['f', () => !!document.querySelector('.sheet .choices')],
  ['Escape', () => !document.querySelector('.sheet')],
  ['e', () => !!document.querySelector('.sheet .choices')],
  ['Escape', () => !document.querySelector('.sheet')],
  ['n', () => document.activeElement.id === 'note-box'],
  ['Escape', () => !!document.querySelector('main a.card')],
  ['o', () => !!document.querySelector('[data-case-open]')],
  ['.', () => document.querySelectorAll('[role=option]').length > 10],
  ['r', () => document.querySelector('[role=combobox]').value === 'r'],
  ['e', () => /^Re/.test(document.querySelector('[aria-selected=true]')?.textContent ?? '')],
  ['ArrowDown', () => document.querySelectorAll('[role=option]')[1]?.ariaSelected === 'true'],
  ['Escape', () => !document.querySelector('dialog')],
  ['Control+k', () => document.querySelectorAll('[role=option]').length > 10],
  ['Escape', () => !document.querySelector('dialog')],
  ['?', () => !!document.querySelector('dialog[open] dl')],
  ['Escape', () => !document.querySelector('dialog')],
  ['0', () => !!document.querySelector('[data-case-open]')],
  ['3', () => !!document.querySelector('main .template, main .stack')],
  ['4', () => !!document.querySelector('main select')],
  ['6', () => !!document.querySelector('main a.card')],
  ['7', () => !!document.querySelector('main .paper')],
  ['8', () => !!document.querySelector('main .tiles')],
  ['9', () => !!document.querySelector('main .card')],
];

export async function keys({ context, origin }, cases) {
  const page = await context.newPage();
  await page.goto(`${origin}/sidepanel.html#/today`);
  await page.waitForSelector('main a.card');
  const waits = [];
  const byKey = new Map();
  // The first round loads each view's code.
  for (let round = 0; round <= ROUNDS; round++)
    for (const [n, [key, drawn]] of KEYS.entries()) {
      await page.evaluate(`globalThis.holds = ${drawn}`);
      await page.evaluate(watch);
      await page.keyboard.press(key);
      const ms = await page
        .evaluate(() => globalThis.effect)
        .catch((error) => {
          throw new Error(`${key}, number ${n}: ${error.message}`);
        });
      if (round === 0) continue;
      waits.push(ms);
      byKey.set(`${n} ${key}`, [...(byKey.get(`${n} ${key}`) ?? []), ms]);
      // Work behind the paint is the next key's to wait for only where nobody would have looked first.
      await page.waitForTimeout(60);
    }
  await page.close();
  const [slowest] = [...byKey].sort(([, a], [, b]) => share(b, 0.5) - share(a, 0.5));
  const figure = (called, ms) => ({
    figure: `${called}, ${cases} cases`,
    ratio: ms / FELT,
    against: '50 ms',
    ms,
  });
  return [
    figure('any key to its effect, median', share(waits, 0.5)),
    figure('any key to its effect, 95th percentile', share(waits, 0.95)),
    figure(`the slowest key to its effect (${slowest[0].split(' ')[1]}), median`, share(slowest[1], 0.5)),
  ];
}

/** In the page: `effect` comes to the ms from the next press to the frame in which `holds` does. */
function watch() {
  globalThis.before = document.activeElement;
  globalThis.effect = new Promise((done, failed) => {
    const begin = ({ timeStamp }) => {
      const look = () => {
        if (globalThis.holds()) return done(performance.now() - timeStamp);
        if (performance.now() > timeStamp + 10_000) return failed(new Error(`never: ${globalThis.holds}`));
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    };
    addEventListener('keydown', begin, { once: true, capture: true });
  });
}
