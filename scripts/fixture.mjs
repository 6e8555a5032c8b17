/**
 * npm run fixture -- REPORT
 *
 * Makes of a report that a user copied ("-": from standard input) a page in tests/imitations/reported/, whose test fails
 * until the reader reads it (README, "When a site changes").
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import './set-up.mjs';

const top = path.resolve(import.meta.dirname, '..');
const folder = path.join(top, 'tests/imitations/reported');

const [file, ...more] = process.argv.slice(2);
if (!file || more.length > 0) {
  console.error('usage: npm run fixture -- REPORT   (a file, or - for standard input)');
  process.exit(2);
}
try {
  const text = readFileSync(file === '-' ? 0 : path.resolve(file), 'utf8');
  const { runnerImport } = await import('vite');
  const { module: reported } = await runnerImport(path.join(top, 'tests/imitations/reported.ts'), {
    root: top,
    configFile: false,
    logLevel: 'error',
  });
  const report = reported.parseReport(text);
  const fixture = reported.fixtureOf(report);
  const to = freeName(`${report.site}-${report.at}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(to, `${JSON.stringify(fixture, null, 2)}\n`);
  execFileSync(path.join(top, 'node_modules/.bin/biome'), ['format', '--write', to], {
    cwd: top,
    stdio: 'ignore',
  });
  console.log(path.relative(process.cwd(), to));
  for (const line of reported.shortfalls(fixture)) console.log(`  ${line}`);
} catch (error) {
  console.error(`${file === '-' ? 'standard input' : file}: ${error.message}`);
  process.exit(1);
}

/** x-2026-11-22-1.json, or the next number that is free. */
function freeName(start) {
  let n = 1;
  while (existsSync(path.join(folder, `${start}-${n}.json`))) n++;
  return path.join(folder, `${start}-${n}.json`);
}
