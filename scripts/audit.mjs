/**
 * npm run check:audit
 *
 * Asks the registry for known advisories about the packages that reach the user. A high or critical one fails the check; where the
 * registry cannot be reached, or answers no such question, that is said and nothing fails: whether we are online is no fault of the code.
 */
import { spawnSync } from 'node:child_process';
import { TOP } from './extension.mjs';

const FAILING = ['high', 'critical'];
/** In ms; npm itself would try for minutes. */
const PATIENCE = 60_000;

const { stdout, error } = spawnSync('npm', ['audit', '--omit=dev', '--json', '--fetch-retries=0'], {
  cwd: TOP,
  encoding: 'utf8',
  timeout: PATIENCE,
  shell: process.platform === 'win32',
  maxBuffer: 64_000_000,
});

/** Null: it is no answer to what was asked. */
function answered() {
  try {
    const answer = JSON.parse(stdout);
    return answer.metadata?.vulnerabilities ? answer : null;
  } catch {
    return null; // npm was stopped, or said nothing in JSON
  }
}

const answer = answered();
if (answer === null) {
  const [why] = [error?.message, /"message": "(.+)"/.exec(stdout ?? '')?.[1], 'no answer'].filter(Boolean);
  console.log(`Advisories: skipped, the registry did not tell them (${why}).`);
} else {
  const found = Object.values(answer.vulnerabilities ?? {});
  for (const { name, severity, range, via } of found) {
    const titles = via.map((one) => (typeof one === 'string' ? `by ${one}` : `${one.title} ${one.url}`));
    console.log(`${severity}: ${name} ${range}: ${titles.join('; ')}`);
  }
  const bad = found.filter(({ severity }) => FAILING.includes(severity));
  console.log(
    `Advisories about packages that reach the user: ${found.length}, ${bad.length} of them high or critical.`,
  );
  if (bad.length > 0) process.exitCode = 1;
}
