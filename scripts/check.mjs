/** Every check, in the order in which a failure is cheapest to hear of; ends with what the failed ones last said, and one line that counts them. */
import { spawn } from 'node:child_process';

// Every story in both browsers (playwright.config.ts).
if (process.argv.includes('--whole')) process.env.THREADKEEPER_WHOLE = '1';

/** What stands together runs side by side: the tour waits for the clock most of its time. */
const CHECKS = [
  [['types', 'check:types']],
  [['lint and format', 'check:lint']],
  [['build', 'build']],
  [
    ['unit, walls, contents of the build', 'check:unit'],
    ['the tour of npm start', 'tour'],
    ['Mozilla’s linter on the Firefox build', 'check:addon'],
    ['known advisories', 'check:audit'],
  ],
  [['Chromium, end to end', 'check:chromium']],
  [['Firefox, end to end', 'check:firefox']],
];

/** How much of a failed check's end is said again: the summary of a run of tests, without the run. */
const LAST_LINES = 120;

/**
 * Runs one check, showing what it prints as it comes.
 * @returns its exit code and its last lines
 */
function run(script) {
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', script], {
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let tail = '';
    const show = (stream) => (chunk) => {
      stream.write(chunk);
      tail = (tail + chunk).split('\n').slice(-LAST_LINES).join('\n');
    };
    child.stdout.setEncoding('utf8').on('data', show(process.stdout));
    child.stderr.setEncoding('utf8').on('data', show(process.stderr));
    child.on('error', (error) => resolve({ status: 1, tail: `${tail}\n${error}` }));
    child.on('close', (status) => resolve({ status, tail }));
  });
}

let passed = 0;
const failed = [];
async function check([title, script]) {
  const started = Date.now();
  console.log(`\n── ${title}`);
  const { status, tail } = await run(script);
  console.log(
    `── ${title}: ${status === 0 ? 'passed' : 'FAILED'} (${Math.round((Date.now() - started) / 1000)} s)`,
  );
  if (status === 0) passed++;
  else failed.push({ title, tail });
}
for (const some of CHECKS) await Promise.all(some.map(check));
// Said again at the end: a log that is cut in the middle still tells why (a failed unit test was once lost above two browsers' stories).
for (const { title, tail } of failed) console.log(`\n── ${title} FAILED, and ended with:\n${tail}`);
console.log(`\nchecks: ${passed} passed, ${failed.length} failed`);
process.exitCode = failed.length === 0 ? 0 : 1;
