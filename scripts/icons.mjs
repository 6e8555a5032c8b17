/**
 * node scripts/icons.mjs
 *
 * Draws assets/icon.svg at every size that a toolbar, a store or an extensions page asks for, into public/icon/.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { CHROMIUM_FLAGS, chromiumProgram, NO_OUTSIDE } from './browsers.mjs';

const top = path.resolve(import.meta.dirname, '..');
const svg = readFileSync(path.join(top, 'assets/icon.svg'), 'utf8');
const folder = path.join(top, 'public/icon');
mkdirSync(folder, { recursive: true });

const browser = await chromium.launch({
  executablePath: await chromiumProgram(),
  args: [...CHROMIUM_FLAGS, ...NO_OUTSIDE],
});
try {
  const page = await browser.newPage();
  for (const size of [16, 32, 48, 96, 128]) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
    );
    await page.screenshot({ path: path.join(folder, `${size}.png`), omitBackground: true });
  }
} finally {
  await browser.close();
}
console.log('public/icon: 16, 32, 48, 96, 128');
