/** A page whose feed never ends: like the sites' own, its list holds only the rows that are in view. */
import type { Imitation } from '../imitations/imitation';
import { NUMBER, rowsOf } from '../imitations/rows';

/** Rows of different form, and the height of each in pixels: enough for the highest, so that none covers another. */
const FORMS = 60;
const HEIGHT = 600;

export function endlessPage(site: Imitation['site']): { url: string; html: string } {
  const { url, before, after, templates } = rowsOf(site, FORMS);
  const code = `(${endless})(document.currentScript, ${JSON.stringify(templates)}, ${JSON.stringify(NUMBER)}, ${HEIGHT})`;
  // The markup of the rows stands inside a script here: none of it may end that script.
  return { url, html: `${before}<script>${code.replaceAll('</', '<\\/')}</script>${after}` };
}

/** What the page's script offers to the bench. */
export interface Endless {
  /** Scrolls as somebody who reads: a glance, a turn of the wheel, now and then back; the same with the same seed. */
  scrollFor(frames: number, seed: number): Promise<{ frames: number; longTasks: number[] }>;
  /** Adds rows at the end of what is in view, one at a time, and waits for the mark of each. */
  insertOneByOne(count: number): Promise<{ times: number[]; unmarked: number }>;
}

/** Runs in the page, so it uses nothing from outside itself. */
function endless(script: HTMLElement, templates: string[], mark: string, height: number) {
  const list = script.parentElement;
  if (!list) throw new Error('The list of the feed is missing.');
  script.remove();
  list.style.cssText = `position: relative; height: ${height * 200_000}px`;
  const sheet = new CSSStyleSheet();
  // Without a size of their own, pictures would make each row as high as three screens.
  sheet.replaceSync('svg, img { width: 18px; height: 18px }');
  document.adoptedStyleSheets = [sheet];
  const shown = new Map<number, Element>();

  function make(n: number): HTMLElement {
    const template = document.createElement('template');
    const form = templates[n % templates.length] ?? '';
    template.innerHTML = form.replaceAll(mark, String(n).padStart(6, '0'));
    const row = template.content.firstElementChild as HTMLElement;
    row.style.cssText = `position: absolute; width: 100%; transform: translateY(${n * height}px)`;
    return row;
  }

  /** Rows out of view go, rows that come into view are made; none is kept, and they stand in page order. */
  function render() {
    const first = Math.max(0, Math.floor(scrollY / height) - 3);
    const last = Math.floor((scrollY + innerHeight) / height) + 3;
    for (const [n, row] of shown) {
      if (n >= first && n <= last) continue;
      row.remove();
      shown.delete(n);
    }
    for (let n = last; n >= first; n--) {
      if (shown.has(n)) continue;
      const row = make(n);
      list?.insertBefore(row, shown.get(n + 1) ?? null);
      shown.set(n, row);
    }
  }
  render();
  let planned = false;
  addEventListener('scroll', () => {
    if (planned) return;
    planned = true;
    requestAnimationFrame(() => {
      planned = false;
      render();
    });
  });

  const frame = () => new Promise(requestAnimationFrame);

  async function scrollFor(frames: number, seed: number) {
    const longTasks: number[] = [];
    const observer = new PerformanceObserver((entries) => {
      for (const { duration } of entries.getEntries()) longTasks.push(duration);
    });
    observer.observe({ type: 'longtask' });
    let state = seed;
    const random = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 2 ** 32;
    };
    for (let done = 0; done < frames; ) {
      const turn = 10 + Math.floor(random() * 20);
      const step = (random() < 0.15 ? -1 : 1) * (20 + random() * 60);
      for (let n = 0; n < turn && done < frames; n++, done++) {
        scrollBy(0, step);
        await frame();
      }
      const glance = 30 + Math.floor(random() * 90);
      for (let n = 0; n < glance && done < frames; n++, done++) await frame();
    }
    observer.disconnect();
    return { frames, longTasks };
  }

  async function insertOneByOne(count: number) {
    const times: number[] = [];
    let unmarked = 0;
    for (let n = 0; n < count; n++) {
      const row = make(100_000 + n);
      row.style.transform = `translateY(${(n % 4) * height}px)`;
      await new Promise((go) => setTimeout(go, 120 + ((n * 37) % 200)));
      const took = await marked(row);
      if (took === null) unmarked++;
      else times.push(took);
      if (n % 4 === 3) for (const old of document.querySelectorAll('[data-inserted]')) old.remove();
    }
    return { times, unmarked };
  }

  function marked(row: HTMLElement): Promise<number | null> {
    return new Promise((done) => {
      let began = 0;
      const finish = (took: number | null) => {
        observer.disconnect();
        done(took);
      };
      const observer = new MutationObserver(() => {
        if (row.querySelector('[data-tk-mark]')) finish(performance.now() - began);
      });
      observer.observe(row, { childList: true, subtree: true });
      row.setAttribute('data-inserted', '');
      began = performance.now();
      list?.append(row);
      setTimeout(finish, 5_000, null);
    });
  }

  Object.assign(window, { scrollFor, insertOneByOne } satisfies Endless);
}
