/**
 * node scripts/zip.mjs
 *
 * Packs for the stores, into .output/: one package for Chrome, the same for Edge, one for Firefox, and the sources of which
 * they are made, with a bill of materials. Chromium's has no `key` in its manifest, which the Chrome store refuses. Then both are built once more from
 * the sources that were packed, in another folder, and have to be the same bit for bit.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { TOP } from './extension.mjs';

const { version } = JSON.parse(readFileSync(path.join(TOP, 'package.json'), 'utf8'));
const digestOf = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** The files that Git knows, as they are here: all that is needed to build, and no more. */
const tracked = () =>
  execFileSync('git', ['ls-files', '-z'], { cwd: TOP, encoding: 'utf8' }).split('\0').filter(Boolean).sort();

/** Builds and packs in this folder, as every other build but for the key. */
function pack(folder) {
  const wxt = (...args) =>
    execFileSync(process.execPath, [path.join(TOP, 'node_modules/wxt/bin/wxt.mjs'), 'zip', ...args], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, THREADKEEPER_STORES: '1' },
    });
  wxt();
  wxt('-b', 'firefox', '--mv3');
}

/** What is in the packages beside our own code, with its licences, as CycloneDX; npm's, without what is another one each time. */
function billOfMaterials() {
  const npm = ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev'];
  const shell = process.platform === 'win32';
  const { serialNumber: _, ...bill } = JSON.parse(
    execFileSync('npm', npm, { cwd: TOP, encoding: 'utf8', shell, maxBuffer: 64 * 1024 * 1024 }),
  );
  delete bill.metadata.timestamp;
  return `${JSON.stringify(bill, null, 2)}\n`;
}

const fileOf = (what, folder = TOP) => path.join(folder, '.output', `threadkeeper-${version}-${what}.zip`);

pack(TOP);
copyFileSync(fileOf('chrome'), fileOf('edge'));

// WXT's own packer of zips, which writes no times; what is in it is in the order of its names.
const { createZip } = await import('@aklinker1/zero-zip');
const sources = tracked();
const archive = createZip({ level: 9 });
for (const file of sources) archive.addFile(file, readFileSync(path.join(TOP, file)));
archive.addFile('sbom.json', Buffer.from(billOfMaterials()));
writeFileSync(fileOf('sources'), await archive.toBuffer());

const elsewhere = mkdtempSync(path.join(os.tmpdir(), 'threadkeeper-sources-'));
try {
  for (const file of sources) {
    mkdirSync(path.dirname(path.join(elsewhere, file)), { recursive: true });
    copyFileSync(path.join(TOP, file), path.join(elsewhere, file));
  }
  symlinkSync(path.join(TOP, 'node_modules'), path.join(elsewhere, 'node_modules'), 'junction');
  pack(elsewhere);
  for (const browser of ['chrome', 'firefox'])
    if (digestOf(fileOf(browser, elsewhere)) !== digestOf(fileOf(browser)))
      throw new Error(`The package for ${browser} is another one when it is built from the sources.`);
} finally {
  rmSync(elsewhere, { recursive: true, force: true });
}

for (const file of ['chrome', 'edge', 'firefox', 'sources'].map((what) => fileOf(what)))
  console.log(`${digestOf(file)}  ${path.relative(TOP, file)}`);
console.log(
  `${sources.length} files of source; built again from them elsewhere, the packages are the same bit for bit.`,
);
