/**
 * All the set-up that a fresh clone needs, and nothing when it was done before: packages, then browsers.
 * Runs on Node 20, 22 or 24 before anything is installed; afterwards npm scripts find the pinned Node 22 first.
 *
 *   node scripts/set-up.mjs [--browser | --browsers]
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const top = path.resolve(import.meta.dirname, '..');
const stamp = path.join(top, 'node_modules/.threadkeeper-set-up');
const wanted = createHash('sha256')
  .update(readFileSync(path.join(top, 'package-lock.json')))
  .digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  console.error('Installing the packages of package-lock.json …');
  // Not `npm ci`: it refuses the lock file wherever a registry lacks a linter's binary for some other platform.
  const done = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: top,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) {
    console.error('npm install failed; its reason stands above. Nothing else was tried.');
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}

const browsers = process.argv.includes('--browsers');
if (browsers || process.argv.includes('--browser')) {
  const { setUpBrowsers } = await import('./browsers.mjs');
  await setUpBrowsers({ firefox: browsers, display: browsers });
}
