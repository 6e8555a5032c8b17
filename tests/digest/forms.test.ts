/** A digest in every form that leaves the panel: all of it is there, and what customers wrote stays words. */
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { digestLines } from '../../storage/tables/digest';
import type { Document } from '../../utils/digest/document';
import { markdownOf } from '../../utils/digest/marked';
import { plainOf } from '../../utils/digest/plain';
import { richOf } from '../../utils/digest/rich';

const HOSTILE = '</td><img src=x onerror=alert(1)> [a](javascript:alert(1)) | `*_ # =cmd()';
const LINK = 'https://x.com/i/status/1?a="b"&c=<d>';
const paper: Document = {
  title: `For ${HOSTILE}`,
  about: '16 – 22 Nov 2026',
  blocks: [
    { is: 'words', text: `First.\n${HOSTILE}` },
    { is: 'heading', part: 'topics', text: 'Topics', behind: null },
    {
      is: 'table',
      part: 'topics',
      head: ['Topic', 'Cases', 'Change', 'Open now'],
      rows: [
        {
          cells: [HOSTILE, '9', '+5', '2'],
          figures: { now: 9, before: 4, open: 2 },
          behind: null,
          open: null,
        },
      ],
    },
    { is: 'subheading', part: 'topics', text: HOSTILE, behind: null },
    {
      is: 'quotes',
      part: 'topics',
      items: [{ text: HOSTILE, about: 'X, 21 Nov', url: LINK, behind: { case: 'a' } }],
    },
    {
      is: 'heading',
      part: 'waiting',
      text: 'Waiting on you',
      behind: null,
      figures: { now: 1, before: null, open: null },
    },
    {
      is: 'list',
      part: 'waiting',
      items: [{ text: HOSTILE, about: 'with John since 12 Nov', url: null, behind: { case: 'b' } }],
    },
  ],
};

describe('a digest with hostile words in it', () => {
  test('in a mail they are text, and a link leads where it says', () => {
    const { document } = new JSDOM(richOf(paper)).window;
    expect(document.querySelectorAll('img, script, style')).toHaveLength(0);
    expect(document.querySelectorAll('td')).toHaveLength(4);
    expect(document.querySelector('td')?.textContent).toBe(HOSTILE);
    expect(document.querySelector('blockquote')?.textContent).toBe(`${HOSTILE}X, 21 Nov`);
    expect([...document.querySelectorAll('a')].map((a) => a.getAttribute('href'))).toEqual([LINK]);
    expect([...document.querySelectorAll('*')].some((one) => one.getAttribute('onerror'))).toBe(false);
  });

  test('in Markdown a table stays a table, and no link of theirs is one', () => {
    const text = markdownOf(paper);
    const table = text.split('\n').filter((line) => line.startsWith('|'));
    expect(table).toHaveLength(3);
    for (const line of table) expect(line.replaceAll('\\|', '').match(/\|/g)).toHaveLength(5);
    expect(text).not.toMatch(/(?<!\\)\]\(javascript/);
    expect(text).not.toMatch(/(?<!\\)<img/);
    expect(text).toContain('](<https://x.com/i/status/1?a=%22b%22&c=%3Cd%3E>)');
  });

  test('plain words and the table for a spreadsheet have all of it', () => {
    for (const words of ['For', 'Topics', '9', '+5', 'X, 21 Nov', 'with John since 12 Nov'])
      expect(plainOf(paper).toLowerCase()).toContain(words.toLowerCase());
    const lines = digestLines(paper);
    for (const line of lines) expect(line).toHaveLength(lines[0]!.length);
    expect(lines.slice(1).map((line) => line[0])).toEqual([
      ...['Topics', 'Topics', 'Waiting on you', 'Waiting on you'],
    ]);
    expect(lines[1]).toEqual(['Topics', HOSTILE, '9', '4', '2', '', '', '']);
    // A figure stands in the columns of figures, also where no quote follows.
    expect(lines[3]).toEqual(['Waiting on you', 'Waiting on you', '1', '', '', '', '', '']);
  });
});
