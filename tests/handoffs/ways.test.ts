/** The packet on its way: as the address of a mail, as Markdown and as rich text; nothing of it becomes markup. */
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { isMail } from '../../utils/handoffs/colleague';
import { blocksIn } from '../../utils/handoffs/lines';
import { LONGEST_MAIL, mailOf } from '../../utils/handoffs/mail';
import { markdownOf } from '../../utils/handoffs/marked';
import { richOf } from '../../utils/handoffs/rich';
import { SEED } from '../page/random';

const REST = '[The rest is on the clipboard.]';

/** As a mail program takes it apart. */
function opened(href: string) {
  const [to = '', query = ''] = href.slice('mailto:'.length).split('?');
  const fields = Object.fromEntries(
    query.split('&').map((field) => field.split('=').map(decodeURIComponent)),
  );
  return { to: decodeURIComponent(to), ...fields } as { to: string; subject: string; body: string };
}

describe('a mail', () => {
  test('has its address, its subject and its lines, in whatever script', () => {
    const text = 'Hi John,\n\n> טרם הגיע 😡\n& 100% + more?';
    const { href, cut } = mailOf('john+help@nimbus.example', { subject: 'Où? 5 & 6', text }, REST);
    expect(cut).toBe(false);
    expect(href).toContain('%0D%0A%0D%0A');
    expect(opened(href)).toEqual({
      to: 'john+help@nimbus.example',
      subject: 'Où? 5 & 6',
      body: text.replaceAll('\n', '\r\n'),
    });
  });
  test('that is too long is cut behind a line, and says where the rest is', () => {
    const lines = Array.from({ length: 200 }, (_, n) => `Line ${n} 😀`);
    const { href, cut } = mailOf('', { subject: 'S', text: lines.join('\n') }, REST);
    expect(cut).toBe(true);
    expect(href.length).toBeLessThanOrEqual(LONGEST_MAIL);
    const body = opened(href).body.split('\r\n');
    expect(body.at(-1)).toBe(REST);
    expect(body.length).toBeGreaterThan(20);
    expect(body.slice(0, -1)).toEqual(lines.slice(0, body.length - 1));
  });
  test(`never is longer than mail programs take, and never has another field (seed ${SEED})`, () => {
    const words = fc.string({ unit: 'binary', maxLength: 900 });
    fc.assert(
      fc.property(words, words, (subject, text) => {
        const { href } = mailOf('åsa@nimbus.example', { subject, text: text.repeat(3) }, REST);
        expect(href.length).toBeLessThanOrEqual(LONGEST_MAIL);
        expect(Object.keys(opened(href))).toEqual(['to', 'subject', 'body']);
        expect(opened(href).subject).not.toMatch(/[\r\n]/);
      }),
      { seed: SEED },
    );
  });
  test('goes to what may be an address only', () => {
    expect(['a@b.test', 'å.ö+x@nimbus.example'].every(isMail)).toBe(true);
    for (const text of [
      'a',
      'a@b',
      '@b.test',
      'a b@c.test',
      'a@b.test,c@d.test',
      'A <a@b.test>',
      `a@${'b'.repeat(400)}.test`,
    ])
      expect(isMail(text), text).toBe(false);
  });
});

const HOSTILE = [
  'Hi <b>John</b>, it’s "5 > 4" & more',
  '',
  'Their words:',
  '> <img src=x onerror=alert(1)>',
  '>',
  '> see https://x.com/a?b=1&c="2" and javascript:alert(1)',
  'Where: https://x.com/ada_1/status/1001.',
  '- one *bold* [link](http://a.example)',
  '- two',
].join('\n');

describe('rich text', () => {
  test('has headings, quotes, lists and links; whatever somebody wrote is words', () => {
    const html = richOf(HOSTILE);
    const { document } = new JSDOM(html).window;
    expect([...document.body.querySelectorAll('*')].map(({ localName }) => localName)).toEqual(
      'p p strong blockquote br br a p a ul li a li'.split(' '),
    );
    expect(document.querySelector('strong')?.textContent).toBe('Their words:');
    expect(document.querySelector('blockquote')?.textContent).toContain('<img src=x onerror=alert(1)>');
    expect([...document.links].map(({ href }) => href)).toEqual([
      'https://x.com/a?b=1&c=',
      'https://x.com/ada_1/status/1001',
      'http://a.example/',
    ]);
    expect(document.body.textContent).toContain('Hi <b>John</b>, it’s "5 > 4" & more');
  });
  test(`shows every word of any text and no element of it (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const written = `${text.replace(/[\s:]/g, 'x')}z`;
        const { document } = new JSDOM(richOf(`a ${written}`)).window;
        expect(document.body.textContent).toBe(`a ${written}`);
      }),
      { seed: SEED },
    );
  });
});

describe('Markdown', () => {
  test('keeps the form of the packet, and what somebody wrote stays words', () => {
    expect(markdownOf(HOSTILE)).toBe(
      [
        'Hi \\<b\\>John\\</b\\>, it’s "5 \\> 4" \\& more',
        '',
        '**Their words:**',
        '',
        '> \\<img src=x onerror=alert\\(1\\)\\>  ',
        '>  ',
        '> see <https://x.com/a?b=1&c=>"2" and javascript:alert\\(1\\)',
        '',
        'Where: <https://x.com/ada_1/status/1001>\\.',
        '',
        '- one \\*bold\\* \\[link\\]\\(<http://a.example/>\\)',
        '- two',
        '',
      ].join('\n'),
    );
  });
  test('a number at the beginning of a line is no list, and a dash of theirs no heading', () => {
    expect(markdownOf('1. one\n---\n# no')).toBe('1\\. one  \n\\-\\-\\-  \n\\# no\n');
  });
});

test('an edited packet is taken apart as it stands, empty lines and all', () => {
  expect(blocksIn('A:\n\n\n  \nB\nC: d\n')).toEqual([
    { is: 'words', heading: 'A:', lines: [] },
    { is: 'words', heading: null, lines: ['B', 'C: d'] },
  ]);
  expect(blocksIn('')).toEqual([]);
});
