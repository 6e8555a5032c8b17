/**
 * npm run fill -- N [--seed S] [--profile DIR]
 *
 * Adds N invented cases to the ledger of a browser profile, for demos and benches; the same seed invents the same. The
 * profile is kept: .output/filled, unless another is named. Open it with any Chromium and the built extension.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openBrowser } from './bench/browser.mjs';
import { chromiumProgram } from './browsers.mjs';
import { EXTENSION, LOAD_FLAGS, TOP } from './extension.mjs';
import { casesOf, fillLedger, ledgerPage } from './filling.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' }, profile: { type: 'string', default: '.output/filled' } },
});
const cases = casesOf(positionals[0]);
const seed = Number(values.seed);
if (!Number.isSafeInteger(seed)) throw new Error(`${values.seed} is no seed: write a whole number.`);
const profile = path.resolve(TOP, values.profile);

const program = await chromiumProgram();
const browser = await openBrowser(program, [EXTENSION], profile);
try {
  const page = await ledgerPage(browser);
  const ms = await fillLedger(page, { cases, seed });
  console.log(
    `${cases} cases in ${(ms / 1_000).toFixed(1)} s.\n` +
      `To see them: ${program} --user-data-dir=${profile} ${LOAD_FLAGS.at(-1)}`,
  );
} finally {
  await browser.close();
}
