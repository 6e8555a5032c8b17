// @vitest-environment jsdom
/** What a reader looks for is what the watch listens to: else a change that makes another mention goes unseen. */
import { expect, test } from 'vitest';
import { TELLING } from '../../utils/page/watch';
import { SITES } from '../../utils/sites/mention';

/** A class changes with every hover: it is looked at, and not listened to. */
const NOT_HEARD = new Set(['class']);

const sources = import.meta.glob<string>('../../utils/sites/*/*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
});

test('every attribute that a reader names is one whose change is heard', () => {
  const named = new Set<string>();
  for (const [file, text] of Object.entries(sources)) {
    if (!SITES.some((site) => file.includes(`/${site}/`))) continue;
    // Looked for at the click that inserts, and never watched.
    if (file.endsWith('/reply-box.ts')) continue;
    // In brackets stand attributes and, in code, names of variables: these have no hyphen, and no sign of a value.
    for (const [, name] of text.matchAll(/\[([a-z-]+)[*^$|~]?="/g)) named.add(name ?? '');
    for (const [, name] of text.matchAll(/\[(dir|lang|id|href|(?!a-z)[a-z]+(?:-[a-z]+)+)\]/g))
      named.add(name ?? '');
    for (const [, name] of text.matchAll(/(?:get|has)Attribute\('([a-z-]+)'\)/g)) named.add(name ?? '');
  }
  expect(named.size).toBeGreaterThan(20);
  expect([...named].filter((name) => !TELLING.includes(name) && !NOT_HEARD.has(name))).toEqual([]);
});
