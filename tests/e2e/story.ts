/** `test` for stories: `driver` is a browser with the extension just installed, Chromium or Firefox by project. */
import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
// Browsers have Temporal; Node 22 has not, and some stories write a ledger of their own.
import 'temporal-polyfill/global';
import { test as base, expect } from '@playwright/test';
import { type Display, startDisplay } from './display';
import type { Driver } from './drivers/driver';

export type { Driver, Tab } from './drivers/driver';
export { expect };

/** What leaves while a browser is made anew for the next story, or ends, belongs to no story, and is a failure as well. */
async function stop(driver: Driver | null): Promise<void> {
  await driver?.stop();
  expect(driver?.takeLeaks() ?? [], 'requests that would have left the browser between stories').toEqual([]);
}

interface Options {
  /** True for a browser with a window on a screen of its own, for its commands and its real side panel. */
  headed: boolean;
  /** The folder with `chrome-mv3` and `firefox-mv3`: what `npm run build` made, or another build. */
  output: string;
  display: Display | null;
  /** One browser for story after story; after a failure the next one starts afresh. */
  machine: () => Promise<Driver>;
}

export const test = base.extend<{ driver: Driver }, Options>({
  headed: [false, { option: true, scope: 'worker' }],
  output: [process.env.THREADKEEPER_E2E_EXTENSION ?? '.output', { option: true, scope: 'worker' }],

  display: [
    async ({ headed }, use) => {
      const display = headed ? await startDisplay() : null;
      await use(display);
      await display?.stop();
    },
    { scope: 'worker' },
  ],

  machine: [
    async ({ output, display }, use, info) => {
      const start =
        info.project.name === 'firefox'
          ? (await import('./drivers/firefox')).startFirefox
          : (await import('./drivers/chromium')).startChromium;
      let driver: Driver | null = null;
      const fresh = async () => {
        // A story may have left a browser in which nothing can be deleted any more.
        const renewed = await driver?.renew().then(
          () => true,
          () => false,
        );
        if (driver && renewed) return driver;
        await stop(driver);
        const profile = await mkdtemp(path.join(os.tmpdir(), 'threadkeeper-e2e-'));
        driver = await start({ output, profile, display: display?.name ?? null });
        return driver;
      };
      await use(fresh);
      await stop(driver);
    },
    { scope: 'worker' },
  ],

  driver: async ({ machine }, use, info) => {
    const driver = await machine();
    await use(driver);
    if (info.status !== info.expectedStatus) {
      for (const file of await driver.snapshots(info.outputDir)) {
        await info.attach(path.basename(file), { path: file, contentType: 'image/png' });
      }
    }
    expect.soft(driver.takeLeaks(), 'requests that would have left the browser').toEqual([]);
  },
});
