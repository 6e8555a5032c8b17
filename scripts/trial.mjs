/** npm run trial:swaps, trial:reloads, trial:bursts, trial:office, torture: the long runs of trials whose everyday runs are shorter. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { TOP } from './extension.mjs';

const VITEST = 'vitest/vitest.mjs';
const PLAYWRIGHT = '@playwright/test/cli.js';

/** The runs of each trial, one after the other; a variable of the environment goes before its `long` form. */
const TRIALS = {
  swaps: [
    { program: VITEST, args: ['run', 'tests/page/recycled.test.ts'], long: { THREADKEEPER_SWAPS: '10000' } },
  ],
  reloads: [
    {
      program: PLAYWRIGHT,
      args: ['test', 'e2e/reloads.spec', '--workers=1'],
      long: { THREADKEEPER_RELOADS: '50' },
    },
  ],
  bursts: [
    {
      program: VITEST,
      args: ['run', 'tests/bursts/trial.test.ts', '--testTimeout=3600000'],
      long: { THREADKEEPER_YEARS: '200', THREADKEEPER_SEED: '1' },
    },
  ],
  office: [
    {
      program: VITEST,
      args: ['run', 'tests/tables/office.test.ts', '--testTimeout=3600000'],
      long: { THREADKEEPER_OFFICE: '1' },
    },
  ],
  torture: [
    {
      program: VITEST,
      args: [
        'run',
        'tests/storage/steps.test.ts',
        'tests/storage/model.test.ts',
        'tests/reminders/trial.test.ts',
        'tests/deliveries/trial.test.ts',
        'tests/team/model.test.ts',
        'tests/messages/trial.test.ts',
        // A command may have a hundred steps to die at, and millions of messages are sent.
        '--testTimeout=7200000',
      ],
      long: {
        THREADKEEPER_STRIDE: '1',
        THREADKEEPER_COMMANDS: '100000',
        THREADKEEPER_REMINDERS: '1000',
        THREADKEEPER_HANDOFFS: '1000',
        // From each of five classes of senders; of those that fit and are carried out, one in twenty.
        THREADKEEPER_MESSAGES: '1000000',
        THREADKEEPER_MESSAGES_FIT: '20',
        THREADKEEPER_SEATS: '8',
        THREADKEEPER_SEAT_COMMANDS: '150',
      },
    },
    {
      program: PLAYWRIGHT,
      args: [
        'test',
        'e2e/damage.spec',
        'kills.spec',
        'e2e/full-disk.spec',
        'e2e/reminders.spec',
        'e2e/inserts.spec',
        '--workers=1',
      ],
      long: {
        THREADKEEPER_TORTURE: '1',
        THREADKEEPER_KILLS: '10000',
        THREADKEEPER_FIREFOX_KILLS: '500',
        THREADKEEPER_BROWSER_KILLS: '200',
        THREADKEEPER_IMPORT_KILLS: '100',
        THREADKEEPER_REMINDERS: '100',
        THREADKEEPER_INSERTS: '200',
      },
    },
  ],
};

const trial = TRIALS[process.argv[2]];
if (!trial) throw new Error(`Which trial? One of: ${Object.keys(TRIALS).join(', ')}.`);
for (const [n, { program, args, long }] of trial.entries()) {
  // What is added on the command line is for the last run: a project of Playwright's, or a test's name.
  const added = n === trial.length - 1 ? process.argv.slice(3) : [];
  const { status } = spawnSync(
    process.execPath,
    [path.join(TOP, 'node_modules', program), ...args, ...added],
    { cwd: TOP, stdio: 'inherit', env: { THREADKEEPER_WHOLE: '1', ...long, ...process.env } },
  );
  if (status !== 0) process.exit(status ?? 1);
}
