/** Our TypeScript as one script that Node or a page can run. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { TOP } from '../extension.mjs';

export async function bundle(entry, format) {
  const [{ output }] = await build({
    root: TOP,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: path.join(TOP, entry), formats: [format], name: 'bench' },
      // What is loaded when it is wanted is in it, too: it is one script.
      rollupOptions: { external: [/^node:/], output: { codeSplitting: false } },
    },
  });
  return output[0].code;
}

/** The module's exports, in Node. */
export async function load(entry) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'threadkeeper-bench-'));
  const file = path.join(folder, 'bundle.mjs');
  try {
    writeFileSync(file, await bundle(entry, 'es'));
    return await import(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
