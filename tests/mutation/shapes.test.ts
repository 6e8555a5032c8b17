/** Values of one kind fall together, names of parts stay apart. */
import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { renamable, renamed, shapesOf } from './shapes';

const of = (html: string) =>
  shapesOf(new JSDOM(`<body>${html}</body>`).window.document.body, ['ada_b', 'bo.reed.7']);
const told = (html: string) => of(html).map(({ attribute, shape }) => `${attribute}=${shape}`);

test.each([
  ['ids', '<a href="/ada_b/status/7001"></a><a href="/bo/status/9"></a>', ['href=/a/status/9']],
  ['tracking', '<a href="/a?__tn__=R]-R&x=1"></a><a href="/b?__tn__=C&x=2"></a>', ['href=/a?__tn__=&x=']],
  [
    'handles',
    '<b data-testid="Avatar-ada_b"></b><b data-testid="Avatar-bo.reed.7"></b>',
    ['data-testid=Avatar-~'],
  ],
  [
    'hashes around words',
    '<b componentkey="expandedQ7wZp1LmX0aBFeedType_MAIN"></b><b componentkey="expandedZZr8vKe2Qd9cFeedType_MAIN"></b>',
    ['componentkey=~expande~FeedType_MAIN'],
  ],
  ['labels', '<b aria-label="3 likes"></b><b aria-label="12 Gilla"></b>', ['aria-label=9 a']],
  ['drawings', '<path d="M1 2"/><path d="M3 4"/>', ['d=*']],
])('%s of one kind are one shape', (_, html, shapes) => {
  expect(told(html)).toEqual(shapes);
});

test('test ids, roles and class names are apart, and a class is also the whole attribute', () => {
  expect(
    told('<b data-testid="name" role="link" class="x1ab2 name"></b><b data-testid="words"></b>'),
  ).toEqual(['data-testid=name', 'role=link', 'class=', 'class=~', 'class=name', 'data-testid=words']);
});

test('what a site could rename is its own words, not those of people', () => {
  const [link] = of('<a href="https://board.example/ada_b/status/7001?comment_id=3"></a>');
  const words = link ? renamable(link) : [];
  expect(words.map((word) => renamed('href', '/ada_b/status/7001?comment_id=3', word))).toEqual([
    '/ada_b/zzrenamed/7001?comment_id=3',
    '/ada_b/status/7001?zzrenamed=3',
  ]);
});
