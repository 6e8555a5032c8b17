/**
 * npm run --silent read -- PAGE.html --url URL
 *
 * Reads a saved page in a real browser, its scripts off, with the shipped reader, and prints one JSON array in
 * page order (README, "What is fixed"). A maintainer runs it on the page that a user saved.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import './set-up.mjs';
import { CHROMIUM_FLAGS, chromiumProgram, NO_OUTSIDE } from './browsers.mjs';

const top = path.resolve(import.meta.dirname, '..');

function argumentsOf(argv) {
  const files = [];
  let url = null;
  for (let i = 0; i < argv.length; i++) {
    if (argv[i] === '--url') url = argv[++i] ?? null;
    else if (argv[i].startsWith('--url=')) url = argv[i].slice(6);
    else files.push(argv[i]);
  }
  if (files.length !== 1 || !url || !URL.canParse(url)) {
    console.error('usage: npm run --silent read -- PAGE.html --url URL');
    process.exit(2);
  }
  return { file: path.resolve(files[0]), url };
}

async function bundle() {
  const { build } = await import('vite');
  const { output } = (
    await build({
      root: top,
      configFile: false,
      logLevel: 'error',
      build: {
        write: false,
        minify: false,
        lib: {
          entry: path.join(top, 'utils/sites/read-page.ts'),
          formats: ['iife'],
          name: 'threadkeeperReader',
        },
      },
    })
  )[0];
  return output[0].code;
}

async function readPage({ file, url }) {
  const html = readFileSync(file, 'utf8');
  const { chromium } = await import('@playwright/test');
  const [code, executablePath] = await Promise.all([bundle(), chromiumProgram()]);
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
      expression: `${code}; threadkeeperReader.printPage(document, new URL(${JSON.stringify(url)}))`,
    });
    if (answer.exceptionDetails)
      throw new Error(answer.exceptionDetails.exception?.description ?? answer.exceptionDetails.text);
    return answer.result.value;
  } finally {
    await browser.close();
  }
}

const asked = argumentsOf(process.argv.slice(2));
try {
  console.log(JSON.stringify(await readPage(asked), null, 2));
} catch (error) {
  console.error(`${asked.file} could not be read: ${error.message}`);
  process.exit(1);
}
