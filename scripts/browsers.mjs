/**
 * Finds the browsers that tests, `npm start` and `npm run read` drive. In order: an environment variable, an
 * installed one, Playwright's own, and only for `setUpBrowsers` Debian's packages (which it says first).
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const CHROMIUM = {
  variable: 'THREADKEEPER_CHROMIUM',
  // Branded Chrome has ignored --load-extension since 137, so Chromium and Edge come first.
  names: [
    'chromium',
    'chromium-browser',
    'microsoft-edge',
    'google-chrome-for-testing',
    'google-chrome',
    'google-chrome-stable',
  ],
  places: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  debian: 'chromium',
  title: 'Chromium',
};
const FIREFOX = {
  variable: 'THREADKEEPER_FIREFOX',
  names: ['firefox-esr', 'firefox'],
  places: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
  debian: 'firefox-esr',
  title: 'Firefox',
};

function onPath(name) {
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    const file = path.join(folder, process.platform === 'win32' ? `${name}.exe` : name);
    if (folder && existsSync(file)) return file;
  }
  return null;
}

async function playwrightsOwn(kind) {
  try {
    const { chromium } = await import('@playwright/test');
    const file = kind === CHROMIUM ? chromium.executablePath() : '';
    return file && existsSync(file) ? file : null;
  } catch {
    return null; // not installed yet: the caller says what is missing
  }
}

async function find(kind) {
  const named = process.env[kind.variable];
  if (named) {
    if (!existsSync(named)) throw new Error(`${kind.variable} names ${named}, which does not exist.`);
    return named;
  }
  return (
    kind.names.map(onPath).find(Boolean) ??
    kind.places.find((place) => existsSync(place)) ??
    (await playwrightsOwn(kind))
  );
}

async function need(kind) {
  const found = await find(kind);
  if (!found) {
    throw new Error(
      `No ${kind.title} was found. Install it, or set ${kind.variable} to its program` +
        (kind === CHROMIUM ? ', or run "npx playwright install chromium".' : '.'),
    );
  }
  return found;
}

/** The path of a Chromium, Chrome for Testing or Edge; throws one sentence when there is none. */
export const chromiumProgram = () => need(CHROMIUM);
/** The path of a Firefox, at least 140; throws one sentence when there is none. */
export const firefoxProgram = () => need(FIREFOX);

/** Installs what is missing with Debian's packages where that is possible and not forbidden; says what it does. */
export async function setUpBrowsers({ firefox = true, display = false } = {}) {
  const missing = [];
  for (const kind of firefox ? [CHROMIUM, FIREFOX] : [CHROMIUM])
    if (!(await find(kind))) missing.push(kind.debian);
  if (display && !onPath('Xvfb')) missing.push('xvfb');
  if (display && !onPath('xdotool')) missing.push('xdotool');
  if (missing.length === 0) return;
  const debian = process.platform === 'linux' && process.getuid?.() === 0 && onPath('apt-get');
  if (!debian || process.env.THREADKEEPER_NO_INSTALL) return; // chromiumProgram and firefoxProgram say what is missing
  console.log(`Installing ${missing.join(', ')} with apt-get (THREADKEEPER_NO_INSTALL=1 forbids it).`);
  const apt = (...args) =>
    execFileSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  apt('update', '-qq');
  apt('install', '-y', '-qq', '--no-install-recommends', ...missing);
}

/** Flags for every Chromium that we start: no request of its own, no outside name resolved. */
export const CHROMIUM_FLAGS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

/** For browsers that tests drive: accounts get locked for automated visits, so no real site is ever reached. */
export const NO_OUTSIDE = ['--host-resolver-rules=MAP * ~NOTFOUND'];

/** Whether a window can be opened: a display that is named, and for a local one also there. */
export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  const { DISPLAY, WAYLAND_DISPLAY, XDG_RUNTIME_DIR = '' } = process.env;
  if (WAYLAND_DISPLAY && existsSync(path.resolve(XDG_RUNTIME_DIR, WAYLAND_DISPLAY))) return true;
  const local = /^(?:unix)?:(\d+)/.exec(DISPLAY ?? '');
  return local ? existsSync(`/tmp/.X11-unix/X${local[1]}`) : Boolean(DISPLAY);
}
