/** npm run trial:swaps, trial:reloads, torture: the long runs of trials whose everyday runs are shorter. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { TOP } from './extension.mjs';

const TRIALS = {
  swaps: {
    program: 'vitest/vitest.mjs',
    args: ['run', 'tests/page/recycled.test.ts'],
    long: { THREADKEEPER_SWAPS: '10000' },
  },
  reloads: {
    program: '@playwright/test/cli.js',
    args: ['test', 'e2e/reloads.spec', '--workers=1'],
    long: { THREADKEEPER_RELOADS: '50' },
  },
  torture: {
    program: '@playwright/test/cli.js',
    args: ['test', 'e2e/damage.spec', 'e2e/kills.spec', '--workers=1'],
    long: { THREADKEEPER_TORTURE: '1', THREADKEEPER_KILLS: process.env.THREADKEEPER_KILLS ?? '10000' },
  },
};

const trial = TRIALS[process.argv[2]];
if (!trial) throw new Error(`Which trial? One of: ${Object.keys(TRIALS).join(', ')}.`);
const { status } = spawnSync(
  process.execPath,
  [path.join(TOP, 'node_modules', trial.program), ...trial.args, ...process.argv.slice(3)],
  { cwd: TOP, stdio: 'inherit', env: { ...process.env, ...trial.long } },
);
process.exit(status ?? 1);
