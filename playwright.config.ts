import { defineConfig } from '@playwright/test';

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
  projects: [{ name: 'chromium' }, { name: 'firefox' }],
});
