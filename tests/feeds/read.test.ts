/** What a manager sees of a feed, in whatever form, encoding and condition it comes; and that nothing in one does any harm. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantOf } from '../../utils/feeds/dates';
import { BadFeed, LONGEST_TEXT, MOST_ITEMS } from '../../utils/feeds/feed';
import { linkOf } from '../../utils/feeds/link';
import { plain } from '../../utils/feeds/plain';
import { readFeed } from '../../utils/feeds/read';
import { ALERTS, ATOM, BOMB, JSON_FEED, RSS, RSS_1, RSS_091, rss } from './documents';

const AT = 'https://news.harbour.example/rss';
const SEED = Number(process.env.THREADKEEPER_SEED ?? Date.now() % 2 ** 31);

const read = (text: string, type = 'application/xml') => readFeed(new TextEncoder().encode(text), type, AT);
const faultOf = (run: () => unknown): [string, string] => {
  try {
    run();
  } catch (error) {
    if (error instanceof BadFeed) return [error.fault, error.detail];
    throw error;
  }
  throw new Error('it was read');
};

describe('each form of feed', () => {
  test('RSS 2.0: words without markup, links from where it lies, and null for what it does not tell', () => {
    const { title, items } = read(RSS);
    expect(title).toBe('Harbour News');
    expect(items).toEqual([
      {
        id: 'item-1',
        title: 'Trams stop & wait',
        text: 'The Nimbus trams stood still.\n\nNobody said why.',
        link: 'https://news.harbour.example/2026/trams',
        author: 'Ada Lund',
        postedAt: '2026-03-02T08:30:00.000Z',
      },
      {
        id: 'https://news.harbour.example/2026/undated',
        title: 'No date, no id',
        text: null,
        link: 'https://news.harbour.example/2026/undated',
        author: 'Bo Berg',
        postedAt: null,
      },
      {
        id: expect.stringMatching(/^[0-9a-f]{32}$/),
        ...{ title: null, text: 'Only words.', link: null, author: null, postedAt: null },
      },
    ]);
    // The same at the next look.
    expect(read(RSS)).toEqual(read(RSS));
  });
  test('RSS 1.0 and 0.91, whose document type is never fetched', () => {
    expect(read(RSS_1)).toEqual({
      title: 'Old Harbour',
      items: [
        {
          id: 'https://old.harbour.example/1',
          title: 'Ferry',
          text: 'It sails.',
          link: 'https://old.harbour.example/1',
          author: 'Cleo',
          postedAt: '2026-03-02T08:00:00.000Z',
        },
      ],
    });
    expect(read(RSS_091).items[0]).toMatchObject({ title: 'Ship', postedAt: null });
  });
  test('Atom: newest first, its kinds of text apart, the page among its links', () => {
    expect(read(ATOM)).toEqual({
      title: 'Tram Board',
      items: [
        {
          id: 'urn:board:2',
          title: 'Newer',
          text: 'One two three.\n\nFour.',
          link: 'https://board.example/2',
          author: 'Dee',
          postedAt: '2026-03-04T10:00:00.000Z',
        },
        {
          id: 'urn:board:1',
          title: 'Line 4 <3 again',
          text: '1 < 2',
          link: 'https://board.example/1',
          author: 'The board',
          postedAt: '2026-03-02T08:00:00.000Z',
        },
      ],
    });
  });
  test('Google Alerts: the page itself and not the way over Google, without what is bold', () => {
    expect(read(ALERTS)).toEqual({
      title: 'Google Alert - nimbus trams',
      items: [
        {
          id: 'tag:google.com,2013:googlealerts/feed:111',
          title: 'Nimbus Trams late again',
          text: 'The trams of Nimbus ...',
          link: 'https://news.harbour.example/2026/late?page=2',
          author: null,
          postedAt: '2026-03-02T08:00:00.000Z',
        },
      ],
    });
  });
  test('JSON Feed', () => {
    expect(read(JSON_FEED).items).toEqual([
      {
        id: '1',
        title: null,
        text: 'Hej!',
        link: 'https://notes.example/1',
        author: 'Eli',
        postedAt: '2026-03-02T08:00:00.000Z',
      },
      { id: 'b', title: null, text: 'Two.', link: null, author: 'Eli', postedAt: null },
    ]);
  });
  test('Atom under a prefix, and RSS whose prefixes nobody declared', () => {
    const prefixed = ATOM.replaceAll(/(?<=<\/?)(?!div|p>|b>)(?=\w)/g, 'a:').replace('xmlns=', 'xmlns:a=');
    expect(read(prefixed).items.map(({ title }) => title)).toEqual(['Newer', 'Line 4 <3 again']);
    expect(read(rss('<item><title>T</title><dc:creator>Ada</dc:creator></item>')).items[0]?.author).toBe(
      'Ada',
    );
  });
});

describe('encodings', () => {
  const bytesOf = (text: string, to: 'latin1' | 'utf16le' | 'utf16be' | 'utf8') => {
    const buffer = Buffer.from(text, to === 'utf16be' ? 'utf16le' : to);
    return new Uint8Array(to === 'utf16be' ? buffer.swap16() : buffer);
  };
  const titled = (encoding: string | null) =>
    `<?xml version="1.0"${encoding === null ? '' : ` encoding="${encoding}"`}?>${rss('', 'Malmö åt')}`;
  test.each([
    ['UTF-8 that nobody names', null, 'utf8', 'text/xml'],
    ['UTF-8 with a mark, called something else', 'iso-8859-1', 'utf8', '\ufeff'],
    ['UTF-8 that the server takes for Latin 1', 'utf-8', 'utf8', 'text/xml; charset=ISO-8859-1'],
    ['Latin 1 by its own word', 'ISO-8859-1', 'latin1', 'text/xml'],
    ['Latin 1 by the server’s word', null, 'latin1', 'text/xml;charset="iso-8859-1"'],
    [
      'Latin 1 that calls itself UTF-8, with a server that knows better',
      'utf-8',
      'latin1',
      'text/xml; charset=windows-1252',
    ],
    ['UTF-16 with a mark', 'utf-16', 'utf16le', '\ufeff'],
    ['UTF-16, the other way round', 'utf-16', 'utf16be', '\ufeff'],
    ['UTF-16 without a mark', 'utf-16', 'utf16le', 'application/xml'],
    ['UTF-16 by its own wrong word', 'utf-16', 'utf8', 'text/xml'],
    ['UTF-8 under a name that there is not', 'klingon', 'utf8', 'text/xml'],
  ] as const)('%s', (_, declared, to, type) => {
    const marked = type === '\ufeff';
    const bytes = bytesOf((marked ? type : '') + titled(declared), to);
    expect(readFeed(bytes, marked ? 'text/xml' : type, AT).title).toBe('Malmö åt');
  });
  test('bytes that are in no encoding that was named are refused by its name', () => {
    const bytes = bytesOf(titled('utf-8'), 'latin1');
    expect(faultOf(() => readFeed(bytes, 'text/xml', AT))).toEqual(['encoding', 'utf-8']);
    expect(faultOf(() => readFeed(bytes, 'text/xml; charset=klingon', AT))).toEqual(['encoding', 'klingon']);
  });
});

describe('what is no feed is said with its place', () => {
  test.each([
    ['nothing', ' \n', ['empty', '']],
    ['entities of its own', BOMB, ['entities', '16']],
    ['a page', '<!DOCTYPE html>\n<html><head><meta charset=utf-8></head><p>Hello</html>', ['page', '']],
    [
      'a page that names its feed',
      '<!-- x -->\n<html lang=en><link rel=stylesheet href=/a><link href="/feed?a=1&amp;b=2" type="application/rss+xml" rel="alternate">',
      ['page', 'https://news.harbour.example/feed?a=1&b=2'],
    ],
    ['words', 'Service unavailable', ['not-a-feed', '']],
    ['another kind of XML', '<opml version="2.0"><body/></opml>', ['not-a-feed', 'opml']],
    ['RSS with nothing in it', '<rss version="2.0"/>', ['not-a-feed', 'rss']],
    ['other JSON', '{"items":[]}', ['not-a-feed', 'JSON']],
  ])('%s', (_, text, expected) => {
    expect(faultOf(() => read(text))).toEqual(expected);
  });
  test('broken XML: the line and why', () => {
    const cut = RSS.slice(0, RSS.indexOf('</channel>'));
    expect(faultOf(() => read(cut))[0]).toBe('not-xml');
    const [fault, detail] = faultOf(() => read('<rss>\n<channel>\n<title>A</item></channel></rss>'));
    expect(fault).toBe('not-xml');
    expect(detail).toMatch(/^3: Unexpected close tag/);
    expect(faultOf(() => read('{"version": "https://jsonfeed.org/version/1", '))[1]).toMatch(/^JSON: /);
  });
  test('but a lone “&”, an entity of HTML and a stray sign are let pass', () => {
    expect(
      read(rss('<item><title>A &amp; B & C &nbsp;&eacute; &oops; 1</title></item>')).items[0]?.title,
    ).toBe('A & B & C é &oops; 1');
    expect(read(`\n\n<?xml version="1.0"?>${rss('<item><title>T</title></item>')}`).items).toHaveLength(1);
  });
});

describe('no more is taken than is shown', () => {
  test('the newest two hundred, each once, and the words cut', () => {
    const dated = Array.from({ length: 300 }, (_, n) => {
      const at = new Date(Date.UTC(2026, 0, 1) + n * 60_000).toUTCString();
      return `<item><guid>g${n}</guid><title>T${n}</title><pubDate>${at}</pubDate></item>`;
    }).join('');
    const { items } = read(rss(dated + dated));
    expect(items).toHaveLength(MOST_ITEMS);
    expect([items[0]?.id, items.at(-1)?.id]).toEqual(['g299', 'g100']);
    const [long] = read(rss(`<item><description>${'wort '.repeat(10_000)}</description></item>`)).items;
    expect(long?.text?.length).toBeLessThanOrEqual(LONGEST_TEXT);
    expect(long?.text).toMatch(/wort…$/);
  });
  test('where one has no date, the feed’s own order stays', () => {
    const items =
      '<item><guid>a</guid><title>A</title></item><item><guid>b</guid><title>B</title><pubDate>Mon, 02 Mar 2026 09:30:00 GMT</pubDate></item>';
    expect(read(rss(items)).items.map(({ id }) => id)).toEqual(['a', 'b']);
  });
  test.each([
    ['nested', `<a>`.repeat(100_000)],
    ['attributes', `<rss ${Array.from({ length: 50_000 }, (_, n) => `a${n}=""`).join(' ')}>`],
    ['elements', `<rss>${'<a/>'.repeat(400_000)}`],
    ['slips', `<rss>${'&'.repeat(500_000)}`],
    ['signs in an author', `<rss><channel><item><author>${'@ '.repeat(500_000)}</author></channel>`],
    ['a name that objects have', '<rss><a hasOwnProperty="1" b="2"></a></rss>'],
  ])('%s without end are refused', (_, text) => {
    expect(['not-xml', 'not-a-feed']).toContain(faultOf(() => read(text))[0]);
  });
});

test.each([
  ['Mon, 02 Mar 2026 09:30:00 +0100', '2026-03-02T08:30:00.000Z'],
  ['2 March 26 09:30 EST', '2026-03-02T14:30:00.000Z'],
  ['Sun, 01 Mar 2026 23:59:60 GMT', '2026-03-01T23:59:59.000Z'],
  ['2026-03-02T09:30:00.123456-05:30', '2026-03-02T15:00:00.000Z'],
  ['2026-03-02 09:30:00Z', '2026-03-02T09:30:00.000Z'],
  // Which moment it is these leave open.
  ['2026-03-02', null],
  ['2026-03-02T09:30:00', null],
  ['Mon, 02 Mar 2026 09:30:00', null],
  ['Mon, 02 Mar 2026 09:30:00 IST', null],
  ['Tue, 31 Feb 2026 09:30:00 GMT', null],
  ['2026-03-02T25:00:00Z', null],
  ['0000-00-00T00:00:00Z', null],
  ['soon', null],
  ['', null],
])('the date “%s” is %s', (written, instant) => {
  expect(instantOf(written)).toBe(instant);
});

test.each([
  ['https://www.google.com/url?q=https://a.example/1&sa=t', 'https://a.example/1'],
  ['https://google.co.uk/url?url=https://a.example/1', 'https://a.example/1'],
  [
    'https://www.google.com/url?url=javascript:alert(1)',
    'https://www.google.com/url?url=javascript:alert(1)',
  ],
  [
    'https://www.google.com.evil.example/url?url=https://a.example/1',
    'https://www.google.com.evil.example/url?url=https://a.example/1',
  ],
  ['javascript:alert(1)', null],
  ['data:text/html,x', null],
  ['//b.example/1', 'https://b.example/1'],
  [' ', null],
])('the link “%s” leads to %s', (written, link) => {
  expect(linkOf(written, AT)).toBe(link);
});

test.each([
  ['<p>a<br>b</p><ul><li>c</li></ul>', 'a\nb\n\nc'],
  ['<style>p{color:x}</style>seen<script>if (a < b) {}</script>', 'seen'],
  ['&lt;b&gt; &amp;amp; &#128512; &#xD800;', '<b> &amp; 😀 &#xD800;'],
  ['a < b && c > d', 'a < b && c > d'],
  ['<a href=x onclick="y">word</a>ing', 'wording'],
  ['<img src=x>\u202e\u0000 \ud800', '\ufffd'],
  ['<p></p>', null],
])('of the markup “%s” is read “%s”', (markup, words) => {
  expect(plain(markup, 1_000)).toBe(words);
});

test(`whatever comes, it is read or refused by name (seed ${SEED})`, () => {
  const whole = [RSS, RSS_1, RSS_091, ATOM, ALERTS, JSON_FEED, BOMB].map((text) =>
    new TextEncoder().encode(text),
  );
  const broken = fc
    .tuple(fc.constantFrom(...whole), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }), fc.nat())
    .map(([bytes, changes, end]) => {
      const copy = bytes.slice(0, end % 3 === 0 ? end % bytes.length : bytes.length);
      for (const [at, byte] of changes) if (copy.length > 0) copy[at % copy.length] = byte;
      return copy;
    });
  const type = fc.constantFrom(
    '',
    'text/xml',
    'text/xml; charset=utf-16',
    'text/xml; charset=latin1',
    'a; charset=',
  );
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 400 }), broken), type, (bytes, contentType) => {
      try {
        const { items } = readFeed(bytes, contentType, AT);
        for (const { id, title, text, link, postedAt } of items) {
          expect(id).not.toBe('');
          expect(title ?? text ?? link).not.toBeNull();
          if (link !== null) expect(link).toMatch(/^https?:/);
          if (postedAt !== null) expect(new Date(postedAt).toISOString()).toBe(postedAt);
        }
      } catch (error) {
        if (!(error instanceof BadFeed)) throw error;
      }
    }),
    { seed: SEED, numRuns: 3_000 },
  );
});

test(`markup of any kind is read without an error (seed ${SEED})`, () => {
  const piece = fc.constantFrom(
    '<p>',
    '</p>',
    '<',
    '>',
    '&',
    '&amp;',
    '<script>',
    '</script>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '"',
    ' a="',
    '\u0000',
    'word',
    '<hasOwnProperty constructor=1 ',
    '<?',
    '<!DOCTYPE [',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const words = plain(pieces.join(''), 50);
      expect(words === null || (words.length > 0 && words.length <= 50)).toBe(true);
    }),
    { seed: SEED, numRuns: 3_000 },
  );
});
