/** The machine sees nothing in a careful reader, and in a careless one what was planted there. */
import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { type Mention, PARTS } from '../../utils/sites/mention';
import type { Site } from '../../utils/sites/site';
import { readText } from '../../utils/sites/text';
import type { Fault } from './compare';
import { partOf } from './compare';
import { mutate } from './mutate';

const URL_OF_PAGE = new URL('https://board.example/feed');
const EVERY = { page: Number.POSITIVE_INFINITY, item: Number.POSITIVE_INFINITY, offset: 0 };

const post = (id: number, handle: string, name: string, words: string, above = '') => `
  <article data-testid="post" id="post-${id}">
    ${above}<div><a data-testid="name" href="/${handle}"><span>${name}</span></a></div>
    <p data-testid="words" lang="en">${words}</p>
    <a data-testid="link" href="/${handle}/status/${id}"><time datetime="2026-03-02T08:00:00Z">8 am</time></a>
  </article>`;
const PAGE = `<!doctype html><html lang="en"><body><main role="main">
  ${post(7001, 'ada_b', 'Ada Brook', 'The kettle <img alt="🫖" src="a.png"> leaks.', '<span>Bo Reed shared</span>')}
  <aside data-testid="quoted"><p data-testid="words">Somebody else’s words.</p></aside>
  ${post(7002, 'bo_reed', 'Bo Reed', 'Mine as well.')}
</main></body></html>`;

const within = (item: Element, name: string) => [...item.querySelectorAll(`[data-testid="${name}"]`)];
const hrefOf = (element: Element | undefined) => element?.getAttribute('href') ?? '';

/** The one value that is told; null where none is, or two. */
function agreed(...told: (string | undefined)[]): string | null {
  const [one = null, other] = new Set(told.filter((value) => value !== undefined));
  return other === undefined ? one : null;
}

/** The name, unless it stands there twice. */
function nameOf(item: Element): string | null {
  const [element, another] = within(item, 'name');
  const name = element && !another ? readText(element) : null;
  const half = name?.slice(0, Math.floor(name.length / 2)).trim();
  return half && name?.endsWith(half) && name.startsWith(half) ? null : name;
}

interface Values {
  name: string | null;
  handle: string | null;
  id: string | null;
  text: string | null;
}

function valuesOf(item: Element): Values {
  const link = /^\/(\w+)\/status\/(\d+)$/.exec(hrefOf(within(item, 'link')[0]));
  const profile = /^\/(\w+)$/.exec(hrefOf(within(item, 'name')[0]));
  const words = within(item, 'words')[0];
  return {
    name: nameOf(item),
    handle: agreed(profile?.[1], link?.[1]),
    id: agreed(link?.[2], /^post-(\d+)$/.exec(item.id)?.[1]),
    text: words ? readText(words) : null,
  };
}

function mentionOf({ name, handle, id, text }: Values): Mention {
  const mention: Mention = {
    site: 'practice',
    kind: 'post',
    id,
    aliases: [],
    permalink: id && `https://board.example/i/status/${id}`,
    author: { name, handle, profileUrl: handle && `https://board.example/${handle}` },
    text,
    postedAt: null,
    inReplyTo: null,
    missing: [],
  };
  mention.missing = PARTS.filter((part) => part !== 'inReplyTo' && partOf(mention, part) === null);
  return mention;
}

/** What a careless reader does otherwise than the careful one. */
interface Carelessness {
  values?: (item: Element) => Partial<Values>;
  missing?: (mention: Mention) => Mention['missing'];
  items?: string;
}

function readerOf({ values, missing, items = 'article[data-testid="post"]' }: Carelessness): Site {
  return {
    name: 'practice',
    quiet: false,
    chains: {},
    pageKind: () => 'feed',
    root: (document) => document.body,
    items: (root) => [...root.querySelectorAll(items)],
    read(item) {
      const mention = mentionOf({ ...valuesOf(item), ...values?.(item) });
      if (missing) mention.missing = missing(mention);
      return mention.missing.length > 0
        ? { read: 'part', mention, missing: mention.missing }
        : { read: 'whole', mention };
    },
    place: () => null,
    chainOf: () => null,
    addressed: () => null,
  };
}

function broken(carelessness: Carelessness) {
  const { document } = new JSDOM(PAGE, { url: URL_OF_PAGE.href }).window;
  return mutate(document, readerOf(carelessness), URL_OF_PAGE, EVERY);
}

test('a careful reader is right or admits it, and the page is as it was', () => {
  const report = broken({});
  expect(report.findings).toEqual([]);
  expect(report.items).toBe(2);
  expect(report.made).toBe(report.all);
  // All that a machine can do to a page was done, and not in vain.
  expect(report.rows.map(({ scope, way }) => `${scope}: ${way}`)).toEqual([
    'whole page: as it was',
    'whole page: without',
    'whole page: another name',
    'whole page: another value',
    'one item: without',
    'one item: another name',
    'one item: another value',
    'one item: contradicts',
    'one item: picture',
    'one item: doubled',
    'one item: lost',
  ]);
  expect(report.rows.filter(({ admitted }) => admitted === 0).map(({ way }) => way)).toEqual(['as it was']);
});

const firstText = (item: Element) => item.textContent.trim().split('\n')[0]?.trim() ?? null;

/** Pictures without a word are left out. */
const textWithHoles = (words: Element) =>
  [...words.childNodes]
    .map((node) => ('getAttribute' in node ? ((node as Element).getAttribute('alt') ?? '') : node.nodeValue))
    .join('')
    .trim();

const CARELESS: [does: string, fault: Fault, Carelessness][] = [
  ['gives the first text for the author', 'author.name', { values: (item) => ({ name: firstText(item) }) }],
  [
    'gives the first text for the author where it does not find the name',
    'author.name',
    { values: (item) => ({ name: nameOf(item) ?? firstText(item) }) },
  ],
  [
    'gives the name as often as it stands there',
    'author.name',
    {
      values: (item) => ({
        name:
          within(item, 'name')
            .map((one) => readText(one))
            .join(' ') || null,
      }),
    },
  ],
  [
    'believes one of two links that disagree about the author',
    'author.handle',
    { values: (item) => ({ handle: /^\/(\w+)$/.exec(hrefOf(within(item, 'name')[0]))?.[1] ?? null }) },
  ],
  [
    'takes what stands last in an address for a handle',
    'author.profileUrl',
    { values: (item) => ({ handle: hrefOf(within(item, 'link')[0]).split('/')[1] ?? null }) },
  ],
  [
    'takes the place in the page for an id',
    'id',
    {
      values: (item) => ({
        id: valuesOf(item).id ?? String([...(item.parentElement?.children ?? [])].indexOf(item)),
      }),
    },
  ],
  [
    'leaves a picture out of the words',
    'text',
    {
      values: (item) => ({ text: within(item, 'words').map(textWithHoles)[0] ?? null }),
    },
  ],
  ['says nothing of what it did not find', 'unsaid', { missing: () => [] }],
  ['takes a quoted post for an item', 'extra', { items: '[role="main"] > article, main:not([role]) > *' }],
  [
    'throws where a part is not found',
    'thrown',
    { values: (item) => ({ text: (within(item, 'words')[0] as Element).textContent }) },
  ],
];

test.each(CARELESS)('a reader is caught that %s', (_, fault, carelessness) => {
  expect(broken(carelessness).findings.map((finding) => finding.fault)).toContain(fault);
});
