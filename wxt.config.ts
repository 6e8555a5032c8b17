import path from 'node:path';
import { defineConfig } from 'wxt';
import { FOR_STORES, manifest } from './manifest.config';

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  // Auto-imports hide who depends on whom; every import is written (tests/house/architecture.test.ts).
  imports: false,
  manifest,
  // The tests and `npm start` load these folders by name (README, "What is fixed").
  outDirTemplate: `{{browser}}-mv{{manifestVersion}}${FOR_STORES ? '-store' : '{{modeSuffix}}'}`,
  // scripts/zip.mjs packs them: what Git knows, and nothing else that lies about.
  zip: { zipSources: false },
  vite: () => ({
    resolve: {
      alias: {
        'wxt/utils/content-script-context': path.resolve(import.meta.dirname, 'utils/page/context.ts'),
      },
    },
    // Readable bundles: store reviewers read them, and tests look into them.
    build: { sourcemap: false, modulePreload: { polyfill: false }, target: ['chrome144', 'firefox140'] },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  }),
});
