/** The walls of the house (README, "The map of the house"): tested, not remembered. Each rule first catches an invented breach. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SITES } from '../../utils/sites/mention';
import {
  child,
  type Node,
  parse,
  ROOT,
  repositoryFiles,
  type Source,
  sources,
  walk,
  where,
  word,
} from './sources';

const room = (path: string) => path.split('/')[0] ?? '';
const isBackground = (path: string) => path.startsWith('entrypoints/background/');
/** Our own pages: the panel, and those that lead to it. */
const isPage = (path: string) => /^entrypoints\/(sidepanel|practice|welcome)\//.test(path);
const code = (source: Source, node: Node | undefined) =>
  node ? source.text.slice(node.start, node.end).replaceAll(/\s|\?(?=\.)/g, '') : '';

/** Breaches found by looking at each node of a file that the rule is about. */
function nodes(
  about: (path: string) => boolean,
  breach: (node: Node, source: Source) => boolean | undefined,
) {
  return (all: readonly Source[]) =>
    all
      .filter(({ path }) => about(path))
      .flatMap((source) =>
        [...walk(source.program)]
          .filter((node) => breach(node, source) === true)
          .map((node) => `${where(source, node)}  ${code(source, node).slice(0, 60)}`),
      );
}

/** Imports that a file may not have. */
function imports(
  about: (path: string) => boolean,
  breach: (to: string, one: Source['imports'][number]) => boolean,
) {
  return (all: readonly Source[]) =>
    all
      .filter(({ path }) => about(path))
      .flatMap(({ path, imports }) =>
        imports.filter((one) => breach(one.to, one)).map((one) => `${path}:${one.line}  imports ${one.to}`),
      );
}

const onlyFrom = (here: string, ...rooms: string[]) =>
  imports(
    (path) => room(path) === here,
    (to, { ours, type }) =>
      ours && !rooms.includes(room(to)) && !(type && rooms.includes(`type:${room(to)}`)),
  );

const TOO_HEAVY = /^(dexie|zod|preact|@preact\/.*|lucide-preact|chart\.js|intl-messageformat|liquidjs)(\/|$)/;

/** What a content script would carry, by the way that leads there. */
function carried(all: readonly Source[]): string[] {
  const byPath = new Map(all.map((source) => [source.path, source]));
  return all
    .filter(({ path }) => /\.content\.tsx?$/.test(path))
    .flatMap((start) => {
      const breaches: string[] = [];
      const seen = new Set<string>();
      const follow = (path: string, way: string[]) => {
        if (seen.has(path)) return;
        seen.add(path);
        for (const { to, ours, type } of byPath.get(path)?.imports ?? []) {
          if (type) continue;
          const heavy = ours ? ['storage', 'components'].includes(room(to)) : TOO_HEAVY.test(to);
          if (heavy) breaches.push([...way, to].join(' → '));
          else if (ours) follow(to, [...way, to]);
        }
      };
      follow(start.path, [start.path]);
      return breaches;
    });
}

const anywhere = () => true;
const callee = (node: Node) =>
  node.type === 'CallExpression' || node.type === 'NewExpression' ? word(child(node, 'callee')) : undefined;
const property = (node: Node) =>
  node.type === 'MemberExpression' ? word(child(node, 'property')) : undefined;

interface Rule {
  holds: string;
  /** An invented file that breaks the rule: the rule must see it, or it sees nothing. */
  breach: { path: string; text: string; also?: { path: string; text: string } };
  find: (all: readonly Source[]) => string[];
}

const RULES: Rule[] = [
  {
    holds: 'utils knows nothing of ours outside utils',
    breach: { path: 'utils/a.ts', text: "import type { Entry } from '../storage/entries';" },
    find: onlyFrom('utils', 'utils'),
  },
  {
    holds: 'components get props and give callbacks: they know utils, each other, and the types of storage',
    breach: { path: 'components/A.tsx', text: "import { openLedger } from '../storage/ledger';" },
    find: onlyFrom('components', 'components', 'utils', 'type:storage'),
  },
  {
    holds: 'components do not touch the browser',
    breach: { path: 'components/A.tsx', text: "import { browser } from 'wxt/browser';" },
    find: imports(
      (path) => room(path) === 'components',
      (to) => to.startsWith('wxt') || to === 'webextension-polyfill',
    ),
  },
  {
    holds: 'storage knows utils and itself, and neither the browser nor the panel',
    breach: { path: 'storage/a.ts', text: "import { Icon } from '../components/Icon';" },
    find: onlyFrom('storage', 'storage', 'utils'),
  },
  {
    holds: 'storage runs without a browser',
    breach: { path: 'storage/a.ts', text: "import { browser } from 'wxt/browser';" },
    find: imports(
      (path) => room(path) === 'storage',
      (to, { type }) => !type && /^(wxt|webextension-polyfill|preact|@preact)/.test(to),
    ),
  },
  {
    holds: 'entrypoints import our four rooms and styles, nothing of the tests or scripts',
    breach: { path: 'entrypoints/a.ts', text: "import { freshLedger } from '../tests/storage/ledger';" },
    find: onlyFrom('entrypoints', 'entrypoints', 'components', 'storage', 'utils', 'assets'),
  },
  {
    holds: 'a content script carries no Dexie, zod, Preact, message format, Liquid, storage or component',
    breach: {
      path: 'entrypoints/a.content.ts',
      text: "import { far } from '../utils/far';",
      also: { path: 'utils/far.ts', text: "import { z } from 'zod'; import type { Table } from 'dexie';" },
    },
    find: carried,
  },
  {
    holds: 'only storage/ledger.ts makes a database',
    breach: { path: 'storage/a.ts', text: 'class B extends Dexie {}; indexedDB.open("c"); new Dexie("d");' },
    find: nodes(
      (path) => path !== 'storage/ledger.ts',
      (node) =>
        word(child(node, 'superClass')) === 'Dexie' ||
        callee(node) === 'Dexie' ||
        (node.type === 'MemberExpression' && word(child(node, 'object')) === 'indexedDB') ||
        property(node) === 'indexedDB',
    ),
  },
  {
    holds: 'the background is the only writer: nobody else imports a command',
    breach: { path: 'entrypoints/sidepanel/a.ts', text: "import { log } from '../../storage/commands/log';" },
    find: imports(
      (path) => !isBackground(path) && room(path) !== 'storage',
      (to, { type }) =>
        !type &&
        /^storage\/(commands\/|(act|on-case|take|backup\/(stage|take-over)|sync\/(outbox|pull|synchronise|teams))\.ts)/.test(
          to,
        ),
    ),
  },
  {
    holds: 'only the background and our own pages open the ledger',
    breach: { path: 'entrypoints/a.content.ts', text: "import { openLedger } from '../storage/ledger';" },
    find: imports(
      (path) => room(path) === 'entrypoints' && !isBackground(path) && !isPage(path),
      (to, { type }) => !type && room(to) === 'storage',
    ),
  },
  {
    holds: 'only utils/messages/ sends or hears a message',
    breach: { path: 'utils/page/a.ts', text: 'browser.runtime?.onMessage.addListener(f);' },
    find: nodes(
      (path) => !path.startsWith('utils/messages/'),
      (node, source) =>
        /^(sendMessage|onMessage|onMessageExternal|onConnectExternal|sendNativeMessage)$/.test(
          property(node) ?? '',
        ) && /(^|\.)(runtime|tabs)$/.test(code(source, child(node, 'object'))),
    ),
  },
  {
    holds: 'nobody talks to other extensions or to programs outside of the browser',
    breach: { path: 'utils/messages/a.ts', text: 'browser.runtime.onMessageExternal.addListener(f);' },
    find: nodes(anywhere, (node) =>
      /^(onMessageExternal|onConnectExternal|sendNativeMessage|connectNative)$/.test(property(node) ?? ''),
    ),
  },
  {
    holds: 'the browser comes from wxt/browser and nowhere else',
    breach: { path: 'utils/a.ts', text: "import browser from 'webextension-polyfill';" },
    find: imports(
      anywhere,
      (to, { type, names }) =>
        (!type && /^(webextension-polyfill|@wxt-dev\/)/.test(to)) ||
        (names.includes('browser') && to !== 'wxt/browser'),
    ),
  },
  {
    holds: 'nobody reaches around wxt/browser for a global browser or chrome',
    breach: { path: 'utils/a.ts', text: 'chrome.runtime.reload(); browser.tabs.query({});' },
    find: nodes(
      anywhere,
      (node, { imports }) =>
        node.type === 'MemberExpression' &&
        (word(child(node, 'object')) === 'chrome' ||
          (word(child(node, 'object')) === 'browser' &&
            !imports.some(({ to, names }) => to === 'wxt/browser' && names.includes('browser')))),
    ),
  },
  {
    holds: 'the browser is not taken apart, so that the rules above see every use of it',
    breach: { path: 'utils/a.ts', text: 'const { runtime } = browser; const tabs = browser.tabs;' },
    find: nodes(anywhere, (node, source) => {
      if (node.type !== 'VariableDeclarator') return false;
      return /^browser(\.(runtime|tabs))?$/.test(code(source, child(node, 'init')));
    }),
  },
  {
    holds: 'no markup is made from a string, and no code',
    breach: {
      path: 'components/A.tsx',
      text: 'a.innerHTML = b; new Function(c); eval(d); const e = <p dangerouslySetInnerHTML={f} />;',
    },
    find: nodes(
      anywhere,
      (node, { path }) =>
        /^(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|parseHTMLUnsafe|parseFromString|createContextualFragment)$/.test(
          property(node) ?? '',
        ) ||
        (node.type === 'JSXAttribute' &&
          /^(dangerouslySetInnerHTML|innerHTML|srcdoc)$/.test(word(child(node, 'name')) ?? '')) ||
        /^(eval|Function)$/.test(callee(node) ?? '') ||
        // Our own file, by its name: a worker has no other way to load one later.
        (callee(node) === 'importScripts' && path !== 'entrypoints/background/load-log.ts'),
    ),
  },
  {
    holds: 'requests leave the browser by one door, that of hand-offs and feeds (README, "Privacy")',
    breach: { path: 'utils/a.ts', text: "fetch('/a'); new WebSocket(b); navigator.sendBeacon(c);" },
    find: nodes(
      (path) => path !== 'entrypoints/background/ask.ts',
      (node) =>
        /^(fetch|XMLHttpRequest|WebSocket|EventSource|WebTransport|RTCPeerConnection)$/.test(
          callee(node) ?? '',
        ) || /^(sendBeacon|fetch|XMLHttpRequest|WebSocket)$/.test(property(node) ?? ''),
    ),
  },
  {
    holds: 'a team’s log is spoken to by one file, which is loaded where there is a team',
    breach: {
      path: 'entrypoints/background/a.ts',
      text: "import { wsconnect } from '@nats-io/nats-core'; import { connectTo } from '../../utils/team/connection';",
      also: { path: 'utils/team/connection.ts', text: 'export const connectTo = 1;' },
    },
    find: imports(
      (path) => !['utils/team/connection.ts', 'entrypoints/team-log.ts'].includes(path),
      (to, { type }) => !type && (to.startsWith('@nats-io/') || to === 'utils/team/connection.ts'),
    ),
  },
  {
    holds: 'the background keeps no state in module variables: its worker dies at any time',
    breach: { path: 'entrypoints/background/a.ts', text: 'export let a = 1; const seen = new Map();' },
    find: (all) =>
      all
        .filter(({ path }) => isBackground(path))
        .flatMap((source) =>
          ((source.program.body as Node[] | undefined) ?? [])
            .map((node) => (node.type.startsWith('Export') ? child(node, 'declaration') : node))
            .filter((node): node is Node => node?.type === 'VariableDeclaration')
            .filter(
              (node) =>
                node.kind !== 'const' ||
                [...walk(node.declarations)].some((one) => {
                  const init = child(one, 'init');
                  return (
                    init?.type === 'NewExpression' &&
                    /^(Map|Set|WeakMap|WeakSet|Array)$/.test(callee(init) ?? '') &&
                    (init.arguments as unknown[]).length === 0
                  );
                }),
            )
            .map((node) => `${where(source, node)}  ${code(source, node).slice(0, 60)}`),
        ),
  },
  {
    holds: 'live queries repaint the panel and nothing else',
    breach: { path: 'components/a.ts', text: "import { liveQuery } from 'dexie';" },
    find: imports(
      (path) => !isPage(path),
      (to, { names }) => names.includes('liveQuery') || to === 'dexie-react-hooks',
    ),
  },
  {
    holds: 'every import is written out and leads to a file (no auto-imports, no "#imports")',
    breach: { path: 'utils/a.ts', text: "import { b } from './gone'; import { c } from '#imports';" },
    find: imports(
      anywhere,
      (to, { ours }) => to.startsWith('#') || to.startsWith('@/') || (ours && !/\.(tsx?|css)$/.test(to)),
    ),
  },
  {
    holds: 'a file is named for what it does: no helpers, common, misc, types, utils, no barrels',
    breach: { path: 'utils/page/helpers.ts', text: 'export const a = 1;' },
    find: (all) =>
      all
        .filter(({ path }) => {
          const name = basename(path).replace(/\..*$/, '').toLowerCase();
          const entry = /^entrypoints\/[^/]+\/index\.tsx?$/.test(path);
          return (
            /^(helpers?|commons?|misc|types?|utils?|utilities|shared|lib|consts?|constants)$/.test(name) ||
            (name === 'index' && !entry)
          );
        })
        .map(({ path }) => path),
  },
];

describe.each(RULES)('$holds', ({ breach, find }) => {
  test('an invented breach is seen', () => {
    const files = [breach, ...(breach.also ? [breach.also] : [])];
    const known = (path: string) => files.some((file) => file.path === path) || existsSync(join(ROOT, path));
    expect(find(files.map(({ path, text }) => parse(path, text, known)))).not.toEqual([]);
  });
  test('it holds', () => {
    expect(find(sources)).toEqual([]);
  });
});

test('all of the house is looked at', () => {
  expect(sources.length).toBeGreaterThan(60);
  for (const path of ['entrypoints/x.content.ts', 'components/CaseCard.tsx', 'storage/ledger.ts'])
    expect(sources.map((source) => source.path)).toContain(path);
});

test('the content scripts reach the readers, so the search for what they carry follows real ways', () => {
  const run = sources.find(({ path }) => path === 'entrypoints/x.content.ts');
  expect(run?.imports.map(({ to }) => to)).toEqual(
    expect.arrayContaining(['utils/page/run.ts', 'utils/sites/x/read.ts']),
  );
});

test('the top-level folders are those of the design', () => {
  const folders = new Set(repositoryFiles().flatMap((path) => (path.includes('/') ? [room(path)] : [])));
  const ROOMS = ['assets', 'components', 'entrypoints', 'storage', 'tests', 'utils'];
  const CONVENTION = ['.ci', '.github', 'docs', 'public', 'scripts'];
  expect([...folders].filter((folder) => ![...ROOMS, ...CONVENTION].includes(folder))).toEqual([]);
  for (const folder of ROOMS) expect([...folders]).toContain(folder);
});

test.each([...SITES])('the folder of %s has its pages, its selectors and its reader', (site) => {
  for (const file of ['pages.ts', 'selectors.ts', 'read.ts'])
    expect(existsSync(join(ROOT, 'utils/sites', site, file)), `utils/sites/${site}/${file}`).toBe(true);
});

describe('the package', () => {
  const about = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    private?: boolean;
    license?: string;
    dependencies: Record<string, string>;
    devDependencies: Record<string, string>;
    overrides?: Record<string, string>;
  };
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dependencies?: object; devDependencies?: object }>;
  };

  test('brings few packages to the user, each looked at before it came', () => {
    // The sixteenth is sax (8 kB): a worker has no parser of XML, and feeds are nothing to take apart by hand.
    // The seventeenth is @tanstack/virtual-core: which part of a list of any length stands where, cards of any height.
    // The eighteenth and nineteenth are NATS' own client and its JetStream part, 61 kB that only a team loads: its wire format,
    // signing, ordered reading and flow control are not for the taking apart by hand, and are one project's.
    expect(Object.keys(about.dependencies).length).toBeLessThanOrEqual(19);
  });
  test('pins every package to one version, and the lock file agrees', () => {
    const pins = { ...about.dependencies, ...about.devDependencies, ...about.overrides };
    expect(
      Object.entries(pins).filter(
        ([, version]) => !/^(?:npm:[\w@/-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
      ),
    ).toEqual([]);
    expect(lock.packages['']?.dependencies).toEqual(about.dependencies);
    expect(lock.packages['']?.devDependencies).toEqual(about.devDependencies);
  });
  test('is private, and free under the MIT licence', () => {
    expect(about).toMatchObject({ private: true, license: 'MIT' });
    expect(readFileSync(join(ROOT, 'LICENSE'), 'utf8')).toMatch(/^MIT License/);
  });
  test('what the extension runs is a dependency, not only there by chance', () => {
    // By a whole address: a script of the package's own (load-log.ts).
    const packages = sources.flatMap(({ imports }) =>
      imports.filter(({ ours, type, to }) => !ours && !type && !to.startsWith('/')),
    );
    const names = new Set(
      packages.map(({ to }) =>
        to
          .split('/')
          .slice(0, to.startsWith('@') ? 2 : 1)
          .join('/'),
      ),
    );
    // wxt is the build itself: what it adds to the bundle is its own few lines.
    expect([...names].filter((name) => !(name in about.dependencies) && name !== 'wxt')).toEqual([]);
  });
  test('every package that is brought is used', () => {
    const used = new Set(sources.flatMap(({ imports }) => imports.map(({ to }) => to)));
    const unused = Object.keys(about.dependencies).filter(
      (name) => ![...used].some((to) => to === name || to.startsWith(`${name}/`)),
    );
    expect(unused).toEqual([]);
  });
});
