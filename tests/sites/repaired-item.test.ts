/** X calls its tweets by another name; a repair of `item` reads them all the same. */
import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { pageOf, type Repair } from '../../utils/sites/chain';
import { x } from '../../utils/sites/x/read';
import { imitation } from '../imitations/x';

const REPAIR: Repair = {
  part: 'item',
  candidate: { css: '[data-testid="entry"]', why: 'the new name', seen: '2026-11' },
};

function read(html: string, url: string, repairs: Repair[]) {
  const { document } = new JSDOM(html, { url }).window;
  const page = pageOf(x, new URL(url), repairs);
  const root = x.root(document) ?? document.body;
  return x.items(root, page).flatMap((item) => {
    const reading = x.read(item, page);
    return reading.read === 'none' ? [] : [reading.mention];
  });
}

test('tweets under another name are read where a repair finds them', () => {
  const { html, url, expected } = imitation.feed(6);
  const renamed = html
    .replaceAll('<article role="article"', '<div')
    .replaceAll('</article>', '</div>')
    .replaceAll('data-testid="tweet"', 'data-testid="entry"');
  expect(read(renamed, url, [])).toEqual([]);
  expect(read(renamed, url, [REPAIR])).toEqual(expected.map((item) => ({ aliases: [], ...item })));
});
