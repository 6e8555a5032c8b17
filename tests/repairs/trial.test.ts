/** A repaired selector is tried on the whole page before it is kept; what contradicts it is refused. */
import { describe, expect, test } from 'vitest';
import { isSelector, tryOnPage } from '../../utils/repairs/trial';
import { imitation as x } from '../imitations/x';
import { sceneOf, variantOf, withoutNames, withoutText } from './broken';

const feed = x.feed(6);
const wordless = { ...feed, html: withoutText(feed.html) };
const nameless = { ...feed, html: withoutNames(feed.html) };
const check = (page: typeof feed, part: string, css: string) =>
  tryOnPage(sceneOf(page).scene, { part, css }).trial;

test('what finds the renamed words says how many items it serves, with examples', () => {
  const trial = check(wordless, 'text', '[data-testid="postWords"]');
  expect(trial).toMatchObject({ ok: true, items: 6, serves: 6, gains: 'text' });
  if (trial.ok) expect(trial.examples[0]?.value).toBe(feed.expected[0]?.text);
});

test('a repair that is kept already is judged anew, not against itself', () => {
  const { scene } = sceneOf(wordless);
  const kept = { part: 'text', candidate: { css: 'time', why: '', seen: '2026-11' } };
  const selector = { part: 'text', css: '[data-testid="postWords"]' };
  expect(tryOnPage({ ...scene, repairs: [kept] }, selector).trial).toMatchObject({ ok: true, serves: 6 });
});

test.each([
  ['a part that the reader does not have', feed, 'words', 'p', 'part'],
  ['something that finds nothing', wordless, 'text', '[data-testid="nowhere"]', 'serves-none'],
  ['what is read already', feed, 'text', '[data-testid="tweetText"]', 'gains-none'],
  ['other words than those that are read', feed, 'text', '[data-testid="reply"]', 'differs'],
  ['one count at every item', wordless, 'text', '[data-testid="app-text-transition-container"]', 'same'],
  ['an element around several items', wordless, 'text', 'section', 'wide'],
])('%s is refused', (_, page, part, css, why) => {
  expect(check(page, part, css)).toMatchObject({ ok: false, why });
});

test('a badge that would be every author’s name is refused: once a tool called everybody “Premium” (sites.md)', () => {
  const badge = '<span data-testid="badge">Premium</span>';
  const html = nameless.html.replaceAll(
    '<div data-testid="Post-Author">',
    `<div data-testid="Post-Author">${badge}`,
  );
  const trial = check({ ...feed, html }, 'byline', '[data-testid="badge"]');
  expect(trial).toMatchObject({ ok: false, why: 'same', part: 'author.name', after: 'Premium' });
});

test('a name that another source on the page contradicts is refused, because what was read would be lost', () => {
  const other = '<a href="/somebody_else" role="link" data-testid="sponsor"><div>Somebody Else</div></a>';
  const html = feed.html.replaceAll('<div data-testid="User-Name">', `<div data-testid="User-Name">${other}`);
  expect(check({ ...feed, html }, 'name', '[data-testid="sponsor"]')).toMatchObject({
    ok: false,
    why: 'loses',
    part: 'author.name',
  });
});

test('a page of one author may show one name at every item', () => {
  const { url, html } = variantOf('profile: reposts');
  expect(
    check({ ...feed, url, html: withoutNames(html) }, 'byline', '[data-testid="Post-Author"] a'),
  ).toMatchObject({
    ok: true,
    gains: 'author.name',
  });
});

describe('a selector', () => {
  const { scene } = sceneOf(feed);
  test.each(['time', 'a > time', '[data-testid="x"]', 'a:not([aria-hidden="true"])', '[a="]"]', 'a,b'])(
    '%s can be asked',
    (css) => expect(isSelector(scene.document, css)).toBe(true),
  );
  test.each([
    '',
    '  ',
    '[a',
    'a:not(b',
    '[a="b',
    "a'",
    'a]',
    'a{}',
    'a\\',
    'a/*',
    '5',
    '>',
    'a::b(',
    'p'.repeat(501),
  ])('%j cannot: it is none, or would swallow what stands after it in a list', (css) =>
    expect(isSelector(scene.document, css)).toBe(false),
  );
});
