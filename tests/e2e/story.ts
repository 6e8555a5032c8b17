/** `test` for stories: `driver` is a fresh browser with the built extension, Chromium or Firefox by project. */
import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { test as base, expect } from '@playwright/test';
import { type Display, startDisplay } from './display';
import type { Driver } from './drivers/driver';

export type { Driver, Tab } from './drivers/driver';
export { expect };

export const test = base.extend<{ driver: Driver; output: string; headed: boolean; display: Display | null }>(
  {
    /** True for a browser with a window on a screen of its own, for its commands and its real side panel. */
    headed: [false, { option: true }],

    display: async ({ headed }, use) => {
      const display = headed ? await startDisplay() : null;
      await use(display);
      await display?.stop();
    },

    /** The folder with `chrome-mv3` and `firefox-mv3`: what `npm run build` made, or another build. */
    output: [process.env.THREADKEEPER_E2E_EXTENSION ?? '.output', { option: true }],

    driver: async ({ output, display }, use, info) => {
      const profile = await mkdtemp(path.join(os.tmpdir(), 'threadkeeper-e2e-'));
      const start =
        info.project.name === 'firefox'
          ? (await import('./drivers/firefox')).startFirefox
          : (await import('./drivers/chromium')).startChromium;
      const driver = await start({ output, profile, display: display?.name ?? null });
      try {
        await use(driver);
        if (info.status !== info.expectedStatus) {
          for (const file of await driver.snapshots(info.outputDir)) {
            await info.attach(path.basename(file), { path: file, contentType: 'image/png' });
          }
        }
        expect.soft(driver.takeLeaks(), 'requests that would have left the browser').toEqual([]);
      } finally {
        await driver.stop();
      }
    },
  },
);
