/** Whatever a page says or is called: no byte of it is in a report, and a reader reads the skeleton as it read the page. */
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { reportPage } from '../../utils/reports/page-report';
import { REPORT_FORMAT, reportText } from '../../utils/reports/report-text';
import { PARTS } from '../../utils/sites/mention';
import { readPage } from '../../utils/sites/read-page';
import { siteOf } from '../../utils/sites/site-of';
import { imitation as facebook } from '../imitations/facebook';
import type { Variant } from '../imitations/imitation';
import { imitation as linkedin } from '../imitations/linkedin';
import { partOf } from '../imitations/reported';
import { imitation as x } from '../imitations/x';

const ABOUT = { extension: '0.1.0', browser: 'Firefox 140', at: '2026-11-22' };

function reportOf(
  { url, html }: Pick<Variant, 'url' | 'html'>,
  change = (_: Document) => undefined as unknown,
) {
  const { document } = new JSDOM(html, { url }).window;
  change(document);
  const address = new URL(url);
  const site = siteOf(address);
  if (!site) throw new Error(`no reader for ${url}`);
  const report = reportPage({ document, site, url: address, repairs: [] }, null);
  return { document, report, text: reportText(report, ABOUT) };
}

const short = (variants: Variant[]) => variants.filter(({ html }) => html.length < 100_000);
const pages = [x, facebook, linkedin].flatMap(({ site, variants }) =>
  short(variants).map((variant) => [`${site}: ${variant.name}`, variant] as const),
);

test('its first line says what it is', () => {
  const { text } = reportOf(x.feed(3));
  expect(text.split('\n')[0]).toContain(`"format": "${REPORT_FORMAT}"`);
  expect(JSON.parse(text)).toMatchObject({ site: 'x', pageKind: 'home', items: 3, ...ABOUT });
});

test('it counts what served and what did not, by selector', () => {
  const { report } = reportOf(x.feed(3));
  expect(report.served.text?.[0]).toEqual({ css: '[data-testid="tweetText"]', times: 3 });
  expect(report.served.text?.at(-1)).toEqual({ css: null, times: 0 });
});

test('the address in it is of the same kind of page', () => {
  const modules = import.meta.glob<{ EXAMPLES: Readonly<Record<string, readonly string[]>> }>(
    '../../utils/sites/*/pages.ts',
    { eager: true },
  );
  const examples = Object.values(modules).flatMap(({ EXAMPLES }) => Object.values(EXAMPLES).flat());
  expect(examples.length).toBeGreaterThan(40);
  const changed = examples.flatMap((url) => {
    const { report } = reportOf({ url, html: '<main></main>' });
    const kind = siteOf(new URL(url))?.pageKind(new URL(report.skeleton.url));
    return kind === report.pageKind ? [] : [`${url} became ${report.skeleton.url}, ${kind}`];
  });
  expect(changed).toEqual([]);
});

/** Every name, handle, id, address and word that a reader found on the page, and what a page without names leaves. */
function secretsOf({ expected }: Variant): string[] {
  const values = expected.flatMap((item) => [
    ...PARTS.filter((part) => part !== 'kind').map((part) => partOf(item, part)),
    ...(item.text ?? '').split(/\s+/).filter((word) => word.length > 4),
    ...(item.author.name ?? '').split(/\s+/).filter((word) => word.length > 2),
    ...((item.id ?? '').match(/\d{6,}/g) ?? []),
  ]);
  // A reader's own selectors and the known words of addresses stay; a word of somebody's may be one of them.
  return values.filter((value) => value !== null && value.length > 2) as string[];
}

describe.each(pages)('%s', (_, variant) => {
  test('no name, handle, id or word of it is in the report', () => {
    const { text, report } = reportOf(variant);
    const skeleton = JSON.stringify([report.skeleton, report.reads, report.address]).toLowerCase();
    const words = new Set(skeleton.match(/[\p{L}\p{M}\p{N}_]+/gu));
    const told = secretsOf(variant).filter((secret) =>
      /\W/.test(secret)
        ? text.includes(secret)
        : words.has(secret.toLowerCase()) && !KNOWN.has(secret.toLowerCase()),
    );
    expect(told).toEqual([]);
  });

  test('the skeleton is read as the page is: the same gaps, the same ids where they are the same', () => {
    const { document, report } = reportOf(variant);
    const whole = readPage(document, new URL(variant.url));
    const most = [...whole].sort((a, b) => b.missing.length - a.missing.length).slice(0, 3);
    const gaps = report.reads.map(({ kind, missing }) => `${kind} without ${missing.join()}`);
    for (const { kind, missing } of most) {
      // What a mention answers may stand in a part of the page that is not shown.
      const shown = gaps.some(
        (one) =>
          one.replace(/,?inReplyTo/, '') === `${kind} without ${missing.join()}`.replace(/,?inReplyTo/, ''),
      );
      expect(
        shown || gaps.includes(`${kind} without ${missing.join()}`),
        `${kind} without ${missing.join()} in ${gaps.join(' | ')}`,
      ).toBe(true);
    }
    const ids = report.reads.map(({ id }) => id).filter((id) => id !== null);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

/** Words of the imitations' people that are words of the sites, too. */
const KNOWN = new Set([
  'line',
  'post',
  'quote',
  'more',
  'like',
  'show',
  'you',
  'text',
  'the',
  'photo',
  'photos',
  'page',
  'shared',
  'article',
  'comment',
  'reply',
  'name',
  'with',
  'from',
]);

const PAGES = [x.feed(4), ...short(facebook.variants).slice(0, 4), ...short(linkedin.variants).slice(0, 6)];

const unescaped = (text: string) =>
  text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Attributes that a report may keep, and any that it must not. */
const ATTRIBUTES = [
  'id',
  'class',
  'role',
  'lang',
  'dir',
  'type',
  'tabindex',
  'title',
  'alt',
  'aria-label',
  'aria-labelledby',
  'aria-describedby',
  'aria-hidden',
  'aria-posinset',
  'data-testid',
  'data-test-id',
  'data-urn',
  'data-id',
  'data-ad-preview',
  'data-view-name',
  'data-view-tracking-scope',
  'componentkey',
  'href',
  'datetime',
  'src',
  'style',
  'placeholder',
  'value',
  'name',
  'contenteditable',
];

test('a canary in any attribute, text, tag or address sings in no report', () => {
  const seed = Number(process.env.THREADKEEPER_SEED ?? Date.now() % 2 ** 31);
  console.info(`seed ${seed} (THREADKEEPER_SEED)`);
  const shapes = fc.constantFrom<(canary: string) => string>(
    (canary) => canary,
    (canary) => `https://x.com/${canary}/status/7${'1'.repeat(9)}`,
    (canary) => `/${canary}?${canary}=${canary}#${canary}`,
    (canary) => `UserAvatar-Container-${canary}`,
    (canary) => `replaceableComment_urn:li:comment:(urn:li:activity:1,${canary})`,
    (canary) => Buffer.from(`comment:1_${canary}`).toString('base64'),
    (canary) => `{"updateUrn":"urn:li:activity:${canary}"}`,
    (canary) => `${canary}-${canary}__${canary}--x`,
    (canary) => `//${canary}.x.com/${canary}.php`,
    (canary) => `2026-01-01T00:00:00Z ${canary}`,
    (canary) => encodeURIComponent(`é ${canary}`),
  );
  const name = fc.constantFrom('kanarinfogel', 'Zeisigvogel', 'kanarienVogel', 'GIMPELVOGEL', 'канарейка');
  const pages = fc.nat(PAGES.length - 1);
  const place = fc.record({ at: fc.nat(5_000), attribute: fc.constantFrom(...ATTRIBUTES), shape: shapes });
  fc.assert(
    fc.property(pages, name, fc.array(place, { minLength: 1, maxLength: 40 }), (page, canary, places) => {
      const { text, report } = reportOf(PAGES[page] as Variant, (document) => {
        const all = [...document.querySelectorAll('body,body *')];
        for (const { at, attribute, shape } of places) {
          const element = all[at % all.length] as Element;
          element.setAttribute(attribute, shape(canary));
          element.setAttribute(`data-${canary.toLowerCase().replace(/[^a-z]/g, '')}x`, canary);
          element.append(
            document.createTextNode(` ${canary} @${canary} `),
            document.createElement('canary-bird'),
          );
        }
      });
      const heard = `${text} ${unescaped(JSON.stringify(report))}`.toLowerCase();
      expect(heard).not.toContain(canary.toLowerCase());
      expect(heard).not.toContain('canary');
      for (const [piece] of heard.matchAll(/[a-z0-9+/]{12,}={0,2}/gi)) {
        const inside = Buffer.from(piece, 'base64').toString().toLowerCase();
        expect(inside).not.toContain(canary.toLowerCase());
      }
    }),
    { seed, numRuns: 60 },
  );
});
