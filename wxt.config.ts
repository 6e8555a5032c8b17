import path from 'node:path';
import type { PluginOption } from 'vite';
import { defineConfig } from 'wxt';
import { FOR_STORES, manifest } from './manifest.config';

/**
 * The polyfill for our own pages and the background. A script in a page has none: both browsers know promises by now, and 2.5 kB
 * less are carried into every page.
 */
function polyfill(): PluginOption {
  let inPage = false;
  return {
    name: 'polyfill',
    enforce: 'pre',
    configResolved: ({ build: { lib } }) => {
      inPage = lib !== false && !JSON.stringify(lib.entry).includes('background');
    },
    resolveId(id) {
      if (id !== 'wxt/browser' || inPage) return null;
      return this.resolve('@wxt-dev/webextension-polyfill/browser');
    },
  };
}

export default defineConfig({
  // Auto-imports hide who depends on whom; every import is written (tests/house/architecture.test.ts).
  imports: false,
  manifest,
  // The tests and `npm start` load these folders by name (README, "What is fixed").
  outDirTemplate: `{{browser}}-mv{{manifestVersion}}${FOR_STORES ? '-store' : '{{modeSuffix}}'}`,
  // scripts/zip.mjs packs them: what Git knows, and nothing else that lies about.
  zip: { zipSources: false },
  vite: () => ({
    plugins: [polyfill()],
    resolve: {
      alias: {
        'wxt/utils/content-script-context': path.resolve(import.meta.dirname, 'utils/page/context.ts'),
      },
    },
    // Readable bundles: store reviewers read them, and tests look into them.
    build: {
      sourcemap: false,
      modulePreload: { polyfill: false },
      target: ['chrome144', 'firefox140'],
      // A script of ours that is built by itself (entrypoints/background/load-log.ts).
      rolldownOptions: { external: ['/team-log.js'] },
    },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  }),
});
