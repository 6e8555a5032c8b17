/**
 * npm run gallery
 *
 * Draws every surface of the panel at 320 px into .output/gallery/ (tests/e2e/gallery.spec.ts, mirrored.spec.ts), and makes the
 * page that shows the pictures side by side.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { TOP } from './extension.mjs';

const FOLDER = path.join(TOP, '.output/gallery');
const PLAYWRIGHT = path.join(TOP, 'node_modules/@playwright/test/cli.js');

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const { status } = spawnSync(
  process.execPath,
  [
    PLAYWRIGHT,
    'test',
    'e2e/gallery.spec',
    'e2e/mirrored.spec',
    '--project=chromium',
    ...process.argv.slice(2),
  ],
  { cwd: TOP, stdio: 'inherit', env: { ...process.env, THREADKEEPER_GALLERY: FOLDER } },
);

const kinds = readdirSync(FOLDER, { withFileTypes: true }).filter((one) => one.isDirectory());
const parts = kinds.map(({ name }) => {
  const files = readdirSync(path.join(FOLDER, name)).sort();
  const shown = files.map(
    (file) => `<figure><img src="${name}/${file}" alt="${file}"><figcaption>${file}</figcaption></figure>`,
  );
  return `<h2>${name}</h2><div>${shown.join('')}</div>`;
});
const style = 'div{display:flex;flex-wrap:wrap;gap:16px}figure{margin:0}img{width:320px}';
writeFileSync(
  path.join(FOLDER, 'index.html'),
  `<!doctype html><meta charset="utf-8"><title>Gallery</title><style>${style}</style>${parts.join('')}`,
);
process.exitCode = status ?? 1;
