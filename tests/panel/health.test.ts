/** What the panel says of a page's reading: calm where all is well, in words and with a date where something is not. */
import { expect, test } from 'vitest';
import { unreadWords } from '../../components/health-words';
import { type Counts, lastRead, type Remembered, tells, unread } from '../../utils/sites/health';

const NOW = Date.parse('2026-03-20T12:00:00Z');
const HOME = { site: 'x', pageKind: 'home' } as const;
const told = (toldAt: Remembered['toldAt'], pageKind = 'home'): Remembered => ({
  site: 'x',
  pageKind,
  toldAt,
});
const counts = (items: number, missing: Counts['missing']): Counts => ({ items, missing });
const MARCH_12 = '2026-03-12T09:00:00.000Z';

test('a part is unread when more than half of the items miss it', () => {
  expect(tells(counts(4, { text: 2 }), 'text')).toBe(true);
  expect(tells(counts(4, { text: 3 }), 'text')).toBe(false);
  expect(tells(counts(0, {}), 'text')).toBe(false);
});

test('what was read on such a page and is not now is said with its date', () => {
  const missed = unread(counts(4, { 'author.name': 4 }), HOME, [
    told({ 'author.name': MARCH_12, text: MARCH_12 }),
  ]);
  expect(missed).toEqual([{ part: 'author.name', since: MARCH_12 }]);
  expect(unreadWords(missed, NOW)).toEqual([
    expect.stringMatching(/^Can’t be read here since (12 March|March 12): author’s name\.$/),
  ]);
});

test('what this kind of page never tells is no alarm', () => {
  const remembered = [told({ 'author.name': MARCH_12 }), told({ text: MARCH_12 }, 'status')];
  expect(unread(counts(4, { postedAt: 4, text: 4 }), HOME, remembered)).toEqual([]);
});

test('a site on which nothing was ever read is said to be unreadable at the first visit', () => {
  const missed = unread(counts(4, { text: 4, 'author.name': 4, postedAt: 4 }), HOME, []);
  expect(missed.map(({ part }) => part)).toEqual(['author.name', 'text']);
  expect(unreadWords(missed, NOW)).toEqual(['Can’t be read here: author’s name and text.']);
});

test('what went missing on different days is said in different sentences', () => {
  const remembered = [told({ text: MARCH_12, 'author.name': '2026-03-14T09:00:00.000Z' })];
  expect(unreadWords(unread(counts(2, { text: 2, 'author.name': 2 }), HOME, remembered), NOW)).toHaveLength(
    2,
  );
});

test('an empty page says nothing of its parts, but when it was last read', () => {
  expect(unread(counts(0, {}), HOME, [told({ text: MARCH_12 })])).toEqual([]);
  expect(lastRead(HOME, [told({ text: MARCH_12, id: '2026-03-13T09:00:00.000Z' })])).toBe(
    '2026-03-13T09:00:00.000Z',
  );
  expect(lastRead(HOME, [])).toBeNull();
});
