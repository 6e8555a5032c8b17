/** From a user's report to a failing test, and from the repaired chain to one that passes. */
import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { reportPage } from '../../utils/reports/page-report';
import { reportText } from '../../utils/reports/report-text';
import { pageOf, type Repair } from '../../utils/sites/chain';
import type { Mention } from '../../utils/sites/mention';
import type { Site } from '../../utils/sites/site';
import { siteOf } from '../../utils/sites/site-of';
import { imitation as facebook } from '../imitations/facebook';
import type { Variant } from '../imitations/imitation';
import { imitation as linkedin } from '../imitations/linkedin';
import { fixtureOf, parseReport, shortfalls } from '../imitations/reported';
import { imitation as x } from '../imitations/x';
import { withoutText } from '../repairs/broken';

const ABOUT = { extension: '0.1.0', browser: 'Chrome 141', at: '2026-11-22' };

function siteAt(url: string): Site {
  const site = siteOf(new URL(url));
  if (!site) throw new Error(`no reader for ${url}`);
  return site;
}

function copiedReport({ url, html }: Pick<Variant, 'url' | 'html'>): string {
  const { document } = new JSDOM(html, { url }).window;
  return reportText(reportPage({ document, site: siteAt(url), url: new URL(url), repairs: [] }, null), ABOUT);
}

/** What `readPage` would say in the release that brings the repair. */
const readWith =
  (repair: Repair) =>
  (document: Document, url: URL): Mention[] => {
    const site = siteAt(url.href);
    const page = pageOf(site, url, [repair]);
    return site.items(site.root(document) ?? document.body, page).flatMap((item) => {
      const reading = site.read(item, page);
      return reading.read === 'none' ? [] : [reading.mention];
    });
  };

const repair = (part: string, css: string): Repair => ({
  part,
  candidate: { css, why: '', seen: '2026-11' },
});

test.each([
  ['x', x.feed(4), withoutText, repair('text', '[data-testid="postWords"]')],
  [
    'linkedin',
    linkedin.feed(4),
    (html: string) => html.replaceAll('"expandable-text-box"', '"long-words"'),
    repair('sduiText', '[data-testid="long-words"]'),
  ],
  [
    'facebook',
    facebook.feed(4),
    (html: string) =>
      html
        .replaceAll('data-ad-rendering-role="story_message"', 'data-ad-rendering-role="story_words"')
        .replaceAll(/data-ad(?:-comet)?-preview="message"/g, ''),
    repair('postText', '[data-ad-rendering-role="story_words"]'),
  ],
])(
  '%s loses its words: the report’s page fails, and passes with the repaired chain',
  (site, feed, lose, mend) => {
    const report = parseReport(copiedReport({ ...feed, html: lose(feed.html) }));
    const fixture = fixtureOf(report);
    expect(fixture).toMatchObject({ site, name: expect.stringContaining('no text') });
    expect(fixture.expected.length).toBeGreaterThan(0);
    const missing = shortfalls(fixture);
    expect(missing.length).toBeGreaterThan(0);
    for (const line of missing) expect(line).toMatch(/text is null, wanted "\?"/);
    expect(shortfalls(fixture, readWith(mend))).toEqual([]);
  },
);

test('what the site’s pages never tell is not wanted: LinkedIn’s times', () => {
  const { expected } = fixtureOf(parseReport(copiedReport(linkedin.feed(3))));
  expect(expected.map(({ postedAt }) => postedAt)).toEqual([null, null, null]);
});

test('a page on which no item is found becomes a page on which one must be', () => {
  const page = linkedin.feed(4);
  const html = page.html.replaceAll('FeedType_', 'UpdateKind_').replaceAll('"mainFeed"', '"mainStream"');
  const fixture = fixtureOf(parseReport(copiedReport({ ...page, html })));
  expect(shortfalls(fixture)).toEqual(['item 1 is not found']);
  const mend = repair('sduiPost', '[role="listitem"][componentkey*="UpdateKind_"]');
  expect(shortfalls(fixture, readWith(mend))).toEqual([]);
});

const good = () => JSON.parse(copiedReport(x.feed(2))) as Record<string, unknown>;
test.each([
  ['no JSON', () => 'Dear all,', /no JSON/],
  ['a list', () => '[]', /the whole is no object/],
  ['something else', () => '{"format":"threadkeeper-backup"}', /format is not "threadkeeper-page-report"/],
  ['a later version', () => JSON.stringify({ ...good(), version: 2 }), /version is not 1/],
  [
    'the practice page',
    () => JSON.stringify({ ...good(), site: 'practice' }),
    /site is none of x, facebook, linkedin/,
  ],
  ['no date', () => JSON.stringify({ ...good(), at: 'today' }), /at is no date/],
  ['no skeleton', () => JSON.stringify({ ...good(), skeleton: null }), /skeleton is missing/],
  [
    'no address',
    () => JSON.stringify({ ...good(), skeleton: { url: 'x', html: {} } }),
    /skeleton\.url is no address/,
  ],
  [
    'a tree that is none',
    () =>
      JSON.stringify({
        ...good(),
        skeleton: { url: 'https://x.com/', html: { tag: '<script>', attributes: {}, children: [] } },
      }),
    /skeleton\.html is no tree/,
  ],
  ['no readings', () => JSON.stringify({ ...good(), reads: 3 }), /reads is no list/],
])('%s is no report, and the error says where', (_, text, reason) => {
  expect(() => parseReport(text())).toThrow(reason);
});
