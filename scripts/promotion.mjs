/** The pictures of the stores that show no screen: the logo, and the tiles with the name and what it is for. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { CHROMIUM_FLAGS, chromiumProgram, NO_OUTSIDE } from './browsers.mjs';
import { TOP } from './extension.mjs';

/** Chrome's and Edge's small and large tiles, and Edge's logo, which has nothing but the icon. */
const SIZES = [
  { name: 'logo', width: 300, height: 300, words: false },
  { name: 'tile-small', width: 440, height: 280, words: true },
  { name: 'tile-large', width: 1400, height: 560, words: true },
];

const read = (file) => readFileSync(path.join(TOP, file), 'utf8');

/** Draws them into the folder; `slogan` stands under the name. */
export async function promote(folder, slogan) {
  const browser = await chromium.launch({
    executablePath: await chromiumProgram(),
    args: [...CHROMIUM_FLAGS, ...NO_OUTSIDE],
  });
  try {
    const page = await browser.newPage({ colorScheme: 'light' });
    for (const { name, width, height, words } of SIZES) {
      await page.setViewportSize({ width, height });
      const unit = height / 10;
      await page.setContent(`<style>${read('assets/tokens.css')}
body { margin: 0; height: ${height}px; display: flex; align-items: center; justify-content: center; gap: ${unit}px;
  padding: 0 ${words ? unit : 0}px; box-sizing: border-box; font-family: var(--font); color: var(--ink); background: var(--accent-soft) }
svg { flex: none; width: ${(words ? 3.4 : 7) * unit}px; height: ${(words ? 3.4 : 7) * unit}px }
h1 { margin: 0; font-size: ${1.15 * unit}px; line-height: 1.2 }
p { margin: 0; max-width: ${11 * unit}px; font-size: ${0.66 * unit}px; line-height: var(--line); color: var(--ink-soft) }
</style>${read('assets/icon.svg')}${words ? '<div><h1>Threadkeeper</h1><p></p></div>' : ''}`);
      if (words)
        await page.evaluate((text) => {
          document.querySelector('p').textContent = text;
        }, slogan);
      const file = path.join(folder, `${name}-${width}x${height}.png`);
      await page.screenshot({ path: file });
      console.log(path.relative(TOP, file));
    }
  } finally {
    await browser.close();
  }
}
