/**
 * Generated replies into the real editors, on pages with five open boxes: each stands in the right one exactly, or was
 * refused; none is there twice, none in another box, and no line is lost. What stands in a box is asked of its editor's
 * own model. `npm run torture` does 200 for each editor.
 */
import { type Boxes, facebookBoxes, xBoxes } from '../imitations/boxes';
import { begunText, draftText } from '../imitations/draft-texts';
import { KINDS, type Kind } from '../imitations/editors/kinds';
import { type Random, randomFrom, SEED } from '../page/random';
import { allow, installWith, test } from './allow';
import { logged, mount, send, serveBoxes, textsIn, write } from './inserting';
import { expect, type Tab } from './story';

const INSERTS = Number(process.env.THREADKEEPER_INSERTS ?? 10);
const PAGES = [...xBoxes, ...facebookBoxes];

/** What is in front of and behind the words when no two of them run together. */
const gap = (left: string, right: string) => (/\S$/u.test(left) && /^\S/u.test(right) ? ' ' : '');

interface Trial {
  page: Boxes;
  key: string;
  box: string;
  words: string;
  texts: Record<string, string>;
  /** Where the words must go. */
  at: number;
  caret: { box: string; from: number; to: number } | null;
}

function trialOf(random: Random, page: Boxes): Trial {
  const [key, box] = random.one(Object.entries(page.boxOf));
  const texts = Object.fromEntries(page.places.map((place) => [place, begunText(random).normalize()]));
  const begun = texts[box]!;
  // Where a caret can stand: between two characters as people see them.
  const places = [...new Intl.Segmenter().segment(begun)].map(({ index }) => index).concat(begun.length);
  const [a, b] = [random.one(places), random.one(places)].sort((one, two) => one - two) as [number, number];
  const how = random.below(4);
  // Nowhere; in another box; at a place in the right one; or with something selected in it.
  const others = page.places.filter((place) => place !== box);
  const caret =
    how === 0
      ? null
      : how === 1
        ? { box: random.one(others), from: 0, to: 0 }
        : { box, from: how === 2 ? b : a, to: b };
  return {
    page,
    key,
    box,
    words: draftText(random).normalize(),
    texts,
    at: how < 2 ? begun.length : b,
    caret,
  };
}

interface Counts {
  exact: number;
  /** Nothing was inserted, and the panel offers the clipboard. */
  refused: number;
  /** Something else stands there, and the panel says so. */
  perhaps: number;
  /** Something else stands there, and nobody says so. */
  wrong: number;
  doubled: number;
  lostLines: number;
  wrongBox: number;
}

test(`${INSERTS} replies into each editor, on pages with five open boxes`, async ({ driver, output }) => {
  test.setTimeout(180_000 + KINDS.length * INSERTS * 4_000);
  await installWith(driver, output, ['https://x.com/*', 'https://www.facebook.com/*']);
  await serveBoxes(driver, PAGES);
  const random = randomFrom(SEED);
  const tabs = new Map<Boxes, Tab>();
  for (const page of PAGES) tabs.set(page, await driver.open(page.url));
  const all: Partial<Record<Kind, Counts>> = {};
  const failures: unknown[] = [];
  for (const kind of KINDS) {
    const counts: Counts = {
      exact: 0,
      refused: 0,
      perhaps: 0,
      wrong: 0,
      doubled: 0,
      lostLines: 0,
      wrongBox: 0,
    };
    all[kind] = counts;
    for (let n = 0; n < INSERTS; n++) {
      const page = PAGES[n % PAGES.length]!;
      const { key, box, words, texts, at, caret } = trialOf(random, page);
      const tab = tabs.get(page)!;
      await tab.front();
      await mount(tab, { kind, texts, caret });
      // Every second time with a click more than is needed.
      const { looked, put } = await send(driver, { url: page.url, keys: [key], words, times: 1 + (n % 2) });
      const said = put.find((one) => one !== 'busy' && one !== 'already') ?? looked;
      const now = await textsIn(tab);
      const there = now[box]!;
      const [left, right] = [texts[box]!.slice(0, at), texts[box]!.slice(at)];
      const wanted = `${left}${gap(left, words)}${words}${gap(words, right)}${right}`;
      const isElsewhere = page.places.some((place) => place !== box && now[place] !== texts[place]);
      const lines = wanted.split('\n').filter((line) => line.trim() !== '');
      if (isElsewhere) counts.wrongBox++;
      if (there.split(words).length > wanted.split(words).length) counts.doubled++;
      if (there !== texts[box] && lines.some((line) => !there.includes(line))) counts.lostLines++;
      if (there === wanted && said === 'inserted') counts.exact++;
      else if (there === texts[box] && said !== 'inserted') counts.refused++;
      else if (said === 'perhaps') counts.perhaps++;
      else counts.wrong++;
      if (there !== wanted || said !== 'inserted' || isElsewhere)
        failures.push({
          kind,
          n,
          said,
          put,
          box,
          key,
          caret,
          begun: texts[box],
          words,
          wanted,
          there,
          isElsewhere,
        });
    }
    console.log(`${driver.browser}, ${kind}, ${INSERTS} replies, seed ${SEED}: ${JSON.stringify(counts)}`);
  }
  if (failures.length > 0) console.log(JSON.stringify(failures.slice(0, 5), null, 1));
  for (const [kind, counts] of Object.entries(all)) {
    // What only may stand there has to be looked at by a person: it is no answer that counts as exact or refused.
    expect(counts, kind).toMatchObject({ perhaps: 0, wrong: 0, doubled: 0, lostLines: 0, wrongBox: 0 });
    // Were all refused, nothing would be shown. A loaded machine may keep one from being read back in time.
    expect(counts.exact, kind).toBeGreaterThanOrEqual(INSERTS * 0.8);
  }
});

test('each editor, when it takes nothing: nothing is put twice, and the panel offers the clipboard', async ({
  driver,
  output,
}) => {
  const [below] = xBoxes as [Boxes];
  await allow(driver, output, [
    'https://x.com/*',
    'https://www.facebook.com/*',
    'https://web.facebook.com/*',
  ]);
  await serveBoxes(driver, [below]);
  const page = await driver.open(below.url);
  // Before the editor hears of a paste, the page has eaten it.
  await page.evaluate(() => {
    const eat = (event: Event) => {
      event.stopImmediatePropagation();
      event.preventDefault();
    };
    addEventListener('paste', eat, true);
    return null;
  });
  const panel = await driver.panel();
  const late = await logged(driver, panel, 'x:1001', 'Line 4 never came.');
  await write(driver, panel, late, 'Hi.');
  for (const kind of KINDS) {
    const texts = Object.fromEntries(below.places.map((place) => [place, `In ${place}.`]));
    await mount(page, { kind, texts });
    const words = `Hi Vilma,\n\nline 4 runs again (${kind}).`;
    await panel.fill('Your reply', words);
    await panel.click('button', 'Insert in the page');
    await expect.poll(() => driver.clipboardText()).toBe(words);
    await panel.has('The reply box did not take the text. The text is copied: paste it there.');
    expect(await textsIn(page), kind).toEqual(texts);
    await panel.click('button', 'Close');
  }
});
