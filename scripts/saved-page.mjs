/** Opens a saved page in a real browser at its own address, its scripts off, and runs our code beside it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import './set-up.mjs';
import { CHROMIUM_FLAGS, chromiumProgram, NO_OUTSIDE } from './browsers.mjs';

const top = path.resolve(import.meta.dirname, '..');
const NAME = 'threadkeeperReader';

/** What stands behind each of the flags `names` (null where one is left out), and the one file; null where these are not given. */
export function savedPageArguments(argv, names = []) {
  const files = [];
  const given = { url: null, ...Object.fromEntries(names.map((name) => [name, null])) };
  for (let i = 0; i < argv.length; i++) {
    const [, name, value] = /^--([a-z]+)(?:=(.*))?$/.exec(argv[i]) ?? [];
    if (name === undefined) files.push(argv[i]);
    else if (!(name in given)) return null;
    else given[name] = value ?? argv[++i] ?? null;
  }
  if (files.length !== 1 || !given.url || !URL.canParse(given.url)) return null;
  return { ...given, file: path.resolve(files[0]) };
}

/** A module of these imports, bundled; no file of its own, because the command knows what it needs. */
async function bundle(imports) {
  const { build } = await import('vite');
  const entry = path.join(top, 'saved-page-imports.js');
  const { output } = (
    await build({
      root: top,
      configFile: false,
      logLevel: 'error',
      plugins: [
        {
          name: 'saved-page-imports',
          resolveId: (id) => (id === entry ? id : null),
          load: (id) => (id === entry ? imports : null),
        },
      ],
      build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: NAME } },
    })
  )[0];
  return output[0].code;
}

/** The value of `call`, a call of what `imports` exports (paths from the top), in a world of its own beside the page. */
export async function runInSavedPage({ file, url }, imports, call) {
  const html = readFileSync(file, 'utf8');
  const { chromium } = await import('@playwright/test');
  const [code, executablePath] = await Promise.all([bundle(imports), chromiumProgram()]);
  const browser = await chromium.launch({
    executablePath,
    headless: true,
    args: [...CHROMIUM_FLAGS, ...NO_OUTSIDE],
  });
  try {
    const page = await browser.newPage();
    let served = false;
    await page.route('**/*', (route) => {
      if (served || !route.request().isNavigationRequest()) return route.abort();
      served = true;
      // The page's own scripts stay off: what is read is the saved document, nothing that it would do.
      return route.fulfill({
        contentType: 'text/html; charset=utf-8',
        headers: { 'content-security-policy': "script-src 'none'; object-src 'none'; frame-src 'none'" },
        body: html,
      });
    });
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    const session = await page.context().newCDPSession(page);
    const { frameTree } = await session.send('Page.getFrameTree');
    const { executionContextId } = await session.send('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
    });
    const answer = await session.send('Runtime.evaluate', {
      contextId: executionContextId,
      returnByValue: true,
      expression: `${code}; ${NAME}.${call}`,
    });
    if (answer.exceptionDetails)
      throw new Error(answer.exceptionDetails.exception?.description ?? answer.exceptionDetails.text);
    return answer.result.value;
  } finally {
    await browser.close();
  }
}
