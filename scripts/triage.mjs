/**
 * npm run triage -- FILE.csv [--group NAME] …
 *
 * What the suggestions are worth on mentions that people labelled, beside two plain baselines, each with the interval that
 * holds 95 % of the samples (tests/triage/measure.ts says which columns). THREADKEEPER_SEED sets the samples.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import './set-up.mjs';

const top = path.resolve(import.meta.dirname, '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { group: { type: 'string', multiple: true } },
});
const [file, ...more] = positionals;
if (!file || more.length > 0) {
  console.error('usage: npm run triage -- FILE.csv [--group NAME] …');
  process.exit(2);
}
const { runnerImport } = await import('vite');
const { module: measuring } = await runnerImport(path.join(top, 'tests/triage/measure.ts'), {
  root: top,
  configFile: false,
  logLevel: 'error',
});
const seed = Number(process.env.THREADKEEPER_SEED ?? 1);
try {
  const rows = measuring.measureFile(readFileSync(path.resolve(file), 'utf8'), values.group ?? [], seed);
  const written = ({ value, low, high }) => `${value.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
  console.log(`seed ${seed}; precision, recall and F1 are those of complaint`);
  console.table(
    rows.map(({ group, mentions, judge, ...figures }) => ({
      group,
      mentions,
      judge,
      ...Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, written(figure)])),
    })),
  );
} catch (error) {
  console.error(`${file}: ${error.message}`);
  process.exitCode = 1;
}
