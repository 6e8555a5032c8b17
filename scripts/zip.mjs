/** Packs the extension for the stores: Chromium's without the manifest's `key`, which the Chrome store refuses. */
import { execFileSync } from 'node:child_process';

const wxt = (...args) =>
  execFileSync('npx', ['wxt', 'zip', '--mode', 'store', ...args], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });

wxt();
wxt('-b', 'edge');
wxt('-b', 'firefox', '--mv3');
