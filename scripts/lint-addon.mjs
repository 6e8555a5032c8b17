/**
 * node scripts/lint-addon.mjs
 *
 * What Mozilla's own linter, the one of addons.mozilla.org and web-ext, says of the Firefox build: nothing but what stands here.
 * The extension must be built.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { TOP } from './extension.mjs';

/** What it warns of and why that stays; one that no longer comes has to go from here. */
const KNOWN = [
  {
    code: 'KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION',
    file: /^manifest\.json$/,
    why: 'It is not offered for Android: the store does that only where the manifest has gecko_android.',
  },
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    file: /^chunks\//,
    why: 'Preact can set innerHTML; a test finds none in our code, and the policy of trusted types lets none through.',
  },
  {
    code: 'DANGEROUS_EVAL',
    file: /^background\.js$/,
    why: 'zod can compile its forms; it is told not to, a test shows that it does not, and the policy forbids it.',
  },
];

const build = path.join(TOP, '.output/firefox-mv3');
if (!existsSync(build)) throw new Error(`${build} is not there: run "npm run build" first.`);
const linter = path.join(TOP, 'node_modules/addons-linter/bin/addons-linter');
const { stdout, stderr } = spawnSync(process.execPath, [linter, '--output', 'json', build], {
  encoding: 'utf8',
  maxBuffer: 64_000_000,
});
if (!stdout) throw new Error(`The linter said nothing. ${stderr}`);
const { errors, warnings, notices } = JSON.parse(stdout);
const found = [...errors, ...warnings, ...notices];
const knows = ({ code, file }) => KNOWN.find((one) => one.code === code && one.file.test(file ?? ''));
const unknown = found.filter((one) => !knows(one));
const gone = KNOWN.filter((one) => !found.some((said) => knows(said) === one));
for (const { code, file, line, message, description } of unknown)
  console.error(`${code} in ${file ?? 'the package'}${line ? `:${line}` : ''}: ${message}. ${description}`);
for (const { code } of gone)
  console.error(`${code} no longer comes: take it from the list in scripts/lint-addon.mjs.`);
console.log(
  `Mozilla’s linter: ${errors.length} errors, ${warnings.length} warnings and ${notices.length} notices; ${unknown.length} of them not known.`,
);
process.exitCode = unknown.length + gone.length === 0 ? 0 : 1;
