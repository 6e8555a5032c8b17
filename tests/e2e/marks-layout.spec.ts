/** A mark belongs to the page: at every zoom it stands in its row, within the page, on top of nothing, and moves nothing that was there. */
import { imitation as facebook } from '../imitations/facebook';
import type { Imitation } from '../imitations/imitation';
import { imitation as x } from '../imitations/x';
import { expect, type Tab, test } from './story';

/** What a window of 1,280 px is to its page at 400, 200, 100 and 50 percent. */
const WIDTHS = [320, 640, 1280, 2560];

interface Found {
  marks: number;
  moved: string[];
  outside: string[];
  covered: string[];
}

/** In the page: each item with the marks and without them, and each mark in its place. */
function look(): Found {
  const items = [...document.querySelectorAll('article, [role=article]')];
  const heights = () => items.map((item) => Math.round(item.getBoundingClientRect().height));
  const marks = [...document.querySelectorAll<HTMLElement>('[data-tk-mark]')];
  const places = marks.map((mark) => mark.getBoundingClientRect());
  const width = document.documentElement.clientWidth;
  const outside = places.flatMap(({ left, right, width: wide, height }) =>
    left < 0 || right > width || wide < 24 || height < 24
      ? `${left}–${right} of ${width}, ${wide} × ${height}`
      : [],
  );
  const covered = places.flatMap((place, n) =>
    [...document.querySelectorAll('a, button, [role=button]')].flatMap((other) => {
      // The whole card is a link of its own.
      if (other.contains(marks[n]!)) return [];
      const box = other.getBoundingClientRect();
      const wide = Math.min(place.right, box.right) - Math.max(place.left, box.left);
      const high = Math.min(place.bottom, box.bottom) - Math.max(place.top, box.top);
      return wide > 1 && high > 1 ? `mark ${n} and ${other.outerHTML.slice(0, 80)}` : [];
    }),
  );
  const withMarks = heights();
  const kept = marks.map((mark) => mark.style.cssText);
  for (const mark of marks) mark.style.setProperty('display', 'none', 'important');
  const without = heights();
  for (const [n, mark] of marks.entries()) mark.style.cssText = kept[n]!;
  const moved = withMarks.flatMap((height, n) =>
    height === without[n] ? [] : `item ${n}: ${without[n]} → ${height} px`,
  );
  return { marks: marks.length, moved, outside, covered };
}

/** As both sites lay out the row of controls that a mark stands in: lower than a mark is. The imitations have no style. */
const ROW =
  'display: flex; align-items: center; justify-content: space-between; gap: 4px; max-width: 600px; margin: 12px 0; font-size: 12px; line-height: 16px';
const STYLE = `body { margin: 0 } svg { width: 18px; height: 18px } [style] { position: static !important; transform: none !important }
  [role=button], button { padding: 0; border: 0; max-width: 60px; white-space: nowrap; overflow: hidden }
  :is(div, ul, span):has(> [data-tk-mark]) { ${ROW} } li { display: block }`;

const PAGES: [string, () => ReturnType<Imitation['feed']>][] = [
  ['X', () => x.feed(4)],
  ['Facebook', () => facebook.feed(4)],
];
for (const [site, page] of PAGES)
  test(`${site}: the marks move nothing and cover nothing, at every zoom, light and dark`, async ({
    driver,
  }, info) => {
    const { url, html } = page();
    driver.serve({
      [url]: {
        body: html.replace('</head>', `<style>${STYLE}</style></head>`),
        headers: { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'" },
      },
    });
    const tab: Tab = await driver.open(url);
    await expect.poll(async () => (await tab.marks()).length).toBeGreaterThan(3);
    for (const width of WIDTHS)
      for (const dark of [false, true]) {
        const name = `${width}-${dark ? 'dark' : 'light'}`;
        await tab.screenshot(info.outputPath(`${name}.png`), {
          ...{ width, height: 900, dark },
          during: async () => {
            const { marks, ...wrong } = await tab.evaluate(look);
            expect(marks, name).toBeGreaterThan(3);
            expect.soft(wrong, name).toEqual({ moved: [], outside: [], covered: [] });
          },
        });
      }
  });
