import { defineConfig } from '@playwright/test';

/** `npm run test:whole`: every story in both browsers. */
const WHOLE = Boolean(process.env.THREADKEEPER_WHOLE);

/** For all processes of one run the same, also about midnight: the day since 1970. */
process.env.THREADKEEPER_DAY ??= String(Math.floor(Date.now() / 86_400_000));

const files = (names: string) => names.split(' ').map((name) => `**/${name}.spec.ts`);

/** Where the browsers differ: in their background, their panel, their keys, their editors, their files. */
const IN_BOTH = files(
  'accessible backup damage drivers insert kills leaks lock main-job real-panel reloads reminders selection survives welcome',
);
/** Long: each of them walks through all of the panel once more, or brings ten thousand customers and all that may be in their words. */
const LONG = files('bursts canary injection inserts lane life mirrored pseudo room steps');

/** One suite of stories in two browsers: the project's name picks the driver (tests/e2e/story.ts). */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  // Against hanging alone: a slow machine may take six times as long as a quick one.
  timeout: 240_000,
  expect: { timeout: 20_000 },
  // Real browsers on a shared machine: a second try is allowed there, and reported as flaky, never as passed.
  retries: process.env.CI ? 1 : 0,
  // Two browsers on two cores; a third one makes clicks late.
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  projects: [
    { name: 'chromium', testIgnore: WHOLE ? [] : LONG },
    { name: 'firefox', testMatch: WHOLE ? '**/*.spec.ts' : IN_BOTH },
  ],
});
