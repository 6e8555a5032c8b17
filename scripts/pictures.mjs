/**
 * node scripts/pictures.mjs [--store [LANGUAGE …]]
 *
 * The pictures of the README, into docs/pictures/; with --store those of the stores instead, 1280×800 and in each language
 * (en where none is named), into .output/store/LANGUAGE/, with their logo and tiles. Each is a whole window with the practice
 * page and the real side panel beside it, as a manager sees them. The panel
 * opens by a real click; it is no page to Playwright, so it is brought to a view through the browser's own debugging
 * session. Needs Xvfb (or a display), ImageMagick and a font with emoji; on Debian as root it installs what is missing.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { CHROMIUM_FLAGS, chromiumProgram, NO_OUTSIDE } from './browsers.mjs';
import { buildExtension, closeWelcome, extensionOrigin, LOAD_FLAGS, pinIcon, TOP } from './extension.mjs';
import { promote } from './promotion.mjs';
import { clickMark, untilMark } from './tour.mjs';

const FOR_STORE = process.argv[2] === '--store';
const LANGUAGES = FOR_STORE && process.argv.length > 3 ? process.argv.slice(3) : ['en'];
const SIZE = FOR_STORE ? { width: 1280, height: 800 } : { width: 1440, height: 900 };
const folderOf = (language) =>
  path.join(TOP, FOR_STORE ? path.join('.output/store', language) : 'docs/pictures');
const LARGEST = 250_000;
const PATIENCE = 15_000;

const has = (program) => spawnSync('which', [program]).status === 0;

function setUp() {
  const missing = [];
  if (!has('Xvfb')) missing.push('xvfb');
  if (!has('import') || !has('convert')) missing.push('imagemagick');
  if (!/emoji/i.test(spawnSync('fc-list', { encoding: 'utf8' }).stdout ?? ''))
    missing.push('fonts-noto-color-emoji');
  if (missing.length === 0) return;
  if (
    process.platform !== 'linux' ||
    process.getuid() !== 0 ||
    !has('apt-get') ||
    process.env.THREADKEEPER_NO_INSTALL
  )
    throw new Error(`The pictures need ${missing.join(', ')}. Install them and try again.`);
  console.log(`Installing ${missing.join(', ')} with apt-get (THREADKEEPER_NO_INSTALL=1 forbids it).`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...missing],
  ])
    execFileSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
}

/** The panel's texts in that language, by their keys; what it has not yet is English. */
async function textsIn(language) {
  const files = ['en', 'en-later', language, `${language}-later`].map((name) =>
    path.join(TOP, 'utils/texts', `${name}.ts`),
  );
  const found = await Promise.all(files.filter(existsSync).map((file) => import(pathToFileURL(file).href)));
  return Object.assign({}, ...found.flatMap((file) => Object.values(file)));
}

/** The sentence with which the store's description begins. */
function sloganIn(language) {
  const file = path.join(TOP, 'public/_locales', language, 'messages.json');
  const { description } = JSON.parse(readFileSync(file, 'utf8'));
  return description.message.split('. ')[0].concat('.');
}

/** A screen of our own, so that nothing else is in the picture. */
async function openScreen() {
  for (let number = 90; number < 120; number++) {
    if (existsSync(`/tmp/.X11-unix/X${number}`) || existsSync(`/tmp/.X${number}-lock`)) continue;
    const server = spawn(
      'Xvfb',
      [`:${number}`, '-screen', '0', `${SIZE.width}x${SIZE.height}x24`, '-nolisten', 'tcp'],
      {
        stdio: 'ignore',
      },
    );
    for (let n = 0; n < 50 && server.exitCode === null; n++) {
      await pause(100);
      if (existsSync(`/tmp/.X11-unix/X${number}`))
        return { display: `:${number}`, close: () => server.kill() };
    }
    server.kill();
  }
  throw new Error('Xvfb did not start.');
}

/** The true side panel, by the browser's debugging session: it is listed there, though it is no page. */
async function panelOf(context, origin) {
  const session = await context.browser().newBrowserCDPSession();
  const end = Date.now() + PATIENCE;
  for (;;) {
    const { targetInfos } = await session.send('Target.getTargets', { filter: [{}] });
    const target = targetInfos.find(
      ({ url, type }) => url.startsWith(`${origin}/sidepanel.html`) && type !== 'tab',
    );
    if (target) {
      const { sessionId } = await session.send('Target.attachToTarget', {
        targetId: target.targetId,
        flatten: false,
      });
      let last = 0;
      const waiting = new Map();
      session.on('Target.receivedMessageFromTarget', (event) => {
        if (event.sessionId !== sessionId) return;
        const answer = JSON.parse(event.message);
        waiting.get(answer.id)?.(answer);
        waiting.delete(answer.id);
      });
      const send = async (method, params = {}) => {
        const id = ++last;
        const answered = new Promise((done) => waiting.set(id, done));
        await session.send('Target.sendMessageToTarget', {
          sessionId,
          message: JSON.stringify({ id, method, params }),
        });
        return answered;
      };
      const run = async (expression) => {
        const { result, error } = await send('Runtime.evaluate', {
          expression,
          awaitPromise: true,
          returnByValue: true,
          userGesture: true,
        });
        if (error || result.exceptionDetails)
          throw new Error(
            error?.message ?? result.exceptionDetails.exception?.description ?? 'the panel threw',
          );
        return result.result.value;
      };
      return run;
    }
    if (Date.now() > end)
      throw new Error(
        `The side panel did not open. There is: ${targetInfos.map(({ type, url }) => `${type} ${url}`).join(', ')}`,
      );
    await pause(200);
  }
}

async function take(name, { display, dark, language }, pictures) {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'threadkeeper-pictures-'));
  pinIcon(profile);
  const origin = extensionOrigin();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: await chromiumProgram(),
    headless: false,
    locale: language === 'en' ? 'en-GB' : language,
    viewport: null,
    colorScheme: null,
    ignoreDefaultArgs: ['--enable-automation', '--hide-scrollbars'],
    env: { ...process.env, DISPLAY: display, LANGUAGE: language },
    args: [
      ...CHROMIUM_FLAGS,
      ...NO_OUTSIDE,
      ...LOAD_FLAGS,
      `--lang=${language}`,
      `--accept-lang=${language}`,
      '--test-type', // no bar about --no-sandbox
      '--window-position=0,0',
      `--window-size=${SIZE.width},${SIZE.height}`,
      ...(dark ? ['--force-dark-mode'] : []),
    ],
  });
  try {
    if (context.serviceWorkers().length === 0)
      await context.waitForEvent('serviceworker', { timeout: PATIENCE });
    await closeWelcome(context);
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(`${origin}/practice.html`);
    await untilMark(page, 0, 'Log as a case');
    const texts = await textsIn(language);
    await page.getByRole('button', { name: texts['practice.open'] }).click();
    const panel = await panelOf(context, origin);
    /** Waits in the panel for an element with these words, and does something with it. */
    const at = async (css, words, act = '') => {
      const find = `[...document.querySelectorAll(${JSON.stringify(css)})].find((one) => one.textContent.includes(${JSON.stringify(words)}))`;
      const end = Date.now() + PATIENCE;
      while (
        !(await panel(`(() => { const one = ${find}; if (!one) return false; ${act}; return true; })()`))
      ) {
        if (Date.now() > end)
          throw new Error(
            `The panel never showed ${css} with “${words}”: ${await panel('document.body.innerText')}`,
          );
        await pause(100);
      }
      await pause(150);
    };
    const press = (css, words) => at(css, words, 'one.click()');
    const fill = (label, text) =>
      at(
        'label',
        label,
        `const box = one.querySelector('input, textarea'); box.focus(); box.value = ${JSON.stringify(text)}; box.dispatchEvent(new Event('input', { bubbles: true }))`,
      );
    const go = async (hash) => {
      await panel(`location.hash = ${JSON.stringify(hash)}; scrollTo(0, 0)`);
      await pause(500);
    };
    /** Nothing that passes is in a picture: no toast, no caret, no hover. */
    const shoot = async (file) => {
      await panel(
        `document.querySelector('.toast button[aria-label="Close"]')?.click(); document.activeElement?.blur()`,
      );
      await page.mouse.move(2, 500);
      await pause(700);
      const target = path.join(folderOf(language), `${file}.png`);
      execFileSync('import', ['-display', display, '-window', 'root', target]);
      // Of ours 256 colours without dithering: text stays sharp, and the file small. The stores want all colours, and no transparency.
      const form = FOR_STORE
        ? ['-alpha', 'off', `png24:${target}`]
        : ['+dither', '-colors', '256', `png8:${target}`];
      execFileSync('convert', [target, '-strip', ...form]);
      const { size } = statSync(target);
      if (!FOR_STORE && size > LARGEST)
        throw new Error(`${target} has ${size} bytes; the limit is ${LARGEST}.`);
      console.log(`${path.relative(TOP, target)} (${Math.round(size / 1000)} kB)`);
    };
    await pictures({ page, panel, at, press, fill, go, shoot, texts });
  } catch (error) {
    throw new Error(`The picture ${name} failed: ${error.message}`, { cause: error });
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function log(page, post) {
  await clickMark(page, post);
  await untilMark(page, post, 'Logged. Undo');
}

async function toJohn({ press, fill, texts }) {
  await press('.actions button', texts['action.handOff']);
  await fill(texts['handoff.name'], 'John');
  await fill(texts['handoff.department'], 'support');
  await fill(texts['handoff.asked'], 'Please send Ada a new kettle, batch 8 or later.');
}

/** A thread on the left, the panel on the right, in four views. */
async function story(tools, suffix = '', only = null) {
  const { page, press, at, go, shoot, texts } = tools;
  const shot = async (name) => {
    if (!only || only.includes(name)) await shoot(name + suffix);
  };
  const top = () =>
    page.evaluate(() =>
      scrollTo({
        top: document.querySelector('#thread').getBoundingClientRect().top + scrollY - 16,
        behavior: 'instant',
      }),
    );
  // One reply more makes the page long enough for the thread to start at the top of the window.
  await page.getByRole('button', { name: texts['practice.more'] }).click();
  await log(page, 0);
  await log(page, 1);
  await top();
  await go('#/page');
  await at('.card', 'Ada Lindqvist');
  await shot('page');
  await log(page, 3);
  await top();
  await go('#/today');
  await press('a.card', 'Bergs');
  await press('.actions button', texts['action.reply']);
  await press('.template', '');
  await press('.sheet button', texts['reply.answered']);
  await at('.turn', texts['state.waitingCustomer']);
  await go('#/today');
  await press('a.card', 'Ada Lindqvist');
  await shot('case');
  await toJohn(tools);
  await shot('handoff');
  await press('form.sheet button[type=submit]', '');
  await at('.turn', 'John');
  await pause(10_500); // the marks offer their undo for ten seconds
  await go('#/today');
  await at('.lane', texts['lane.others']);
  await shot('today');
}

setUp();
buildExtension();
const screen = await openScreen();
try {
  for (const language of LANGUAGES) {
    mkdirSync(folderOf(language), { recursive: true });
    const shown = { display: screen.display, language };
    await take('light', { ...shown, dark: false }, (tools) => story(tools));
    await take('dark', { ...shown, dark: true }, (tools) => story(tools, '-dark', ['case']));
    if (FOR_STORE) await promote(folderOf(language), sloganIn(language));
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  screen.close();
}
