import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/e2e/**'],
    // Long enough for a slow machine; no test asserts on time.
    testTimeout: 60_000,
    // Browsers have Temporal; Node 22 has not.
    setupFiles: ['temporal-polyfill/global', 'tests/speak.ts', 'tests/settle.ts'],
    restoreMocks: true,
    // Vitest would leave one of two cores idle.
    maxWorkers: 2,
  },
});
