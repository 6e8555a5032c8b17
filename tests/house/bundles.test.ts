/** What is in the build, and how much of it. The words that give a package away are shown to be there elsewhere. */
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../../utils/texts/language';
import { BUILDS, type Build, builtFile, builtFiles } from './sources';

const KB = 1_000;
const gzipped = (build: Build, path: string) => gzipSync(builtFile(build, path), { level: 9 }).length;
const kB = (bytes: number) => `${(bytes / KB).toFixed(1)} kB`;

/** Words that minifying leaves as they are, and where they must occur: a word that occurs nowhere proves nothing. */
const TELL_TALES = [
  { name: 'zod', words: ['ZodError', 'invalid_type'], within: 'background' },
  { name: 'Dexie', words: ['DexieError', 'BulkError'], within: 'background' },
  { name: 'Preact', words: ['__H', 'dangerouslySetInnerHTML'], within: 'panel' },
  { name: 'the message format', words: ['MISSING_VALUE'], within: 'panel' },
  { name: 'Liquid', words: ['LiquidError', 'RenderError'], within: 'on demand' },
  { name: 'Chart.js', words: ['Chart with ID'], within: 'on demand' },
  { name: 'the panel’s texts', words: ['Nobody is left hanging'], within: 'panel in English' },
] as const;

/** Everything that the browser loads before a page of ours is first painted. */
function firstPaint(build: Build, page: string): string[] {
  const html = builtFile(build, page);
  const found = new Set([page]);
  const follow = (path: string) => {
    if (found.has(path)) return;
    found.add(path);
    if (!path.endsWith('.js')) return;
    // Static imports only: `import(…)` is fetched when it is asked for.
    for (const [, to = ''] of builtFile(build, path).matchAll(
      /(?:\bfrom|\bimport)\s*["'`]([^"'`]+\.js)["'`]/g,
    ))
      follow(new URL(to, `file:///${path}`).pathname.slice(1));
  };
  for (const [, to = ''] of html.matchAll(/(?:src|href)="([^"]+)"/g)) follow(to.replace(/^\//, ''));
  return [...found];
}

/** The texts of one language that the panel loads before it paints: those of Today are in them. */
const textsIn = (build: Build, language: Language) =>
  builtFiles(build).filter(
    (path) =>
      new RegExp(`^chunks/${language}-[\\w-]+\\.js$`).test(path) &&
      builtFile(build, path).includes('today.emptyTitle'),
  );

/** Every address that occurs in the build, and why it may. None of them is ever asked for by us. */
const ADDRESSES: { address: RegExp; why: string }[] = [
  {
    address: /^http:\/\/www\.w3\.org\/(2000\/svg|1999\/xhtml|1998\/Math\/MathML|1999\/xlink)$/,
    why: 'the names of namespaces',
  },
  {
    address: /^http:\/\/www\.w3\.org\/(XML\/1998\/namespace|2000\/xmlns\/)$/,
    why: 'sax: the names of namespaces of XML',
  },
  {
    address: /^https?:\/\/json-schema\.org\/draft[\w./-]+#?$/,
    why: 'zod: the names of JSON schema versions',
  },
  {
    address: /^http:\/\/\[\$\{/,
    why: 'zod: tells whether an IPv6 address is one by making an address of it',
  },
  {
    address: /^(https:\/\/tinyurl\.com\/y2uuvskb|http:\/\/bit\.ly\/2kdckMn)$/,
    why: 'Dexie: documentation named in error texts',
  },
  {
    address: /^https:\/\/(wxt\.dev\/guide\/|github\.com\/wxt-dev\/wxt\/issues\/)/,
    why: 'wxt: documentation named in error texts',
  },
  {
    address: /^https:\/\/(mobile\.)?(x|twitter)\.com([/?]|$)/,
    why: 'X: patterns, permalinks',
  },
  { address: /^https:\/\/(www|web|business)\.facebook\.com([/?]|$)/, why: 'Facebook: the same' },
  { address: /^https:\/\/www\.linkedin\.com([/?]|$)/, why: 'LinkedIn: the same' },
  {
    address: /^https:\/\/\$\{\w+\}$/,
    why: 'an own account, or a destination’s server, written without it in Settings: it is taken apart',
  },
  {
    address: /^https:\/\/(app\.slack\.com\/client|teams\.microsoft\.com\/)$/,
    why: 'where the user looks for a hand-off that may have been sent',
  },
  { address: /^https:\/\/\*\/\*$/, why: 'the pattern of the optional permission' },
  {
    address: /^(wss?:\/\/|http:\/\/\$\{\w+\})$/,
    why: 'NATS: a server’s address is put together, and taken apart, of what the invitation says',
  },
  {
    address: /^http:\/\/adaptivecards\.io\/schemas\/adaptive-card\.json$/,
    why: 'Teams: the name of the form of a card',
  },
];

/**
 * What could talk to the network, and why it is there. `door`: so often it stands in the background, which sends hand-offs and asks
 * feeds; `log`: so often in the way to a team's log; `worker`: in the background of Chromium alone.
 */
const NETWORK: { call: RegExp; why: string; door?: number; log?: number; worker?: number }[] = [
  {
    call: /\bfetch\((?!\w\.href\b)/,
    why: 'only vite’s preload of our own chunks, fetch(link.href), and the one door of ask.ts may stay',
    door: 1,
    // A method of that name: the client fetches messages by its connection.
    log: 3,
  },
  { call: /\bXMLHttpRequest\b/, why: 'Liquid can read templates from a server; ours come from the ledger' },
  { call: /\bnew WebSocket\b/, why: 'the log of a team', log: 1 },
  { call: /\bimportScripts\b/, why: 'a worker loads that way to the log by it', worker: 1 },
  {
    call: /\b(?:EventSource|WebTransport|RTCPeerConnection|sendBeacon)\b/,
    why: 'nobody',
  },
];

describe.each(BUILDS)('the build %s', (build) => {
  const files = builtFiles(build);
  const scripts = files.filter((path) => path.endsWith('.js'));
  const contentScripts = files.filter((path) => /^content-scripts\/.*\.js$/.test(path));
  const liquid = scripts.filter((path) => builtFile(build, path).includes('LiquidError'));

  test('tells the page nothing of itself: no event, no posted message, no word of the framework', () => {
    for (const path of builtFiles(build).filter((file) => file.startsWith('content-scripts/'))) {
      const script = builtFile(build, path);
      // WXT's own context would do all three, with the extension's id, on every page (utils/page/context.ts).
      expect(script).not.toMatch(/dispatchEvent|wxt:|window\.postMessage|\.postMessage\([^)]*["'`]\*["'`]/);
      // A page reads what stands there as well as we do, or hears of it.
      expect(script).not.toMatch(
        /BroadcastChannel|CustomEvent|localStorage|sessionStorage|document\.cookie|indexedDB|\bcaches\b/,
      );
      expect(script).toContain('postMessage'); // the panel's line is there, so the search does look into the code
    }
  });
  test('has a content script for each of the three sites, each under 20 kB gzipped', () => {
    expect(contentScripts.map((path) => path.replace(/^.*\/|\.js$/g, ''))).toEqual([
      'facebook',
      'linkedin',
      'x',
    ]);
    const sizes = contentScripts.map((path) => ({ path, size: gzipped(build, path) }));
    console.info(`${build}: ${sizes.map(({ path, size }) => `${path} ${kB(size)}`).join(', ')}`);
    expect(sizes.filter(({ size }) => size >= 20 * KB)).toEqual([]);
  });

  test('has the script that inserts a reply apart from them, under 25 kB gzipped, and with nothing that they may not carry', () => {
    const script = builtFile(build, 'insert.js');
    const size = gzipped(build, 'insert.js');
    console.info(`${build}: insert.js ${kB(size)}`);
    expect(size).toBeLessThan(25 * KB);
    for (const { words } of TELL_TALES) expect(words.filter((word) => script.includes(word))).toEqual([]);
    // It says nothing of itself to the page: what it makes are the events of somebody who pastes.
    expect(script).not.toMatch(/wxt:|window\.postMessage|new CustomEvent|runtime\.getURL/);
    expect([...new Set(script.match(/new \w+Event\b/g))].sort()).toEqual([
      'new ClipboardEvent',
      'new FocusEvent',
      'new InputEvent',
    ]);
    // Nobody presses a key or a button for the user.
    expect(script).not.toMatch(/KeyboardEvent|\.click\(|\.submit\(|requestSubmit/);
    for (const path of contentScripts) expect(builtFile(build, path)).not.toContain('ClipboardEvent');
  });

  test('has the way to a team’s log apart, under 65 kB gzipped, and the background names it only to load it', () => {
    const size = gzipped(build, 'team-log.js');
    console.info(`${build}: team-log.js ${kB(size)}`);
    expect(size).toBeLessThan(65 * KB);
    expect(builtFile(build, 'team-log.js')).toContain('$JS.API');
    expect(scripts.filter((path) => builtFile(build, path).includes('$JS.API'))).toEqual(['team-log.js']);
    expect(scripts.filter((path) => builtFile(build, path).includes('team-log.js'))).toEqual([
      'background.js',
    ]);
    for (const words of TELL_TALES.map(({ words }) => words))
      expect(words.filter((word) => builtFile(build, 'team-log.js').includes(word))).toEqual([]);
  });

  test.each(TELL_TALES)('carries $name where it belongs, and in no content script', ({ words, within }) => {
    const first = ['sidepanel.html', 'practice.html', 'welcome.html'].flatMap((page) =>
      firstPaint(build, page),
    );
    const later = scripts.filter((path) => path.startsWith('chunks/') && !first.includes(path));
    const belongs = {
      background: ['background.js'],
      panel: firstPaint(build, 'sidepanel.html'),
      'on demand': later,
      'panel in English': textsIn(build, 'en'),
    }[within];
    for (const tell of words) {
      expect(
        belongs.some((path) => builtFile(build, path).includes(tell)),
        `“${tell}” no longer gives it away: choose another word`,
      ).toBe(true);
      const never = within === 'on demand' ? [...contentScripts, ...first, 'background.js'] : contentScripts;
      expect(never.filter((path) => builtFile(build, path).includes(tell))).toEqual([]);
    }
  });

  test('paints the panel first with less than 100 kB gzipped, and fetches Liquid only when it is needed', () => {
    const first = firstPaint(build, 'sidepanel.html');
    const weigh = (paths: readonly string[]) => paths.reduce((sum, path) => sum + gzipped(build, path), 0);
    // One language is loaded with it: the longest counts.
    for (const language of LANGUAGES) expect(textsIn(build, language), language).toHaveLength(1);
    const size = weigh(first) + Math.max(...LANGUAGES.map((language) => weigh(textsIn(build, language))));
    expect(first.filter((path) => builtFile(build, path).includes('today.emptyTitle'))).not.toContain(
      textsIn(build, 'en')[0],
    );
    console.info(`${build}: the panel’s first paint ${kB(size)}: ${first.join(', ')}`);
    expect(first.some((path) => path.endsWith('.css'))).toBe(true);
    expect(first.filter((path) => path.endsWith('.js')).length).toBeGreaterThan(0);
    expect(size).toBeLessThan(100 * KB);
    expect(liquid.length).toBeGreaterThan(0);
    expect(first.filter((path) => liquid.includes(path))).toEqual([]);
  });

  test('keeps the panel and the background apart', () => {
    for (const page of ['sidepanel.html', 'practice.html', 'welcome.html'])
      expect(firstPaint(build, page).filter((path) => path.includes('background'))).toEqual([]);
    expect(builtFile(build, 'background.js')).not.toMatch(/sidepanel-|chunks\//);
    // zod checks what comes from a page, in the background; the panel sends to it and need not carry it.
    expect(
      firstPaint(build, 'sidepanel.html').filter((path) => builtFile(build, path).includes('ZodError')),
    ).toEqual([]);
  });

  // The framework brings its own wrapper of storage.local, 8 kB, to whoever names a variable `storage` in utils/, though its
  // auto-imports are off (WXT 0.20, seen 2026-11).
  test('carries no storage of the framework', () => {
    expect(scripts.filter((path) => builtFile(build, path).includes('Storage key should be'))).toEqual([]);
  });

  test('makes no code from a string', () => {
    // zod compiles its forms with Function unless told not to; the next test shows that it is told.
    const ZOD = [/\breturn Function\([`'"]{2}\),!0/, /\blet \w=Function,\w=this\?\.content/];
    const made = scripts.flatMap((path) => {
      const text = ZOD.reduce(
        (rest, known) => (path === 'background.js' ? rest.replace(known, '') : rest),
        builtFile(build, path),
      );
      const calls = /(?<![.\w$])(?:eval\(|(?:new )?Function\(|(?:let|const|var) \w+=Function\b).{0,60}/g;
      return [...text.matchAll(calls)].map(([found]) => `${path}: ${found}`);
    });
    expect(made).toEqual([]);
  });

  test('names no address without a reason', () => {
    const unknown = files
      .filter((path) => /\.(js|html|css)$/.test(path))
      .flatMap((path) =>
        [...builtFile(build, path).matchAll(/\b(?:https?|wss?):\/\/[^\s"'`<>)\\]*/g)]
          .filter(([url]) => !ADDRESSES.some(({ address }) => address.test(url)))
          .map(([url]) => `${path}: ${url}`),
      );
    expect(unknown).toEqual([]);
  });

  test('loads nothing from elsewhere', () => {
    for (const page of files.filter((path) => path.endsWith('.html'))) {
      const html = builtFile(build, page);
      for (const [, to = ''] of html.matchAll(/(?:src|href|action|data)="([^"]+)"/g))
        expect(to, page).toMatch(/^\/(chunks|assets)\//);
      // The policy would refuse them, and the page would be blank.
      expect(html.replaceAll(/<script[^>]*src="[^"]+"[^>]*><\/script>/g, '')).not.toMatch(
        /<script|<style| on\w+=/,
      );
    }
    for (const path of scripts)
      expect(builtFile(build, path), path).not.toMatch(/\bimport\(\s*["'`](?:https?:|\/\/|data:)|@import/);
    for (const path of files.filter((one) => one.endsWith('.css')))
      expect(builtFile(build, path), path).not.toMatch(/url\(\s*["']?(?:https?:|\/\/)|@import/);
  });

  test('has no way to the network of its own', () => {
    const calls = scripts
      .filter((path) => !liquid.includes(path))
      .flatMap((path) =>
        NETWORK.filter(({ call, door = 0, log = 0, worker = 0 }) => {
          const found = builtFile(build, path).split(call).length - 1;
          const inBackground = door + (build.startsWith('chrome') ? worker : 0);
          return found !== ({ 'background.js': inBackground, 'team-log.js': log }[path] ?? 0);
        }).map(({ call }) => `${path}: ${call}`),
      );
    expect(calls).toEqual([]);
  });

  test('holds no source maps, no tests, no captures and nothing that nobody loads', () => {
    expect(files.filter((path) => !/\.(js|css|html|json|png|svg)$/.test(path))).toEqual([]);
    for (const path of scripts) expect(builtFile(build, path), path).not.toMatch(/[#@] ?sourceMappingURL=/);
  });
});

describe('zod', () => {
  const real = globalThis.Function;
  afterEach(() => {
    globalThis.Function = real;
  });

  test('never tries to make code from a string: our policy forbids it, and Chrome would report it as an error', async () => {
    let tried = 0;
    const spy: ProxyHandler<FunctionConstructor> = {
      apply: (target, self, args) => {
        tried++;
        return Reflect.apply(target, self, args) as unknown;
      },
      construct: (target, args) => {
        tried++;
        return Reflect.construct(target, args) as object;
      },
    };
    globalThis.Function = new Proxy(real, spy);
    const { MESSAGES } = await import('../../utils/messages/messages');
    const { entryForm } = await import('../../storage/entries');
    MESSAGES.unlog.form.safeParse({ op: 'a', logOp: 'b' });
    entryForm.safeParse({ entity: 'case', kind: 'noted' });
    globalThis.Function = real;
    expect(tried).toBe(0);
  });
});
