/** The built extension for Chromium, as `npm start`, the tour and the pictures need it. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const TOP = path.resolve(import.meta.dirname, '..');
export const EXTENSION = path.join(TOP, '.output/chrome-mv3');

/** Builds it; throws one sentence when that fails. */
export function buildExtension() {
  const built = spawnSync(process.execPath, [path.join(TOP, 'node_modules/wxt/bin/wxt.mjs'), 'build'], {
    cwd: TOP,
    encoding: 'utf8',
  });
  if (built.status === 0) return;
  process.stderr.write(`${built.stdout}${built.stderr}`);
  throw new Error('The extension could not be built; the reason stands above.');
}

/** `chrome-extension://…`: Chromium makes the id of the manifest's key, so it is the same on every machine. */
export function extensionOrigin() {
  const { key } = JSON.parse(readFileSync(path.join(EXTENSION, 'manifest.json'), 'utf8'));
  if (!key) throw new Error(`${EXTENSION}/manifest.json has no key, so its address is not known.`);
  const digest = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 32);
  return `chrome-extension://${digest.replace(/./g, (hex) => 'abcdefghijklmnop'[Number.parseInt(hex, 16)])}`;
}

export const LOAD_FLAGS = [`--disable-extensions-except=${EXTENSION}`, `--load-extension=${EXTENSION}`];

/** In a fresh profile: the icon stands in the toolbar, where its badge can be seen, not behind the puzzle piece. */
export function pinIcon(profile) {
  const folder = path.join(profile, 'Default');
  mkdirSync(folder, { recursive: true });
  const pinned = { extensions: { pinned_extensions: [new URL(extensionOrigin()).host] } };
  writeFileSync(path.join(folder, 'Preferences'), JSON.stringify(pinned));
}

/** Our page of the first steps opens by itself in a fresh profile: a tour, a picture and a measurement begin without it. */
export async function closeWelcome(context) {
  const isOurs = (worker) => worker.url().startsWith(extensionOrigin());
  const worker =
    context.serviceWorkers().find(isOurs) ?? (await context.waitForEvent('serviceworker', isOurs));
  await worker.evaluate(async () => {
    while (!(await chrome.storage.local.get('welcomed')).welcomed)
      await new Promise((done) => setTimeout(done, 20));
  });
  for (const page of context.pages()) if (page.url().endsWith('/welcome.html')) await page.close();
}
