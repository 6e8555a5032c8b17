/** Every check, in the order in which a failure is cheapest to hear of; ends with one line that counts them. */
import { spawnSync } from 'node:child_process';

const CHECKS = [
  ['types', 'check:types'],
  ['lint and format', 'check:lint'],
  ['build', 'build'],
  ['unit, walls, contents of the build', 'check:unit'],
  ['Chromium, end to end', 'check:chromium'],
  ['Firefox, end to end', 'check:firefox'],
];

let passed = 0;
const failed = [];
for (const [title, script] of CHECKS) {
  const started = Date.now();
  console.log(`\n── ${title}`);
  const { status } = spawnSync('npm', ['run', '--silent', script], {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  console.log(
    `── ${title}: ${status === 0 ? 'passed' : 'FAILED'} (${Math.round((Date.now() - started) / 1000)} s)`,
  );
  if (status === 0) passed++;
  else failed.push(title);
}
if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}`);
console.log(`\nchecks: ${passed} passed, ${failed.length} failed`);
process.exit(failed.length === 0 ? 0 : 1);
