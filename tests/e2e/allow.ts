/** Optional permissions in stories, where nobody can answer Chromium's question. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Driver, test as story } from './story';

/** With a build of its own: its manifest is changed on the way. */
export const test = story.extend<{ asBuilt: undefined }, { output: string }>({
  output: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what the fixture needs.
    async ({}, use) => {
      const folder = await mkdtemp(path.join(os.tmpdir(), 'threadkeeper-build-'));
      await cp(process.env.THREADKEEPER_E2E_EXTENSION ?? '.output', folder, { recursive: true });
      await use(folder);
      await rm(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
  /** The next story finds the manifest as it was built: one that was left changed has no optional permissions to ask for. */
  asBuilt: [
    async ({ output }, use) => {
      const real = await readFile(manifestIn(output), 'utf8');
      await use(undefined);
      await writeFile(manifestIn(output), real);
    },
    { auto: true },
  ],
});

/**
 * What an extension was installed with is not asked for again: Chromium starts once with these permissions (a host's has
 * "://" in it) in the manifest, and then with it as it is. Firefox grants what is asked for at a click (its driver's
 * settings), and its hosts with the content scripts.
 */
export async function allow(driver: Driver, output: string, granted: readonly string[]): Promise<void> {
  if (driver.browser === 'firefox') return;
  const real = await installWith(driver, output, granted);
  await writeFile(manifestIn(output), real);
  await driver.restart();
}

const manifestIn = (output: string) => path.join(output, 'chrome-mv3', 'manifest.json');

/** The same, for good: nothing has to be clicked any more. Gives the manifest as it was. */
export async function installWith(
  driver: Driver,
  output: string,
  granted: readonly string[],
): Promise<string> {
  const real = await readFile(manifestIn(output), 'utf8');
  const {
    optional_permissions: _,
    optional_host_permissions: __,
    permissions,
    ...rest
  } = JSON.parse(real) as { permissions: string[] } & {
    optional_permissions: string[];
    optional_host_permissions: string[];
  };
  const hosts = granted.filter((one) => one.includes('://'));
  const manifest = {
    ...rest,
    permissions: [...permissions, ...granted.filter((one) => !hosts.includes(one))],
    ...(hosts.length > 0 && { host_permissions: hosts }),
  };
  await writeFile(manifestIn(output), JSON.stringify(manifest));
  await driver.restart();
  return real;
}
