/**
 * npm start (after scripts/set-up.mjs)
 *
 * Builds the extension and starts a browser with it as an ordinary program: no debugging port, no automation flags,
 * a lasting profile of its own. Opens the practice page, never a real site. Ends when the browser is closed.
 * Without a display it plays the tour instead.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { CHROMIUM_FLAGS, chromiumProgram, hasDisplay } from './browsers.mjs';
import { buildExtension, EXTENSION, extensionOrigin, LOAD_FLAGS, pinIcon, TOP } from './extension.mjs';

const PROFILE = path.join(TOP, '.output/profile');
const LOG = path.join(TOP, '.output/browser.log');
/** How long the extension may take to load; then the practice page is opened anyway, in ms. */
const PATIENCE = 20_000;

/** Branded Chrome has ignored --load-extension since 137 and says nothing about it. */
function isBrandedChrome(program) {
  if (process.platform === 'win32') return /\\Google\\Chrome\\/i.test(program);
  const { stdout = '' } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  const version = /^Google Chrome (\d+)/.exec(stdout.trim());
  return version !== null && Number(version[1]) >= 137;
}

/**
 * What the first tab shows. Chromium refuses an extension's page that is asked for on the command line, because the
 * extension is loaded a moment later; so the practice page comes with a second call, and this tab then closes itself.
 */
function startingPage(title, lines) {
  const safe = (text) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const file = path.join(TOP, '.output/starting.html');
  writeFileSync(
    file,
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Threadkeeper</title>
<style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:40rem;margin:15vh auto;padding:0 1rem}
code{font-size:.9em;overflow-wrap:anywhere}li{margin:.5rem 0}</style>
<h1>${safe(title)}</h1>${lines.map((line) => `<p>${safe(line)}</p>`).join('')}
<script>document.addEventListener('visibilitychange',()=>{if(location.hash==='#pass'&&document.hidden)close()})</script></html>`,
  );
  return pathToFileURL(file).href;
}

const ended = (child) =>
  new Promise((done) => {
    child.once('error', (error) => done({ code: 1, why: error.message }));
    child.once('exit', (code, signal) => done({ code: code ?? 0, signal }));
  });

/** Chromium writes this file anew whenever the extension's background opens its ledger: it is loaded and runs. */
function ledgerOpenedAt(origin) {
  const folder = `chrome-extension_${new URL(origin).host}_0.indexeddb.leveldb`;
  const file = path.join(PROFILE, 'Default/IndexedDB', folder, 'LOG');
  return existsSync(file) ? statSync(file).mtimeMs : 0;
}

async function playTour(why) {
  console.log(`${why} So the same tour is played without a window.\n`);
  const { tour } = await import('./tour.mjs');
  await tour();
}

async function byHand(program, flags) {
  const steps = [
    'Open chrome://extensions.',
    'Switch on “Developer mode” (top right).',
    `Choose “Load unpacked” and pick the folder ${EXTENSION}`,
    `Open ${extensionOrigin()}/practice.html`,
  ];
  console.log(
    `This is Google Chrome (${program}), which loads no extension from the command line. Load it by hand, once:\n` +
      `${steps.map((step, n) => `  ${n + 1}. ${step}`).join('\n')}\n` +
      'Or install Chromium, or set THREADKEEPER_CHROMIUM to a Chromium or Chrome for Testing, and run npm start again.\n' +
      'Chrome opens now, with a profile of its own that keeps the extension. This command ends when you close it.',
  );
  const page = startingPage(
    'Load Threadkeeper by hand, once',
    steps.map((step, n) => `${n + 1}. ${step}`),
  );
  const chrome = spawn(program, [...flags, page], { stdio: ['ignore', 'ignore', openSync(LOG, 'w')] });
  return (await ended(chrome)).code;
}

async function start() {
  const program = await chromiumProgram();
  console.log('Building the extension …');
  buildExtension();
  if (!hasDisplay()) {
    await playTour('There is no display here.');
    return 0;
  }
  const origin = extensionOrigin();
  const practice = `${origin}/practice.html`;
  mkdirSync(path.dirname(LOG), { recursive: true });
  const branded = isBrandedChrome(program);
  if (!existsSync(PROFILE)) {
    mkdirSync(PROFILE, { recursive: true });
    pinIcon(PROFILE);
  }
  const flags = [...CHROMIUM_FLAGS, `--user-data-dir=${PROFILE}`];
  if (branded) return byHand(program, flags);

  const before = ledgerOpenedAt(origin);
  const starting = startingPage('Threadkeeper is starting …', [
    'The practice page opens in a moment.',
    `If it does not, open ${practice}`,
  ]);
  const browser = spawn(program, [...flags, ...LOAD_FLAGS, `${starting}#pass`], {
    stdio: ['ignore', 'ignore', openSync(LOG, 'w')],
  });
  const end = ended(browser);
  let over = null;
  void end.then((how) => {
    over = how;
  });
  const late = Date.now() + PATIENCE;
  while (!over && Date.now() < late && ledgerOpenedAt(origin) <= before) await pause(100);
  if (over && over.code !== 0) {
    const log = readFileSync(LOG, 'utf8').trim();
    if (
      /missing x server|cannot open display|failed to (open|connect to).*(display|wayland)|ozone_platform/i.test(
        log,
      )
    ) {
      await playTour('The display that is named here cannot be reached.');
      return 0;
    }
    throw new Error(
      `${program} ended at once${over.why ? `: ${over.why}` : ''}.\n${log.split('\n').slice(-5).join('\n')}`,
    );
  }
  // The running browser opens it: this second call only passes the address on.
  const call = spawn(program, [...flags, practice], { stdio: 'ignore' });
  if (over) {
    console.log(
      'Threadkeeper’s browser is open already; its practice page is opened there.\n' +
        'To see what was built just now, close that browser and run npm start again.',
    );
    await ended(call);
    return 0;
  }
  console.log(
    `Opened ${program} with Threadkeeper and its practice page (profile: ${path.relative(TOP, PROFILE)}, kept for the next time).\n` +
      '  1. Click the ⊕ under Ada’s complaint: it is logged as a case.\n' +
      '  2. Open the panel: the button on the page, Alt+Shift+K, or Threadkeeper’s icon in the toolbar.\n' +
      '  3. When you are ready, go to X, Facebook or LinkedIn yourself in this browser. Threadkeeper never opens them.\n' +
      'This command ends when you close the browser.',
  );
  if (ledgerOpenedAt(origin) <= before)
    console.log(`The extension has not answered yet. If the page is blank, reload it, or open ${practice}`);
  const { code, signal } = await end;
  if (code !== 0 && !signal)
    console.log(`The browser ended with code ${code}; its last words are in ${path.relative(TOP, LOG)}.`);
  return signal ? 0 : code;
}

try {
  process.exitCode = await start();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
