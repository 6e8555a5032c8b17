/** What the browsers are told about us, and what the user is asked: the golden copies, and the reasons. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { siteNameOf } from '../../utils/sites/hosts';
import { LANGUAGES } from '../../utils/texts/language';
import { type Build, builtFile, builtFiles, child, ROOT, sources, walk, where, word } from './sources';

const FOLDER = join(ROOT, 'tests/house');
const UPDATE = 'UPDATE_MANIFESTS=1 npx vitest run tests/house/manifest.test.ts && npm run fix';

interface Manifest {
  [key: string]: unknown;
  version: string;
  description: string;
  permissions: string[];
  commands: Record<string, { suggested_key: { default: string }; description: string }>;
  content_scripts: { matches: string[]; exclude_matches: string[]; js: string[] }[];
  content_security_policy: { extension_pages: string };
}

const BROWSERS = [
  { browser: 'chrome', build: 'chrome-mv3' },
  { browser: 'firefox', build: 'firefox-mv3' },
] as const;

const manifestOf = (build: Build) => JSON.parse(builtFile(build, 'manifest.json')) as Manifest;

describe.each(BROWSERS)('the manifest for $browser', ({ browser, build }) => {
  const golden = join(FOLDER, `manifest.${browser}.json`);

  test('is the one that was agreed on', () => {
    const { version: _, ...built } = manifestOf(build);
    if (process.env.UPDATE_MANIFESTS) writeFileSync(golden, `${JSON.stringify(built, null, 2)}\n`);
    const agreed: unknown = JSON.parse(readFileSync(golden, 'utf8'));
    expect(
      built,
      `The manifest changed. Users may be asked for more, or a store may refuse it. If you mean it, run
  ${UPDATE}
and say in the CHANGELOG what the user will see of it.`,
    ).toEqual(agreed);
  });

  test('has the version of the package', () => {
    const about = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect(manifestOf(build).version).toBe(about.version);
  });

  test('asks for what the work needs, and warns of nothing at installation', () => {
    const needed = [
      'activeTab', // the selection in the tab where the user asked to log it, on any page of the web
      'alarms', // the next due follow-up
      'contextMenus', // "Log as a case"
      'scripting', // reads that selection
      'storage', // what the panel is to show when it opens
      'unlimitedStorage', // the ledger is never thrown out for room
      ...(browser === 'chrome' ? ['sidePanel'] : []),
    ];
    expect([...manifestOf(build).permissions].sort()).toEqual(needed.sort());
  });

  test('leaves to the user’s leave: notices, files, and any site but the three', () => {
    expect(manifestOf(build)).toMatchObject({
      optional_permissions: [
        'notifications',
        'downloads', // a backup file that saves itself; it is given back when that is switched off
        ...(browser === 'chrome' ? ['offscreen'] : []), // makes that file: Chromium's worker cannot
      ],
      optional_host_permissions: ['https://*/*'],
    });
  });

  test('has no access to a site beyond its content scripts, and no door for pages or other extensions', () => {
    const manifest = manifestOf(build);
    // host_permissions would let the background fetch and script at will.
    expect(manifest).not.toHaveProperty('host_permissions');
    // A page could tell by them that the user has Threadkeeper.
    expect(manifest).not.toHaveProperty('web_accessible_resources');
    // Without the key every other extension may connect; with an empty list none; nothing of ours listens outside.
    const open = manifest.externally_connectable as { ids?: string[]; matches?: string[] } | undefined;
    expect([...(open?.ids ?? []), ...(open?.matches ?? [])]).toEqual([]);
    expect(manifest).not.toHaveProperty('sandbox');
    expect(manifest).not.toHaveProperty('update_url');
  });

  test('never runs in a private window: what is looked at there must leave no trace', () => {
    expect(manifestOf(build).incognito).toBe('not_allowed');
  });

  test('runs its scripts in our own world, after the page, in the top frame only', () => {
    for (const script of manifestOf(build).content_scripts) {
      expect(script).not.toHaveProperty('world');
      expect(script).not.toHaveProperty('all_frames');
      expect(script).not.toHaveProperty('match_about_blank');
      expect(script).not.toHaveProperty('match_origin_as_fallback');
      expect(script).not.toHaveProperty('css');
    }
  });

  test('runs on the three sites and nowhere else', () => {
    const sites = manifestOf(build).content_scripts.map(({ matches }) => [
      ...new Set(matches.map((pattern) => siteNameOf(new URL(pattern.replace('*', ''))))),
    ]);
    expect(sites.sort()).toEqual([['facebook'], ['linkedin'], ['x']]);
  });

  test('lets no page do what a page of ours must never do', () => {
    const rules = manifestOf(build)
      .content_security_policy.extension_pages.split(';')
      .map((rule) => rule.trim());
    expect(rules.sort()).toEqual(
      [
        "default-src 'none'",
        "script-src 'self'", // no eval, nothing inline, nothing remote
        "style-src 'self'", // no style from a string
        "img-src 'self' data:", // no picture that tells a server that it was seen
        // Hand-offs, feeds and a team's log, on servers that the user allowed; nowhere unencrypted but on this very machine.
        "connect-src 'self' https: wss: ws://127.0.0.1:* ws://localhost:*",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'", // no page can frame the panel and have it clicked
        "require-trusted-types-for 'script'", // markup from a string throws
        'trusted-types own-script', // and the one policy there is gives one address (entrypoints/background/load-log.ts)
      ].sort(),
    );
  });

  test('finds each of its files in the build', () => {
    const files = builtFiles(build);
    const named = [...walkStrings(manifestOf(build))].filter((text) =>
      /^[\w./-]+\.(js|html|png|svg)$/.test(text),
    );
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((file) => !files.includes(file.replace(/^\//, '')))).toEqual([]);
  });

  test('has a different key for each command', () => {
    const keys = Object.values(manifestOf(build).commands).map((command) => command.suggested_key.default);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

test('Chrome is at least 144, the first with Temporal, and the unpacked build always has the same id', () => {
  const manifest = manifestOf('chrome-mv3');
  expect(manifest.minimum_chrome_version).toBe('144');
  // Without the key the id depends on the folder, and the ledger would be lost when the folder moves.
  expect(manifest.key).toMatch(/^MII[A-Za-z0-9+/=]{300,}$/);
  expect(manifest).toMatchObject({ side_panel: { default_path: 'sidepanel.html' } });
  expect(manifest).not.toHaveProperty('browser_specific_settings');
});

test('Firefox is at least 140, knows us by our id, and is told that nothing leaves unless the user sets up where to', () => {
  const manifest = manifestOf('firefox-mv3');
  expect(manifest.browser_specific_settings).toEqual({
    gecko: {
      id: 'threadkeeper@threadkeeper.example',
      strict_min_version: '140.0',
      data_collection_permissions: {
        required: ['none'],
        // Each asked for when a place for hand-offs, or a feed, is set up (utils/consent.ts).
        optional: [
          'personallyIdentifyingInfo',
          'personalCommunications',
          'websiteContent',
          'authenticationInfo',
          'browsingActivity',
        ],
      },
    },
  });
  expect(manifest).toMatchObject({ sidebar_action: { default_panel: 'sidepanel.html' } });
  expect(manifest).not.toHaveProperty('key');
  expect(manifest).not.toHaveProperty('minimum_chrome_version');
});

describe('private messages', () => {
  const modules = import.meta.glob<{ EXAMPLES: Readonly<Record<string, readonly string[]>> }>(
    '../../utils/sites/*/pages.ts',
    { eager: true },
  );
  const pages = Object.values(modules).flatMap(({ EXAMPLES }) =>
    Object.entries(EXAMPLES).map(([kind, examples]) => ({ kind, examples })),
  );
  const { content_scripts } = manifestOf('chrome-mv3');
  const runsOn = (url: string) =>
    content_scripts.some(
      ({ matches, exclude_matches }) =>
        matches.some((pattern) => taken(pattern, url)) &&
        !exclude_matches.some((pattern) => taken(pattern, url)),
    );
  const messages = pages.filter(({ kind }) => kind === 'messages').flatMap(({ examples }) => examples);
  const readable = pages
    .filter(({ kind }) => kind !== 'messages' && kind !== 'unsupported')
    .flatMap(({ examples }) => examples);

  test('are known on each of the three sites', () => {
    expect(new Set(messages.map((url) => siteNameOf(new URL(url))))).toEqual(
      new Set(['x', 'facebook', 'linkedin']),
    );
  });
  test.each(messages)('no script runs at %s', (url) => {
    expect(runsOn(url)).toBe(false);
  });
  test('the pages that are read are not shut out with them', () => {
    expect(readable.length).toBeGreaterThan(20);
    // mobile.twitter.com only leads on to x.com; no script has to run there.
    expect(readable.filter((url) => !runsOn(url) && new URL(url).hostname !== 'mobile.twitter.com')).toEqual(
      [],
    );
  });
});

/** A match pattern, as the browsers read it: "*" is any run of characters in the path, query included. */
function taken(pattern: string, url: string): boolean {
  const escaped = pattern.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${escaped}$`).test(url.replace(/#.*$/, ''));
}

describe('the browser’s own texts', () => {
  const locales = join(ROOT, 'public/_locales');
  const languages = readdirSync(locales);
  const textsOf = (language: string) =>
    JSON.parse(readFileSync(join(locales, language, 'messages.json'), 'utf8')) as Record<
      string,
      { message: string }
    >;
  const inManifests = BROWSERS.flatMap(({ build }) => [
    ...builtFile(build, 'manifest.json').matchAll(/__MSG_(\w+)__/g),
  ]).map(([, key = '']) => key);

  test('exist in each of our languages', () => {
    expect(languages.sort()).toEqual([...LANGUAGES].sort());
  });
  test('are for the manifest alone: they follow the browser, and not the language that the user chose', () => {
    const asked = sources.flatMap((source) =>
      [...walk(source.program)]
        .filter((node) => word(child(node, 'property')) === 'getMessage')
        // A team's log has messages of its own.
        .filter((node) => {
          const of = child(node, 'object');
          return word(of) === 'i18n' || (of !== null && word(child(of, 'property')) === 'i18n');
        })
        .map((node) => where(source, node)),
    );
    expect(asked).toEqual([]);
  });
  test.each(languages)(
    'in %s every text that is used exists, and every one that exists is used',
    (language) => {
      expect(Object.keys(textsOf(language)).sort()).toEqual([...new Set(inManifests)].sort());
      for (const { message } of Object.values(textsOf(language))) expect(message.trim()).not.toBe('');
    },
  );
  test.each(languages)('in %s the description fits the stores: at most 132 characters', (language) => {
    expect(textsOf(language).description?.message.length).toBeLessThanOrEqual(132);
  });
});

function* walkStrings(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null)
    for (const one of Object.values(value)) yield* walkStrings(one);
}
