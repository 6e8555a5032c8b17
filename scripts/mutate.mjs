/**
 * npm run --silent mutate -- PAGE.html --url URL [--expected FILE] [--json]
 *
 * Breaks a saved page in every way in which its site may change it, one at a time, reads it anew with the shipped
 * reader, and prints what was right, admitted or silently wrong (tests/mutation/). Fails when anything is wrong.
 * FILE: mentions as `npm run read` prints them, with what is right beside what the reader finds.
 */
import { readFileSync } from 'node:fs';
import { siteNameOf } from '../utils/sites/hosts.ts';
import { runInSavedPage, savedPageArguments } from './saved-page.mjs';

/** Half a minute for a page of 400 kB, two where the machine is busy with others. */
const SAMPLE = { page: 3_000, item: 2_000, offset: 0 };

const short = (value) =>
  value === null ? 'null' : JSON.stringify(value.length > 80 ? `${value.slice(0, 79)}…` : value);

const rowOf = ({ scope, way, mutations, right, admitted, notFound, wrong }) => ({
  scope,
  way,
  mutations,
  right,
  admitted,
  'items not found': notFound,
  'silent wrong':
    Object.entries(wrong)
      .map(([fault, count]) => `${fault} ${count}`)
      .join(', ') || 'none',
});

const lineOf = ({ hard, scope, what, fault, value, expected, of, more }) =>
  `${hard ? 'SILENT WRONG' : 'wrong'} ${fault} of ${of ?? 'no item'}${more ? ` and ${more} more` : ''}, ${scope}: ${what}
    ${short(value)} instead of ${short(expected)}`;

function print({ items, all, made, rows, findings }) {
  console.log(`${items} items; ${made} of ${all} mutations${made < all ? ', evenly spread' : ''}`);
  console.table(rows.map(rowOf));
  for (const one of findings.toSorted((a, b) => b.hard - a.hard)) console.log(lineOf(one));
}

const argv = process.argv.slice(2);
const asked = savedPageArguments(
  argv.filter((one) => one !== '--json'),
  ['expected'],
);
if (!asked) {
  console.error('usage: npm run --silent mutate -- PAGE.html --url URL [--expected FILE] [--json]');
  process.exit(2);
}
try {
  const right = asked.expected ? JSON.parse(readFileSync(asked.expected, 'utf8')) : [];
  const name = siteNameOf(new URL(asked.url));
  if (!name) throw new Error(`no reader for ${asked.url}`);
  // Only the reader of this site: another's may be under repair.
  const machine = `import { mutateCopy } from './tests/mutation/saved-page.ts';
    import { ${name} as site } from './utils/sites/${name}/read.ts';
    export const run = (...given) => mutateCopy(document, site, ...given);`;
  const given = [asked.url, SAMPLE, right.items ?? right];
  const report = await runInSavedPage(
    asked,
    machine,
    `run(${given.map((one) => JSON.stringify(one)).join()})`,
  );
  if (argv.includes('--json')) console.log(JSON.stringify(report, null, 2));
  else print(report);
  process.exitCode = report.findings.length > 0 ? 1 : 0;
} catch (error) {
  console.error(`${asked.file} could not be read: ${error.message}`);
  process.exitCode = 1;
}
