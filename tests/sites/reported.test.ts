/** Pages that users reported: each read as its file says. */
import { expect, test } from 'vitest';
import { type Reported, shortfalls } from '../imitations/reported';

const pages = import.meta.glob<Reported>('../imitations/reported/*.json', { eager: true, import: 'default' });

test.each(Object.entries(pages))('%s is read', (_, page) => {
  expect(shortfalls(page), page.name).toEqual([]);
});

test('a file in the folder is one of these pages', () => {
  for (const page of Object.values(pages)) expect(page.expected.length, page.name).toBeGreaterThan(0);
});
