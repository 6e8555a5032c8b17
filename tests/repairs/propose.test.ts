/** "This is the author": the user selects words in the page, and a selector is made that reads them everywhere. */
import { expect, test } from 'vitest';
import { propose } from '../../utils/repairs/propose';
import { pageOf } from '../../utils/sites/chain';
import { readPage } from '../../utils/sites/read-page';
import type { Repairable } from '../../utils/sites/site';
import { imitation as linkedin } from '../imitations/linkedin';
import { imitation as x } from '../imitations/x';
import { sceneOf, withoutNames, withoutText } from './broken';

const feed = x.feed(5);
const wordless = { ...feed, html: withoutText(feed.html) };
const nameless = { ...feed, html: withoutNames(feed.html) };

function pointed(page: typeof feed, part: Repairable, select?: string) {
  const { scene, range } = sceneOf(page, select);
  return propose(scene, part, range);
}

test.each([
  ['text', wordless, '[data-testid="postWords"]'],
  ['author.name', nameless, '[data-testid="Post-Author"] a'],
] as const)('pointing at the %s of one item makes it readable at all', (part, page, select) => {
  const { scene, range } = sceneOf(page, select);
  const trial = propose(scene, part, range);
  expect(trial).toMatchObject({ ok: true, serves: 5, items: 5, gains: part });
  if (!trial.ok) return;
  const candidate = { css: trial.css, why: 'pointed at', seen: '2026-11' };
  const repaired = pageOf(scene.site, scene.url, [{ part: trial.part, candidate }]);
  const root = scene.site.root(scene.document) ?? scene.document.body;
  const read = scene.site.items(root, repaired).map((item) => scene.site.read(item, repaired));
  const value = (mention: (typeof feed.expected)[number]) =>
    part === 'text' ? mention.text : mention.author.name;
  expect(read.map((reading) => reading.read !== 'none' && value(reading.mention))).toEqual(
    feed.expected.map(value),
  );
  expect(readPage(scene.document, scene.url).map(value)).toEqual(feed.expected.map(() => null));
});

test('only what somebody has named is in it: no word of the page, no class, no id, no position', () => {
  const html = wordless.html.replaceAll('<div dir="auto"', '<div id="w1" class="css-1a2b r-x9" dir="auto"');
  const trial = pointed({ ...feed, html }, 'text', '[data-testid="postWords"]');
  expect(trial.ok && trial.css).toBe('[data-testid="postWords"]');
});

test('a test id that carries the handle of one person is no selector for all', () => {
  const html = nameless.html.replaceAll(
    /(<a href="\/(\w+)" role="link")(><div><div>)/g,
    '$1 data-testid="AuthorOf-$2"$3',
  );
  const trial = pointed({ ...feed, html }, 'author.name', '[data-testid="Post-Author"] a');
  expect(trial.ok && trial.css).not.toMatch(/nimbus|vilma|odo|rania|pelle/i);
});

test('a button at the end of the words need not be selected with them', () => {
  const page = linkedin.feed(3);
  const html = page.html.replaceAll('"expandable-text-box"', '"long-words"');
  const { scene } = sceneOf({ ...page, html });
  const words = scene.document.querySelector('[data-testid="long-words"]') as Element;
  const range = scene.document.createRange();
  range.selectNodeContents(words);
  range.setEndBefore(words.querySelector('button') as Element);
  expect(propose(scene, 'text', range)).toMatchObject({
    ok: true,
    css: '[data-testid="long-words"]',
    gains: 'text',
  });
});

test.each([
  ['nothing is selected', wordless, 'text', undefined, 'nothing-selected'],
  ['the selection is outside of all items', wordless, 'text', 'nav', 'outside'],
  ['the selection is more than one part', wordless, 'text', 'article', 'not-exact'],
  ['there is no item', { ...feed, html: '<main><p>Something else</p></main>' }, 'text', 'p', 'no-items'],
] as const)('it says no in words where %s', (_, page, part, select, why) => {
  expect(pointed(page, part, select)).toMatchObject({ ok: false, why });
});
