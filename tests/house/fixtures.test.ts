/**
 * Nobody real is in this repository. The saved pages that the readers were made from hold real people's words and stay
 * outside; where they are at hand, nothing of them may be found here.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lineOf, ROOT, repositoryFiles } from './sources';

const CAPTURES = join(ROOT, '../shared/captures');
const RUN = 40;

interface File {
  path: string;
  text: string;
}

/** What must not be found, each with the place that it is from: a failure tells that, and never the words. */
interface Private {
  /** Names, handles and ids, to be found as they are. */
  marks: Map<string, string>;
  /** Every 40 characters in a row of a text. */
  runs: Map<string, string>;
}

const files: File[] = repositoryFiles()
  .filter((path) => !/\.(png|jpe?g|gif|webp|ico|woff2?|zip)$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));

const oneSpace = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

/** The value of every key of this name, however deep. */
function* valuesOf(value: unknown, key = ''): Generator<{ key: string; value: string }> {
  if (typeof value === 'string') yield { key, value };
  else if (Array.isArray(value)) for (const one of value) yield* valuesOf(one, key);
  else if (typeof value === 'object' && value !== null)
    for (const [name, one] of Object.entries(value)) yield* valuesOf(one, name);
}

/** Words of the sites themselves, which are no person's. */
const NOBODY = new Set(['linkedin', 'facebook', 'twitter']);
/** The keys under which people's own words stand. */
const SAID = /^(text|name|handle)/;

function gather(from: string, expected: unknown, into: Private): void {
  for (const { key, value } of valuesOf(expected)) {
    for (const [id] of value.matchAll(/\d{12,}/g)) into.marks.set(id, `an id of ${from}`);
    if (/^(name|handle)/.test(key) && value.length >= 6 && !NOBODY.has(value.toLowerCase()))
      into.marks.set(value, `an author of ${from}`);
    // The rest of an address is the site's own, and so are the words of who saved the page.
    const profile = /^profileUrl/.test(key) ? /linkedin\.com\/in\/([^/?#]{6,})/.exec(value)?.[1] : undefined;
    if (profile) into.marks.set(profile, `a profile of ${from}`);
    if (!SAID.test(key)) continue;
    const text = oneSpace(value);
    for (let at = 0; at + RUN <= text.length; at++)
      into.runs.set(text.slice(at, at + RUN), `words of ${from}`);
  }
}

function found({ marks, runs }: Private, { path, text }: File): string[] {
  const places: string[] = [];
  for (const [mark, from] of marks) {
    const at = text.indexOf(mark);
    if (at >= 0) places.push(`${path}:${lineOf(text, at)} holds ${from}`);
  }
  const flat = oneSpace(text);
  for (let at = 0; at + RUN <= flat.length; at++) {
    const from = runs.get(flat.slice(at, at + RUN));
    if (from === undefined) continue;
    // Told by the words before it, which are ours or theirs: only the place is needed.
    places.push(`${path}, about ${Math.round((100 * at) / flat.length)} % down, holds ${from}`);
    at += RUN;
  }
  return places;
}

test('what is looked for is found: a name, an id, a run of words across lines', () => {
  const invented: Private = { marks: new Map(), runs: new Map() };
  const text = 'The tram never came, and I stood in the rain until the last one had gone.';
  gather(
    'a page',
    { items: [{ id: '1234567890123', author: { name: 'Ada Invented', handle: 'ada' }, text }] },
    invented,
  );
  const told = [
    'x = "by Ada Invented"',
    'a/1234567890123/b',
    `const a =\n  '${text.replace('I stood', 'I\n stood')}';`,
  ];
  expect(told.map((text) => found(invented, { path: 'a.ts', text }).length)).toEqual([1, 1, 1]);
  expect(found(invented, { path: 'a.ts', text: 'The tram came, ada.' })).toEqual([]);
});

test('all of the repository is looked at', () => {
  expect(files.length).toBeGreaterThan(100);
  for (const path of ['utils/sites/x/read.ts', 'tests/imitations/x.ts', 'package.json'])
    expect(files.map((file) => file.path)).toContain(path);
});

// The captures are beside the repository of who has them, and nowhere else: they are other people's pages.
const have = existsSync(CAPTURES);
const title = have
  ? 'nothing of the saved pages is in the repository: no name, no id, no words'
  : 'nothing of the saved pages is in the repository (skipped: there are none at ../shared/captures to compare with)';

test.skipIf(!have)(title, () => {
  const theirs: Private = { marks: new Map(), runs: new Map() };
  for (const path of readdirSync(CAPTURES, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.expected.json')) continue;
    gather(
      path.replace('.expected.json', ''),
      JSON.parse(readFileSync(join(CAPTURES, path), 'utf8')),
      theirs,
    );
  }
  expect(theirs.marks.size).toBeGreaterThan(100);
  expect(theirs.runs.size).toBeGreaterThan(5_000);
  expect(files.flatMap((file) => found(theirs, file))).toEqual([]);
});

describe('addresses of people', () => {
  // RFC 2606 and 6761: names that can never be anybody's.
  const NEVER_REAL = /(?:^|\.)(?:example(?:\.(?:com|org|net))?|test|invalid|localhost)$/i;
  /** Not addresses, though they look like one. */
  const NO_ADDRESS = [/^git@github\.com$/];
  const real = ({ path, text }: File) =>
    [...text.matchAll(/[\w.+-]+@((?:[a-z0-9-]+\.)+[a-z]{2,})\b/gi)]
      .filter(
        ([address, domain = '']) => !NEVER_REAL.test(domain) && !NO_ADDRESS.some((one) => one.test(address)),
      )
      .map(({ index }) => `${path}:${lineOf(text, index)}`);

  test('an address that could be real is seen, one that cannot is not', () => {
    // Put together here, so that this file holds none.
    const some = (domain: string) => real({ path: 'a.ts', text: ['ada', domain].join('@') }).length;
    expect(['gmail.com', 'post.nimbus.se', 'example.com', 'a.example', 'b.test'].map(some)).toEqual([
      1, 1, 0, 0, 0,
    ]);
  });
  test('there is none in the repository', () => {
    expect(files.flatMap(real)).toEqual([]);
  });
});
