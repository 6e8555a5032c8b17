/** What every site reader owes (README, "Reading by leave"), over every variant of its imitation; a site only adds pages. */
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { pageOf } from '../../utils/sites/chain';
import { keyOf, MENTION_KINDS, type Mention, mentionKey, PARTS, type Part } from '../../utils/sites/mention';
import { readPage } from '../../utils/sites/read-page';
import type { Reading, Site } from '../../utils/sites/site';
import { siteOf } from '../../utils/sites/site-of';
import type { Imitation, Variant } from '../imitations/imitation';
import { mutate } from '../mutation/mutate';
import { SEED } from '../page/random';

/** How many mutations a site may cost, all variants together; another seed makes others (tests/mutation/). */
const MUTATIONS = 1_000;
const OFFSET = (SEED % 997) / 997;

function open({ html, url }: Variant) {
  const { document } = new JSDOM(html, { url }).window;
  const address = new URL(url);
  const site = siteOf(address) as Site;
  const page = pageOf(site, address);
  const items = site.items(site.root(document) ?? document.body, page);
  return { document, url: address, page, site, items };
}

const expectedOf = ({ expected }: Variant): Mention[] => expected.map((item) => ({ aliases: [], ...item }));

const mentionOf = (reading: Reading): Mention | null => (reading.read === 'none' ? null : reading.mention);

const partOf = (mention: Mention, part: Part): string | null =>
  part.startsWith('author.')
    ? mention.author[part.slice(7) as keyof Mention['author']]
    : (mention[part as 'id'] ?? null);

/** Nulls that are no gap: a post answers nothing. */
const mayBeNull = (mention: Mention, part: Part) => part === 'inReplyTo' && mention.kind === 'post';

function expectForm(mention: Mention) {
  expect(MENTION_KINDS).toContain(mention.kind);
  expect(new Set(mention.missing).size).toBe(mention.missing.length);
  for (const part of PARTS) {
    const value = partOf(mention, part);
    expect(value, part).not.toBe('');
    expect(value === null || typeof value === 'string', part).toBe(true);
    if (value === null && !mayBeNull(mention, part)) expect(mention.missing, part).toContain(part);
    // A kind is never null, so it is named where it is a guess.
    if (value !== null && part !== 'kind') expect(mention.missing, part).not.toContain(part);
  }
  if (mention.postedAt !== null)
    expect(mention.postedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
  expect(mentionKey(mention)).toBe(mention.id === null ? null : keyOf(mention.site, mention.id));
}

const HOSTILE = [
  '',
  ' ',
  '/',
  '//',
  '/status/',
  '%',
  '%E0%A4%A',
  'javascript:alert(1)',
  '"]{',
  '\u0000',
  '9'.repeat(400),
  '&#x',
  '../../..',
  '{"a":',
  '__proto__',
];

export function expectContract(imitation: Imitation): void {
  describe(imitation.site, () => {
    for (const variant of imitation.variants) {
      describe(variant.name, () => {
        test('reads exactly what is expected, in page order', () => {
          const { document, url } = open(variant);
          expect(readPage(document, url)).toEqual(expectedOf(variant));
        });

        test('keeps the form: no empty strings, every gap named and nothing else', () => {
          const { site, items, page } = open(variant);
          for (const item of items) {
            const reading = site.read(item, page);
            const mention = mentionOf(reading);
            if (!mention) throw new Error('an item was read as none');
            expectForm(mention);
            expect(reading.read).toBe(mention.missing.length > 0 ? 'part' : 'whole');
            if (reading.read === 'part') expect(reading.missing).toEqual(mention.missing);
          }
        });

        test('changes nothing in the page', () => {
          const { document, site, items, url, page } = open(variant);
          const before = document.documentElement.outerHTML;
          readPage(document, url);
          for (const item of items) site.place(item, page);
          expect(document.documentElement.outerHTML).toBe(before);
        });

        test('places a mark inside the item, and again in the same place; none on a quiet site', () => {
          const { document, site, items, page } = open(variant);
          for (const item of items) {
            const place = site.place(item, page);
            if (site.quiet) expect(place).toBeNull();
            if (!place) continue;
            expect(item.contains(place.parent)).toBe(true);
            expect(place.before === null || place.before.parentNode === place.parent).toBe(true);
            const mark = document.createElement('span');
            mark.setAttribute('data-tk-mark', '');
            place.parent.insertBefore(mark, place.before);
            const again = site.place(item, page);
            expect(again?.parent).toBe(place.parent);
            // Where the mark stands already, or right after it.
            expect([place.before, mark, mark.nextSibling]).toContain(again?.before ?? null);
          }
        });

        test('reads the same with marks in the page', () => {
          const { document, site, items, url, page } = open(variant);
          for (const item of items) {
            const place = site.place(item, page);
            const mark = document.createElement('span');
            mark.setAttribute('data-tk-mark', '');
            place?.parent.insertBefore(mark, place.before);
          }
          expect(readPage(document, url)).toEqual(expectedOf(variant));
        });

        test('reads a detached copy without throwing, and nothing else in it', () => {
          const { site, items, page } = open(variant);
          for (const item of items) {
            const whole = mentionOf(site.read(item, page));
            const alone = mentionOf(site.read(item.cloneNode(true) as Element, page));
            if (!whole || !alone) continue;
            expectForm(alone);
            for (const part of ['id', 'text', 'author.name', 'author.handle'] as const)
              expect([null, partOf(whole, part)]).toContain(partOf(alone, part));
          }
        });

        test(`is right or admits it when the site changes anything (seed ${SEED})`, () => {
          const { document, url, site } = open(variant);
          // Long words are read anew for each change.
          const share = MUTATIONS / imitation.variants.length / (variant.html.length > 100_000 ? 20 : 1);
          const sample = { page: Math.ceil(share / 2), item: Math.ceil(share / 2), offset: OFFSET };
          const right = [...variant.expected, ...(variant.alsoRight ?? [])];
          expect(mutate(document, site, url, sample, right).findings).toEqual([]);
        });

        test('does not throw at hostile values', () => {
          const { document, site, items, page } = open(variant);
          const elements = items.slice(0, 3).flatMap((item) => [item, ...item.querySelectorAll('*')]);
          elements.forEach((element, i) => {
            for (const [j, { name }] of [...element.attributes].entries())
              if (name !== 'data-testid' || i % 3 === 0)
                element.setAttribute(name, HOSTILE[(i + j) % HOSTILE.length] ?? '');
          });
          for (const item of items) {
            site.place(item, page);
            const mention = mentionOf(site.read(item, page));
            if (mention) expectForm(mention);
          }
          site.items(document, page);
        });
      });
    }

    test('makes nothing whole of what is no item', () => {
      for (const variant of imitation.variants.slice(0, 6)) {
        const { document, site, items, page } = open(variant);
        const others = [...document.querySelectorAll('*')].filter(
          (element) => !items.includes(element) && !items.some((item) => item.contains(element)),
        );
        for (const element of [...others.slice(0, 300), document.createElement('p')]) {
          const reading = site.read(element, page);
          expect(reading.read === 'whole' && !items.some((item) => element.contains(item))).toBe(false);
        }
      }
    });

    // jsdom takes six seconds to parse a thousand items; the bench reads 5,000 in a real browser.
    test('reads a feed of 500 items, each as it was written', () => {
      const variant = imitation.feed(500);
      const { document, url } = open(variant);
      const mentions = readPage(document, url);
      expect(mentions.length).toBe(500);
      expect(mentions).toEqual(expectedOf(variant));
    }, 120_000);
  });
}
