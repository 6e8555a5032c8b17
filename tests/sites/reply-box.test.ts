/**
 * Which box an answer belongs in: the one of its own mention on pages with five, and none where it cannot be told. The
 * real editors and both browsers are in `tests/e2e/inserts.spec.ts`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { pageOf } from '../../utils/sites/chain';
import { facebook } from '../../utils/sites/facebook/read';
import { replyBox as facebookBox } from '../../utils/sites/facebook/reply-box';
import { siteNameOf } from '../../utils/sites/hosts';
import { type Mention, mentionKeys } from '../../utils/sites/mention';
import { readPage } from '../../utils/sites/read-page';
import type { IsWanted } from '../../utils/sites/reply-box';
import { x } from '../../utils/sites/x/read';
import { replyBox as xBox } from '../../utils/sites/x/reply-box';
import { ROOT } from '../house/sources';
import { type Boxes, facebookBoxes, xBoxes } from '../imitations/boxes';

/** The page with an element that is written in at each place, as an editor would make it. */
function opened({ html, url }: Pick<Boxes, 'html' | 'url'>): Document {
  const { document } = new JSDOM(html, { url }).window;
  for (const place of document.querySelectorAll<HTMLElement>('[data-box]')) {
    const box = document.createElement('div');
    box.setAttribute('contenteditable', 'true');
    box.setAttribute('role', 'textbox');
    const attributes = JSON.parse(place.dataset.attributes ?? '{}') as Record<string, string>;
    for (const [name, value] of Object.entries(attributes)) box.setAttribute(name, value);
    place.append(box);
  }
  return document;
}

function boxIn(document: Document, url: string, isWanted: (mention: Mention) => boolean) {
  const here = new URL(url);
  const wanted: IsWanted = (reading) => reading.read !== 'none' && isWanted(reading.mention);
  return siteNameOf(here) === 'x'
    ? xBox(document, pageOf(x, here), wanted)
    : facebookBox(document, pageOf(facebook, here), wanted);
}

/** The name of the place, or why there is none. */
function placeOf(document: Document, url: string, key: string): string {
  const found = boxIn(document, url, (mention) => mentionKeys(mention).includes(key));
  return typeof found === 'string' ? found : (found.closest<HTMLElement>('[data-box]')?.dataset.box ?? '?');
}

describe.each([...xBoxes, ...facebookBoxes])('$name', (page) => {
  test.each(Object.entries(page.boxOf))('the box of %s is “%s”', (key, box) => {
    expect(placeOf(opened(page), page.url, key)).toBe(box);
  });
  test.each(page.closed)('%s has no box open', (key) => {
    expect(placeOf(opened(page), page.url, key)).toBe('closed');
  });
  test('what is not on the page is said to be gone', () => {
    expect(placeOf(opened(page), page.url, 'x:77')).toBe('gone');
  });
  test.each(Object.entries(page.boxOf))('without the box of %s none other takes its place', (key, box) => {
    const document = opened(page);
    document.querySelector(`[data-box="${box}"]`)!.remove();
    expect(placeOf(document, page.url, key)).toBe('closed');
  });
  test.each(Object.entries(page.boxOf))('with a second box for %s it is unclear', (key, box) => {
    const document = opened(page);
    const first = document.querySelector(`[data-box="${box}"]`)!;
    first.after(first.cloneNode(true));
    expect(placeOf(document, page.url, key)).toBe('unclear');
  });
});

describe('on Facebook', () => {
  const [page] = facebookBoxes as [Boxes];
  test('a box that begins with somebody’s name is for them', () => {
    const document = opened(page);
    document.querySelector('[data-box="second"] [role="textbox"]')!.textContent = 'Pelle <Ö> & söner ';
    expect(placeOf(document, page.url, 'facebook:5004')).toBe('second');
    expect(placeOf(document, page.url, 'facebook:5002')).toBe('closed');
  });
  test('where the end of the only thread cannot be told, its box and that of the post are not told apart', () => {
    const document = opened(page);
    for (const frame of document.querySelectorAll('[data-virtualized]')) {
      const own = frame.querySelector('[role="article"]')?.querySelector('a[href*="comment_id=5001"]');
      if (frame.querySelector('[data-ad-rendering-role]')) frame.removeAttribute('data-virtualized');
      else if (!own) frame.remove();
      else frame.removeAttribute('data-virtualized');
    }
    expect(placeOf(document, page.url, 'facebook:5001')).toBe('unclear');
    expect(placeOf(document, page.url, 'facebook:122100000000001')).toBe('unclear');
  });
  test('with another thread beside it, it can', () => {
    const document = opened(page);
    for (const frame of document.querySelectorAll('[data-virtualized]'))
      frame.removeAttribute('data-virtualized');
    expect(placeOf(document, page.url, 'facebook:5001')).toBe('first');
    expect(placeOf(document, page.url, 'facebook:5002')).toBe('second');
    expect(placeOf(document, page.url, 'facebook:122100000000001')).toBe('post');
  });
  test('below an only reply, a box may be its own or that of the thread', () => {
    const document = opened(page);
    const [, second] = document.querySelectorAll('[data-box="second"],[data-box="reply"]');
    second!.remove();
    const other = document.querySelector('a[href*="reply_comment_id=5004"]')!.closest('[role="article"]')!;
    other.remove();
    expect(placeOf(document, page.url, 'facebook:5003')).toBe('unclear');
    expect(placeOf(document, page.url, 'facebook:5002')).toBe('unclear');
  });
});

describe('on real pages, which are not part of the project', () => {
  const CAPTURES = join(ROOT, '../shared/captures');
  const missing = !existsSync(CAPTURES);
  function real(name: string) {
    const { url } = JSON.parse(readFileSync(join(CAPTURES, `${name}.expected.json`), 'utf8')) as {
      url: string;
    };
    const { document } = new JSDOM(readFileSync(join(CAPTURES, `${name}.html`), 'utf8'), { url }).window;
    const all = readPage(document, new URL(url));
    const found = all.map((_, n) => {
      const box = boxIn(document, url, (mention) => JSON.stringify(mention) === JSON.stringify(all[n]));
      return typeof box === 'string' ? box : 'its own';
    });
    return { document, found };
  }
  test.skipIf(missing)('X: the box below the focal tweet is its own, and not that of the one above', () => {
    expect(real('x/frag-thread-inline-reply-draft-2026-02').found).toEqual(['closed', 'its own']);
    expect(real('x/status-article-replybox-en-2026-02').found).toEqual(['its own']);
  });
  test.skipIf(missing)('Facebook: each of two posts has its own box', () => {
    const { found } = real('facebook/search-posts-loggedin-lexical-en-2025-12');
    expect(found.filter((one) => one === 'its own')).toHaveLength(2);
  });
});
