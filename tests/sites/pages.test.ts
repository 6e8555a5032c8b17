import { expect, test } from 'vitest';
import { SITES, type SiteName } from '../../utils/sites/mention';
import { siteOf } from '../../utils/sites/site-of';

interface Page {
  kind: string;
  examples: readonly string[];
}

interface Module {
  PAGES: readonly { kind: string }[];
  EXAMPLES: Readonly<Record<string, readonly string[]>>;
}

const modules = import.meta.glob<Module>('../../utils/sites/*/pages.ts', { eager: true });
const tables = Object.entries(modules).map(([file, { PAGES, EXAMPLES }]): [SiteName, Page[]] => {
  const name = SITES.find((site) => file.includes(`/${site}/`));
  if (!name) throw new Error(`${file} belongs to no site`);
  return [name, PAGES.map(({ kind }) => ({ kind, examples: EXAMPLES[kind] ?? [] }))];
});

test('every site has a table of pages', () => {
  expect(tables.map(([site]) => site).sort()).toEqual([...SITES].sort());
});

test('every site is held to the contract, by a file of its own', () => {
  const held = Object.keys(import.meta.glob('./*.test.ts'));
  for (const site of SITES) expect(held).toContain(`./${site}.test.ts`);
});

for (const [name, pages] of tables) {
  for (const { kind, examples } of pages) {
    test(`${name}: examples of ${kind} are of that kind and site, and so of no other`, () => {
      expect(examples.length).toBeGreaterThan(0);
      for (const example of examples) {
        const url = new URL(example);
        const site = siteOf(url);
        expect(site?.name, example).toBe(name);
        expect(site?.pageKind(url), example).toBe(kind);
      }
    });
  }

  test(`${name}: private messages are a kind of their own`, () => {
    expect(pages.some(({ kind }) => kind === 'messages')).toBe(true);
  });
}

test('an address that only looks like a site’s is no site’s', () => {
  for (const address of [
    'https://notx.com/home',
    'https://x.com.example/home',
    'https://www.facebook.com.example/',
    'https://linkedin.example/feed/',
    'about:blank',
  ]) {
    expect(siteOf(new URL(address)), address).toBeNull();
  }
});
