/** What the stores are told (docs/store.md) is what the built manifests and the code say. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SENT } from '../../utils/consent';
import { type Build, builtFile, ROOT } from './sources';

const page = readFileSync(join(ROOT, 'docs/store.md'), 'utf8');

interface Manifest {
  permissions: string[];
  optional_permissions: string[];
  optional_host_permissions: string[];
  content_scripts: { matches: string[] }[];
  browser_specific_settings?: {
    gecko: { data_collection_permissions: { required: string[]; optional: string[] } };
  };
}
const manifestOf = (build: Build) => JSON.parse(builtFile(build, 'manifest.json')) as Manifest;
const chrome = manifestOf('chrome-mv3');
const firefox = manifestOf('firefox-mv3');

function section(title: string): string {
  const [, rest] = page.split(`\n## ${title}\n`);
  expect(rest, `docs/store.md has no section “${title}”`).toBeDefined();
  return rest!.split('\n## ')[0]!.trim();
}

/** The rows of a section's table, without its head. */
function rows(title: string): string[][] {
  const [, , ...lines] = section(title)
    .split('\n')
    .filter((line) => line.startsWith('|'));
  return lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replace(/^`(.*)`$/, '$1')),
  );
}

/** Where a permission stands, in the words of the page. */
function whereIs(name: string): string {
  const needed = [chrome, firefox].map(({ permissions }) => permissions.includes(name));
  const asked = [chrome, firefox].map(({ optional_permissions }) => optional_permissions.includes(name));
  const [inChrome, inFirefox] = [0, 1].map((n) => needed[n] || asked[n]);
  const browsers = inChrome && inFirefox ? 'Chromium, Firefox' : inChrome ? 'Chromium' : 'Firefox';
  if (!asked.includes(true)) return browsers;
  return browsers === 'Chromium, Firefox' ? 'optional' : `optional, ${browsers}`;
}

test('every permission is named with where it is asked for and a reason, and no other', () => {
  const told = rows('Permissions');
  const names = new Set(
    [chrome, firefox].flatMap(({ permissions, optional_permissions }) => [
      ...permissions,
      ...optional_permissions,
    ]),
  );
  expect(told.map(([name]) => name).sort()).toEqual([...names].sort());
  for (const [name = '', where, why = ''] of told) {
    expect(where, name).toBe(whereIs(name));
    expect(why, name).toMatch(/^[A-Z“].{20,}\.$/);
  }
});

test('every host is named with where it stands and a reason, and no other', () => {
  const told = rows('Hosts');
  for (const { content_scripts, optional_host_permissions } of [chrome, firefox]) {
    const scripts = content_scripts.flatMap(({ matches }) => matches);
    expect(
      told
        .filter(([, where]) => where === 'content script')
        .map(([host]) => host)
        .sort(),
    ).toEqual(scripts.sort());
    expect(told.filter(([, where]) => where === 'optional').map(([host]) => host)).toEqual(
      optional_host_permissions,
    );
  }
  for (const [host, , why = ''] of told) expect(why, host).toMatch(/^[A-Z].{4,}\.$/);
});

test('Firefox’s kinds of data are those of the manifest, each with what asks for it', () => {
  const told = rows('Data use: Firefox').map(([kind, asked]) => [kind, asked]);
  expect(told).toEqual([
    // A team is sent the same kinds.
    ...SENT.destination.map((kind) => [kind, 'a place for hand-offs, a team']),
    ...SENT.feed.map((kind) => [kind, 'a feed']),
  ]);
  expect([...SENT.team].sort()).toEqual([...SENT.destination].sort());
  expect(firefox.browser_specific_settings?.gecko.data_collection_permissions).toEqual({
    required: ['none'],
    optional: told.map(([kind]) => kind),
  });
});

test('Chrome’s form has all nine categories, and says yes to what goes to a place for hand-offs, and to nothing else', () => {
  const CATEGORIES: Record<string, string> = {
    'Personally identifiable information': 'personallyIdentifyingInfo',
    'Health information': 'healthInfo',
    'Financial and payment information': 'financialAndPaymentInfo',
    'Authentication information': 'authenticationInfo',
    'Personal communications': 'personalCommunications',
    Location: 'locationInfo',
    'Web history': '(no page that was visited is sent)',
    'User activity': 'websiteActivity',
    'Website content': 'websiteContent',
  };
  const told = rows('Data use: Chrome and Edge');
  expect(told.map(([category]) => category)).toEqual(Object.keys(CATEGORIES));
  for (const [category = '', answer, why] of told) {
    expect(answer, category).toBe(SENT.destination.includes(CATEGORIES[category]!) ? 'yes' : 'no');
    if (answer === 'yes') expect(why, category).not.toBe('');
  }
});

test('the purpose is one sentence', () => {
  const purpose = section('Single purpose');
  expect(purpose).toMatch(/^[^\n.]+\.$/);
  expect(purpose.length).toBeLessThanOrEqual(1_000);
});

describe.each(['en', 'es', 'sv'])('the listing in %s', (language) => {
  test('is long enough for Edge, short enough for all, and says that nothing is sent by itself', () => {
    const text = section(`Listing text: ${language}`);
    expect(text.length).toBeGreaterThanOrEqual(250);
    expect(text.length).toBeLessThanOrEqual(10_000);
    for (const site of ['Facebook', 'X', 'LinkedIn']) expect(text).toContain(site);
    expect(text).not.toMatch(/[<>]|\]\(/); // the stores show it as plain text
  });
});

test('what leaves stands in the privacy text, too: as many things that can be set up as there are in the code', () => {
  const privacy = readFileSync(join(ROOT, 'docs/privacy.md'), 'utf8');
  const told = privacy.split('\n').filter((line) => /^\| a /.test(line));
  expect(told.map((line) => line.split('|')[1]?.trim())).toEqual([
    'a place for hand-offs',
    'a feed',
    'a team',
  ]);
  expect(told.length).toBe(Object.keys(SENT).length);
});
